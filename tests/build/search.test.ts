/** The whole of search but the page: Pagefind's index, the published files, the client, the command. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import * as pagefind from 'pagefind';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  articleSchema,
  nameText,
  type Article,
  type ArticleInput,
} from '../../src/archive/article.ts';
import { searchPageText, searchText } from '../../src/i18n/zh-CN.ts';
import { buildSearchIndex } from '../../src/integrations/search-index.ts';
import { withPagefind, withPagefinds } from '../../src/integrations/pagefind-words.ts';
import { foldTable, partsOf, type IndexSource } from '../../src/integrations/search-part.ts';
import { buildYear, type BundleFiles } from '../../src/integrations/search-year.ts';
import type { TextBlock } from '../../src/markdown/text.ts';
import { createSearcher } from '../../src/search/client.ts';
import type { Searcher, SearchOutcome, SearchProgress } from '../../src/search/searcher.ts';
import { occurrences, units } from '../../src/search/units.ts';

const root = mkdtempSync(join(tmpdir(), 'search-'));
const dist = join(root, 'dist');
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface IndexInput {
  readonly article: Article;
  readonly blocks: readonly TextBlock[];
}

const input = (front: ArticleInput, ...paragraphs: string[]): IndexInput => ({
  article: articleSchema.parse(front),
  blocks: paragraphs.map((text, i) => ({ kind: 'paragraph', text, paragraph: i + 1 })),
});

const sources = (from: readonly IndexInput[]): IndexSource[] =>
  from.map(({ article, blocks }) => ({
    article,
    digest: JSON.stringify([article, blocks]),
    blocks: () => blocks,
  }));

/** Random sentences from few characters: the same phrases again and again, in both scripts. */
const sentences = fc.sample(
  fc.array(
    fc.string({
      unit: fc.constantFrom(...'国國家人民中新闻會会议，。“” 5月20日15C919%.'),
      minLength: 1,
      maxLength: 60,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { numRuns: 120, seed: 20260520 },
);

const inputs: IndexInput[] = [
  ...sentences
    .map((paragraphs, number) =>
      input(
        {
          id: `r${number}`,
          date: `${2024 + (number % 3)}-0${1 + (number % 9)}-1${number % 10}`,
          headline: paragraphs[0] as string,
        },
        ...paragraphs.slice(1),
      ),
    )
    .filter(({ article }) => article.headline !== ''),
  input(
    {
      id: 'full',
      date: '2026-05-20',
      headline: '两国元首会谈',
      kicker: '肩题里的茉莉',
      deck: '副题里的玉兰',
      dateline: '新华社北京5月20日电',
      byline: [{ name: '欧阳记者', role: '记者' }],
      source: '新华社',
      section: '国际',
      people: ['张三', { name: '李四', note: '气象学家' }],
      places: ['北京'],
      organizations: ['外交部'],
      topics: ['外交'],
      figures: [{ caption: '图注里的杜鹃' }],
    },
    '《条约》继续有效。GDP增长5.2%。',
    '习近平会见了外宾，关系 密切。',
  ),
  input(
    {
      id: 'gone',
      date: '2026-05-20',
      headline: '撤下的牡丹',
      withdrawn: { date: '2026-06-01', reason: '误' },
    },
    '牡丹',
  ),
  input({ id: 'empty', date: '2026-05-21', headline: '？？' }, '——'),
  ...['a', 'b', 'c'].map((name, i) =>
    input({ id: `tie-${name}`, date: `2025-01-0${i + 1}`, headline: '月季' }, '同样的话。'),
  ),
  input({ id: 'traditional', date: '2024-07-01', headline: '其三' }, '他們望著遠方的燈塔。'),
  input({ id: 'simplified', date: '2024-07-02', headline: '其四' }, '他们望着远方的灯塔。'),
  input({ id: 'title', date: '2024-07-03', headline: '大桥“合龙”，两岸通车' }, '话。'),
  input({ id: 'whole', date: '2024-07-04', headline: '铁路开通' }, '话。'.repeat(400)),
  input(
    { id: 'longer', date: '2026-07-05', headline: '铁路开通，两市相连' },
    '铁路开通。铁路开通。',
  ),
  input({ id: 'inside', date: '2026-01-01', headline: '其一' }, '发展中国家的人民。'),
  input({ id: 'word', date: '2025-01-01', headline: '其二' }, '这个中国家喻户晓。'),
];

let searcher: Searcher;

const open = (folder: string): Searcher =>
  createSearcher({
    base: '/base/',
    fetch: async (url) => new Response(await readFile(join(folder, url.replace('/base/', '')))),
  });
const ids = ({ results }: SearchProgress): string[] => results.map(({ id }) => id);
const all = (query: string): Promise<SearchOutcome> => searcher.search({ query, limit: Infinity });

beforeAll(async () => {
  await buildSearchIndex({ articles: sources(inputs), outDir: dist });
  searcher = open(dist);
});

const texts = inputs
  .filter(({ article }) => article.withdrawn === undefined)
  .map(({ article, blocks }) => ({
    id: article.id,
    blocks: [
      article.headline,
      article.kicker ?? '',
      article.deck ?? '',
      article.dateline ?? '',
      ...article.byline.map(nameText),
      ...article.figures.map(({ caption }) => caption),
      ...blocks.map(({ text }) => text),
    ].map((text) => units(text, foldTable)),
  }));

test('a phrase finds exactly the articles whose folded text contains it', async () => {
  const cuts = fc
    .tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 12 }))
    .map(([article, block, from, length]) => {
      const { blocks } = inputs[article % sentences.length] as IndexInput;
      const text = blocks[block % Math.max(1, blocks.length)]?.text ?? '中国';
      const chars = [...text];
      const start = from % chars.length;
      return chars.slice(start, start + length).join('');
    });
  await fc.assert(
    fc.asyncProperty(cuts, async (cut) => {
      const phrase = cut.replace(/["“”\s]/gu, '');
      const query = units(phrase, foldTable);
      fc.pre(query.text.length > 0);
      const outcome = await all(`"${phrase}"`);
      const expected = texts
        .filter(({ blocks }) => blocks.some((block) => occurrences(block, query).length > 0))
        .map(({ id }) => id);
      if (expected.length > 0) expect(outcome.relaxed).toBeNull();
      else expect(outcome.total === 0 || outcome.relaxed !== null).toBe(true);
      if (outcome.relaxed === null) expect(ids(outcome).sort()).toEqual(expected.sort());
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['茉莉', '肩题'],
  ['玉兰', '副题'],
  ['杜鹃', '图注'],
  ['欧阳记者', '署名、电头'],
  ['新华社北京', '署名、电头'],
  ['條約繼續', '第 1 段'],
  ['GDP增长5.2%', '第 1 段'],
  ['ｇｄｐ增長５．２％', '第 1 段'],
  ['習近平會見', '第 2 段'],
  ['关系密切', '第 2 段'],
  ['外宾，关系', '第 2 段'],
])('%s is found in %s', async (query, place) => {
  const outcome = await all(query);
  expect(ids(outcome)).toEqual(['full']);
  expect(outcome.results[0]?.snippets[0]?.place.label).toBe(place);
  expect(outcome.results[0]?.snippets[0]?.marks.length).toBeGreaterThan(0);
});

test.each(['望着远方', '望著遠方', '望著远方'])('%s finds either script', async (query) => {
  expect(ids(await all(query)).sort()).toEqual(['simplified', 'traditional']);
});

test.each(['牡丹', '52%增长', '作者:无此人', '来源:人民网'])(
  '%s is found nowhere',
  async (query) => {
    expect((await all(query)).total).toBe(0);
  },
);

test.each(['外宾关系', '有效GDP', '密切继续', '效，习近平'])(
  '%s, over a border, is no hit',
  async (query) => {
    expect((await all(query)).relaxed?.step).toBe('words');
  },
);

test.each([
  ['标题:会谈', ['full']],
  ['标题:密切', []],
  ['来源:新华', ['full']],
  ['作者:欧阳', ['full']],
  ['人物:張三', ['full']],
  ['人物:气象学家', ['full']],
  ['地点:北京 2026-05', ['full']],
  ['条约 | 月季 2026', ['full']],
  ['2026-05-21', ['empty']],
  ['月季 2025-01-02..', ['tie-c', 'tie-b']],
])('%s gives %j', async (query, expected) => {
  expect(ids(await all(query))).toEqual(expected);
});

test('among equals the newest comes first, and sorting by date goes both ways', async () => {
  expect(ids(await all('月季'))).toEqual(['tie-c', 'tie-b', 'tie-a']);
  expect(ids(await searcher.search({ query: '月季', sort: 'oldest', limit: 2 }))).toEqual([
    'tie-a',
    'tie-b',
  ]);
  expect(ids(await searcher.search({ query: '月季', sort: 'newest', offset: 1 }))).toEqual([
    'tie-b',
    'tie-a',
  ]);
});

test('a word comes before the same characters inside others', async () => {
  expect(ids(await all('国家 -会 -新闻')).indexOf('word')).toBeGreaterThan(
    ids(await all('国家 -会 -新闻')).indexOf('inside'),
  );
});

test('a whole headline comes before one that only contains it', async () => {
  expect(ids(await all('铁路开通'))).toEqual(['whole', 'longer']);
});

test('limits, facets and months count the hits', async () => {
  const outcome = await searcher.search({
    query: '',
    limits: { from: '2026-05-01', to: '2026-05-31', facets: { people: ['李四（气象学家）'] } },
  });
  expect(ids(outcome)).toEqual(['full']);
  expect(outcome.facets.people).toEqual([
    { value: '张三', count: 1 },
    { value: '李四（气象学家）', count: 1 },
  ]);
  expect(outcome.facets).toMatchObject({
    year: [{ value: '2026', count: 1 }],
    section: [{ value: '国际', count: 1 }],
    source: [{ value: '新华社', count: 1 }],
    places: [{ value: '北京', count: 1 }],
    organizations: [{ value: '外交部', count: 1 }],
    topics: [{ value: '外交', count: 1 }],
  });
  expect((await all('月季 | 条约 | 茉莉 | 玉兰')).facets.year).toEqual([
    { value: '2026', count: 1 },
    { value: '2025', count: 3 },
  ]);
  expect(outcome.months).toEqual([{ month: '2026-05', count: 1 }]);
  expect(outcome.bundles.map(({ year, state }) => [year, state])).toEqual([
    ['2026', 'done'],
    ['2025', 'skipped'],
    ['2024', 'skipped'],
  ]);
  expect(outcome.results[0]?.url).toBe('/base/2026/05/20/full/');
});

test('days are limits, alternatives and exclusions', async () => {
  const byDay = async (holds: (date: string) => boolean): Promise<string[]> => {
    const every = await all('日期:1000..2999');
    return every.results
      .filter(({ date }) => holds(date))
      .map(({ id }) => id)
      .sort();
  };
  for (const [query, holds] of [
    ['2024 | 2026-05-21', (date) => date.startsWith('2024') || date === '2026-05-21'],
    ['2024..2026 -日期:2025', (date) => !date.startsWith('2025')],
    ['-日期:2024年7月3日以前', (date) => date >= '2024-07-03'],
    ['日期:2024 -日期:2024-07-02', (date) => date.startsWith('2024') && date !== '2024-07-02'],
  ] as const satisfies readonly (readonly [string, (date: string) => boolean])[]) {
    const found = ids(await all(query)).sort();
    expect([query, found.length > 0, found]).toEqual([query, true, await byDay(holds)]);
  }
  const { bundles } = await all('2024 | 2026-05-21');
  expect(bundles.map(({ state }) => state)).toEqual(['done', 'skipped', 'done']);
});

test('days are alternatives to words too', async () => {
  const found = ids(await all('月季 | 2026')).sort();
  expect(found).toEqual(
    [...new Set([...ids(await all('月季')), ...ids(await all('日期:2026'))])].sort(),
  );
  expect(found.length).toBeGreaterThan((await all('月季')).total);
  expect(ids(await all('2026 或 月季')).sort()).toEqual(found);
});

test('what a comma sets apart, and what days or exclusions keep out, is found without them', async () => {
  const list = await all('玉兰，元首、外宾');
  expect([list.relaxed?.step, ids(list)]).toEqual(['words', ['full']]);
  for (const [query, label] of [
    ['条约 1950', searchText.relaxed.limits(true, false)],
    ['条约 -条约', searchText.relaxed.limits(false, true)],
    ['专题:外交 -条约', searchText.relaxed.limits(false, true)],
    ['条约 -条约 1950..1960', searchText.relaxed.limits(true, true)],
  ] as const) {
    const { relaxed, total } = await all(query);
    expect([relaxed?.step, relaxed?.label, total]).toEqual(['limits', label, 1]);
  }
});

test('a phrase that stands nowhere is widened, and says so', async () => {
  const words = await all('元首外宾');
  expect([words.relaxed?.step, ids(words)]).toEqual(['words', ['full']]);
  const one = await all('玉兰 月季 -同样');
  expect([one.relaxed?.step, ids(one)]).toEqual(['most', ['full']]);
  const kept = await all('玉兰 月季 来源:新华社');
  expect([kept.relaxed?.step, ids(kept)]).toEqual(['most', ['full']]);
  const cut = await all('026-0');
  expect(cut.total).toBe(0);
  const edges = await all('DP增长5');
  expect([edges.relaxed?.step, ids(edges)]).toEqual(['edges', ['full']]);
});

test('a year that cannot be read is named, and the others answer', async () => {
  const patchy = createSearcher({
    base: '/',
    fetch: async (url) => {
      if (url.includes('/2026.')) throw new TypeError('offline');
      return new Response(await readFile(join(dist, url)));
    },
  });
  const outcome = await patchy.search({ query: '月季 | 条约' });
  expect(ids(outcome)).toEqual(['tie-c', 'tie-b', 'tie-a']);
  expect(outcome.bundles[0]).toMatchObject({
    state: 'failed',
    error: searchText.yearFailed('2026'),
  });
});

test('a file that is not there is its year’s fault, or its report’s, and is asked for again', async () => {
  for (const [part, query] of [
    [/\/2026\.\w+\/articles/u, '月季 | 条约'],
    [/\/2026\.\w+\/index\//u, '月季 | 条约'],
    [/\/2026\.\w+\/text\//u, '条约'],
  ] as const) {
    let lost = true;
    const asked: string[] = [];
    const patchy = createSearcher({
      base: '/',
      fetch: async (url) => {
        asked.push(url);
        if (lost && part.test(url)) return new Response(null, { status: 404 });
        return new Response(await readFile(join(dist, url)));
      },
    });
    const right = await all(query);
    for (const manifests of [2, 2]) {
      const { bundles, results, total } = await patchy.search({ query });
      const failed = bundles.filter(({ state }) => state === 'failed').map(({ year }) => year);
      const unread = results.filter(({ headline }) => !headline).length;
      expect([failed, unread > 0]).toEqual(
        part.source.includes('text') ? [[], true] : [['2026'], false],
      );
      expect(total).toBe(right.total - (failed.length > 0 ? 1 : 0));
      // A newer site is looked for once.
      expect(asked.filter((url) => url.includes('manifest'))).toHaveLength(manifests);
    }
    lost = false;
    expect(await patchy.search({ query }).then(ids)).toEqual(ids(right));
  }
});

test.each([
  ['something else', () => Buffer.from('<!doctype html>')],
  ['cut short', (whole: Buffer) => whole.subarray(0, 8)],
])('a file of the index that is %s is its year’s fault, and is loaded anew', async (_, spoil) => {
  let spoilt = 0;
  const patchy = createSearcher({
    base: '/',
    fetch: async (url) => {
      const whole = await readFile(join(dist, url));
      const bad = spoilt === 0 && /\/2026\.\w+\/index\//u.test(url);
      if (bad) spoilt += 1;
      return new Response(bad ? Uint8Array.from(spoil(whole)) : whole);
    },
  });
  const outcome = await patchy.search({ query: '月季 | 条约' });
  expect(ids(outcome)).toEqual(['tie-c', 'tie-b', 'tie-a']);
  expect(outcome.bundles[0]).toMatchObject({
    state: 'failed',
    error: searchText.yearFailed('2026'),
  });
  const again = await patchy.search({ query: '月季 | 条约' });
  expect(again.total).toBe(4);
});

/** A searcher that writes down what it asks for. */
const recording = (asked: string[]): ReturnType<typeof createSearcher> =>
  createSearcher({
    base: '/',
    fetch: async (url) => {
      asked.push(url);
      return new Response(await readFile(join(dist, url)));
    },
  });

test('what every search needs can be loaded before the first, and is not loaded again', async () => {
  const asked: string[] = [];
  const opened = recording(asked);
  await opened.prepare();
  const before = [...asked];
  expect(before.some((url) => url.includes('/2026.'))).toBe(true);
  await opened.search({ query: '月季' });
  expect(asked.slice(before.length).filter((url) => before.includes(url))).toEqual([]);
  const missing = createSearcher({
    base: '/',
    fetch: () => Promise.resolve(new Response(null, { status: 404 })),
  });
  await expect(missing.prepare()).resolves.toBeUndefined();
  await expect(missing.search({ query: '甲' })).rejects.toMatchObject({ reason: 'missing' });
});

test('the newest year is asked and told before the others are, which do not wait for it for long', async () => {
  const had: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    if (url.includes('/2026.')) await new Promise((resolve) => setTimeout(resolve, 20));
    had.push(url);
    return new Response(await readFile(join(dist, url)));
  };
  await createSearcher({ base: '/', fetch }).search({ query: '月季 | 条约' });
  const first = (part: RegExp): number => had.findIndex((url) => part.test(url));
  expect(first(/2026[^/]*\/(?:index|single)/u)).toBeGreaterThan(0);
  expect(first(/202[0-5]\./u)).toBeGreaterThan(first(/2026[^/]*\/(?:index|single)/u));

  const wanted: string[] = [];
  const slowTexts = createSearcher({
    base: '/',
    fetch: async (url) => {
      wanted.push(url);
      if (url.includes('/text/')) await new Promise((resolve) => setTimeout(resolve, 60));
      return new Response(await readFile(join(dist, url)));
    },
  });
  const query = '国';
  const told = await new Promise<{ results: SearchProgress['results']; asked: string[] }>(
    (resolve, reject) => {
      const late = (): void => reject(new Error('told only at the end'));
      const onProgress = ({ results }: SearchProgress): void =>
        resolve({ results, asked: [...wanted] });
      slowTexts.search({ query }, { onProgress }).then(late, reject);
    },
  );
  const limits = { facets: { year: ['2026'] } };
  const newest = await createSearcher({ base: '/', fetch }).search({ query, limits });
  expect(newest.results).toHaveLength(10);
  // A screenful of them.
  expect(told.results).toEqual(newest.results.slice(0, 5));
  expect(told.asked.filter((url) => /\/202[0-5]\./u.test(url))).toEqual([]);

  const stuck = createSearcher({
    base: '/',
    fetch: (url) => (url.includes('/2026.') ? new Promise(() => {}) : fetch(url)),
  });
  const controller = new AbortController();
  const heard = await new Promise<SearchProgress>((resolve) => {
    const options = { signal: controller.signal, onProgress: resolve };
    stuck.search({ query: '月季 | 条约' }, options).catch(() => undefined);
  });
  controller.abort();
  expect(ids(heard)).toEqual(['tie-c', 'tie-b', 'tie-a']);
  expect(heard.bundles[0]?.state).toBe('loading');
});

test('a search that is given up rejects with the reason it was given', async () => {
  const controller = new AbortController();
  const stuck = createSearcher({
    base: '/',
    fetch: async (url) =>
      url.includes('articles')
        ? new Promise(() => {})
        : new Response(await readFile(join(dist, url))),
  });
  const pending = stuck.search({ query: '月季' }, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('typed on')), 50);
  await expect(pending).rejects.toThrow('typed on');
});

test('a query given up while it is typed loads no index; what is here answers without a rest', async () => {
  const asked: string[] = [];
  const typed = recording(asked);
  const controller = new AbortController();
  const pending = typed.search({ query: '月' }, { signal: controller.signal, rest: 60_000 });
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  controller.abort(new Error('typed on'));
  await expect(pending).rejects.toThrow('typed on');
  expect(asked.map((url) => url.split('/').at(-1)?.split('.')[0])).toEqual([
    'manifest',
    'articles',
    'fold',
  ]);

  await typed.search({ query: '月季' });
  expect((await typed.search({ query: '月季' }, { rest: 60_000 })).total).toBe(3);
});

test('another format asks for a reload, a missing index says so', async () => {
  const answer = (status: number, body: string) =>
    createSearcher({ base: '/', fetch: () => Promise.resolve(new Response(body, { status })) });
  for (const format of [4, 99]) {
    const manifest = JSON.stringify({ format });
    await expect(answer(200, manifest).search({ query: '甲' })).rejects.toMatchObject({
      reason: 'outdated',
    });
  }
  await expect(answer(404, '').search({ query: '甲' })).rejects.toMatchObject({
    reason: 'missing',
  });
});

test('an index published anew while the page is open is found', async () => {
  const other = join(root, 'newer');
  let folder = dist;
  const live = createSearcher({
    base: '/',
    fetch: async (url) =>
      readFile(join(folder, url)).then(
        (bytes) => new Response(bytes),
        () => new Response(null, { status: 404 }),
      ),
  });
  await live.search({ query: '2024-01' });
  await buildSearchIndex({
    articles: sources([input({ id: 'next', date: '2026-05-22', headline: '次日的茉莉' }, '话。')]),
    outDir: other,
  });
  folder = other;
  expect(ids(await live.search({ query: '次日' }))).toEqual(['next']);
});

test.each([
  ['张', ['张三']],
  ['張三', ['张三']],
  ['zhangs', ['张三']],
  ['zhsan', ['张三']],
  ['zssan', []],
  ['bj', ['北京']],
  ['学家', ['李四（气象学家）']],
  ['章叁', ['张三']],
  ['两岸通', ['大桥“合龙”，两岸通车']],
  ['大桥合', ['大桥“合龙”，两岸通车']],
  ['daqiaohe', ['大桥“合龙”，两岸通车']],
  ['dqhl', ['大桥“合龙”，两岸通车']],
  ['牡丹', []],
  ['无此', []],
  ['，', []],
  ['', []],
])('%s suggests %j', async (typed, expected) => {
  expect((await searcher.suggest(typed)).map(({ text }) => text)).toEqual(expected);
});

test.each([
  ['大桥', 'headline', ['大桥“合龙”，两岸通车']],
  ['大桥', 'places', []],
  ['zhangs', 'people', ['张三']],
  ['zhangs', 'places', []],
  ['张', 'section', []],
] as const)('of a field alone: %s of %s suggests %j', async (typed, field, expected) => {
  expect((await searcher.suggest(typed, { field })).map(({ text }) => text)).toEqual(expected);
});

test('a headline that is picked finds its article', async () => {
  const [offer] = await searcher.suggest('大桥');
  expect(ids(await all(offer?.query ?? ''))).toEqual(['title']);
});

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length), readFileSync(file).toString('base64')]),
  );
}

test('two builds are the same, whatever the order of the articles', async () => {
  const again = join(root, 'again');
  await buildSearchIndex({ articles: sources(inputs.toReversed()), outDir: again });
  expect(contents(again)).toEqual(contents(dist));
});

test('a year is the same whatever parts and stretches of it Pagefind is given', async () => {
  const year = sources(inputs.filter(({ article }) => article.date.startsWith('2025'))).toSorted(
    (a, b) => (a.article.date + a.article.id < b.article.date + b.article.id ? -1 : 1),
  );
  const build = (parts: readonly IndexSource[][], stretchLength?: number): Promise<BundleFiles> =>
    withPagefind((index) => buildYear('2025', parts, index, { stretchLength }));
  const whole = await build([year]);
  expect(whole.size).toBeGreaterThan(2);
  expect(await build([year], 300)).toEqual(whole);
  const parts = [year.slice(0, 2), year.slice(2, 3), year.slice(3)];
  expect(await build(parts, 300)).toEqual(whole);
  const threads = await withPagefinds(2, (index) => buildYear('2025', parts, index));
  expect(threads).toEqual(whole);
});

test('a large year is cut where an edit elsewhere leaves its parts as they are', () => {
  const days = ['01-03', '01-09', '01-10', '02-28', '12-30', '12-31'];
  const many = (count: number): IndexSource[] =>
    days.flatMap((day) =>
      Array.from({ length: count }, (_, index) =>
        sources([input({ id: `${day}-${index}`, date: `2025-${day}`, headline: '题' }, '文。')]),
      ).flat(),
    );
  const cut = (year: readonly IndexSource[]) =>
    partsOf(year).map((part) => [part[0]?.article.date.slice(5), part.length]);
  expect(cut(many(60))).toEqual([['01-03', 360]]);
  // By months; the first of which is too large for one part.
  expect(cut(many(160))).toEqual([
    ['01-03', 320],
    ['01-10', 160],
    ['02-28', 160],
    ['12-30', 320],
  ]);
  const year = many(160);
  const [first, ...others] = partsOf(year.filter(({ article }) => article.id !== '01-03-7'));
  const [whole, ...rest] = partsOf(year);
  expect(others).toEqual(rest);
  expect(first).toHaveLength((whole?.length ?? 0) - 1);
});

test('of a large year only the part of a changed article is read and indexed anew', async () => {
  const folder = join(root, 'large');
  const cache = join(folder, 'cache');
  const made = Array.from({ length: 1100 }, (_, index) =>
    input(
      {
        id: `n${index}`,
        date: `2025-${index % 2 === 0 ? '03' : '11'}-05`,
        headline: `第${index}号`,
      },
      `第${index}号的话。`,
    ),
  );
  const run = async (all: readonly IndexInput[], name: string, kept?: string) => {
    let read = 0;
    const counted = sources(all).map(({ blocks, ...source }) => ({
      ...source,
      blocks: () => ((read += 1), blocks()),
    }));
    const createIndex = vi.fn(() => pagefind.createIndex({}));
    const service = { createIndex, close: () => pagefind.close() };
    const outDir = join(folder, name);
    await buildSearchIndex({ articles: counted, outDir, cache: kept }, service);
    return { read, indexed: createIndex.mock.calls.length };
  };
  expect(await run(made, 'first', cache)).toEqual({ read: 1100, indexed: 2 });
  const edited = made.map((one) =>
    one.article.id === 'n7' ? input({ ...one.article, headline: '改过的题' }, '改过的话。') : one,
  );
  expect(await run(edited, 'edited', cache)).toEqual({ read: 550, indexed: 1 });
  await run(edited, 'cold');
  expect(contents(join(folder, 'edited'))).toEqual(contents(join(folder, 'cold')));
  expect(contents(join(folder, 'edited'))).not.toEqual(contents(join(folder, 'first')));

  const parts = readdirSync(join(cache, 'parts'));
  expect(parts).toHaveLength(2);
  // Torn parts are not believed.
  for (const part of parts) writeFileSync(join(cache, 'parts', part), 'torn');
  expect(await run(made, 'first', cache)).toEqual({ read: 1100, indexed: 2 });
});

test('only the year of a changed article is built anew, and the index is as if all had been', async () => {
  const cache = join(root, 'cache');
  const years = async (
    articles: readonly IndexInput[],
    outDir: string,
    kept?: string,
  ): Promise<number> => {
    const createIndex = vi.fn(() => pagefind.createIndex({}));
    const service = { createIndex, close: () => pagefind.close() };
    await buildSearchIndex({ articles: sources(articles), outDir, cache: kept }, service);
    return createIndex.mock.calls.length;
  };
  const [first, second, cold] = ['one', 'two', 'cold'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  expect(await years(inputs, first, cache)).toBe(3);
  expect(contents(first)).toEqual(contents(dist));
  const entries = readdirSync(join(cache, 'years')).sort();
  expect(entries.map((name) => name.slice(0, 4))).toEqual(['2024', '2025', '2026']);

  const changed = inputs.map((one) =>
    one.article.id === 'tie-a'
      ? input({ id: 'tie-a', date: '2025-01-01', headline: '月季' }, '改过的话。')
      : one,
  );
  mkdirSync(join(cache, 'years/2026.killed.part'));
  expect(await years(changed, second, cache)).toBe(1);
  expect(await years(changed, cold)).toBe(3);
  expect(contents(second)).toEqual(contents(cold));
  expect(contents(second)).not.toEqual(contents(first));
  const kept = readdirSync(join(cache, 'years')).sort();
  expect(kept.filter((name) => !entries.includes(name)).map((name) => name.slice(0, 4))).toEqual([
    '2025',
  ]);
  expect(kept).toHaveLength(3);

  const [damaged] = Object.keys(contents(join(cache, 'years', kept[0] as string))) as [string];
  writeFileSync(join(cache, 'years', kept[0] as string, damaged), 'torn');
  expect(await years(changed, second, cache)).toBe(1);
  expect(contents(second)).toEqual(contents(cold));
  expect(await years(changed, second, cache)).toBe(0);
});

test('nothing but the index is published', () => {
  const unknown =
    /^\/(?:manifest\.json|(?:fold|names)\.\w+\.bin|\d{4}\.\w+\/(?:articles|(?:index|text)\/\d+)\.bin)$/u;
  const names = Object.keys(contents(join(dist, 'pagefind')));
  expect(names.filter((name) => !unknown.test(name))).toEqual([]);
});

test('when Pagefind reports an error, the build fails with it and the service is closed', async () => {
  const close = vi.fn(() => pagefind.close());
  const failing = {
    createIndex: () => Promise.resolve({ errors: ['out of ink'] }),
    close,
  };
  await expect(
    buildSearchIndex({ articles: sources(inputs), outDir: join(root, 'failed') }, failing),
  ).rejects.toThrow('out of ink');
  expect(close).toHaveBeenCalledOnce();
});

test('what Pagefind could not write whole is told as a full disk and not kept', async () => {
  const cache = join(root, 'full-cache');
  const createIndex = async () => {
    const made = await pagefind.createIndex({});
    const whole = made.index as pagefind.PagefindIndex;
    const index: pagefind.PagefindIndex = {
      ...whole,
      writeFiles: async (options) => {
        const written = await whole.writeFiles(options);
        const [file] = readdirSync(join(written.outputPath, 'index'));
        truncateSync(join(written.outputPath, 'index', file as string), 60);
        return written;
      },
    };
    return { ...made, index };
  };
  const service = { createIndex, close: () => pagefind.close() };
  await expect(
    buildSearchIndex({ articles: sources(inputs), outDir: join(root, 'full'), cache }, service),
  ).rejects.toThrow('ENOSPC');
  expect(existsSync(cache)).toBe(false);
});

const command = (...args: string[]): string =>
  execFileSync(process.execPath, ['src/cli/search.ts', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });

test('the command prints one JSON object a query', () => {
  const [line, rest] = command('--dist', dist, '--json', '--limit', '2', '月季').split('\n');
  expect(rest).toBe('');
  expect(JSON.parse(line as string)).toMatchObject({
    query: '月季',
    total: 3,
    relaxed: null,
    results: [
      {
        id: 'tie-c',
        url: '/2025/01/03/tie-c/',
        title: '月季',
        date: '2025-01-03',
        excerpt: '同样的话。',
      },
      { id: 'tie-b' },
    ],
  });
});

test('the command says that texts could not be read', () => {
  const damaged = join(root, 'damaged');
  cpSync(dist, damaged, { recursive: true });
  for (const file of readdirSync(damaged, { recursive: true, encoding: 'utf8' })) {
    if (/[/\\]text[/\\]/u.test(file)) writeFileSync(join(damaged, file), 'torn');
  }
  expect(() => command('--dist', damaged, '月季')).toThrow(searchPageText.unread(3));
});

test('the command offers the name that was meant', () => {
  expect(command('--dist', dist, '张叁 月季')).toContain(`${searchPageText.meant}张三 月季\n`);
  expect(command('--dist', dist, '“张”叁 月季')).toContain(`${searchPageText.meant}张三 月季\n`);
  expect(command('--dist', dist, '人物:张叁')).toContain(`${searchPageText.meant}人物:张三\n`);
  expect(command('--dist', dist, '机构:张叁')).not.toContain('张三');
  expect(command('--dist', dist, '人物:“张三” 没有这话')).not.toContain(searchPageText.meant);
  expect(command('--dist', dist, '月季')).not.toContain(searchPageText.meant);
});

test('the command says in Chinese what is wrong', () => {
  const message = (...args: string[]): string => {
    try {
      command(...args);
      return '';
    } catch (error) {
      return String((error as { stderr?: unknown }).stderr).trim();
    }
  };
  expect(message('--dist', join(root, 'none'), '甲')).toBe(
    searchText.cli.noDist(join(root, 'none')),
  );
  expect(message('--dist', root, '甲')).toBe(searchText.cli.noIndex(root));
  expect(message('--dist', dist, '--limit', 'x', '甲')).toBe(searchText.cli.badLimit('x'));
  expect(message('--dist', dist)).toBe(searchText.cli.usage);
  expect(message('--dist=', '甲')).toBe(searchText.cli.needsValue('--dist'));
  expect(message('--dist', dist, '--json=yes', '甲')).toBe(searchText.cli.takesNoValue('--json'));
  expect(message('--dist', dist, '--queries', 'none.txt', '甲')).toBe(searchText.cli.queryTwice);
  for (const help of ['-h', '--help']) expect(command(help)).toBe(`${searchText.cli.usage}\n`);
});
