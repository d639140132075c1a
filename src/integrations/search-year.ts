/**
 * One year of the search index. Pagefind finds where each token stands (see src/search/tokens.ts), in a
 * stretch of the year's text at a time; the stretches are joined and written as bits.
 */
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { labelsOf } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';
import {
  columns,
  packDates,
  packIds,
  textFiles,
  type ArticlesFile,
  type Column,
  type ColumnName,
} from '../search/bundle.ts';
import { ChunkWriter, type CodeList } from '../search/chunk.ts';
import { encoder, lettersOf } from '../search/letters.ts';
import { SinglesWriter } from '../search/singles.ts';
import { wordsIn, type Indexer, type Word } from './pagefind-words.ts';
import {
  makePart,
  readPart,
  writePart,
  type IndexSource,
  type Part,
  type Stretch,
} from './search-part.ts';

/** The files of one year by path, with `/` between folders. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/** Bytes of an index file: fewer make a search move fewer bytes, in more files. */
const chunkBytes = 3000;

/** Parts in the making: one is read while Pagefind has the other. */
const atOnce = 2;

/** Where parts of a year are kept for the next build: given a part, its file. */
export type PartFile = (sources: readonly IndexSource[]) => string;

/**
 * The files of one year's bundle by path, from nothing but its articles.
 * @param parts of its articles, by date, then by id; how they are cut makes no difference to the files
 * @param stretchLength positions that Pagefind is given at once: memory grows with them
 */
export async function buildYear(
  year: string,
  parts: readonly (readonly IndexSource[])[],
  index: Indexer,
  {
    fileOf,
    signal,
    stretchLength = 500_000,
  }: {
    readonly fileOf?: PartFile | undefined;
    readonly signal?: AbortSignal | undefined;
    readonly stretchLength?: number;
  } = {},
): Promise<BundleFiles> {
  const made: Part[] = [];
  const waiting = [...parts.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, sources] = next;
      const file = fileOf?.(sources);
      const known = file === undefined ? null : readPart(file);
      const part = known ?? (await makePart(sources, index, stretchLength, signal));
      if (file !== undefined && !known) writePart(file, part);
      made[number] = part;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return bundle(year, parts.flat(), made, signal);
}

async function bundle(
  year: string,
  sources: readonly IndexSource[],
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<BundleFiles> {
  const texts = parts.flatMap((part) => part.texts);
  const spans = parts.flatMap((part) => part.spans);
  const headlines = parts.flatMap((part) => part.headlines);
  const stretches = parts.flatMap((part) => part.stretches);
  const positions = spans.reduce((sum, span) => sum + span, 0);
  const files = new Map<string, Uint8Array>();
  const chunks: string[] = [];
  let writer: ChunkWriter | undefined;
  const endChunk = (): void => {
    if (writer) files.set(`index/${chunks.length - 1}.bin`, writer.finish());
    writer = undefined;
  };
  const singles = new SinglesWriter(spans);
  for (const [token, lists] of joined(stretches)) {
    singles.add(token, lists);
    if (!writer) {
      // Pages are made at the same time, and ask for their turn.
      await setImmediate(undefined, { signal });
      writer = new ChunkWriter(positions);
      chunks.push(token);
    }
    writer.add(token, lists);
    if (writer.size >= chunkBytes) endChunk();
  }
  endChunk();
  const frequent = singles.finish();
  frequent.files.forEach((content, file) => files.set(`single/${file}.bin`, content));

  const letters = lettersOf(texts);
  const encode = encoder(letters);
  const byFile: string[][] = [];
  textFiles(spans).forEach((file, article) => {
    (byFile[file] ??= []).push(texts[article] as string);
  });
  byFile.forEach((held, file) => {
    files.set(`text/${file}.bin`, gzipSync(encode(`[${held.join(',')}]`), { level: 9 }));
  });

  const articles = sources.map(({ article }) => article);
  const about: ArticlesFile = {
    year,
    days: packDates(articles.map(({ date }) => date)),
    ids: packIds(articles.map(({ id }) => id)),
    spans,
    headlines,
    letters,
    columns: packColumns(articles),
    chunks,
    ...(frequent.chars.length > 0 && { singles: frequent.chars }),
  };
  files.set('articles.bin', gzipSync(JSON.stringify(about), { level: 9 }));
  return files;
}

/** All tokens of a year, ascending, each with where it stands in all stretches. */
function* joined(stretches: readonly Stretch[]): Generator<[token: string, CodeList[]]> {
  let begins = 0;
  const readers = stretches.map((stretch) => {
    const reader = { stretch, begins, words: wordsOf(stretch.files) };
    begins += stretch.codes.length;
    return reader;
  });
  const heads = readers.map(({ words }) => words.next().value ?? null);
  for (;;) {
    let token: string | undefined;
    for (const head of heads) if (head && (token === undefined || head[0] < token)) [token] = head;
    if (token === undefined) return;
    const byCode = new Map<number, number[]>();
    for (const [number, { begins, stretch, words }] of readers.entries()) {
      const head = heads[number];
      if (head?.[0] !== token) continue;
      for (const place of head[1]) {
        const code = stretch.codes[place] as number;
        const positions = byCode.get(code);
        if (positions) positions.push(begins + place);
        else byCode.set(code, [begins + place]);
      }
      heads[number] = words.next().value ?? null;
    }
    const lists = [...byCode].map(([code, positions]) => ({ code, positions }));
    yield [token, lists.sort((a, b) => a.code - b.code)];
  }
}

function* wordsOf(files: readonly Uint8Array[]): Generator<Word, undefined> {
  for (const file of files) yield* wordsIn(file);
}

function packColumns(articles: readonly Article[]): ArticlesFile['columns'] {
  const read: Readonly<Record<ColumnName, (article: Article) => readonly string[]>> = {
    section: (article) => labelsOf(article, 'sections'),
    source: ({ source }) => (source === undefined ? [] : [source]),
    byline: ({ byline }) => [...new Set(byline.map(nameText))],
    people: (article) => labelsOf(article, 'people'),
    places: (article) => labelsOf(article, 'places'),
    organizations: (article) => labelsOf(article, 'organizations'),
    topics: (article) => labelsOf(article, 'topics'),
  };
  const found: Partial<Record<ColumnName, Column>> = {};
  for (const column of columns) {
    const numbers = new Map<string, number>();
    const of = articles.map((article) => {
      const all = read[column](article).map((value) => {
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        return number;
      });
      const [only] = all;
      return only !== undefined && all.length === 1 ? only : all;
    });
    if (numbers.size > 0) found[column] = { values: [...numbers.keys()], of };
  }
  return found;
}
