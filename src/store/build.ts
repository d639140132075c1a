/** One build of the site, from the article folder to the published folder. */
import { existsSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import type { Report } from '../archive/archive.ts';
import { publishCopies } from '../integrations/publish-copies.ts';
import { publishSearch } from '../integrations/publish-search.ts';
import { sharePictures } from '../integrations/share-pictures.ts';
import { offlineFiles } from '../offline/lists.ts';
import { manifestPath, type Manifest } from '../search/bundle.ts';
import { checksumFile, formatChecksums, sha256, sourceChecksumFile } from './checksums.ts';
import { changedMeanwhile, formatProblems, readFolder } from './folder.ts';
import { knownArticles } from './known-articles.ts';
import { makerDigest } from './maker.ts';
import { makePages, PageProcessEnded, processesFor } from './pages.ts';
import type { OnProgress } from './progress.ts';
import { hasCode, openStaging, publishFailure } from './publish.ts';
import type { BuildSettings } from './settings.ts';
import { siteSummary, type SiteSummary } from './site-summary.ts';
import { filesIn, siteTree, type SiteTree } from './site-tree.ts';
import { openTemplates } from './templates.ts';
import { ownsOf, sliceFile, type Slice, type SliceRecord } from './slices.ts';

export type BuildResult =
  | (SiteSummary & {
      readonly ok: true;
      readonly articles: number;
      /** Files taken over from the site before. */
      readonly taken: number;
      readonly seconds: number;
      /** The most memory that a process took, of those that read articles. */
      readonly peakMegabytes: number;
    })
  | { readonly ok: false; readonly message: string };

export interface BuildOptions {
  /** The part of the site to build; all of it unless given. */
  readonly slice?: Slice;
  /** How many processes of their own make pages; as many as are worth it unless given. */
  readonly processes?: number;
}

/**
 * Builds and publishes the site, or one slice of it; on any failure `out` stays as it was. Reports, never
 * throws, what an editor can mend.
 */
export async function buildSite(
  settings: BuildSettings,
  onProgress: OnProgress = () => undefined,
  { slice, processes }: BuildOptions = {},
): Promise<BuildResult> {
  const started = performance.now();
  const { articles, cache, content, out } = settings;
  if (!existsSync(content)) return { ok: false, message: zh.commands.noContent(content) };
  const maker = makerDigest(settings);
  // Where they have to be bundled first, that is done while articles are read.
  const templates = openTemplates(settings, maker);
  // Whoever waits for them hears of their failure, also if that comes before.
  templates.catch(() => undefined);
  onProgress({ step: 'reading' });
  const known = knownArticles(content, articles, maker);
  const { papers, reports, problems } = readFolder(content, known);
  if (problems.length > 0) return { ok: false, message: formatProblems(problems) };
  try {
    const staging = openStaging(settings);
    try {
      onProgress({ step: 'preparing' });
      const tree = siteTree(settings, staging.folder, maker, slice && ownsOf(slice, reports));
      const { assets, program } = await templates;
      putFolder(tree, 'public', ({ mtimeMs, size }) => `${size} ${mtimeMs}`);
      putFolder(tree, assets, () => maker);
      let others = 0;
      await allDone((signal) => [
        makePages({
          folder: staging.folder,
          onProgress,
          processes:
            processes ?? processesFor(reports.length, existsSync(out) ? known.fresh : Infinity),
          program,
          signal,
          tree,
        }).then(({ peak }) => {
          if (settings.search) onProgress({ step: 'index' });
          others = peak;
        }),
        settings.search &&
          publishSearch({
            cache: join(cache, 'search'),
            outDir: staging.folder,
            reports,
            signal,
            tree,
          }),
        sharePictures({ cache: join(cache, 'pictures'), reports, signal, tree }),
        publishCopies({ reports, settings, signal, tree }),
      ]);
      onProgress({ step: 'publishing' });
      const sources = reports.map(({ file, digest }) => [relative(content, file), digest] as const);
      const sourceList = formatChecksums(new Map(sources));
      tree.write(sourceChecksumFile, Buffer.from(sourceList));
      tree.gather();
      const picturesOf = picturesByYear(reports);
      if (slice) {
        const record: SliceRecord = {
          ...slice,
          maker,
          content: sha256(Buffer.from(JSON.stringify([sourceList, papers]))),
          search: settings.search,
          base: settings.base,
          pictures: Object.fromEntries(
            [...picturesOf]
              .filter(([year]) => tree.owns(`${year}/`))
              .map(([year, paths]) => [year, [...paths]]),
          ),
        };
        tree.write(sliceFile, Buffer.from(JSON.stringify(record)));
      } else if (settings.search) {
        for (const [path, text] of offlineFiles({
          files: tree.files(),
          manifest: readManifest(staging.folder),
          pictures: picturesOf,
          base: settings.base,
          sha256: (text) => sha256(Buffer.from(text)),
        })) {
          tree.write(path, Buffer.from(text));
        }
      }
      const files = tree.files();
      const sums = [...files].map(([path, file]) => [path, file.sha256] as const);
      tree.write(checksumFile, Buffer.from(formatChecksums(new Map(sums))));
      await staging.publish(tree.join());
      tree.note();
      return {
        ok: true,
        articles: reports.length,
        taken: tree.taken,
        seconds: (performance.now() - started) / 1000,
        peakMegabytes: Math.round(Math.max(others, process.resourceUsage().maxRSS) / 1024),
        ...siteSummary(files),
      };
    } finally {
      await staging.release();
    }
  } catch (error) {
    const message = publishFailure(error, out) ?? makingFailure(error);
    if (message === undefined) throw error;
    return { ok: false, message };
  }
}

/**
 * Waits for all. The first that fails has the others stop, and is told of when they have: nothing may
 * write into a folder that is given up.
 */
async function allDone(begin: (signal: AbortSignal) => readonly unknown[]): Promise<void> {
  const stop = new AbortController();
  const ended = begin(stop.signal).map(async (work) => {
    try {
      await work;
    } catch (error) {
      stop.abort(error);
    }
  });
  await Promise.all(ended);
  stop.signal.throwIfAborted();
}

/** What to tell an editor of what ended the making of the site; undefined for mistakes of the program. */
function makingFailure(error: unknown): string | undefined {
  if (error instanceof PageProcessEnded) return zh.commands.pageProcessEnded(error.how);
  return error instanceof Error && hasCode(error, changedMeanwhile) ? error.message : undefined;
}

/** Files that are served as they are. */
function putFolder(
  tree: Pick<SiteTree, 'wants' | 'write'>,
  folder: string,
  keyOf: (stat: Stats) => string,
): void {
  for (const path of filesIn(folder)) {
    const file = join(folder, path);
    const key = keyOf(statSync(file));
    if (tree.wants(path, key)) tree.write(path, readFileSync(file), key);
  }
}

/** Written by this very build. */
const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, manifestPath), 'utf8')) as Manifest;

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
