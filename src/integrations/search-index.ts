/**
 * Builds the search index of an archive, a bundle a year, and publishes it. Texts are read a year at a
 * time, and only those of years that the cache does not hold. Years of a large archive are built side
 * by side: each worker has a Pagefind of its own.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { Article } from '../archive/article.ts';
import type { TextBlock } from '../markdown/text.ts';
import { indexFolder, indexFormat, type Manifest } from '../search/bundle.ts';
import { packTable } from '../search/fold.ts';
import { namesFile } from './names-file.ts';
import {
  bundleDigest,
  digest,
  keepEntries,
  readEntry,
  writeBundle,
  writeEntry,
  type BundleFiles,
} from './search-cache.ts';
import {
  buildYear,
  chunkSize,
  foldTable,
  withPagefind,
  type PagefindService,
  type YearInput,
} from './search-year.ts';

/** An article, whose text is read when its year is built. */
export interface IndexSource {
  readonly article: Article;
  /** Changes if the article or its text does. */
  readonly digest: string;
  readonly blocks: () => readonly TextBlock[];
}

export interface IndexReport {
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
}

/** A year's bundle as it was written. */
export interface YearReport {
  readonly dir: string;
  readonly files: number;
  readonly bytes: number;
}

/** Articles from which on workers save more time than they take to start. */
const worthWorkers = 1500;

interface YearSources {
  readonly year: string;
  readonly sources: readonly IndexSource[];
  /** The year's place in the cache, if there is one. */
  readonly entry?: string;
}

/** What a worker is sent. */
export interface YearTask extends YearInput {
  readonly entry?: string;
}

/** Writes `<outDir>/pagefind`, replacing what is there. Withdrawn articles are left out. */
export async function buildSearchIndex(
  {
    articles,
    outDir,
    cache,
    workers: wanted,
  }: {
    readonly articles: Iterable<IndexSource>;
    readonly outDir: string;
    /** A folder of its own for bundles that a later build may take; none are kept unless given. */
    readonly cache?: string;
    /** Years to build at once; as many as there are processors unless given, one for a small archive. */
    readonly workers?: number;
  },
  service?: PagefindService,
): Promise<IndexReport> {
  const years = byYear(articles, cache);
  const total = years.reduce((sum, { sources }) => sum + sources.length, 0);
  const folder = join(outDir, indexFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const reports = new Map<string, YearReport>();
  for (const { year, entry } of years) {
    const files = entry === undefined ? null : readEntry(entry);
    if (files) reports.set(year, publishBundle(year, files, folder));
  }
  const missing = years.filter(({ year }) => !reports.has(year));
  const workers = Math.min(
    missing.length,
    wanted ?? (total < worthWorkers ? 1 : availableParallelism()),
  );
  if (service || workers === 1) {
    await withPagefind(async (own) => {
      for (const year of missing)
        reports.set(year.year, await buildBundle(task(year), folder, own));
    }, service);
  } else if (workers > 1) {
    await sideBySide(missing, folder, workers, reports);
  }
  if (cache !== undefined) {
    keepEntries(
      cache,
      years.flatMap(({ entry }) => entry ?? []),
    );
  }

  const report = {
    articles: total,
    files: [...reports.values()].reduce((sum, { files }) => sum + files, 0),
    bytes: [...reports.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const write = (path: string, content: Uint8Array): string => {
    writeFileSync(join(folder, path), content);
    report.files += 1;
    report.bytes += content.length;
    return path;
  };
  const named = (name: string, value: unknown): string => {
    const bytes = gzipSync(JSON.stringify(value), { level: 9 });
    return write(`${name}.${digest([bytes])}.bin`, bytes);
  };
  const names = namesFile(
    years.flatMap(({ sources }) => sources.map(({ article }) => article).reverse()),
  );
  const manifest: Manifest = {
    format: indexFormat,
    fold: named('fold', packTable(foldTable)),
    names: named('names', names),
    bundles: years.map(({ year, sources }) => ({
      year,
      dir: (reports.get(year) as YearReport).dir,
      articles: sources.length,
    })),
  };
  write('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return report;
}

/** Builds a year's bundle and writes it into the cache and the index folder. */
export async function buildBundle(
  { entry, ...year }: YearTask,
  folder: string,
  service: PagefindService,
): Promise<YearReport> {
  const files = await buildYear(year, service);
  if (entry !== undefined) writeEntry(entry, files);
  return publishBundle(year.year, files, folder);
}

function publishBundle(year: string, files: BundleFiles, folder: string): YearReport {
  const dir = `${year}.${bundleDigest(files)}`;
  writeBundle(files, join(folder, dir));
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  return { dir, files: files.size, bytes };
}

/** Newest first; within a year by date, then by id. */
function byYear(articles: Iterable<IndexSource>, cache: string | undefined): YearSources[] {
  const years = new Map<string, IndexSource[]>();
  for (const source of articles) {
    if (source.article.withdrawn !== undefined) continue;
    const year = source.article.date.slice(0, 4);
    const known = years.get(year);
    if (known) known.push(source);
    else years.set(year, [source]);
  }
  const maker = cache === undefined ? '' : makerDigest();
  const key = ({ article }: IndexSource): string => `${article.date} ${article.id}`;
  return [...years]
    .sort(([one], [other]) => (one > other ? -1 : 1))
    .map(([year, unsorted]) => {
      const sources = unsorted.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
      if (cache === undefined) return { year, sources };
      const made = digest([maker, ...sources.map((source) => `\n${key(source)} ${source.digest}`)]);
      return { year, sources, entry: join(cache, `${year}.${made}`) };
    });
}

/** Of all that a bundle depends on besides its articles: the code, the packages that it uses, the settings. */
function makerDigest(): string {
  const source = new URL('../', import.meta.url);
  const files = ['archive', 'integrations', 'markdown', 'search'].flatMap((folder) =>
    readdirSync(new URL(folder, source))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
  const text = (path: string): string => readFileSync(new URL(path, source), 'utf8');
  const { dependencies } = JSON.parse(text('../package.json')) as { readonly dependencies: object };
  return digest([chunkSize(), JSON.stringify(dependencies), ...files.map(text)]);
}

function task({ year, sources, entry }: YearSources): YearTask {
  const inputs = sources.map(({ article, blocks }) => ({ article, blocks: blocks() }));
  return { year, inputs, ...(entry !== undefined && { entry }) };
}

/** The largest years are begun first, so that none is left over at the end. */
async function sideBySide(
  years: readonly YearSources[],
  folder: string,
  count: number,
  reports: Map<string, YearReport>,
): Promise<void> {
  const queue = years.toSorted((a, b) => b.sources.length - a.sources.length);
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: { folder } }),
  );
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          reports.set(next.year, await answered(worker, task(next)));
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function answered(worker: Worker, year: YearTask): Promise<YearReport> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => reject(error);
    worker.once('error', failed);
    worker.once('message', (report: YearReport) => {
      worker.off('error', failed);
      resolve(report);
    });
    worker.postMessage(year);
  });
}
