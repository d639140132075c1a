/**
 * Builds the search index of an archive, a bundle a year, and publishes it. Years of a large archive
 * are built side by side: each worker has a Pagefind of its own.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { indexFolder, indexFormat, type Manifest } from '../search/bundle.ts';
import { packTable } from '../search/fold.ts';
import { namesFile } from './names-file.ts';
import {
  buildYear,
  foldTable,
  withPagefind,
  type IndexInput,
  type PagefindService,
  type YearInput,
} from './search-year.ts';

export type { IndexInput } from './search-year.ts';

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

/** Writes `<outDir>/pagefind`, replacing what is there. Withdrawn articles are left out. */
export async function buildSearchIndex(
  {
    articles,
    outDir,
    workers: wanted,
  }: {
    readonly articles: Iterable<IndexInput>;
    readonly outDir: string;
    /** Years to build at once; as many as there are processors unless given, one for a small archive. */
    readonly workers?: number;
  },
  service?: PagefindService,
): Promise<IndexReport> {
  const years = byYear(articles);
  const total = years.reduce((sum, { inputs }) => sum + inputs.length, 0);
  const folder = join(outDir, indexFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const workers = Math.min(
    years.length,
    wanted ?? (total < worthWorkers ? 1 : availableParallelism()),
  );
  const reports =
    service || workers < 2
      ? await withPagefind(
          (own) => inTurn(years, (year) => publishYear(year, folder, own)),
          service,
        )
      : await sideBySide(years, folder, workers);

  const report = {
    articles: total,
    files: reports.reduce((sum, { files }) => sum + files, 0),
    bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0),
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
  const names = namesFile(years.flatMap(({ inputs }) => inputs.map(({ article }) => article)));
  const manifest: Manifest = {
    format: indexFormat,
    fold: named('fold', packTable(foldTable)),
    names: named('names', names),
    bundles: years.map(({ year, inputs }, i) => ({
      year,
      dir: (reports[i] as YearReport).dir,
      articles: inputs.length,
    })),
  };
  write('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return report;
}

/** Builds a year's bundle and writes it into the index folder. */
export async function publishYear(
  year: YearInput,
  folder: string,
  service: PagefindService,
): Promise<YearReport> {
  const files = await buildYear(year, service);
  const dir = `${year.year}.${digest([...files].flat())}`;
  let bytes = 0;
  for (const [path, content] of files) {
    const file = join(folder, dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    bytes += content.length;
  }
  return { dir, files: files.size, bytes };
}

/** Newest first; within a year by date, then by id. */
function byYear(articles: Iterable<IndexInput>): YearInput[] {
  const years = new Map<string, IndexInput[]>();
  for (const input of articles) {
    if (input.article.withdrawn !== undefined) continue;
    const year = input.article.date.slice(0, 4);
    const known = years.get(year);
    if (known) known.push(input);
    else years.set(year, [input]);
  }
  const key = ({ article }: IndexInput): string => `${article.date} ${article.id}`;
  return [...years]
    .sort(([one], [other]) => (one > other ? -1 : 1))
    .map(([year, inputs]) => ({
      year,
      inputs: inputs.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
    }));
}

async function inTurn<In, Out>(
  all: readonly In[],
  work: (one: In) => Promise<Out>,
): Promise<Out[]> {
  const done: Out[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** The largest years are begun first, so that none is left over at the end. */
async function sideBySide(
  years: readonly YearInput[],
  folder: string,
  count: number,
): Promise<YearReport[]> {
  const queue = [...years.entries()].sort(([, a], [, b]) => b.inputs.length - a.inputs.length);
  const reports: YearReport[] = [];
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./search-worker.ts', import.meta.url), { workerData: { folder } }),
  );
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const [number, year] = next;
          reports[number] = await answered(worker, year);
        }
      }),
    );
    return reports;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function answered(worker: Worker, year: YearInput): Promise<YearReport> {
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

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 10);
}
