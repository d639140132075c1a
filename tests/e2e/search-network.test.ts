/** Weak networks and new editions: what is there answers, what is missing is named, no count is wrong. */
import { gzipSync } from 'node:zlib';
import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { searchPageText as text, searchText } from '../../src/i18n/zh-CN.ts';
import { expectMistakes, open, tablet } from './browser.ts';
import {
  answered,
  box,
  count,
  found,
  headlines,
  numberIn,
  results,
  search,
  searchFor,
  total,
} from './search-page.ts';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Every count that the page shows, from the first moment on. */
async function watchCounts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const now = document.querySelector('.count')?.textContent ?? '';
      if (now !== '' && now !== said.at(-1)) said.push(now);
    }).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** One number after the other, the same for the same seed. */
function lottery(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const only = (route: Route, year: number): boolean => route.request().url().includes(`/${year}.`);

test.each([1, 2, 3])(
  'on slow 3G with one request in five lost the answer comes, and no count is wrong (seed %i)',
  async (seed) => {
    const whole = await search('航天');
    const right = await total(whole);
    const page = await open('about/');
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    const draw = lottery(seed);
    let lost = 0;
    await page.route(/\/pagefind\/|\/worker[^/]*\.js/u, async (route) => {
      await wait(40);
      if (draw() >= 0.2) return route.continue();
      lost += 1;
      return route.abort('connectionreset');
    });
    const counts = await watchCounts(page);
    await page.goto(`search/?q=${encodeURIComponent('航天')}`);
    await answered(page);
    expect(lost).toBeGreaterThan(5);
    const said = await counts();
    // What is said before the end is said to be so far.
    expect(said.some((one) => one.includes('暂得'))).toBe(true);
    const final = said.filter((one) => !one.includes('暂得') && !one.includes(text.searching));
    if ((await page.locator('.failed').count()) === 0)
      expect(final).toEqual([found('航天', right)]);
    else expect(final).toEqual([expect.stringContaining('至少有')]);
    await page.unroute(/\/pagefind\/|\/worker[^/]*\.js/u);
    for (const retry of await page.getByRole('button', { name: text.retry }).all())
      await retry.click();
    await answered(page);
    expect(await count(page).textContent()).toBe(found('航天', right));
    expect(await headlines(page)).toEqual(await headlines(whole));
    expect(expectMistakes().every((mistake) => mistake.includes('Failed to load resource'))).toBe(
      true,
    );
  },
);

test('every button that shows while a search is under way says what it does', async () => {
  const page = await open('about/', tablet);
  await page.route(/\/pagefind\/\d/u, async (route) => {
    await wait(only(route, 2003) ? 3000 : 60);
    await route.continue();
  });
  await page.goto(`search/?q=${encodeURIComponent('航天')}`);
  await results(page).first().waitFor();
  expect(await count(page).textContent()).toContain('暂得');
  const names = await page
    .locator('main')
    .getByRole('button')
    .filter({ visible: true })
    .evaluateAll((buttons) =>
      buttons.map((it) => it.getAttribute('aria-label') ?? it.textContent.trim()),
    );
  expect(names).not.toContain('');
  // There is nothing to narrow yet, and what narrows takes a browser long to draw.
  expect(names).not.toContain(text.refineToggle(0));
  await answered(page);
  await page.getByRole('button', { name: text.refineToggle(0) }).waitFor();
});

test('years that come slowly are counted as they come, and the first results are shown before the last year', async () => {
  const page = await open('about/');
  const counts = await watchCounts(page);
  await page.route(/\/pagefind\/\d/u, async (route) => {
    await wait(only(route, 2003) ? 3000 : 60);
    await route.continue();
  });
  await page.goto(`search/?q=${encodeURIComponent('航天')}`);
  await results(page).first().waitFor();
  expect(await page.locator('.answer').getAttribute('aria-busy')).toBe('true');
  expect(await page.locator('.snippets li').count()).toBeGreaterThan(0);
  expect(await page.locator('.answer-head progress').isVisible()).toBe(true);
  await answered(page);
  const sofar = (await counts()).filter((one) => one.includes('暂得')).map(numberIn);
  expect(sofar.length).toBeGreaterThan(2);
  expect(sofar).toEqual(sofar.toSorted((a, b) => a - b));
  expect(await total(page)).toBeGreaterThan(sofar.at(-1) ?? Infinity);
  expect(await page.locator('.answer-head progress').isVisible()).toBe(false);
});

test('a year that fails to load is named, the others answer, and a retry completes the count', async () => {
  const whole = await search('神舟');
  const right = await total(whole);
  const page = await open('search/');
  let failing = true;
  await page.route(/\/pagefind\/2003\./u, (route) => (failing ? route.abort() : route.continue()));
  await searchFor(page, '神舟');
  expect(await page.getByText(text.failedYears(['2003'])).isVisible()).toBe(true);
  const partial = await total(page);
  expect(await count(page).textContent()).toBe(
    `${text.asked('神舟')}${text.count(partial, { partly: true })}`,
  );
  expect([partial > 0, partial < right]).toEqual([true, true]);
  // Where the others have nothing, that is not said of all.
  await searchFor(page, '神舟五号');
  const rest = await total(page);
  await searchFor(page, '神舟五号飞船返回舱 -嫦娥 -天宫 日期:2003');
  expect(await count(page).textContent()).toContain(text.count(0, { partly: true }));
  expect(rest).toBeGreaterThanOrEqual(0);
  failing = false;
  await searchFor(page, '神舟');
  await page.waitForFunction(() => document.querySelector('.failed') === null);
  expect(await count(page).textContent()).toBe(found('神舟', right));
  expectMistakes();
});

test('a retry after a failure completes the count', async () => {
  const whole = await search('神舟');
  const right = await total(whole);
  const page = await open('about/');
  let failing = true;
  await page.route(/\/pagefind\/2003\./u, (route) => (failing ? route.abort() : route.continue()));
  await page.goto(`search/?q=${encodeURIComponent('神舟')}`);
  await page.locator('.failed').waitFor();
  failing = false;
  await page.getByRole('button', { name: text.retry }).click();
  await page.waitForFunction(() => document.querySelector('.failed') === null);
  await answered(page);
  expect(await count(page).textContent()).toBe(found('神舟', right));
  expect(await headlines(page)).toEqual(await headlines(whole));
  expectMistakes();
});

test('a report whose text is lost is still counted and listed, and a retry brings it', async () => {
  const page = await open('about/');
  let failing = true;
  await page.route(/\/pagefind\/2003\.[^/]*\/text\//u, (route) =>
    failing ? route.abort() : route.continue(),
  );
  await page.goto(`search/?q=${encodeURIComponent('杨利伟')}`);
  await page.getByText(text.noHeadline).waitFor();
  await answered(page);
  const all = await total(page);
  expect(await results(page).count()).toBe(all);
  failing = false;
  await page.getByRole('button', { name: text.retry }).click();
  await page.waitForFunction(() => document.querySelector('.failed') === null);
  await answered(page);
  expect([await total(page), await page.getByText(text.noHeadline).count()]).toEqual([all, 0]);
  expectMistakes();
});

test('a missing index is said in words, no network in others; both with a retry', async () => {
  for (const [fault, message] of [
    [{ status: 404, body: '' }, searchText.noIndex],
    [null, searchText.unreached],
  ] as const) {
    const page = await open('search/');
    await page.route(/\/pagefind\//u, (route) => (fault ? route.fulfill(fault) : route.abort()));
    await box(page).fill('航天');
    await page.locator('.failed', { hasText: message }).waitFor();
    expect(await page.locator('.browse').isVisible()).toBe(true);
    // In vain, the keyboard stays where it can be tried once more.
    const retry = page.getByRole('button', { name: text.retry });
    await retry.press('Enter');
    await page.waitForFunction(
      (stopped) => document.querySelector('.count')?.textContent.endsWith(stopped),
      text.stopped,
    );
    expect(await retry.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.unroute(/\/pagefind\//u);
    await retry.press('Enter');
    await answered(page);
    expect(await page.evaluate(() => document.activeElement?.closest('.result') !== null)).toBe(
      true,
    );
    expect(await total(page)).toBeGreaterThan(0);
    expectMistakes();
  }
});

test('an index newer than the code of the page asks to open the page anew', async () => {
  const page = await open('search/');
  await page.route(/\/pagefind\/manifest\.json/u, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ json: { ...((await response.json()) as object), format: 99 } });
  });
  await box(page).fill('航天');
  await page.locator('.failed', { hasText: searchText.indexTooNew }).waitFor();
  await page.unroute(/\/pagefind\/manifest\.json/u);
  await page.getByRole('button', { name: text.reload }).click();
  await results(page).first().waitFor();
  expect(await box(page).inputValue()).toBe('航天');
});

test('a site that is published anew while the page is open goes on answering', async () => {
  const right = await total(await search('航天'));
  const page = await open('about/');
  let old = true;
  await page.route(/\/pagefind\/manifest\.json/u, async (route) => {
    const response = await route.fetch();
    const manifest = await response.text();
    await route.fulfill({
      body: old ? manifest.replace(/"(2003\.)\w+"/u, '"$10000000000"') : manifest,
    });
    old = false;
  });
  await page.goto(`search/?q=${encodeURIComponent('航天')}`);
  await answered(page);
  expect(await count(page).textContent()).toBe(found('航天', right));
  expectMistakes();
});

test('the search runs in a worker of our own origin; on the page itself where none starts', async () => {
  const page = await search('航天');
  const [worker] = page.workers();
  expect(new URL(worker?.url() ?? 'none:').origin).toBe(new URL(page.url()).origin);
  const said = await count(page).textContent();

  const without = await open('about/');
  await without.route(/\/worker[^/]*\.js/u, (route) => route.abort());
  await without.goto(`search/?q=${encodeURIComponent('航天')}`);
  await answered(without);
  expect(without.workers()).toEqual([]);
  expect(await count(without).textContent()).toBe(said);
  expectMistakes();

  // Lost once by the way, it is asked for again.
  const once = await open('about/');
  let lost = 0;
  await once.route(/\/worker[^/]*\.js/u, (route) =>
    (lost += 1) === 1 ? route.abort() : route.continue(),
  );
  await once.goto(`search/?q=${encodeURIComponent('航天')}`);
  await answered(once);
  expect(once.workers()).toHaveLength(1);
  expectMistakes();
});

test('where the script of the page does not come, browsing is offered after a while', async () => {
  const page = await open('about/');
  await page.route(/\/_astro\/SearchPage[^/]*\.js/u, (route) => route.abort());
  await page.goto('search/');
  await page.waitForFunction(
    () =>
      getComputedStyle(document.querySelector('.browse') ?? document.body).visibility === 'visible',
  );
  expect(await page.locator('archive-search[data-ready]').count()).toBe(0);
  expectMistakes();
});

test('nothing of search is loaded on an article until it is used', async () => {
  const page = await open('2026/05/20/20260520-china-russia-talks/');
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.reload({ waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /\/pagefind\/|SearchPage|worker|client/u.test(url))).toEqual([]);
});

/** Kilobytes of scripts, packed as servers pack them: what is left of 300 is for the index (see bench:search). */
const mostCode = 45;

test('a first search moves little code and, of the index, only what it needs', async () => {
  const page = await open('about/');
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(request.url()));
  await page.goto(`search/?q=${encodeURIComponent('航天 2021..2026')}`);
  await answered(page);
  const files = await Promise.all(
    [...asked].map(async (url) => {
      const body = await (await page.request.get(url)).body();
      return { path: new URL(url).pathname, bytes: gzipSync(body).length };
    }),
  );
  const kilobytes = (kind: RegExp): number =>
    files.reduce((sum, { path, bytes }) => sum + (kind.test(path) ? bytes : 0), 0) / 1000;
  expect(kilobytes(/\.js$/u)).toBeGreaterThan(20);
  expect(kilobytes(/\.js$/u)).toBeLessThan(mostCode);
  expect(files.filter(({ path }) => path.endsWith('manifest.json'))).toHaveLength(1);
  const years = files.flatMap(({ path }) => /\/(\d{4})\.\w+\//u.exec(path)?.[1] ?? []);
  expect(years.length).toBeGreaterThan(0);
  expect(years.filter((year) => year < '2021')).toEqual([]);
});
