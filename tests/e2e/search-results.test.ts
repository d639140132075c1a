/** What a result shows and opens, and what happens where there is none. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { marksText, searchPageText as text } from '../../src/i18n/zh-CN.ts';
import { open } from './browser.ts';
import {
  answered,
  box,
  count,
  found,
  headlines,
  results,
  search,
  searchFor,
  total,
} from './search-page.ts';

test('from the box of any page to marked results, an article, and back to the same list', async () => {
  const page = await open('2026/05/20/');
  await page.getByRole('searchbox').fill('睦邻友好');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\/\?q=/u);
  await answered(page);
  expect(await count(page).textContent()).toBe(found('睦邻友好', 3));
  expect(await page.title()).toMatch(/^睦邻友好 · /u);
  const list = await headlines(page);
  const marks = await results(page).locator('mark').allTextContents();
  expect(new Set(marks.map((mark) => mark.replace(/[《》“”]/gu, '')))).toEqual(
    new Set(['睦邻友好']),
  );
  await results(page).locator('h2 a').first().click();
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\//u);
  await page.goBack();
  await answered(page);
  expect(await headlines(page)).toEqual(list);
  expect(await box(page).inputValue()).toBe('睦邻友好');
});

test('Back from an article comes to the place in the list that it was opened from', async () => {
  const page = await search('中国');
  const last = results(page).locator('h2 a').last();
  await last.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(500);
  await last.click();
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\//u);
  await page.goBack();
  await answered(page);
  await page.waitForFunction((place) => Math.abs(scrollY - place) < 5, before);
});

test('up to three snippets of a report stand in it word for word, at the place that they name', async () => {
  const page = await search('中国');
  const lists = await results(page).evaluateAll((items) =>
    items.map((item) =>
      [...item.querySelectorAll('.snippets li')].map((snippet) => ({
        place: snippet.querySelector('.place')?.textContent ?? '',
        href: snippet.querySelector('a')?.getAttribute('href') ?? '',
        text: (snippet.querySelector('.snippet')?.textContent ?? '').replace(/^……|……$/gu, ''),
        marks: [...snippet.querySelectorAll('mark')].map((mark) => mark.textContent),
      })),
    ),
  );
  expect(Math.max(...lists.map((snippets) => snippets.length))).toBe(3);
  const snippets = lists.flat().slice(0, 12);
  for (const { place, href, text: excerpt, marks } of snippets) {
    expect(marks.length).toBeGreaterThan(0);
    expect(new Set(marks)).toEqual(new Set(['中国']));
    expect(excerpt.split('中国').length - 1).toBe(marks.length);
    await page.goto(href);
    const number = /^第 (\d+) 段$/u.exec(place)?.[1];
    const there =
      number === undefined ? page.locator('article') : page.locator(`.prose #p${number}`);
    expect(await there.textContent()).toContain(excerpt);
  }
  expect(snippets.filter(({ place }) => place.startsWith('第')).length).toBeGreaterThan(3);
});

test.each([
  ['网民人数', '图注'],
  ['日供', ''],
  ['南极考察站', '肩题'],
  ['两批合作文件各有', '副题'],
  ['月球背面', '第'],
])('a snippet of %s says where it stands: %s', async (query, place) => {
  const page = await search(query);
  const places = await page.locator('.place').allTextContents();
  if (place === '') expect(places.filter((label) => label === '')).toEqual([]);
  else expect(places.some((label) => label.startsWith(place))).toBe(true);
});

test('a snippet opens the article at its paragraph, with the words marked and a way from mark to mark', async () => {
  const page = await search('月球背面');
  const place = results(page)
    .locator('a.place', { hasText: /第 \d+ 段/u })
    .first();
  const paragraph = /(\d+)/u.exec((await place.textContent()) ?? '')?.[1] ?? '';
  await place.click();
  await page.waitForURL(new RegExp(`#p${paragraph}$`, 'u'));
  const there = page.locator(`#p${paragraph}`);
  await there.locator('mark').first().waitFor();
  expect((await there.locator('mark').allTextContents())[0]).toBe('月球背面');
  expect(
    await there.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }),
  ).toBe(true);
  const bar = page.getByRole('group', { name: marksText.label });
  const all = Number.parseInt(
    ((await bar.getByRole('status').textContent()) ?? '').replace(/\D+/gu, ''),
  );
  expect(all).toBeGreaterThan(1);
  for (let at = 1; at <= Math.min(all, 3); at += 1) {
    await bar.getByRole('button', { name: marksText.next }).click();
    expect(await bar.getByRole('status').textContent()).toBe(marksText.place(at, all));
    expect((await page.locator('article mark.current').allTextContents()).join('')).toBe(
      '月球背面',
    );
  }
  await bar.getByRole('button', { name: marksText.previous }).click();
  await bar.getByRole('button', { name: marksText.close }).click();
  expect(await page.locator('article mark').count()).toBe(0);
});

test('words are marked in the article as they are printed there: other script, marks within', async () => {
  for (const [query, printed] of [
    ['港珠澳大桥通车', '港珠澳大橋通車'],
    ['条约继续', '条约继续'],
  ] as const) {
    const page = await search(query);
    await results(page).locator('.place').first().click();
    await page.locator('article mark').first().waitFor();
    // A name within is a link: the mark goes on in it.
    expect((await page.locator('article mark').allTextContents()).join('')).toContain(printed);
    await page.context().close();
  }
});

test.each([
  ['words', '飞船航天员', /“飞船”.*都有/u],
  ['most', '神舟九十九号飞船返回', /大多数/u],
  ['most of several', '航天 高铁 囍龘靐', /只出现了一部分/u],
  ['a date', '1997年7月16日', /“1997年”“7月”“16日”/u],
  ['near', '航天员杨利伟出舱', /相近的写法/u],
  ['edges', 'C91', /首尾的数字或字母/u],
])('what finds nothing is widened in a labelled step: %s', async (_, query, label) => {
  const page = await search(query);
  expect(await page.locator('.relaxed').textContent()).toMatch(label);
  expect(await count(page).textContent()).toContain(
    text.count(await total(page), { relaxed: true }),
  );
  expect(await results(page).count()).toBeGreaterThan(0);
});

test('what sounds like a name that is known is offered; one press searches for it', async () => {
  const page = await search('习进平 访问');
  await page.locator('.meant').getByRole('button', { name: '习近平' }).click();
  await answered(page);
  expect(await box(page).inputValue()).toBe('习近平 访问');
  await searchFor(page, 'yangliwei');
  await page.locator('.meant').getByRole('button', { name: '杨利伟' }).click();
  await answered(page);
  expect(await total(page)).toBeGreaterThan(0);
});

test('what nothing is like leads to browsing', async () => {
  const page = await search('囍龘靐');
  expect(await count(page).textContent()).toBe(found('囍龘靐', 0));
  expect(await page.getByText(text.noneHint).isVisible()).toBe(true);
  expect(await page.locator('.browse').isVisible()).toBe(true);
});

test('a query that asks for nothing is told so', async () => {
  const page = await search('人物:');
  expect(await page.getByText(text.nothingAsked).isVisible()).toBe(true);
  expect(await page.locator('.browse').isVisible()).toBe(true);
});

const offerOf = (page: Page, name: string): Locator =>
  page
    .getByRole('option')
    .filter({ has: page.locator('span', { hasText: new RegExp(`^${name}$`, 'u') }) })
    .first();

test.each([
  ['习近', '习近平'],
  ['xijinping', '习近平'],
  ['xjp', '习近平'],
  ['xijp', '习近平'],
  ['“北京” xjp', '习近平'],
  ['习进平', '习近平'],
  ['三峡', '三峡'],
  ['lianheguo', '联合国'],
  ['ht', '航天'],
  ['北京 xjp', '习近平'],
  ['人物:xjp', '习近平'],
])('names are offered while typing: %s → %s', async (typed, name) => {
  const page = await open('search/');
  await box(page).pressSequentially(typed);
  await offerOf(page, name).waitFor();
});

test('a name that is picked takes the place of the part that was being typed', async () => {
  const page = await open('search/');
  for (const [typed, wanted] of [
    ['中国 xjp', '中国 习近平'],
    ['中国 -xjp', '中国 -习近平'],
    ['人物:xjp', '人物:习近平'],
    ['中国 北京 xjp', '中国 北京 习近平'],
  ] as const) {
    await box(page).fill('');
    await box(page).pressSequentially(typed);
    await offerOf(page, '习近平').click();
    await answered(page);
    expect(await box(page).inputValue()).toBe(wanted);
  }
});

test('headlines are offered while typing, and one that is picked finds its report', async () => {
  const page = await open('search/');
  await box(page).pressSequentially('嫦娥');
  const offers = page.getByRole('option').filter({ hasText: text.suggestionKinds.headline });
  await offers.first().waitFor();
  const headline = (await offers.first().locator('span').textContent()) ?? '';
  await offers.first().click();
  await page.waitForFunction(() => location.search !== `?q=${encodeURIComponent('嫦娥')}`);
  await answered(page);
  expect((await headlines(page))[0]).toBe(headline);
});

test('recent searches stay on the device, and are forgotten by mouse or keyboard', async () => {
  const page = await open('search/');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
  });
  for (const forget of [
    () => page.getByRole('button', { name: text.forgetRecent }).click(),
    async () => {
      await page.keyboard.press('Tab');
      expect(await page.getByRole('button', { name: text.forgetRecent }).isVisible()).toBe(true);
      await page.keyboard.press('Enter');
    },
  ]) {
    await searchFor(page, '航天');
    await page.goto('search/');
    await box(page).click();
    await page.getByRole('option', { name: /航天/u }).waitFor();
    await forget();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('航天');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
  }
  expect(sent).toEqual([]);
});

test('more results come under those that stand, and the keyboard goes on at the first of them', async () => {
  const page = await search('中国');
  const before = await headlines(page);
  await page.getByRole('button', { name: /^加载更多/u }).press('Enter');
  await answered(page);
  const after = await headlines(page);
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(after[before.length]);
});

test.each([0, 250])(
  'the list stands and the page keeps its place while more is loaded, taking %i ms a file',
  async (delay) => {
    const page = await search('中国');
    const before = await headlines(page);
    await page.route(/\/pagefind\/\d/u, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      await route.continue();
    });
    const more = page.getByRole('button', { name: /^加载更多/u });
    await more.scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      const list = document.querySelector('.results') as HTMLElement;
      const seen = { fewest: list.childElementCount, highest: scrollY };
      Object.assign(window, { seen });
      new MutationObserver(() => {
        seen.fewest = Math.min(seen.fewest, list.childElementCount);
      }).observe(document.body, { subtree: true, childList: true });
      addEventListener('scroll', () => (seen.highest = Math.min(seen.highest, scrollY)));
    });
    const place = await page.evaluate(() => scrollY);
    await more.click();
    await answered(page);
    await page.waitForTimeout(200);
    const seen = await page.evaluate(() => (window as unknown as { seen: object }).seen);
    expect(seen).toEqual({ fewest: before.length, highest: place });
    const after = await headlines(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      after[before.length],
    );
  },
);

test('each search of a tab keeps its place, for whoever comes back over several', async () => {
  const page = await search('中国');
  await page.evaluate(() => scrollTo(0, 900));
  await page.waitForFunction(() => scrollY === 900);
  await results(page).locator('h2 a').nth(3).click();
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\//u);
  await page.goto(`search/?q=${encodeURIComponent('奥运')}`);
  await answered(page);
  await page.evaluate(() => scrollTo(0, 300));
  await results(page).locator('h2 a').nth(1).click();
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\//u);
  for (let back = 0; back < 3; back += 1) await page.goBack();
  await page.waitForURL(new RegExp(encodeURIComponent('中国'), 'u'));
  await answered(page);
  await page.waitForFunction(() => Math.abs(scrollY - 900) < 5);
});
