/** The engines that `npm run bench:search` compares, each over the same articles. */
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import MiniSearch from 'minisearch';
import * as pagefind from 'pagefind';
import { articleSchema } from '../archive/article.ts';
import { buildSearchIndex } from '../integrations/search-index.ts';
import { createSearcher } from '../search/client.ts';
import type { Searcher } from '../search/searcher.ts';

export interface BenchArticle {
  readonly id: string;
  readonly date: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

export interface Answer {
  /** Best first; as many as were asked for. */
  readonly ids: readonly string[];
  readonly total: number;
  /** What a browser moves for it: metadata, index and ten results' texts, WebAssembly included, scripts not. */
  readonly firstBytes: number;
  /** The same once the metadata is there. */
  readonly laterBytes: number;
}

export interface Engine {
  readonly name: string;
  /** Bytes of everything published. */
  build(articles: readonly BenchArticle[], folder: string): Promise<number>;
  ask(query: string, limit: number): Promise<Answer>;
  /** Milliseconds of a query whose files have been loaded. */
  warm(query: string): Promise<number>;
}

function ours(): Engine {
  let open: () => Searcher;
  return {
    name: 'Baocang',
    async build(articles, folder) {
      const sources = articles.map(({ id, date, headline, paragraphs }) => ({
        article: articleSchema.parse({ id, date, headline }),
        digest: '',
        blocks: () =>
          paragraphs.map((text, i) => ({ kind: 'paragraph' as const, text, paragraph: i + 1 })),
      }));
      const { bytes } = await buildSearchIndex({ articles: sources, outDir: folder });
      const fetch = async (url: string): Promise<Response> =>
        new Response(await readFile(join(folder, url)));
      open = () => createSearcher({ base: '/', fetch });
      return bytes;
    },
    async ask(query, limit) {
      const searcher = open();
      // A limit that no article meets loads the metadata of every year and nothing else.
      const fixed = await searcher.search({ query: '', limits: { facets: { people: ['-'] } } });
      const ten = await searcher.search({ query });
      const all = limit > 10 ? await searcher.search({ query, limit }) : ten;
      return {
        ids: ten.relaxed ? [] : all.results.map(({ id }) => id),
        total: ten.relaxed ? 0 : ten.total,
        firstBytes: fixed.cost.bytes + ten.cost.bytes,
        laterBytes: ten.cost.bytes,
      };
    },
    async warm(query) {
      const searcher = open();
      await searcher.search({ query });
      const started = performance.now();
      await searcher.search({ query });
      return performance.now() - started;
    },
  };
}

/** The part of Pagefind's browser module that is used. */
interface PagefindModule {
  search(query: string): Promise<{ results: { id: string; data(): Promise<unknown> }[] }>;
  options(options: { basePath: string }): Promise<void>;
  destroy(): Promise<void>;
}

function stockPagefind(): Engine {
  const files = new Map<string, Uint8Array>();
  const idOf = new Map<string, string>();
  let module: PagefindModule;
  let moved = 0;
  const fresh = async (): Promise<void> => {
    await module.destroy();
    await module.options({ basePath: '/stock/' });
  };
  return {
    name: 'Pagefind 1.5.2 (zh)',
    async build(articles, folder) {
      const escaped = (text: string): string =>
        text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      try {
        const { index } = await pagefind.createIndex({});
        if (!index) throw new Error('Pagefind created no index');
        for (let at = 0; at < articles.length; at += 64) {
          await Promise.all(
            articles.slice(at, at + 64).map(({ id, headline, paragraphs }) => {
              const body = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('');
              const content = `<html lang="zh"><body><h1>${escaped(headline)}</h1>${body}</body></html>`;
              return index.addHTMLFile({ url: `/${id}/`, content });
            }),
          );
        }
        const built = await index.getFiles();
        for (const { path, content } of built.files) {
          const name = path.replace(/^.*?pagefind[/\\]/u, '');
          files.set(name, content);
          if (name.endsWith('.pf_fragment')) {
            const text = gunzipSync(content).subarray('pagefind_dcd'.length).toString();
            const { url } = JSON.parse(text) as { url: string };
            idOf.set(name.replace(/^.*\/|\.pf_fragment$/gu, ''), url.replaceAll('/', ''));
          }
        }
      } finally {
        await pagefind.close();
      }
      // The browser's module, with what it needs of a browser.
      const code = join(folder, 'pagefind.mjs');
      await writeFile(code, files.get('pagefind.js') ?? '');
      Object.assign(globalThis, {
        document: {
          currentScript: null,
          querySelector: () => ({ getAttribute: () => 'zh' }),
        },
        fetch: (url: string) => {
          const name = url.replace('/stock/', '').replace(/\?.*$/u, '');
          const content = files.get(name);
          moved += content?.length ?? 0;
          return Promise.resolve(
            new Response(content === undefined ? null : Uint8Array.from(content), {
              status: content ? 200 : 404,
            }),
          );
        },
      });
      module = (await import(pathToFileURL(code).href)) as PagefindModule;
      await rm(code);
      const used = /\.pf_|pagefind\.js$|pagefind-worker\.js$|pagefind-entry|wasm\.unknown/u;
      return [...files].reduce(
        (sum, [name, { length }]) => sum + (used.test(name) ? length : 0),
        0,
      );
    },
    async ask(query, limit) {
      await fresh();
      moved = 0;
      await module.search('\u{10FFFD}');
      const fixed = moved;
      moved = 0;
      const { results } = await module.search(query);
      await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return {
        ids: results.slice(0, limit).map(({ id }) => idOf.get(id) ?? id),
        total: results.length,
        firstBytes: fixed + moved,
        laterBytes: moved,
      };
    },
    async warm(query) {
      const ask = async (): Promise<void> => {
        const { results } = await module.search(query);
        await Promise.all(results.slice(0, 10).map((result) => result.data()));
      };
      await ask();
      const started = performance.now();
      await ask();
      return performance.now() - started;
    },
  };
}

function miniSearch(): Engine {
  const jieba = Jieba.withDict(dict);
  const words = (cut: string[]): string[] => cut.filter((word) => /[\p{L}\p{N}]/u.test(word));
  const index = new MiniSearch<BenchArticle & { body: string }>({
    fields: ['headline', 'body'],
    tokenize: (text) => words(jieba.cutForSearch(text, true)),
    searchOptions: {
      tokenize: (text) => words(jieba.cut(text, true)),
      combineWith: 'AND',
      boost: { headline: 5 },
    },
  });
  let bytes = 0;
  return {
    name: 'MiniSearch 7 + jieba',
    build(articles) {
      index.addAll(articles.map((one) => ({ ...one, body: one.paragraphs.join('\n') })));
      bytes = gzipSync(JSON.stringify(index)).length;
      return Promise.resolve(bytes);
    },
    ask(query, limit) {
      const found = index.search(query).map(({ id }) => String(id));
      return Promise.resolve({
        ids: found.slice(0, limit),
        total: found.length,
        firstBytes: bytes,
        laterBytes: 0,
      });
    },
    warm(query) {
      const started = performance.now();
      index.search(query);
      return Promise.resolve(performance.now() - started);
    },
  };
}

/** In the order in which they are shown: what is ours is compared with the first. */
export const engines = { stock: stockPagefind, miniSearch, ours };
export type EngineName = keyof typeof engines;

/** Articles of a JSON Lines file, in its order. */
export function readCorpus(file: string, limit: number): BenchArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, limit)
    .map((line) => {
      const { id, date, headline, body } = JSON.parse(line) as Record<string, string>;
      return {
        id: String(id),
        date: String(date),
        headline: String(headline),
        paragraphs: (body ?? '').split('\n').filter((text) => text.trim() !== ''),
      };
    });
}
