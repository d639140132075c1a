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
import { dirname, join } from 'node:path';

/** The files of one year by path, with `/` between folders. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

export function digest(parts: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 10);
}

/** The same for the same files, whatever their order. */
export function bundleDigest(files: BundleFiles): string {
  return digest([...files].sort(([one], [other]) => (one < other ? -1 : 1)).flat());
}

export function writeBundle(files: BundleFiles, folder: string): void {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** What an entry holds; null where there is none, or where it is not as it was written. */
export function readEntry(entry: string): BundleFiles | null {
  const [name] = existsSync(entry) ? readdirSync(entry) : [];
  if (name === undefined) return null;
  const files = new Map<string, Uint8Array>();
  const read = (path: string): void => {
    for (const found of readdirSync(join(entry, name, path), { withFileTypes: true })) {
      const below = path === '' ? found.name : `${path}/${found.name}`;
      if (found.isDirectory()) read(below);
      else files.set(below, readFileSync(join(entry, name, below)));
    }
  };
  read('');
  return bundleDigest(files) === name ? files : null;
}

/** An entry is whole or not there at all, whenever the build is killed. */
export function writeEntry(entry: string, files: BundleFiles): void {
  const part = `${entry}.part`;
  for (const path of [part, entry]) rmSync(path, { recursive: true, force: true });
  writeBundle(files, join(part, bundleDigest(files)));
  renameSync(part, entry);
}

/** Lets go of all that this build has not used. */
export function keepEntries(cache: string, used: Iterable<string>): void {
  const kept = new Set(used);
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    const path = join(cache, name);
    if (!kept.has(path)) rmSync(path, { recursive: true, force: true });
  }
}
