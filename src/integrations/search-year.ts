/**
 * One year of the search index. Pagefind finds where each token stands (see src/search/tokens.ts), in a
 * stretch of the year's text at a time; the stretches are joined and written as bits.
 */
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { labelsOf } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';
import type { TextBlock } from '../markdown/text.ts';
import {
  columns,
  packDates,
  packFragment,
  packIds,
  textFiles,
  type ArticlesFile,
  type ColumnName,
  type FragmentBlock,
} from '../search/bundle.ts';
import { ChunkWriter, type CodeList } from '../search/chunk.ts';
import { tableFromOpenCC, type FoldTable } from '../search/fold.ts';
import { indexText, type Segment } from '../search/index-text.ts';
import { encoder, lettersOf } from '../search/letters.ts';
import { wordsIn, type Indexer, type Word } from './pagefind-words.ts';

/** An article, whose text is read when its year is built. */
export interface IndexSource {
  readonly article: Article;
  /** Changes if the article or its text does. */
  readonly digest: string;
  readonly blocks: () => readonly TextBlock[];
}

/** The files of one year by path, with `/` between folders. */
export type BundleFiles = ReadonlyMap<string, Uint8Array>;

/**
 * What OpenCC leaves apart: Traditional text writes 著 for both 着 (看著) and 著 (著名), so neither script
 * would find the other unless they are one.
 */
const alike = '著 着';

/** The folding table of index and queries. */
export const foldTable: FoldTable = tableFromOpenCC(`${TSCharacters}|${alike}`);

let jieba: Jieba | undefined;

/** Words by jieba's dictionary, and by its statistics where the dictionary knows none. */
const segment: Segment = (text) => {
  jieba ??= Jieba.withDict(dict);
  return jieba.cut(text, true);
};

/** Bytes of an index file: fewer make a search move fewer bytes, in more files. */
const chunkBytes = 3000;

/** A part of a year's positions, as Pagefind has indexed it. */
interface Stretch {
  /** The first of its positions. */
  readonly begins: number;
  /** What stands at each of them (see src/search/codes.ts). */
  readonly codes: Uint8Array;
  readonly files: readonly Uint8Array[];
}

/**
 * The files of one year's bundle by path, from nothing but its articles.
 * @param sources by date, then by id
 * @param stretchLength positions that Pagefind is given at once: memory grows with them
 */
export async function buildYear(
  year: string,
  sources: readonly IndexSource[],
  index: Indexer,
  stretchLength = 500_000,
): Promise<BundleFiles> {
  const texts: string[] = [];
  const spans: number[] = [];
  const headlines: number[] = [];
  const indexed: Promise<Stretch>[] = [];
  let begins = 0;
  let tokens: string[] = [];
  let codes: number[] = [];
  const endStretch = async (): Promise<void> => {
    await indexed.at(-2);
    const stretch = { begins, codes: Uint8Array.from(codes) };
    const made = index(tokens.join(' ')).then((files) => ({ ...stretch, files }));
    // Whoever waits for it hears of its failure, also if that comes before.
    made.catch(() => undefined);
    indexed.push(made);
    begins += tokens.length;
    tokens = [];
    codes = [];
  };
  for (const { article, blocks } of sources) {
    const content = fragmentBlocks(article, blocks());
    texts.push(JSON.stringify(packFragment({ content })));
    const text = indexText(content, foldTable, segment);
    for (const token of text.tokens) tokens.push(token);
    for (const code of text.codes) codes.push(code);
    spans.push(text.tokens.length);
    headlines.push(text.headline);
    if (tokens.length >= stretchLength) await endStretch();
    // Pagefind has its turn: it is sent the stretch before while this one is read.
    await setImmediate();
  }
  await endStretch();
  const stretches = await Promise.all(indexed);

  const files = new Map<string, Uint8Array>();
  const chunks: string[] = [];
  let writer: ChunkWriter | undefined;
  const endChunk = (): void => {
    if (writer) files.set(`index/${chunks.length - 1}.bin`, writer.finish());
    writer = undefined;
  };
  for (const [token, lists] of joined(stretches)) {
    if (!writer) {
      writer = new ChunkWriter(begins);
      chunks.push(token);
    }
    writer.add(token, lists);
    if (writer.size >= chunkBytes) endChunk();
  }
  endChunk();

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
  };
  files.set('articles.bin', gzipSync(JSON.stringify(about), { level: 9 }));
  return files;
}

/** All tokens of a year, ascending, each with where it stands in all stretches. */
function* joined(stretches: readonly Stretch[]): Generator<[token: string, CodeList[]]> {
  const readers = stretches.map((stretch) => ({ stretch, words: wordsOf(stretch.files) }));
  const heads = readers.map(({ words }) => words.next().value ?? null);
  for (;;) {
    let token: string | undefined;
    for (const head of heads) if (head && (token === undefined || head[0] < token)) [token] = head;
    if (token === undefined) return;
    const byCode = new Map<number, number[]>();
    for (const [number, { stretch, words }] of readers.entries()) {
      const head = heads[number];
      if (head?.[0] !== token) continue;
      for (const place of head[1]) {
        const code = stretch.codes[place] as number;
        const positions = byCode.get(code);
        if (positions) positions.push(stretch.begins + place);
        else byCode.set(code, [stretch.begins + place]);
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

/** An article's text as it is indexed and quoted. */
function fragmentBlocks(article: Article, body: readonly TextBlock[]): FragmentBlock[] {
  const line = (kind: FragmentBlock['kind'], text: string | undefined): FragmentBlock[] =>
    text === undefined ? [] : [{ kind, text }];
  return [
    { kind: 'headline', text: article.headline },
    ...line('kicker', article.kicker),
    ...line('deck', article.deck),
    ...article.byline.flatMap((entry) => line('note', nameText(entry))),
    ...line('note', article.dateline),
    ...article.figures.flatMap(({ caption }) => line('caption', caption)),
    ...body,
  ];
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
  const found: Partial<Record<ColumnName, { values: string[]; of: number[][] }>> = {};
  for (const column of columns) {
    const numbers = new Map<string, number>();
    const of = articles.map((article) =>
      read[column](article).map((value) => {
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        return number;
      }),
    );
    if (numbers.size > 0) found[column] = { values: [...numbers.keys()], of };
  }
  return found;
}
