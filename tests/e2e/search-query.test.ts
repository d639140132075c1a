/** The query language in the box, by controls, and as chips. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchPageText as text, searchText } from '../../src/i18n/zh-CN.ts';
import { serve } from '../../src/store/serve.ts';
import { buildInChild, root } from '../build/build-site.ts';
import { open } from './browser.ts';
import {
  answered,
  box,
  chips,
  count,
  facet,
  headlines,
  results,
  search,
  searchFor,
  total,
} from './search-page.ts';

/** Three reports in which every field has its own words. */
let baseURL: string;
let closeServer: () => void;
let page: Page;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'query-'));
  const content = join(folder, 'articles');
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  cpSync(join(root, 'tests/fixtures/hostile/articles'), content, { recursive: true });
  const dist = join(folder, 'dist');
  const { status, stderr } = buildInChild({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist });
  expect([status, stderr]).toEqual([0, '']);
  const { server, url } = await serve({ dist, base: '/', host: 'localhost', port: 0 });
  baseURL = url;
  closeServer = () => {
    server.close();
    server.closeAllConnections();
  };
  page = await open('search/', { baseURL });
});
afterAll(() => closeServer());

const ids = async (on: Page): Promise<string> =>
  (
    await results(on)
      .locator('h2 a')
      .evaluateAll((links) =>
        links.map((link) => /(\w+)\/(?:\?|$)/u.exec(link.getAttribute('href') ?? '')?.[1] ?? ''),
      )
  )
    .sort()
    .join(' ');

test.each([
  ['城东 水厂', 'plan water'],
  ['城东　水厂', 'plan water'],
  ['三个街道 供水规划', ''],
  ['"供水规划"', 'plan'],
  ['“水压 比以前 足”', 'water'],
  ['‘供水条例’', 'water'],
  ['「供水条例」', 'water'],
  ['『供水条例』', 'water'],
  ['＂供水条例＂', 'water'],
  ['”供水条例“', 'water'],
  ['〝供水条例〞', 'water'],
  ['《供水条例》', 'water'],
  ['城东 -管线', 'plan'],
  ['城东 －管线', 'plan'],
  ['城东 -“新的 管线”', 'plan'],
  ['管线|展柜', 'han water'],
  ['管线 ｜ 展柜', 'han water'],
  ['管线 或 展柜', 'han water'],
  ['标题:通水', 'water'],
  ['標題：規劃', 'plan'],
  ['来源:县报', 'plan water'],
  ['稿源：縣報', 'plan water'],
  ['作者:林知远', 'water'],
  ['记者：林知远', 'water'],
  ['人物:李伟', 'water'],
  ['地点:城东', 'plan water'],
  ['机构:城东水厂', 'water'],
  ['专题:供水', 'water'],
  ['栏目:文化', 'han'],
  ['-栏目:社会', 'han'],
  ['2025 规划', 'plan'],
  ['2026-05', 'han water'],
  ['2026-05-20', 'han water'],
  ['2025-12..2026-01', 'plan'],
  ['2025..2026 城东', 'plan water'],
  ['2026年以前', 'plan'],
  ['2026年以来', 'han water'],
  ['..2025', 'plan'],
  ['日期:2025', 'plan'],
  ['2025年至2026年', 'han plan water'],
  ['２０２６万元', 'water'],
])('%s', async (query, expected) => {
  await searchFor(page, query);
  const relaxed = (await page.locator('.relaxed').count()) > 0;
  expect(relaxed ? '' : await ids(page)).toBe(expected);
});

test('all that was understood is shown as chips, and each takes out its part alone', async () => {
  const query = '城东 -管线 栏目：社会 2025..2026';
  const address = `search/?q=${encodeURIComponent(query)}&from=2025-01-01&to=2025-12-31&places=${encodeURIComponent('城东')}`;
  const labels = [
    ...['城东', searchText.chipExclude('管线'), searchText.chipField('栏目', '社会')],
    ...[searchText.chipDate('2025-01-01', '2026-12-31'), text.dayRange('2025-01-01', '2025-12-31')],
    text.facetChip(text.facets.places, '城东'),
  ];
  for (const [at, label] of labels.entries()) {
    const here = await open(address, { baseURL });
    await answered(here);
    expect((await chips(here).allTextContents()).map((chip) => chip.replace('×', ''))).toEqual(
      labels,
    );
    expect(await ids(here)).toBe('plan');
    await here
      .getByRole('button', { name: text.remove(label), exact: true })
      .first()
      .click();
    await answered(here);
    expect((await chips(here).allTextContents()).map((chip) => chip.replace('×', ''))).toEqual(
      labels.toSpliced(at, 1),
    );
    await here.goBack();
    await answered(here);
    expect(await chips(here).count()).toBe(labels.length);
    await here.context().close();
  }
});

test('sources are counted, and choosing one shows its reports', async () => {
  await searchFor(page, '城东');
  for (const [source, expected] of [
    ['县报', 'water'],
    ['縣報', 'plan'],
  ] as const) {
    expect(await facet(page, 'source', source).locator('small').textContent()).toBe('1 篇');
    await facet(page, 'source', source).click();
    await answered(page);
    expect(await ids(page)).toBe(expected);
    await facet(page, 'source', source).click();
    await answered(page);
  }
});

test('conditions are written by controls too: every field, exclusion, alternatives, and days', async () => {
  const here = await open('search/', { baseURL });
  await here.getByText(text.helpTitle).click();
  const add = async (label: string, words: string): Promise<void> => {
    await here.getByRole('combobox', { name: text.buildPrefix }).selectOption({ label });
    await here.getByRole('textbox', { name: text.buildWords }).fill(words);
    await here.getByRole('button', { name: text.add }).click();
    await answered(here);
  };
  for (const [prefix, words, expected] of [
    ['标题:', '通水', 'water'],
    ['作者:', '林知远', 'water'],
    ['稿源:', '县报', 'plan water'],
    ['栏目:', '文化', 'han'],
    ['人物:', '李伟', 'water'],
    ['地点:', '城东', 'plan water'],
    ['机构:', '城东水厂', 'water'],
    ['专题:', '供水', 'water'],
  ] as const) {
    const label = text.builders.find((one) => one.prefix === prefix)?.label ?? '';
    await box(here).fill('');
    await add(label, words);
    expect([prefix, await box(here).inputValue(), await ids(here)]).toEqual([
      prefix,
      `${prefix}${words}`,
      expected,
    ]);
  }
  await searchFor(here, '管线');
  await add('或者有', '展柜里');
  expect(await ids(here)).toBe('han water');
  await add('不含', '𠀀、𠮷');
  expect(await box(here).inputValue()).toBe('管线 | 展柜里 -𠀀、𠮷');
  expect(await ids(here)).toBe('water');

  await searchFor(here, '城东');
  await here
    .getByLabel(text.to, { exact: true })
    .and(here.locator('[type=date]'))
    .fill('2025-12-31');
  await here.waitForURL(/to=2025-12-31/u);
  await answered(here);
  expect(await ids(here)).toBe('plan');
});

test.each([
  '"',
  '“航天',
  '-',
  '|',
  '标题：',
  '((',
  '航天 | ',
  '2020..',
  'NOT',
  '＂＂',
  '，。',
  '日期:abc',
])('a query that is not well formed is answered: %s', async (query) => {
  const here = await search(query);
  expect((await count(here).textContent())?.length).toBeGreaterThan(0);
  expect(await here.locator('.failed').count()).toBe(0);
  const silent =
    (await results(here).count()) === 0 && !(await here.locator('.browse').isVisible());
  expect(silent).toBe(false);
});

test('a query that is too long is refused with advice, and can be mended on the spot', async () => {
  const here = await open('search/');
  await box(here).fill('水'.repeat(10_000));
  await here.getByText(searchText.tooLong(10_000, 2000)).waitFor();
  expect(await here.locator('.browse').isVisible()).toBe(true);
  await box(here).fill(Array.from({ length: 500 }, (_, i) => `词${i}`).join(' '));
  await here.getByText(searchText.tooManyConditions(500, 16)).waitFor();
  await searchFor(here, '航天');
  expect(await total(here)).toBeGreaterThan(0);
  expect(await here.locator('.failed').count()).toBe(0);
});

test('a long query stays in the address, where no server needs to see it', async () => {
  const phrase = '航天'.repeat(400);
  const here = await search('航天');
  await searchFor(here, phrase);
  expect(new URL(here.url()).search).toBe('');
  await here.reload();
  await answered(here);
  expect(await box(here).inputValue()).toBe(phrase);
  await here.goBack();
  await answered(here);
  expect(await box(here).inputValue()).toBe('航天');
});

test('either script and width finds the same reports', async () => {
  const sets = await Promise.all(
    ['习近平', '習近平', '港珠澳大橋', '港珠澳大桥', 'Ｃ９１９', 'c919'].map(async (query) =>
      (await headlines(await search(query))).sort(),
    ),
  );
  expect(sets[0]?.length).toBeGreaterThan(3);
  expect(sets[1]).toEqual(sets[0]);
  expect(sets[2]?.length).toBeGreaterThan(0);
  expect(sets[3]).toEqual(sets[2]);
  expect(sets[4]?.length).toBeGreaterThan(0);
  expect(sets[5]).toEqual(sets[4]);
});
