/** One build of the site, from the article folder to the published folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { build } from 'astro';
import { zh } from '../i18n/zh-CN.ts';
import type { Report } from '../archive/archive.ts';
import { breaches, hosts, type Breach } from '../archive/host-limits.ts';
import { changedPages } from '../integrations/changed-pages.ts';
import { searchIndex } from '../integrations/publish-search.ts';
import { sharePictures } from '../integrations/share-pictures.ts';
import { offlineFiles } from '../offline/lists.ts';
import { indexFolder, type Manifest } from '../search/bundle.ts';
import { site } from '../site.ts';
import { checksumFile, formatChecksums, sha256, sourceChecksumFile } from './checksums.ts';
import { formatProblems, readFolder } from './folder.ts';
import { knownArticles } from './known-articles.ts';
import { makerDigest } from './maker.ts';
import type { OnProgress } from './progress.ts';
import { BuildLocked, openStaging } from './publish.ts';
import type { BuildSettings } from './settings.ts';
import { siteTree, type SiteFile } from './site-tree.ts';

export type BuildResult =
  | {
      readonly ok: true;
      readonly articles: number;
      readonly pages: number;
      readonly files: number;
      /** Files taken over from the site before. */
      readonly taken: number;
      /** Bytes of the search index. */
      readonly indexBytes: number;
      /** Limits of the host named in src/site.ts that the site would break. */
      readonly breaches: readonly Breach[];
      readonly seconds: number;
      /** The most memory that this process took. */
      readonly peakMegabytes: number;
    }
  | { readonly ok: false; readonly message: string };

/** Builds and publishes; on any failure `out` stays as it was. Reports, never throws, what an editor can mend. */
export async function buildSite(
  settings: BuildSettings,
  onProgress: OnProgress = () => undefined,
): Promise<BuildResult> {
  const started = performance.now();
  const { articles, cache, content, out } = settings;
  if (!existsSync(content)) return { ok: false, message: zh.commands.noContent(content) };
  const maker = makerDigest(settings);
  onProgress({ step: 'reading' });
  const { reports, problems } = readFolder(content, knownArticles(content, articles, maker));
  if (problems.length > 0) return { ok: false, message: formatProblems(problems) };
  try {
    const staging = openStaging(settings);
    try {
      onProgress({ step: 'preparing' });
      const tree = siteTree(settings, maker);
      // Variables of these names would stand in for what Vite says of the build itself.
      for (const name of ['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR'])
        Reflect.deleteProperty(process.env, name);
      process.env['NODE_ENV'] = 'production';
      await build({
        logLevel: 'warn',
        integrations: [
          changedPages(tree, onProgress),
          sharePictures({ cache: join(cache, 'pictures'), reports, tree }),
          ...(settings.search
            ? [searchIndex({ cache: join(cache, 'search'), onProgress, reports, tree })]
            : []),
        ],
      });
      onProgress({ step: 'publishing' });
      tree.gather();
      if (settings.search) {
        for (const [path, text] of offlineFiles({
          files: tree.files(),
          manifest: readManifest(settings.staging),
          pictures: picturesByYear(reports),
          base: settings.base,
          sha256: (text) => sha256(Buffer.from(text)),
        })) {
          tree.write(path, Buffer.from(text));
        }
      }
      const sources = reports.map(({ file, digest }) => [relative(content, file), digest] as const);
      tree.write(sourceChecksumFile, Buffer.from(formatChecksums(new Map(sources))));
      const files = tree.files();
      const sums = [...files].map(([path, file]) => [path, file.sha256] as const);
      tree.write(checksumFile, Buffer.from(formatChecksums(new Map(sums))));
      await staging.publish(tree.join());
      tree.note();
      return {
        ok: true,
        articles: reports.length,
        taken: tree.taken,
        breaches: breaches(hosts[site.host], tree.files()),
        seconds: (performance.now() - started) / 1000,
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
        ...sizes(files),
      };
    } finally {
      staging.release();
    }
  } catch (error) {
    if (error instanceof BuildLocked) {
      return { ok: false, message: zh.commands.buildLocked(error.pid, error.lock) };
    }
    if (isDiskFull(error)) return { ok: false, message: zh.commands.noSpace(out) };
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

function sizes(all: ReadonlyMap<string, SiteFile>): {
  files: number;
  pages: number;
  indexBytes: number;
} {
  const files = [...all];
  return {
    // With the list of them all.
    files: files.length + 1,
    pages: files.filter(([path]) => path.endsWith('.html')).length,
    indexBytes: files
      .filter(([path]) => path.startsWith(`${indexFolder}/`))
      .reduce((total, [, { size }]) => total + size, 0),
  };
}

function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (('code' in cause && cause.code === 'ENOSPC') || cause.message.includes('ENOSPC'))
      return true;
  }
  return false;
}
