/**
 * Bundles kept between builds: a year whose articles have not changed is taken from here.
 *
 *     <cache>/<year>.<key>/<digest>/…     key: of all that the bundle is made from; digest: of its files
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { linkFile } from '../store/link-file.ts';
import type { BundleFiles } from './search-year.ts';

export function digest(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 10);
}

/** The same for the same files, whatever their order. */
export function bundleDigest(files: BundleFiles): string {
  return digest([...files].sort(([one], [other]) => (one < other ? -1 : 1)).flat());
}

/** Writes the files of a bundle into a new folder. */
export function writeBundle(files: BundleFiles, folder: string): void {
  for (const parent of new Set([...files.keys()].map((path) => dirname(path)))) {
    mkdirSync(join(folder, parent), { recursive: true });
  }
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
}

/** A bundle that the cache holds, and how much it is. */
export interface Entry {
  readonly folder: string;
  readonly digest: string;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** The digest of what an entry holds, by its name alone. */
export function entryDigest(entry: string): string | undefined {
  return existsSync(entry) ? readdirSync(entry)[0] : undefined;
}

/** What an entry holds; null where there is none, or where it is not as it was written. */
export function readEntry(entry: string): Entry | null {
  const name = entryDigest(entry);
  if (name === undefined) return null;
  const folder = join(entry, name);
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((found) => found.isFile())
      .map((found) => relative(folder, join(found.parentPath, found.name)).split(sep).join('/'))
      .map((path) => [path, readFileSync(join(folder, path))]),
  );
  if (bundleDigest(files) !== name) return null;
  return { folder, digest: name, files: [...files.keys()], bytes: sizeOf(files) };
}

/** An entry is whole or not there at all, whenever the build is killed. */
export function writeEntry(entry: string, files: BundleFiles): Entry {
  const part = `${entry}.part`;
  const name = bundleDigest(files);
  for (const path of [part, entry]) rmSync(path, { recursive: true, force: true });
  writeBundle(files, join(part, name));
  renameSync(part, entry);
  return {
    folder: join(entry, name),
    digest: name,
    files: [...files.keys()],
    bytes: sizeOf(files),
  };
}

/** Puts the files of an entry into a new folder: as second names of the same files where that can be. */
export function linkEntry({ folder: from, files }: Entry, folder: string): void {
  for (const parent of new Set(files.map((path) => dirname(path)))) {
    mkdirSync(join(folder, parent), { recursive: true });
  }
  for (const path of files) {
    linkFile(join(from, path), join(folder, path));
  }
}

export function sizeOf(files: BundleFiles): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}

/** Lets go of all that this build has not used. */
export function keepEntries(cache: string, used: Iterable<string>): void {
  const kept = new Set(used);
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const path = join(cache, name);
    if (!kept.has(path)) rmSync(path, { recursive: true, force: true });
  }
}
