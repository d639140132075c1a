/**
 * Checksums of a published site, in the format of `sha256sum`: a line a file, its SHA-256 in
 * hexadecimal, two spaces, its path. `sha256sum -c SHA256SUMS` checks them without this program.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compareText } from '../archive/order.ts';

export const checksumFile = 'SHA256SUMS';

/** The same for the article files that the site was built from; it stands in the site too. */
export const sourceChecksumFile = 'SOURCES.SHA256SUMS';

/** Path below the folder, with forward slashes → SHA-256 in lower-case hexadecimal. */
export type Checksums = ReadonlyMap<string, string>;

export interface Differences {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly extra: readonly string[];
}

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Checksums of every file below `folder` but the list itself, by path. */
export function checksumsOf(folder: string): Checksums {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => path !== checksumFile)
      .map((path) => [path, sha256(readFileSync(join(folder, path)))]),
  );
}

/** The list, in the order of paths. */
export function formatChecksums(checksums: Checksums): string {
  return [...checksums]
    .sort(([one], [other]) => compareText(one, other))
    .map(([path, sum]) => `${sum}  ${path}\n`)
    .join('');
}

/** Lines that are not of the format are refused with a RangeError that names the line. */
export function parseChecksums(text: string): Checksums {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => {
        const match = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line);
        if (!match) throw new RangeError(`${checksumFile}:${index + 1}`);
        return [match[2] ?? '', match[1] ?? ''];
      }),
  );
}

/** The list that a site carries, or undefined where it carries none. */
export function readChecksums(folder: string): Checksums | undefined {
  const file = join(folder, checksumFile);
  return existsSync(file) ? parseChecksums(readFileSync(file, 'utf8')) : undefined;
}

/** What stands differently from the list. Deployed sites cannot be listed: for them nothing is extra. */
export function compareChecksums(listed: Checksums, found: Checksums): Differences {
  return {
    missing: [...listed.keys()].filter((path) => !found.has(path)),
    changed: [...listed]
      .filter(([path, sum]) => (found.get(path) ?? sum) !== sum)
      .map(([path]) => path),
    extra: [...found.keys()].filter((path) => !listed.has(path)),
  };
}

/**
 * Fetches a deployed site's list and every file on it. A file that answers with anything but success
 * is missing. `fetchFile` gets absolute URLs; at most `parallel` requests are under way at once.
 */
export async function compareDeployed(
  site: URL,
  fetchFile: (url: URL) => Promise<Response>,
  parallel = 16,
): Promise<Differences | undefined> {
  const list = await fetchFile(new URL(checksumFile, site));
  if (!list.ok) return undefined;
  const listed = parseChecksums(await list.text());
  const found = new Map<string, string>();
  // What hosts read themselves they need not serve.
  const served = new Map(
    [...listed].filter(([path]) => path !== '_headers' && path !== '.nojekyll'),
  );
  const queue = [...served.keys()];
  const work = async (): Promise<void> => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const address = path
        .replace(/(^|\/)index\.html$/u, '$1')
        .split('/')
        .map(encodeURIComponent)
        .join('/');
      const response = await fetchFile(new URL(address, site));
      const expected404 = path === '404.html' && response.status === 404;
      if (response.ok || expected404) found.set(path, sha256(await response.bytes()));
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return compareChecksums(served, found);
}
