/** The importer's only I/O: finding and reading sources, writing articles whole or not at all. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { articleFiles } from '../store/folder.ts';
import type { Picture } from './formats/source.ts';

/** What became of an article that was to be written. */
export type Saved = 'written' | 'unchanged' | 'differs';

export interface Store {
  /** Never overwrites: `differs` leaves the file as it is. */
  save(path: string, content: string): Saved;
  /** Overwrites; for a caller that has compared the two. */
  replace(path: string, content: string): void;
  /** An article's file, where there is one. */
  read(path: string): string | undefined;
  /** Paths of the articles that were made of an original of this name. */
  madeOf(original: string): readonly string[];
}

export function folderStore(folder: string): Store {
  const known = new Set<string>();
  // In a folder made by this run nothing can stand in the way but what this run wrote.
  const fresh = new Set<string>();
  const written = new Set<string>();
  return {
    save(path, content) {
      const target = join(folder, path);
      const parent = dirname(target);
      if (!known.has(parent)) {
        known.add(parent);
        if (mkdirSync(parent, { recursive: true }) !== undefined) fresh.add(parent);
      }
      if (fresh.has(parent) ? written.has(target) : existsSync(target)) {
        return readFileSync(target, 'utf8') === content ? 'unchanged' : 'differs';
      }
      writeWhole(target, content);
      if (fresh.has(parent)) written.add(target);
      return 'written';
    },
    replace: (path, content) => writeWhole(join(folder, path), content),
    ...looks(folder),
  };
}

/** The rename is atomic; a part file left by a killed run is simply written again. */
function writeWhole(target: string, content: string | Uint8Array): void {
  const part = join(dirname(target), `.${basename(target)}.part`);
  try {
    writeFileSync(part, content);
    renameSync(part, target);
  } catch (error) {
    if (existsSync(part)) unlinkSync(part);
    throw error;
  }
}

function looks(folder: string): Pick<Store, 'read' | 'madeOf'> {
  let made: Map<string, string[]> | undefined;
  return {
    read(path) {
      const target = join(folder, path);
      return existsSync(target) ? readFileSync(target, 'utf8') : undefined;
    },
    madeOf(original) {
      made ??= originalsOf(folder);
      return made.get(original) ?? [];
    },
  };
}

/** Which articles name which original, over the whole archive. */
function originalsOf(folder: string): Map<string, string[]> {
  const made = new Map<string, string[]>();
  for (const path of existsSync(folder) ? articleFiles(folder) : []) {
    const file = /^provenance:\n {2}file: (.+)$/mu.exec(readFileSync(path, 'utf8'))?.[1];
    if (file === undefined) continue;
    const name = /^['"]/u.test(file) ? String(parseYaml(file)) : file;
    const paths = made.get(name);
    if (paths) paths.push(relative(folder, path));
    else made.set(name, [relative(folder, path)]);
  }
  return made;
}

const originalPath = (folder: string, digest: string, file: string): string =>
  join(folder, digest.slice(0, 12), basename(file));

/**
 * Keeps originals under their digest, so that one name may stand for several files.
 * @param bytes absent for a file too large to be held
 */
export function keepOriginal(folder: string, file: string, bytes: Uint8Array | undefined): void {
  const digest = bytes ? createHash('sha256').update(bytes).digest('hex') : digestFile(file);
  const target = originalPath(folder, digest, file);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  if (bytes) {
    writeWhole(target, bytes);
    return;
  }
  copyFileSync(file, `${target}.part`);
  renameSync(`${target}.part`, target);
}

/** A picture's name is made of its digest: the same name is the same picture. */
export function keepPicture(folder: string, { name, bytes }: Picture): void {
  const target = join(folder, name);
  if (existsSync(target)) return;
  mkdirSync(folder, { recursive: true });
  writeWhole(target, bytes);
}

/** Where an original was kept, if it was and is still the same. */
export function findOriginal(folder: string, digest: string, file: string): string | undefined {
  const path = originalPath(folder, digest, file);
  return existsSync(path) && digestFile(path) === digest ? path : undefined;
}

/** Looks without writing: what a dry run reports. */
export function lookOnly(folder: string): Store {
  return {
    save(path, content) {
      const target = join(folder, path);
      if (!existsSync(target)) return 'written';
      return readFileSync(target, 'utf8') === content ? 'unchanged' : 'differs';
    },
    replace: () => undefined,
    ...looks(folder),
  };
}

export const importable = new Set([
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.docx',
  '.pdf',
  '.jsonl',
  '.ndjson',
  '.csv',
  '.tsv',
]);

export type Found = { readonly path: string } | { readonly path: string; readonly missing: true };

/** Files as given; folders opened, in a stable order, hidden files and other formats left out. */
export function findSources(paths: readonly string[]): Found[] {
  return paths.flatMap((path): Found[] => {
    if (path === '-') return [{ path }];
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return [{ path, missing: true }];
    if (!stat.isDirectory()) return [{ path }];
    return filesIn(path)
      .toSorted()
      .map((found) => ({ path: found }));
  });
}

/** Links are passed over: they may lead out of the folder or round in a circle. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() && importable.has(extname(entry.name).toLowerCase()) ? [path] : [];
    });
}

export const readSource = (path: string): Uint8Array => readFileSync(path === '-' ? 0 : path);

export const sizeOf = (path: string): number => statSync(path).size;

const chunkSize = 1 << 20;

/** SHA-256 of a file of any size. */
export function digestFile(path: string): string {
  const hash = createHash('sha256');
  for (const chunk of chunks(path)) hash.update(chunk);
  return hash.digest('hex');
}

export interface RawLine {
  readonly number: number;
  /** Absent where the line is longer than the limit. */
  readonly bytes?: Uint8Array;
  /** Bytes of the file read so far. */
  readonly offset: number;
}

/** The lines of a file of any size; an overlong line is passed over without being held. */
export function* readLines(path: string, longest: number): Generator<RawLine> {
  let number = 1;
  let offset = 0;
  let held: Uint8Array[] = [];
  let length = 0;
  const take = (): RawLine => {
    const line =
      length > longest ? { number, offset } : { number, offset, bytes: Buffer.concat(held) };
    number += 1;
    held = [];
    length = 0;
    return line;
  };
  for (const chunk of chunks(path)) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      length += end - start;
      if (length <= longest) held.push(chunk.subarray(start, end));
      offset += end + 1 - start;
      start = end + 1;
      yield take();
    }
    length += chunk.length - start;
    offset += chunk.length - start;
    if (length <= longest) held.push(chunk.subarray(start));
    else held = [];
  }
  if (length > 0) yield take();
}

function* chunks(path: string): Generator<Buffer> {
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const read = readSync(handle, chunk, 0, chunkSize, null);
      if (read === 0) return;
      yield chunk.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}
