/**
 * Builds the search index: Pagefind makes it from tokens (see src/search/tokens.ts), one bundle a
 * year, and this module publishes it with the articles' texts and what facets need.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  indexFolder,
  indexFormat,
  lengthCode,
  packDates,
  packFragment,
  packIds,
  type ArticlesFile,
  type ColumnName,
  type FragmentBlock,
  type Manifest,
} from '../search/bundle.ts';
import { CborReader } from '../search/cbor.ts';
import { namesFile } from './names-file.ts';
import { packTable, tableFromOpenCC, type FoldTable } from '../search/fold.ts';
import { indexText, type Segment } from '../search/index-text.ts';

/** An article and the text of its body. */
export interface IndexInput {
  readonly article: Article;
  readonly blocks: readonly TextBlock[];
}

export interface IndexReport {
  readonly articles: number;
  readonly files: number;
  readonly bytes: number;
}

/** As much of Pagefind as the builder needs. */
export type PagefindService = Pick<typeof pagefind, 'createIndex' | 'close'>;

/** The folding table of index and queries. */
export const foldTable: FoldTable = tableFromOpenCC(TSCharacters);

let jieba: Jieba | undefined;

/** Words by jieba's dictionary, and by its statistics where the dictionary knows none. */
export const segment: Segment = (text) => {
  jieba ??= Jieba.withDict(dict);
  return jieba.cut(text, true);
};

/** Pagefind reads this when its service starts: postings in one file of the index. */
const chunkSize = '2000';

/** Writes `<outDir>/pagefind`, replacing what is there. Withdrawn articles are left out. */
export async function buildSearchIndex(
  { articles, outDir }: { readonly articles: Iterable<IndexInput>; readonly outDir: string },
  service: PagefindService = pagefind,
): Promise<IndexReport> {
  const years = new Map<string, IndexInput[]>();
  for (const input of articles) {
    if (input.article.withdrawn !== undefined) continue;
    const year = input.article.date.slice(0, 4);
    const known = years.get(year);
    if (known) known.push(input);
    else years.set(year, [input]);
  }
  const folder = join(outDir, indexFolder);
  rmSync(folder, { recursive: true, force: true });
  const report = { articles: 0, files: 0, bytes: 0 };
  const write = (path: string, content: Uint8Array): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    report.files += 1;
    report.bytes += content.length;
  };

  const bundles: Manifest['bundles'][number][] = [];
  const before = process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'];
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= chunkSize;
  try {
    for (const year of [...years.keys()].sort().reverse()) {
      const inputs = inOrder(years.get(year) ?? []);
      const files = await buildYear(year, inputs, service);
      const dir = `${year}.${digest([...files].flatMap(([path, bytes]) => [path, bytes]))}`;
      for (const [path, bytes] of files) write(`${dir}/${path}`, bytes);
      bundles.push({ year, dir, articles: inputs.length });
      report.articles += inputs.length;
    }
  } finally {
    await service.close();
    if (before === undefined) delete process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'];
    else process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = before;
  }

  const named = (name: string, value: unknown): string => {
    const bytes = packed(value);
    const path = `${name}.${digest([bytes])}.bin`;
    write(path, bytes);
    return path;
  };
  const manifest: Manifest = {
    format: indexFormat,
    fold: named('fold', packTable(foldTable)),
    names: named('names', namesFile([...years.values()].flat().map(({ article }) => article))),
    bundles,
  };
  write('manifest.json', Buffer.from(JSON.stringify(manifest)));
  return report;
}

function inOrder(inputs: readonly IndexInput[]): IndexInput[] {
  const key = ({ article }: IndexInput): string => `${article.date} ${article.id}`;
  return inputs.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The files of one year's bundle by path, from nothing but its articles. */
async function buildYear(
  year: string,
  inputs: readonly IndexInput[],
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
  files.set('articles.bin', packed(about));
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

function packed(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: 9 });
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 10);
}
