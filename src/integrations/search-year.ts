/** One year of the search index: Pagefind makes it from tokens (see src/search/tokens.ts). */
import { gunzipSync, gzipSync } from 'node:zlib';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import * as pagefind from 'pagefind';
import { labelsOf } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';
import type { TextBlock } from '../markdown/text.ts';
import {
  columns,
  lengthCode,
  packDates,
  packFragment,
  packIds,
  type ArticlesFile,
  type ColumnName,
  type FragmentBlock,
} from '../search/bundle.ts';
import { CborReader } from '../search/cbor.ts';
import { tableFromOpenCC, type FoldTable } from '../search/fold.ts';
import { indexText, type Segment } from '../search/index-text.ts';

/** An article and the text of its body. */
export interface IndexInput {
  readonly article: Article;
  readonly blocks: readonly TextBlock[];
}

/** A year and its articles, by date, then by id. */
export interface YearInput {
  readonly year: string;
  readonly inputs: readonly IndexInput[];
}

/** As much of Pagefind as the builder needs. */
export type PagefindService = Pick<typeof pagefind, 'createIndex' | 'close'>;

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

/**
 * Postings in one file of the index. Fewer make a search move fewer bytes in more requests; below
 * this the number of files grows faster than the bytes fall.
 */
const defaultChunkSize = '1500';
/** Pagefind reads it when its service starts. */
const chunkVariable = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

export function chunkSize(): string {
  return process.env[chunkVariable] ?? defaultChunkSize;
}

/** Runs `work` with Pagefind's service, which is closed whatever comes of it. */
export async function withPagefind<T>(
  work: (service: PagefindService) => Promise<T>,
  service: PagefindService = pagefind,
): Promise<T> {
  const before = process.env[chunkVariable];
  process.env[chunkVariable] = chunkSize();
  try {
    return await work(service);
  } finally {
    await service.close();
    if (before === undefined) Reflect.deleteProperty(process.env, chunkVariable);
    else process.env[chunkVariable] = before;
  }
}

/** The files of one year's bundle by path, from nothing but its articles. */
export async function buildYear(
  { year, inputs }: YearInput,
  service: PagefindService,
): Promise<Map<string, Uint8Array>> {
  const index = answer(await service.createIndex({}), `create the index of ${year}`).index;
  if (!index) throw new Error(`Pagefind created no index for ${year}`);
  const lengths: string[] = [];
  const files = new Map<string, Uint8Array>();
  let pending: Promise<void>[] = [];
  for (const [number, { article, blocks }] of inputs.entries()) {
    const content = fragmentBlocks(article, blocks);
    const text = indexText(content, foldTable, segment);
    lengths.push(lengthCode(text.units));
    files.set(`fragment/${number}.pf_fragment`, gzipSync(packFragment({ content }), { level: 9 }));
    pending.push(
      index
        .addCustomRecord({ url: String(number), content: text.content, language: 'unknown' })
        .then((added) => void answer(added, `index ${article.id}`)),
    );
    if (pending.length === 64) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
  const { files: built } = answer(await index.getFiles(), `build the index of ${year}`);
  await index.deleteIndex();

  const byName = new Map(
    built.map(({ path, content }) => [path.replace(/^.*[/\\]/u, ''), content]),
  );
  const metaName = [...byName.keys()].find((name) => name.endsWith('.pf_meta'));
  const meta = readMeta(unsigned(byName.get(metaName ?? ''), `pf_meta of ${year}`));
  if (meta.pages !== inputs.length) {
    throw new Error(`Pagefind indexed ${meta.pages} of ${inputs.length} articles of ${year}`);
  }
  meta.chunks.forEach(({ hash }, number) => {
    const chunk = byName.get(`${hash}.pf_index`);
    if (!chunk) throw new Error(`Pagefind named an index file that it did not build: ${hash}`);
    files.set(`index/${number}.pf_index`, chunk);
  });
  const about: ArticlesFile = {
    year,
    days: packDates(inputs.map(({ article }) => article.date)),
    ids: packIds(inputs.map(({ article }) => article.id)),
    lengths: lengths.join(''),
    columns: packColumns(inputs.map(({ article }) => article)),
    chunks: meta.chunks.map(({ from }) => from),
  };
  files.set('articles.bin', gzipSync(JSON.stringify(about), { level: 9 }));
  return files;
}

/** What Pagefind answered, unless it reported errors. */
function answer<T extends { readonly errors: readonly string[] }>(response: T, doing: string): T {
  if (response.errors.length === 0) return response;
  throw new Error(`Pagefind failed to ${doing}: ${response.errors[0]}`, {
    cause: new AggregateError(response.errors.map((message) => new Error(message))),
  });
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

interface Meta {
  readonly pages: number;
  readonly chunks: readonly { readonly from: string; readonly hash: string }[];
}

/** As much of Pagefind's metadata as is published in another form. */
function readMeta(bytes: Uint8Array): Meta {
  const cbor = new CborReader(bytes);
  cbor.array();
  const version = cbor.text();
  if (!version.startsWith('1.')) throw new Error(`unexpected version ${version} of Pagefind`);
  const pages = cbor.array();
  for (let i = 0; i < pages; i += 1) cbor.skip();
  const chunks: { from: string; hash: string }[] = [];
  const count = cbor.array();
  for (let i = 0; i < count; i += 1) {
    cbor.array();
    const from = cbor.text();
    cbor.skip();
    chunks.push({ from, hash: cbor.text() });
  }
  return { pages, chunks };
}

const signature = 'pagefind_dcd';

/** Pagefind's file without its compression and its signature. */
function unsigned(file: Uint8Array | undefined, what: string): Uint8Array {
  if (!file) throw new Error(`Pagefind built no ${what}`);
  const bytes = gunzipSync(file);
  if (bytes.subarray(0, signature.length).toString('latin1') !== signature) {
    throw new Error(`unexpected beginning of the ${what}`);
  }
  return bytes.subarray(signature.length);
}
