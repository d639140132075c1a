/**
 * Articles as they were last read, kept between builds: a file with the same stamp is not read again,
 * one with the same bytes is not parsed again.
 */
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Article } from '../archive/article.ts';
import { writeWhole } from './whole-file.ts';

interface KnownFile {
  /** Empty where the file was so new that a later change might leave its stamp as it is. */
  readonly stamp: string;
  readonly digest: string;
  readonly article: Article;
}

interface Kept {
  readonly maker: string;
  readonly files: Readonly<Record<string, KnownFile>>;
}

export interface KnownArticles {
  /** What is known of a file by its name and stamp alone. */
  unread(file: string): Pick<KnownFile, 'digest' | 'article'> | undefined;
  /** The article of a file whose bytes have this digest. */
  unparsed(file: string, digest: string): Article | undefined;
  /** Takes note of a file; what is not noted is forgotten. */
  note(file: string, digest: string, article: Article): void;
  /** Files noted that were not known by their bytes. */
  readonly fresh: number;
  save(): void;
}

/** Milliseconds for which a clock of a file system may stand still. */
const coarseClock = 2000;

/** @param maker what articles are read with; nothing is known of those that were read with another */
export function knownArticles(folder: string, kept: string, maker: string): KnownArticles {
  const before = readKept(kept, maker);
  const now = new Map<string, KnownFile>();
  const stamps = new Map<string, string>();
  let changed = false;
  let fresh = 0;
  const opened = Date.now();
  const name = (file: string): string => relative(folder, file);
  return {
    unread(file) {
      const known = before.get(name(file));
      const { stamp, settled } = stampOf(file, opened);
      stamps.set(file, settled ? stamp : '');
      return known?.stamp === stamp ? known : undefined;
    },
    unparsed(file, digest) {
      const known = before.get(name(file));
      return known?.digest === digest ? known.article : undefined;
    },
    note(file, digest, article) {
      const known = before.get(name(file));
      const stamp = stamps.get(file) ?? '';
      if (known?.digest !== digest) fresh += 1;
      changed ||= known?.digest !== digest || known.stamp !== stamp;
      now.set(name(file), { stamp, digest, article });
    },
    get fresh() {
      return fresh;
    },
    save() {
      if (!changed && now.size === before.size) return;
      writeWhole(kept, JSON.stringify({ maker, files: Object.fromEntries(now) } satisfies Kept));
    },
  };
}

/** Nothing is known before a first build. */
export const nothingKnown: KnownArticles = {
  unread: () => undefined,
  unparsed: () => undefined,
  note: () => undefined,
  fresh: 0,
  save: () => undefined,
};

/** Every article of the folder as it was last read, with its name below the folder. */
export const keptArticles = (kept: string): readonly (readonly [string, KnownFile])[] =>
  Object.entries(readFile(kept)?.files ?? {});

function readKept(kept: string, maker: string): ReadonlyMap<string, KnownFile> {
  const found = readFile(kept);
  return new Map(found?.maker === maker ? Object.entries(found.files) : []);
}

/** Written by `save` alone, and always as a whole. */
const readFile = (kept: string): Kept | undefined =>
  existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Kept) : undefined;

function stampOf(file: string, now: number): { stamp: string; settled: boolean } {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return { stamp: '', settled: false };
  const { ctimeMs, ino, mtimeMs, size } = stat;
  return {
    stamp: [mtimeMs, ctimeMs, size, ino].join(' '),
    settled: now - Math.max(mtimeMs, ctimeMs) > coarseClock,
  };
}
