/** One build of the site, from the article folder to the published folder. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { build } from 'astro';
import { zh } from '../i18n/zh-CN.ts';
import type { Report } from '../archive/archive.ts';
import { offlineFiles } from '../offline/lists.ts';
import { indexFolder, type Manifest } from '../search/bundle.ts';
import { checksumsOf, sha256, writeChecksums } from './checksums.ts';
import { formatProblems, readFolder } from './folder.ts';
import { BuildLocked, openStaging } from './publish.ts';
import type { BuildSettings } from './settings.ts';

export type BuildResult =
  | {
      readonly ok: true;
      readonly articles: number;
      readonly pages: number;
      /** Bytes of the search index. */
      readonly indexBytes: number;
      readonly seconds: number;
    }
  | { readonly ok: false; readonly message: string };

/** Builds and publishes; on any failure `out` stays as it was. Reports, never throws, what an editor can mend. */
export async function buildSite(settings: BuildSettings): Promise<BuildResult> {
  const started = performance.now();
  if (!existsSync(settings.content)) {
    return { ok: false, message: zh.commands.noContent(settings.content) };
  }
  const { reports, problems } = readFolder(settings.content);
  if (problems.length > 0) return { ok: false, message: formatProblems(problems) };
  try {
    const staging = openStaging(settings);
    try {
      // Variables of these names would stand in for what Vite says of the build itself.
      for (const name of ['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR'])
        Reflect.deleteProperty(process.env, name);
      process.env['NODE_ENV'] = 'production';
      await build({ logLevel: 'warn' });
      const pages = countFiles(settings.staging, '.html').files;
      const indexBytes = countFiles(join(settings.staging, 'pagefind')).bytes;
      const files = new Map(
        [...checksumsOf(settings.staging)].map(([path, sum]) => [
          path,
          { sha256: sum, size: statSync(join(settings.staging, path)).size },
        ]),
      );
      for (const [path, text] of offlineFiles({
        files,
        manifest: readManifest(settings.staging),
        pictures: picturesByYear(reports),
        base: settings.base,
        sha256: (text) => sha256(Buffer.from(text)),
      })) {
        writeFileSync(join(settings.staging, path), text);
      }
      writeChecksums(
        settings.staging,
        new Map(reports.map(({ file, digest }) => [relative(settings.content, file), digest])),
      );
      await staging.publish();
      const seconds = (performance.now() - started) / 1000;
      return { ok: true, articles: reports.length, pages, indexBytes, seconds };
    } finally {
      staging.release();
    }
  } catch (error) {
    if (error instanceof BuildLocked) {
      return { ok: false, message: zh.commands.buildLocked(error.pid, error.lock) };
    }
    if (isDiskFull(error)) return { ok: false, message: zh.commands.noSpace(settings.out) };
    throw error;
  }
}

/** Written by the search integration of this very build. */
const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, indexFolder, 'manifest.json'), 'utf8')) as Manifest;

function picturesByYear(reports: readonly Report[]): Map<string, Set<string>> {
  const years = new Map<string, Set<string>>();
  for (const { article } of reports) {
    if (article.withdrawn) continue;
    const year = article.date.slice(0, 4);
    const pictures = years.get(year) ?? new Set();
    years.set(year, pictures);
    for (const { src } of article.figures) if (src !== undefined) pictures.add(decodeURI(src));
  }
  return years;
}

function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (('code' in cause && cause.code === 'ENOSPC') || cause.message.includes('ENOSPC'))
      return true;
  }
  return false;
}

function countFiles(folder: string, ending = ''): { files: number; bytes: number } {
  if (!existsSync(folder)) return { files: 0, bytes: 0 };
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith(ending),
  );
  const bytes = files.reduce(
    (total, entry) => total + statSync(join(entry.parentPath, entry.name)).size,
    0,
  );
  return { files: files.length, bytes };
}
