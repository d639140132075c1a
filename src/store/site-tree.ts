/**
 * The files of a site over its builds. What a build makes anew lies in `fresh`; what it takes over
 * comes from the site before. Both meet in `last`, the site before that: it shares its files with
 * the published one by hard links, so files in it are replaced, never written to.
 *
 *     fresh + last  →  out  →  last of the next build
 *
 * A file is taken over only where its size and time are those that were noted when it was published, or
 * its size and bytes, so whatever a killed build or another program has done to the folders is made anew.
 */
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { compareText } from '../archive/order.ts';
import { sha256 } from './checksums.ts';
import { hasCode } from './publish.ts';
import type { BuildSettings } from './settings.ts';
import { writeNew, writeWhole } from './whole-file.ts';

export interface SiteFile {
  readonly sha256: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** Of all that the file was made from besides what the whole site is made with. */
  readonly key?: string | undefined;
}

/** By path below the site, with `/` between folders. */
type SiteFiles = Map<string, SiteFile>;

interface Kept {
  readonly maker: string;
  readonly files: Readonly<Record<string, SiteFile>>;
}

export interface SiteTree {
  /** Whether a file is to be made here: where a slice of the site is built, not every one is. */
  readonly owns: (path: string) => boolean;
  /** Whether a file that is owned has to be made, and does not stand there already; else it is taken over. */
  wants(path: string, key: string | undefined): boolean;
  /** Takes note of a file that has been written into `fresh`. */
  add(path: string, file: SiteFile): void;
  /** Takes over all files of a folder whose name changes with what is in it: how many, and their bytes. */
  takeOverFolder(path: string): { files: number; bytes: number } | undefined;
  /** Writes a file that is owned; one that stands there already, from `public/`, is left. */
  write(path: string, bytes: Uint8Array, key?: string): void;
  /** Takes note of what others have put into `fresh`, and drops what is not owned. */
  gather(): void;
  /** Every file of the new site so far, in the order of paths. */
  files(): ReadonlyMap<string, SiteFile>;
  /** Files taken over. */
  readonly taken: number;
  /** Brings the new site together and says where it lies. */
  join(): string;
  /** Notes the files for the next build, once the site is published. */
  note(): void;
}

/**
 * @param fresh folder that the new site's files are made in
 * @param maker what the site is made with; nothing is taken over from a site that was made with another
 * @param owns which files are to be made
 */
export function siteTree(
  { last, note, out }: Pick<BuildSettings, 'last' | 'note' | 'out'>,
  fresh: string,
  maker: string,
  owns: SiteTree['owns'] = () => true,
): SiteTree {
  const before = readNote(note, maker);
  const taken: SiteFiles = new Map();
  const made: SiteFiles = new Map();

  const standing = (path: string, file: SiteFile): SiteFile | undefined => {
    const target = join(last, path);
    const before = asNoted(target, file);
    if (before) return before;
    const published = asNoted(join(out, path), file);
    if (!published) return undefined;
    try {
      mkdirSync(dirname(target), { recursive: true });
      rmSync(target, { recursive: true, force: true });
      linkSync(join(out, path), target);
      return published;
    } catch (error) {
      // Another disk, or one without hard links; or a file where a folder has to be.
      if (
        ['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'ENOTDIR', 'EEXIST'].some((code) =>
          hasCode(error, code),
        )
      )
        return undefined;
      throw error;
    }
  };

  const takeOver = (path: string, key: string): boolean => {
    const file = before.get(path);
    const found = file?.key === key ? standing(path, file) : undefined;
    if (found) taken.set(path, found);
    return found !== undefined;
  };

  return {
    owns,
    get taken() {
      return taken.size;
    },
    wants(path, key) {
      if (!owns(path) || taken.has(path) || made.has(path)) return false;
      return key === undefined || !takeOver(path, key);
    },
    add: (path, file) => void made.set(path, file),
    takeOverFolder(folder) {
      const files: [string, SiteFile][] = [];
      for (const [path, file] of before) {
        if (!path.startsWith(`${folder}/`)) continue;
        const found = standing(path, file);
        if (!found) return undefined;
        files.push([path, found]);
      }
      if (files.length === 0) return undefined;
      for (const [path, file] of files) taken.set(path, file);
      return { files: files.length, bytes: files.reduce((sum, [, { size }]) => sum + size, 0) };
    },
    write(path, bytes, key) {
      if (!owns(path) || taken.has(path) || made.has(path)) return;
      made.set(path, { ...writeNew(fresh, path, bytes), key });
    },
    gather() {
      for (const path of filesIn(fresh)) {
        if (!owns(path)) {
          rmSync(join(fresh, path));
          continue;
        }
        const { size, mtimeMs } = lstatSync(join(fresh, path));
        const known = made.get(path);
        const digest = known?.sha256 ?? sha256(readFileSync(join(fresh, path)));
        made.set(path, { sha256: digest, size, mtimeMs, key: known?.key });
        taken.delete(path);
      }
    },
    files() {
      return new Map([...taken, ...made].sort(([one], [other]) => compareText(one, other)));
    },
    join() {
      if (taken.size === 0) return fresh;
      prune(last, '', taken);
      for (const path of made.keys()) {
        const target = join(last, path);
        mkdirSync(dirname(target), { recursive: true });
        renameSync(join(fresh, path), target);
      }
      return last;
    },
    note() {
      const files = Object.fromEntries([...taken, ...made]);
      writeWhole(note, JSON.stringify({ maker, files } satisfies Kept));
    },
  };
}

function readNote(note: string, maker: string): ReadonlyMap<string, SiteFile> {
  if (!existsSync(note)) return new Map();
  // Written by `note` alone, and always as a whole.
  const kept = JSON.parse(readFileSync(note, 'utf8')) as Kept;
  return new Map(kept.maker === maker ? Object.entries(kept.files) : []);
}

/** With the time that it has now. */
function asNoted(path: string, file: SiteFile): SiteFile | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size !== file.size) return undefined;
  const { mtimeMs } = stat;
  // An archive that carried the folder from one machine to another may have rounded its times.
  if (mtimeMs !== file.mtimeMs && sha256(readFileSync(path)) !== file.sha256) return undefined;
  return { ...file, mtimeMs };
}

/** Paths of all files below a folder, with `/` between folders. */
export function* filesIn(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesIn(folder, path);
    else yield path;
  }
}

/** Deletes every file that is not among those kept, and every folder that this leaves empty. */
function prune(folder: string, below: string, kept: ReadonlyMap<string, SiteFile>): boolean {
  let empty = true;
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() ? !prune(folder, path, kept) : kept.has(path)) {
      empty = false;
    } else if (!entry.isDirectory()) {
      rmSync(join(folder, path));
    }
  }
  if (empty && below !== '') rmdirSync(join(folder, below));
  return empty;
}
