/**
 * What a browser needs to keep the archive for times without a network, as the build writes it:
 *
 *     sw.js                    the service worker: its version, the files of its shell, and its code
 *     offline/index.json       years that can be kept, their size, and the digest of each list
 *     offline/search.json      files of the search index that belong to no year
 *     offline/<year>.json      pages, pictures and search bundle of a year
 *
 * A list names each file with its digest, so that what is kept is always one state of the site: files
 * that are the same stay, and what was withdrawn is in no list. Pure: from names, sizes and digests.
 */
import { pagePaths } from '../archive/urls.ts';
import { indexFolder, type Manifest } from '../search/bundle.ts';

/** Raised whenever code that reads older lists would misread newer ones. */
export const listFormat = 1;

export interface SiteFile {
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
  readonly size: number;
}

/** Path below the site, its digest, its bytes. */
export type ListedFile = readonly [path: string, digest: string, size: number];

export interface OfflineList {
  readonly files: readonly ListedFile[];
}

export interface OfflineIndex {
  readonly format: number;
  /** Digest of `search.json`. */
  readonly search: string;
  /** Newest first. */
  readonly years: readonly {
    readonly year: string;
    readonly articles: number;
    /** Bytes of the year's own files. */
    readonly size: number;
    /** Digest of the year's list. */
    readonly list: string;
  }[];
}

/** What sw.js tells the worker's code. */
export interface Shell {
  readonly version: string;
  readonly files: readonly (readonly [path: string, digest: string])[];
}

export const offlineIndexPath = 'offline/index.json';
export const searchListPath = 'offline/search.json';
export const yearListPath = (year: string): string => `offline/${year}.json`;
export const serviceWorkerPath = 'sw.js';

/** Of a SHA-256 as much as tells files of one site apart. */
export const shortDigest = (sha256: string): string => sha256.slice(0, 20);

/** Pages that answer where nothing else can. */
const shellPages = [pagePaths.home, pagePaths.search, pagePaths.offline].map(
  (path) => `${path.slice(1)}index.html`,
);

/** The worker's code as the bundler named it. */
const workerCode = /^_astro\/service-worker[-.][\w-]+\.js$/u;

export interface Site {
  /** Every published file but those made here. */
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly manifest: Manifest;
  /** Pictures of each year's articles, as paths from `/`. */
  readonly pictures: ReadonlyMap<string, ReadonlySet<string>>;
  /** BASE_PATH, `/` or `/name`. */
  readonly base: string;
  readonly sha256: (text: string) => string;
}

/** Files to publish beside the site's own, by path. */
export function offlineFiles({
  files,
  manifest,
  pictures,
  base,
  sha256,
}: Site): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  const paths = [...files.keys()].sort();
  const listed = (path: string): ListedFile => {
    const { sha256: digest, size } = files.get(path) as SiteFile;
    return [path, shortDigest(digest), size];
  };
  const write = (path: string, value: unknown): string => {
    const text = JSON.stringify(value);
    made.set(path, text);
    return shortDigest(sha256(text));
  };

  const bundles = manifest.bundles.map(({ dir }) => `${indexFolder}/${dir}/`);
  const shared = paths.filter(
    (path) =>
      path.startsWith(`${indexFolder}/`) && !bundles.some((bundle) => path.startsWith(bundle)),
  );
  const index: OfflineIndex = {
    format: listFormat,
    search: write(searchListPath, { files: shared.map(listed) } satisfies OfflineList),
    years: manifest.bundles.map(({ year, dir, articles }) => {
      const shown = new Set([...(pictures.get(year) ?? [])].map((path) => path.slice(1)));
      const own = paths
        .filter(
          (path) =>
            (path.startsWith(`${year}/`) && path.endsWith('.html')) ||
            path.startsWith(`${indexFolder}/${dir}/`) ||
            shown.has(path),
        )
        .map(listed);
      return {
        year,
        articles,
        size: own.reduce((sum, [, , size]) => sum + size, 0),
        list: write(yearListPath(year), { files: own } satisfies OfflineList),
      };
    }),
  };
  write(offlineIndexPath, index);

  const code = paths.find((path) => workerCode.test(path));
  if (code === undefined) throw new Error('the service worker was not built');
  const shell: Shell = {
    version: shortDigest(
      sha256(paths.map((path) => `${path} ${files.get(path)?.sha256 ?? ''}\n`).join('')),
    ),
    files: paths
      .filter(
        (path) =>
          (path.startsWith('_astro/') && path !== code) ||
          shellPages.includes(path) ||
          path === 'favicon.svg',
      )
      .map((path) => [path, shortDigest(files.get(path)?.sha256 ?? '')]),
  };
  const root = base.replace(/\/*$/u, '/');
  made.set(
    serviceWorkerPath,
    `self.shell=${JSON.stringify(shell)};\nimportScripts(${JSON.stringify(root + code)});\n`,
  );
  return made;
}
