/** Narrowing a result: facets, hits over time, order; all of it in the address. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { searchPageText as text } from '../../src/i18n/zh-CN.ts';
import { open, phone } from './browser.ts';
import { answered, box, chips, facet, headlines, results, search, total } from './search-page.ts';

const parameter = (page: Page, name: string): string | null =>
  new URL(page.url()).searchParams.get(name);

test.each(['year', 'section', 'people', 'places', 'organizations', 'topics'] as const)(
  'each count of the facet %s is what choosing it gives',
  async (name) => {
    const page = await search('中国');
    const all = await total(page);
    const group = page.locator('.facet', { hasText: text.facets[name] });
    const offered = await group.getByRole('button').evaluateAll((buttons) =>
      buttons.slice(0, 3).map((button) => ({
        value: button.querySelector('span')?.textContent ?? '',
        count: Number.parseInt(button.querySelector('small')?.textContent ?? ''),
      })),
    );
    expect(offered.length).toBeGreaterThan(0);
    for (const { value, count } of offered) {
      await facet(page, name, value).click();
      await answered(page);
      expect([value, await total(page), parameter(page, name)]).toEqual([value, count, value]);
      expect(await facet(page, name, value).getAttribute('aria-pressed')).toBe('true');
      expect(await facet(page, name, value).evaluate((it) => it === document.activeElement)).toBe(
        true,
      );
      await facet(page, name, value).click();
      await answered(page);
      expect(await total(page)).toBe(all);
    }
  },
);

test('of one facet several values can be chosen, and the others stay in sight with their counts', async () => {
  const page = await search('中国');
  const counts: number[] = [];
  for (const value of ['科技', '体育']) {
    await facet(page, 'section', value).click();
    await answered(page);
    counts.push(
      Number.parseInt((await facet(page, 'section', value).locator('small').textContent()) ?? ''),
    );
  }
  expect(await total(page)).toBe((counts[0] ?? 0) + (counts[1] ?? 0));
  expect(await facet(page, 'section', '时政').isVisible()).toBe(true);
});

test('what is chosen stays in the address: a shared one opens the same view, Back undoes it', async () => {
  const page = await search('航天');
  await facet(page, 'section', '科技').click();
  await answered(page);
  await page.getByRole('button', { name: text.sorts.oldest }).click();
  await answered(page);
  const narrowed = await headlines(page);
  const shared = await open(page.url().replace(/^https?:\/\/[^/]+\//u, ''));
  await answered(shared);
  expect(await headlines(shared)).toEqual(narrowed);
  expect(await chips(shared).allTextContents()).toEqual(await chips(page).allTextContents());
  await page.goBack();
  await page.goBack();
  await answered(page);
  expect(await facet(page, 'section', '科技').getAttribute('aria-pressed')).toBe('false');
});

test('two conditions that are chosen one right after the other both hold, with what has been typed since', async () => {
  const page = await search('中国');
  await page.route(/\/pagefind\/\d/u, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await route.continue();
  });
  await page.evaluate(() => {
    const input = document.querySelector('archive-search input') as HTMLInputElement;
    input.value = '中国 北京';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (const value of ['section:时政', 'section:科技'])
      document.querySelector<HTMLElement>(`[data-facet="${value}"]`)?.click();
  });
  await answered(page);
  const asked = new URL(page.url()).searchParams;
  expect([asked.get('q'), asked.getAll('section')]).toEqual(['中国 北京', ['时政', '科技']]);
  expect(await box(page).inputValue()).toBe('中国 北京');
});

test('a value that is chosen stays in sight, and the keyboard near it when it is let go', async () => {
  const page = await open(
    `search/?q=${encodeURIComponent('中国')}&people=${encodeURIComponent('卡特')}`,
  );
  await answered(page);
  const chosen = facet(page, 'people', '卡特');
  await chosen.press('Enter');
  await answered(page);
  expect(new URL(page.url()).searchParams.has('people')).toBe(false);
  const near = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['facet']);
  expect(near).toMatch(/^people:/u);
});

test('values are listed a few at first, and more where they are asked for, as long as they are', async () => {
  const page = await search('的');
  const group = page.locator('.facet', { hasText: text.facets.people });
  const values = group.locator('[data-facet]');
  const more = group.locator('.more-values');
  const left = async (): Promise<number> =>
    Number(/(\d+)\D*$/u.exec((await more.textContent()) ?? '')?.[1]);
  const few = await values.count();
  const all = few + (await left());
  expect(all).toBeGreaterThan(few + 100);
  await more.press('Enter');
  expect([await values.count(), await left()]).toEqual([few + 100, all - few - 100]);
  const focused = (): Promise<number> =>
    values.evaluateAll((buttons) => buttons.indexOf(document.activeElement as HTMLElement));
  expect(await focused()).toBe(few);
  await page.getByRole('button', { name: text.sorts.newest }).click();
  await answered(page);
  expect(await values.count()).toBe(few + 100);
  await more.press('Enter');
  expect([await values.count(), await more.count()]).toEqual([all, 0]);
  expect(await focused()).toBe(few + 100);
});

test('a link to a stretch of days opens with the bars of all the time', async () => {
  const whole = await search('航天');
  const bars = await whole.locator('.histogram .bar').count();
  const page = await open(`search/?q=${encodeURIComponent('航天')}&from=2003-01-01&to=2011-12-31`);
  await answered(page);
  await page.locator('.histogram .bar.outside').first().waitFor();
  expect(await page.locator('.histogram .bar').count()).toBe(bars);
});

test('the bars of all the time that come late change nothing under a hand', async () => {
  const page = await open('search/');
  const held: (() => void)[] = [];
  let release = false;
  await page.route(/\/pagefind\/(?:19\d\d|200[0-2])\./u, async (route) => {
    if (!release) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto(`search/?q=${encodeURIComponent('航天')}&from=2003-01-01&to=2011-12-31`);
  await answered(page);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  const low = page.getByRole('slider', { name: `${text.overTime}：${text.from}` });
  const slide = (kind: string): Promise<void> =>
    low.evaluate((slider: HTMLInputElement, event) => {
      slider.value = '1';
      slider.dispatchEvent(new Event(event));
    }, kind);
  await slide('input');
  release = true;
  for (const go of held) go();
  await page.waitForLoadState('networkidle');
  expect([await low.inputValue(), await low.getAttribute('aria-valuetext')]).toEqual([
    '1',
    '2004年',
  ]);
  await slide('change');
  await page.waitForURL(/from=2004-01-01&to=2011-12-31/u);
});

test('days that cut a year are said as they are, with the hits between them', async () => {
  const page = await open(`search/?q=${encodeURIComponent('航天')}&from=2003-10-15&to=2011-10-31`);
  await answered(page);
  await page.locator('.histogram .bar.outside').first().waitFor();
  const said = text.barLabel(text.dateRange('2003年10月15日', '2011年10月31日'), await total(page));
  expect(await page.locator('.said').textContent()).toBe(said);
  const [bar] = await bars(page, 2005 - firstYear, 2006 - firstYear);
  await page.mouse.move(bar.x, bar.y);
  expect(await page.locator('.said').textContent()).toMatch(/^2005年，\d+ 篇$/u);
  await page.mouse.move(0, 0);
  expect(await page.locator('.said').textContent()).toBe(said);
});

test('all of the time again: the keyboard stays at the handles', async () => {
  const page = await open(`search/?q=${encodeURIComponent('航天')}&from=2003-01-01&to=2011-12-31`);
  await answered(page);
  await page.getByRole('button', { name: text.allTime }).press('Enter');
  await answered(page);
  await page.getByRole('button', { name: text.allTime }).waitFor({ state: 'hidden' });
  const low = page.getByRole('slider', { name: `${text.overTime}：${text.from}` });
  expect(await low.evaluate((slider) => slider === document.activeElement)).toBe(true);
});

test('where nothing is found there is no histogram', async () => {
  const page = await open(
    `search/?q=${encodeURIComponent('航天')}&section=${encodeURIComponent('科技')}`,
  );
  await answered(page);
  await page.locator('.histogram').waitFor();
  await box(page).fill('没有这样的话');
  await answered(page);
  expect(await page.locator('.histogram').isVisible()).toBe(false);
});

test('a day goes from its field when Back undoes it', async () => {
  const page = await search('中国');
  const from = page.locator('.days input').first();
  await from.fill('2008-01-01');
  await from.press('Tab');
  await page.waitForURL(/from=2008-01-01/u);
  await answered(page);
  await from.focus();
  await page.goBack();
  await answered(page);
  expect(await from.inputValue()).toBe('');
});

test('results sort by date either way', async () => {
  const page = await search('航天');
  for (const [sort, order] of [
    ['newest', -1],
    ['oldest', 1],
  ] as const) {
    await page.getByRole('button', { name: text.sorts[sort] }).click();
    await page.waitForURL(new RegExp(`sort=${sort}`, 'u'));
    await answered(page);
    const dates = await results(page)
      .locator('time')
      .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''));
    expect(dates).toEqual(dates.toSorted((a, b) => (a < b ? -order : a > b ? order : 0)));
  }
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the bars of two steps stand, in pixels of the page. */
async function bars(page: Page, one: number, other: number): Promise<[Point, Point]> {
  const drawing = page.locator('.histogram svg');
  await drawing.scrollIntoViewIfNeeded();
  const number = await drawing.locator('.bar').count();
  const area = await drawing.boundingBox();
  if (!area) throw new Error('no histogram');
  const point = (step: number): Point => ({
    x: area.x + ((step + 0.5) / number) * area.width,
    y: area.y + area.height / 2,
  });
  return [point(one), point(other)];
}

const firstYear = 1979;

/** 航天 from 1979 to 2025: each step is a year. */
async function expectYears(page: Page, from: number, to: number): Promise<void> {
  await page.waitForURL(new RegExp(`from=${from}-01-01&to=${to}-12-31`, 'u'));
  await answered(page);
  const dates = await results(page)
    .locator('time')
    .evaluateAll((times) =>
      times.map((time) => Number(time.getAttribute('datetime')?.slice(0, 4))),
    );
  expect(dates.length).toBeGreaterThan(0);
  expect(dates.filter((year) => year < from || year > to)).toEqual([]);
  // The years outside the range stay in sight.
  expect(await page.locator('.histogram .bar.outside').count()).toBeGreaterThan(0);
}

test('the histogram is brushed with the mouse, either way, and let go of', async () => {
  const page = await search('航天');
  const all = await total(page);
  const [left, right] = await bars(page, 2003 - firstYear, 2011 - firstYear);
  await page.mouse.move(right.x, right.y);
  expect(await page.locator('.said').textContent()).toMatch(/^2011年，\d+ 篇$/u);
  await page.mouse.down();
  await page.mouse.move(left.x, left.y, { steps: 5 });
  await page.mouse.up();
  await expectYears(page, 2003, 2011);
  const within = await total(page);
  expect(await page.locator('.said').textContent()).toBe(`2003年至2011年，${within} 篇`);
  await page.getByRole('button', { name: text.allTime }).click();
  await answered(page);
  expect([await total(page), parameter(page, 'from')]).toEqual([all, null]);
  await page.goBack();
  await answered(page);
  expect(await total(page)).toBe(within);
});

async function touch(client: CDPSession, points: readonly Point[]): Promise<void> {
  for (const [at, point] of points.entries()) {
    const type = at === 0 ? 'touchStart' : 'touchMove';
    await client.send('Input.dispatchTouchEvent', { type, touchPoints: [point] });
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('the histogram is brushed with a finger; one that scrolls does not brush', async () => {
  const page = await search('航天', phone);
  await page.getByRole('button', { name: text.refineToggle(0) }).click();
  const client = await page.context().newCDPSession(page);
  const [begin] = await bars(page, 2003 - firstYear, 2011 - firstYear);
  await touch(
    client,
    [0, 30, 60, 90].map((by) => ({ x: begin.x, y: begin.y + by })),
  );
  await page.waitForTimeout(300);
  expect(parameter(page, 'from')).toBeNull();
  const [left, right] = await bars(page, 2003 - firstYear, 2011 - firstYear);
  await touch(client, [left, { x: (left.x + right.x) / 2, y: left.y }, right]);
  await expectYears(page, 2003, 2011);
});

test('the histogram is brushed with the keyboard, and the handle keeps the focus', async () => {
  const page = await search('航天');
  const low = page.getByRole('slider', { name: `${text.overTime}：${text.from}` });
  const high = page.getByRole('slider', { name: `${text.overTime}：${text.to}` });
  expect(await low.getAttribute('aria-valuetext')).toBe('1979年');
  await low.focus();
  for (let step = firstYear; step < 2003; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  for (let step = 2025; step > 2011; step -= 1) await page.keyboard.press('ArrowLeft');
  await expectYears(page, 2003, 2011);
  expect(await high.evaluate((slider) => slider === document.activeElement)).toBe(true);
  expect(await low.getAttribute('aria-valuetext')).toBe('2003年');
  expect(await high.getAttribute('aria-valuetext')).toBe('2011年');
  await page.keyboard.press('End');
  await page.waitForURL(/from=2003-01-01&to=2025-12-31/u);
});

test('where there is no room the filters are a sheet, which Esc and its button put away', async () => {
  const page = await search('航天', phone);
  const toggle = page.getByRole('button', { name: /^筛选/u });
  const section = facet(page, 'section', '科技');
  expect(await section.isVisible()).toBe(false);
  await toggle.click();
  await section.click();
  await answered(page);
  const within = await total(page);
  expect(await toggle.textContent()).toBe(text.refineToggle(1));
  await page.getByRole('button', { name: text.refineDone(within) }).click();
  expect(await section.isVisible()).toBe(false);
  await toggle.focus();
  await page.keyboard.press('Enter');
  expect(await section.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await section.isVisible()).toBe(false);
  expect(await toggle.evaluate((it) => it === document.activeElement)).toBe(true);
});

test('on a phone the list fits and more is loaded on request', async () => {
  const page = await search('北京', phone);
  const first = await headlines(page);
  await page.getByRole('button', { name: /加载更多/u }).click();
  await answered(page);
  const both = await headlines(page);
  expect(both.slice(0, first.length)).toEqual(first);
  expect(both.length).toBeGreaterThan(first.length);
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    ),
  ).toBe(true);
});
