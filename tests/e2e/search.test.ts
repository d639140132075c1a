import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { searchPageText as text } from '../../src/i18n/zh-CN.ts';
import { expectMistakes, open, phone } from './browser.ts';

const box = (page: Page) => page.getByRole('combobox', { name: text.label });
const count = (page: Page) => page.locator('.count[role=status]');
const results = (page: Page) => page.locator('ol.results > li');
const headlines = (page: Page) => results(page).locator('h2').allTextContents();

async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const answer = document.querySelector('.answer:not([hidden])');
    return answer !== null && !answer.hasAttribute('aria-busy');
  });
}

async function search(query: string, options = {}): Promise<Page> {
  const page = await open(`search/?q=${encodeURIComponent(query)}`, options);
  await answered(page);
  return page;
}

test('from the box of any page to marked results, an article, and back to the same list', async () => {
  const page = await open('2026/05/20/');
  await page.getByRole('searchbox').fill('睦邻友好');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\/\?q=/u);
  await answered(page);
  expect(await count(page).textContent()).toBe(text.found(3, '睦邻友好'));
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

test('either script and width finds the same reports', async () => {
  const sets = await Promise.all(
    ['习近平', '習近平', '港珠澳大橋', '港珠澳大桥', 'Ｃ９１９', 'c919'].map(async (query) => {
      const page = await search(query);
      return (await headlines(page)).sort();
    }),
  );
  expect(sets[0]?.length).toBeGreaterThan(3);
  expect(sets[1]).toEqual(sets[0]);
  expect(sets[2]?.length).toBeGreaterThan(0);
  expect(sets[3]).toEqual(sets[2]);
  expect(sets[4]).toEqual(sets[5]);
});

test('typing searches by itself, and Back goes to the query before', async () => {
  const page = await search('嫦娥');
  const before = await headlines(page);
  await box(page).fill('神舟');
  await page.waitForURL(/q=%E7%A5%9E%E8%88%9F/u);
  await answered(page);
  expect(await headlines(page)).not.toEqual(before);
  await page.goBack();
  await page.waitForURL(/q=%E5%AB%A6%E5%A8%A5/u);
  await answered(page);
  expect(await headlines(page)).toEqual(before);
});

test('while a word is being composed nothing is searched, and Enter only takes the word', async () => {
  const page = await open('search/');
  await box(page).focus();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  // The order of events of Chromium, then of Safari, where the key arrives after the composition.
  await box(page).evaluate((input: HTMLInputElement) => {
    // A key that belongs to the composition has the old code 229, which Safari gives after its end.
    const key = (isComposing: boolean): boolean =>
      input.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          bubbles: true,
          cancelable: true,
          isComposing,
          ...{ keyCode: 229 },
        }),
      );
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = 'hang tian';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    key(true);
    input.value = '航天';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '航天' }));
    key(false);
  });
  expect(requests.filter((url) => url.includes('hang'))).toEqual([]);
  await page.waitForURL(/q=%E8%88%AA%E5%A4%A9/u);
  await answered(page);
  expect(page.url()).not.toContain('hang');
  expect(await results(page).count()).toBeGreaterThan(5);
});

test('the query language: all words, exclusion, alternatives, fields, dates, shown as chips to take away', async () => {
  const total = async (query: string): Promise<number> => {
    const page = await search(query);
    const found = Number(/找到 (\d+) 篇/u.exec((await count(page).textContent()) ?? '')?.[1] ?? 0);
    await page.context().close();
    return found;
  };
  const all = await total('航天');
  const with神舟 = await total('航天 神舟');
  expect(with神舟).toBeGreaterThan(0);
  expect(await total('航天 -神舟')).toBe(all - with神舟);
  expect(await total('航天|奥运')).toBeGreaterThan(all);
  expect(await total('航天 2003')).toBeGreaterThan(0);
  expect(await total('标题：航天')).toBeLessThan(all);

  const page = await search('航天 -神舟 人物：习近平');
  const chips = page.getByRole('list', { name: text.conditions }).getByRole('button');
  expect(await chips.count()).toBe(3);
  await chips.nth(1).click();
  await answered(page);
  expect(await box(page).inputValue()).not.toContain('-神舟');
});

test.each(['"', '“航天', '-', '|', '标题：', '((', '航天 | ', '2020..', 'NOT', '＂＂'])(
  'a query that is not well formed is answered: %s',
  async (query) => {
    const page = await search(query);
    expect((await count(page).textContent())?.length).toBeGreaterThan(0);
  },
);

test('facets narrow by year and name, stay in the address, and a shared address opens the same view', async () => {
  const page = await search('航天');
  const section = page.getByRole('button', { name: /^科技/u });
  await section.click();
  await answered(page);
  expect(new URL(page.url()).searchParams.get('section')).toBe('科技');
  expect(await section.getAttribute('aria-pressed')).toBe('true');
  const narrowed = await headlines(page);
  const shared = await open(page.url().replace(/^https?:\/\/[^/]+\//u, ''));
  await answered(shared);
  expect(await headlines(shared)).toEqual(narrowed);
  await page.goBack();
  await answered(page);
  expect(await section.getAttribute('aria-pressed')).toBe('false');
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

test('a snippet says where it stands and opens the article there, with the words marked', async () => {
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
});

test('what finds nothing is widened in a labelled step, or offers browsing', async () => {
  const widened = await search('神舟九十九号飞船返回');
  expect(await widened.locator('.relaxed').textContent()).not.toBe('');
  expect(await results(widened).count()).toBeGreaterThan(0);
  const none = await search('囍龘靐');
  expect(await count(none).textContent()).toBe(text.none('囍龘靐'));
  expect(await none.locator('.browse').isVisible()).toBe(true);
});

test('names are offered while typing, by pinyin and initials too, and picked by keyboard', async () => {
  for (const typed of ['习近', 'xijinping', 'xjp']) {
    const page = await open('search/');
    await box(page).pressSequentially(typed);
    const option = page.getByRole('option', { name: /习近平/u }).first();
    await option.waitFor();
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active ?? ''}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
    await page.context().close();
  }
  const page = await open('search/');
  await box(page).pressSequentially('yangliwei');
  await page.getByRole('option', { name: /杨利伟/u }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=%E6%9D%A8/u);
  await answered(page);
  expect(await results(page).count()).toBeGreaterThan(0);
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

test('a slash brings the keyboard to the box, and the whole list is reached by it', async () => {
  const page = await search('航天');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  expect(await box(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await box(page).inputValue()).toBe('航天');
});

test('recent searches stay on the device and can be forgotten', async () => {
  const page = await open('search/');
  await box(page).fill('航天');
  await page.keyboard.press('Enter');
  await answered(page);
  await page.goto('search/');
  await box(page).click();
  await page.getByRole('option', { name: /航天/u }).waitFor();
  await page.getByRole('button', { name: text.forgetRecent }).click();
  expect(
    await page.evaluate(() =>
      Object.keys(localStorage)
        .map((key) => localStorage.getItem(key))
        .join(),
    ),
  ).not.toContain('航天');
});

test('a year that fails to load is named, the others answer, and a retry completes the count', async () => {
  const page = await open('search/');
  let failing = true;
  await page.route(/\/pagefind\/2003\./u, (route) => (failing ? route.abort() : route.continue()));
  await page.evaluate(() => history.replaceState(null, '', '?q=%E8%88%AA%E5%A4%A9'));
  await box(page).fill('神舟');
  await page.waitForURL(/q=%E7%A5%9E/u);
  await answered(page);
  const note = page.locator('.failed');
  expect(await note.textContent()).toContain('2003');
  const partial = await results(page).count();
  expect(partial).toBeGreaterThan(0);
  failing = false;
  await note.getByRole('button', { name: text.retry }).click();
  await page.waitForFunction(() => document.querySelector('.failed') === null);
  await answered(page);
  expect(await count(page).textContent()).toMatch(/^“神舟”：找到 \d+ 篇$/u);
  expect(expectMistakes().every((mistake) => mistake.includes('Failed to load resource'))).toBe(
    true,
  );
});

test('a missing index is said in words, with a retry', async () => {
  const page = await open('search/');
  await page.route(/\/pagefind\//u, (route) => route.fulfill({ status: 404, body: '' }));
  await box(page).fill('航天');
  await page.locator('.failed button').first().waitFor();
  expect((await count(page).textContent())?.length).toBeGreaterThan(5);
  expectMistakes();
});

test('a slow answer never overwrites a newer one', async () => {
  const page = await open('search/');
  await page.route(/\/pagefind\/\d/u, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 120));
    await route.continue();
  });
  await box(page).fill('嫦娥');
  await page.waitForURL(/q=%E5%AB%A6/u);
  await box(page).fill('奥运会');
  await page.waitForURL(/q=%E5%A5%A5/u);
  await answered(page);
  await page.waitForTimeout(500);
  expect(await count(page).textContent()).toContain('奥运会');
  for (const mark of await results(page).locator('mark').allTextContents())
    expect(mark).toContain('奥运会');
});

test('nothing of search is loaded on an article until it is used', async () => {
  const page = await open('2026/05/20/20260520-china-russia-talks/', { javaScriptEnabled: true });
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  expect(loaded.filter((url) => url.includes('/pagefind/'))).toEqual([]);
});

test('the search runs in a worker of our own origin; on the page itself where none starts', async () => {
  const page = await search('航天');
  const [worker] = page.workers();
  expect(new URL(worker?.url() ?? 'none:').origin).toBe(new URL(page.url()).origin);
  const found = await count(page).textContent();

  const without = await open('search/');
  await without.route(/\/worker[^/]*\.js/u, (route) => route.abort());
  await without.goto(`search/?q=${encodeURIComponent('航天')}`);
  await answered(without);
  expect(without.workers()).toEqual([]);
  expect(await count(without).textContent()).toBe(found);
  expectMistakes();
});

test('every key gives its own answer at once; the address follows when the keys rest', async () => {
  const page = await search('航天');
  const before = await page.evaluate(() => history.length);
  await box(page).fill('');
  await box(page).pressSequentially('神舟飞船', { delay: 5 });
  await page.waitForFunction(() => location.search === `?q=${encodeURIComponent('神舟飞船')}`);
  await answered(page);
  expect(await count(page).textContent()).toContain('神舟飞船');
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
});

test('on a phone the list fits and more is loaded on request', async () => {
  const page = await search('北京', phone);
  const first = await results(page).count();
  await page.getByRole('button', { name: /加载更多/u }).click();
  await page.waitForFunction(
    (before) => document.querySelectorAll('ol.results > li').length > before,
    first,
  );
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    ),
  ).toBe(true);
});
