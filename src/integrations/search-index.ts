/**
 * Builds the search index of an archive, a bundle a year, and publishes it. Texts are read a year at a
 * time, and only those of years that the cache does not hold.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { indexFolder, indexFormat, manifestPath, type Manifest } from '../search/bundle.ts';
import { packTable } from '../search/fold.ts';
import { namesFile } from './names-file.ts';
import {
  withPagefind,
  withPagefinds,
  type Indexer,
  type PagefindService,
} from './pagefind-words.ts';
import {
  bundleDigest,
  digest,
  entryDigest,
  keepEntries,
  linkEntry,
  readEntry,
  sizeOf,
  writeBundle,
  writeEntry,
  type Entry,
} from './search-cache.ts';
import { foldTable, partsOf, type IndexSource } from './search-part.ts';
import { buildYear, type PartFile } from './search-year.ts';

export interface IndexReport {
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
}

/** A year's bundle as it was written. */
interface YearReport {
  readonly dir: string;
  readonly files: number;
  readonly bytes: number;
}

interface YearSources {
  readonly year: string;
  readonly sources: readonly IndexSource[];
  readonly parts: readonly (readonly IndexSource[])[];
  /** The year's place in the cache, if there is one. */
  readonly entry?: string;
}

/** Years in the making: one is read and written while Pagefind has the other. */
const atOnce = 2;
/** Articles from which on threads save more time than they take to start. */
const worthThreads = 1500;

/** Writes `<outDir>/pagefind`, replacing what is there. Withdrawn articles are left out. */
export async function buildSearchIndex(
  {
    articles,
    outDir,
    cache,
    published,
    owns = () => true,
    signal,
  }: {
    readonly articles: Iterable<IndexSource>;
    readonly outDir: string;
    /** A folder of its own for bundles that a later build may take; none are kept unless given. */
    readonly cache?: string;
    /** What the site holds already of a folder below it, if the whole folder need not be written again. */
    readonly published?: (folder: string) => Omit<YearReport, 'dir'> | undefined;
    /** Which files of the site are made; all unless given. */
    readonly owns?: (path: string) => boolean;
    /** Stops it: nothing is written from then on. */
    readonly signal?: AbortSignal | undefined;
  },
  service?: PagefindService,
): Promise<IndexReport> {
  const places = cache === undefined ? undefined : placesIn(cache);
  const all = byYear(articles, places?.entryOf);
  const years = all.filter(({ year }) => owns(`${indexFolder}/${year}.`));
  const folder = join(outDir, indexFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const reports = new Map<string, YearReport>();
  for (const { year, entry } of years) {
    if (entry === undefined) continue;
    const dir = `${year}.${entryDigest(entry) ?? ''}`;
    const standing = published?.(`${indexFolder}/${dir}`);
    if (standing) {
      reports.set(year, { dir, ...standing });
      continue;
    }
    const kept = readEntry(entry);
    if (kept) reports.set(year, publishEntry(year, kept, folder));
  }
  const missing = years.filter(({ year }) => !reports.has(year));
  const build = async (index: Indexer): Promise<void> => {
    const work = async (): Promise<void> => {
      for (let next = missing.shift(); next; next = missing.shift()) {
        reports.set(next.year, await buildBundle(next, folder, index, places?.partOf, signal));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  };
  const wanted = missing.reduce((sum, { sources }) => sum + sources.length, 0);
  if (service || (wanted > 0 && wanted < worthThreads))
    await withPagefind(build, { folder, ...(service && { service }) });
  else if (wanted > 0) await withPagefinds(Math.min(2, availableParallelism()), build, { folder });
  if (places) {
    keepEntries(
      places.years,
      years.flatMap(({ entry }) => entry ?? []),
    );
    keepEntries(
      places.parts,
      years.flatMap(({ parts }) => (parts.length > 1 ? parts.map(places.partOf) : [])),
    );
  }

  const report = {
    articles: years.reduce((sum, { sources }) => sum + sources.length, 0),
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
  if (!owns(`${indexFolder}/names`)) return report;
  const newestFirst = all.flatMap(({ sources }) => sources.map(({ article }) => article).reverse());
  const tables = {
    fold: named('fold', packTable(foldTable)),
    names: named('names', namesFile(newestFirst)),
  };
  if (!owns(manifestPath)) return report;
  const manifest: Manifest = {
    format: indexFormat,
    ...tables,
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
async function buildBundle(
  { year, parts, entry }: YearSources,
  folder: string,
  index: Indexer,
  partOf: PartFile | undefined,
  signal: AbortSignal | undefined,
): Promise<YearReport> {
  // A year that is one part is kept as a year.
  const fileOf = parts.length > 1 ? partOf : undefined;
  const files = await buildYear(year, parts, index, { fileOf, signal });
  signal?.throwIfAborted();
  if (entry !== undefined) return publishEntry(year, writeEntry(entry, files), folder);
  const dir = `${year}.${bundleDigest(files)}`;
  writeBundle(files, join(folder, dir));
  return { dir, files: files.size, bytes: sizeOf(files) };
}

function publishEntry(year: string, entry: Entry, folder: string): YearReport {
  const dir = `${year}.${entry.digest}`;
  linkEntry(entry, join(folder, dir));
  return { dir, files: entry.files.length, bytes: entry.bytes };
}

/** Newest first; within a year by date, then by id. */
function byYear(
  articles: Iterable<IndexSource>,
  entryOf?: (year: string, sources: readonly IndexSource[]) => string,
): YearSources[] {
  const years = new Map<string, IndexSource[]>();
  for (const source of articles) {
    if (source.article.withdrawn !== undefined) continue;
    const year = source.article.date.slice(0, 4);
    const known = years.get(year);
    if (known) known.push(source);
    else years.set(year, [source]);
  }
  return [...years]
    .sort(([one], [other]) => (one > other ? -1 : 1))
    .map(([year, unsorted]) => {
      const sources = unsorted.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
      const parts = partsOf(sources);
      return { year, sources, parts, ...(entryOf && { entry: entryOf(year, sources) }) };
    });
}

const placeOf = ({ article }: IndexSource): string => `${article.date} ${article.id}`;

/** Where the cache keeps years and parts of years, each under a name that says what it is made from. */
function placesIn(cache: string) {
  const maker = makerDigest();
  const madeFrom = (sources: readonly IndexSource[]): string =>
    digest([maker, ...sources.map((source) => `\n${placeOf(source)} ${source.digest}`)]);
  const years = join(cache, 'years');
  const parts = join(cache, 'parts');
  const entryOf = (year: string, sources: readonly IndexSource[]): string =>
    join(years, `${year}.${madeFrom(sources)}`);
  const partOf: PartFile = (part) => join(parts, madeFrom(part));
  return { years, parts, entryOf, partOf };
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
  return digest([process.version, JSON.stringify(dependencies), ...files.map(text)]);
}
