/**
 * Search held against an oracle that shares nothing with it: folded text, blanks and brackets taken
 * out, and a regular expression. Every part of an article, both scripts and widths, and characters
 * so frequent that they are looked up by article.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { articleSchema } from '../../src/archive/article.ts';
import { buildSearchIndex } from '../../src/integrations/search-index.ts';
import { createSearcher } from '../../src/search/client.ts';
import type { Searcher } from '../../src/search/searcher.ts';

const simplified = new Map(
  ['國国', '經经', '濟济', '體体', '後后', '會会', '發发', '著着', '髮发', '裡里', '報报'].map(
    (pair) => [pair.charAt(0), pair.charAt(1)],
  ),
);

/** Text as the oracle compares it: `▏` for every end of a clause. */
function plain(text: string): string {
  const folded = [...text.normalize('NFKC').toLowerCase()].map((one) => simplified.get(one) ?? one);
  return folded
    .join('')
    .replace(/["'“”‘’「」『』《》〈〉()【】·]/gu, ' ')
    .replace(/(?<=\d)\s*([.,:/-])\s*(?=\d)/gu, '$1')
    .replace(/(?<!\d)[.,:/-]|[.,:/-](?!\d)|[，。！？；：、—…!?;]/gu, '▏')
    .replace(/\s*▏[\s▏]*/gu, '▏')
    .replace(/\s+/gu, ' ')
    .replace(/(?<![a-z\d]) | (?![a-z\d])/gu, '');
}

/** Whether a text in which `plain` has been at work holds a query. */
function holds(part: string, query: string): boolean {
  const wanted = plain(query).replace(/^▏|▏$/gu, '');
  const quoted = wanted.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  const begins = /^[a-z\d]/u.test(wanted) ? '(?<![a-z\\d])' : '';
  const ends = /[a-z\d]$/u.test(wanted) ? '(?![a-z\\d])' : '';
  return new RegExp(begins + quoted + ends, 'u').test(part);
}

const text = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(
      ...'的的的的的的的的的的的的的的的的国國经經济濟体體后後会會发發髮着著里裡人民日報一二𠮷',
      ...'25Aa２５Ａａ％%，。、！《》“”「」（）·  .-',
    ),
    minLength: 1,
    maxLength: length,
    size: 'max',
  });

const articles = fc.sample(
  fc.record({
    headline: text(16).filter((one) => one.trim() !== ''),
    kicker: fc.option(text(10)),
    deck: fc.option(text(20)),
    captions: fc.array(text(20), { maxLength: 2 }),
    paragraphs: fc.array(text(300), { minLength: 1, maxLength: 4 }),
  }),
  { numRuns: 240, seed: 20261125 },
);

/** A long paragraph that articles share, but for one character in the middle of every third. */
const shared = [...'国家经济发展人民日报二一'.repeat(9)].map((char, i) =>
  i % 7 === 0 ? '里' : char,
);
const changed = shared.with(53, '外');
articles.slice(0, 45).forEach(({ paragraphs }, number) => {
  paragraphs.push((number % 3 === 0 ? changed : shared).join(''));
});
/** And one that only two have. */
articles.slice(50, 52).forEach(({ paragraphs }, number) => {
  paragraphs.push([...(number === 0 ? changed : shared), ...'经国人'].join(''));
});

let folder: string;
let searcher: Searcher;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  await buildSearchIndex({
    articles: articles.map(({ headline, kicker, deck, captions, paragraphs }, number) => ({
      article: articleSchema.parse({
        id: `a${number}`,
        date: `199${number % 2}-0${1 + (number % 9)}-01`,
        headline,
        ...(kicker?.trim() && { kicker }),
        ...(deck?.trim() && { deck }),
        figures: captions.filter((one) => one.trim() !== '').map((caption) => ({ caption })),
      }),
      digest: '',
      blocks: () =>
        paragraphs.map((one, i) => ({ kind: 'paragraph', text: one, paragraph: i + 1 })),
    })),
    outDir: folder,
  });
  const fetch = async (url: string): Promise<Response> =>
    new Response(await readFile(join(folder, url)));
  searcher = createSearcher({ base: '/', fetch });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The parts of each article that are searched, none of which runs on into the next. */
const partsOf = articles.map(({ headline, kicker, deck, captions, paragraphs }) => [
  headline,
  kicker ?? '',
  deck ?? '',
  ...captions,
  ...paragraphs,
]);
const plainParts = partsOf.map((parts) => parts.map(plain));

async function found(query: string): Promise<string[]> {
  const { results, relaxed } = await searcher.search({ query, limit: Infinity });
  return relaxed ? [] : results.map(({ id }) => id).sort();
}

const expected = (query: string, parts = plainParts): string[] =>
  parts
    .flatMap((held, number) => (held.some((one) => holds(one, query)) ? `a${number}` : []))
    .sort();

/** Words of a query are not told apart here, so that it can be anything in quotation marks. */
const unquoted = (query: string): string => query.replace(/["“”「」]/gu, '');
const meansSomething = (query: string): boolean =>
  /[^▏ ]/u.test(plain(query).replace(/[.-]/gu, ''));

test('phrases cut out of articles find all that hold them, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      async (...at) => {
        const parts = partsOf[at[0] % articles.length] as string[];
        const part = [...(parts[at[1] % parts.length] as string)];
        const from = part.length === 0 ? 0 : at[2] % part.length;
        const query = unquoted(part.slice(from, from + at[3]).join(''));
        fc.pre(meansSomething(query));
        expect([query, ...(await found(`"${query}"`))]).toEqual([query, ...expected(query)]);
      },
    ),
    { numRuns: 250 },
  );
}, 60_000);

test.each([
  ['by many', shared],
  ['by many, for whom one character is another', changed],
  ['by one of those whose text is read', [...shared, '经', '国', '人']],
  ['by none', shared.with(54, '外')],
  ['by none of those whose text is read', [...shared.with(54, '外'), '经', '国', '人']],
])('a long phrase held %s finds all that hold it, and no others', async (_, chars) => {
  const query = chars.join('');
  expect(await found(query)).toEqual(expected(query));
  const headlines = plainParts.map((parts) => parts.slice(0, 1));
  expect(await found(`标题:${query}`)).toEqual(expected(query, headlines));
});

test('long phrases cut out of articles find all that hold them, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 30, max: 300 }), async (...at) => {
      const part = [...(partsOf[at[0] % articles.length]?.at(-1) ?? '')];
      const from = at[1] % part.length;
      const query = unquoted(part.slice(from, from + at[2]).join(''));
      fc.pre(meansSomething(query));
      expect([query, ...(await found(`"${query}"`))]).toEqual([query, ...expected(query)]);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('random queries find all that hold them, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(text(4).map(unquoted), async (query) => {
      fc.pre(meansSomething(query));
      expect([query, ...(await found(`"${query}"`))]).toEqual([query, ...expected(query)]);
    }),
    { numRuns: 250 },
  );
}, 60_000);

test('where not all terms stand together, what holds all but one is found, else what holds any', async () => {
  const han = fc.string({
    unit: fc.constantFrom(...'国经济体后会发里一二'),
    minLength: 2,
    maxLength: 3,
  });
  const steps = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(han, { minLength: 2, maxLength: 6 }), async (terms) => {
      const query = [...terms, '囍'].join(' ');
      const { relaxed, results } = await searcher.search({ query, limit: Infinity });
      fc.pre(relaxed?.words.join(' ') === query);
      const sets = terms.map((term) => new Set(expected(term)));
      const holding = (least: number): string[] =>
        articles
          .map((_, number) => `a${number}`)
          .filter((id) => sets.filter((set) => set.has(id)).length >= least)
          .sort();
      const most = holding(terms.length);
      steps.add(most.length > 0 ? terms.length : 1);
      const ids = results.map(({ id }) => id).sort();
      expect([query, ...ids]).toEqual([query, ...(most.length > 0 ? most : holding(1))]);
    }),
    { numRuns: 200 },
  );
  expect(steps.size).toBeGreaterThan(2);
}, 60_000);

test('some characters are frequent enough to be looked up by article', async () => {
  const files = await readdir(folder, { recursive: true });
  expect(files.filter((path) => /single[/\\]\d+\.bin$/u.test(path))).toHaveLength(2);
});

test.each(['的', '国', '會', '𠮷', '5', 'a'])(
  'the one character %s is found wherever it stands, in headlines and without',
  async (char) => {
    expect(await found(char)).toEqual(expected(char));
    const headlines = plainParts.map((parts) => parts.slice(0, 1));
    expect(await found(`标题:${char}`)).toEqual(expected(char, headlines));
    const without = expected('人').filter((id) => !expected(char).includes(id));
    expect(await found(`人 -${char}`)).toEqual(without);
  },
);

test('headlines and words come first for a character looked up by article', async () => {
  const { results } = await searcher.search({ query: '的', limit: Infinity });
  const inHeadline = results.map(({ headline }) => (headline?.marks.length ?? 0) > 0);
  expect(inHeadline.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => true));
});
