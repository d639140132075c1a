/** The archive in a browser that has lost its network, and after the site has been published anew. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { offlineText, searchText, zh } from '../../src/i18n/zh-CN.ts';
import { serve } from '../../src/store/serve.ts';
import { buildInChild, root } from '../build/build-site.ts';
import { launchChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'offline-'));
const content = join(folder, 'articles');
/** The site before and after a correction and a withdrawal. */
const sites = { before: join(folder, 'before'), after: join(folder, 'after') };
const dist = join(folder, 'dist');
const water = '2026/05/20/20260520-water/';
const bridge = '2026/06/01/20260601-bridge/';
const plan = '2025/12/31/20251231-plan/';

let browser: Browser;
let server: Server;
let url: string;
let context: BrowserContext;
let page: Page;
let mistakes: string[];

const article = (id: string, date: string, more: string, body: string): string =>
  `---\nid: ${id}\nheadline: ${id}的标题\ndate: ${date}\n${more}---\n\n${body}\n`;
const build = (out: string): void => {
  const { status, stderr } = buildInChild({
    ARCHIVE_CONTENT: content,
    ARCHIVE_OUT: out,
    BASE_PATH: '/paper',
  });
  expect([status, stderr]).toEqual([0, '']);
};
const publish = (site: string): void => cpSync(site, dist, { recursive: true, force: true });

beforeAll(async () => {
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  const file = join(content, 'bridge.md');
  writeFileSync(file, article('20260601-bridge', '2026-06-01', '', '长江上的浮桥已经拆除。'));
  build(sites.before);
  const withdrawn = 'withdrawn: { date: 2026-06-02, reason: 有误 }\n';
  writeFileSync(file, article('20260601-bridge', '2026-06-01', withdrawn, ''));
  const water = join(content, '2026/05/20/a.md');
  writeFileSync(
    water,
    readFileSync(water, 'utf8').replace('新的管线经过三个街道', '改道的管线经过四个街道'),
  );
  build(sites.after);
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  publish(sites.before);
  ({ server, url } = await serve({ dist, base: '/paper', host: 'localhost', port: 0 }));
  context = await browser.newContext({ baseURL: url, locale: 'zh-CN' });
  mistakes = [];
  context.on('weberror', (error) => mistakes.push(error.error().message));
  page = await context.newPage();
  page.on('console', (message) => {
    const text = message.text();
    // What every request says that finds no network.
    if (message.type() === 'error' && !text.includes('net::ERR_')) mistakes.push(text);
  });
});
afterEach(async () => {
  expect(mistakes).toEqual([]);
  await context.close();
  server.close();
  server.closeAllConnections();
});

/** Opens a page and waits until a service worker answers for it. */
async function settle(path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
  });
  // The worker keeps the page that brought it after it has taken over.
  await expect.poll(() => cached()).toContain(encodeURI(path));
}

const cached = (): Promise<string> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(
      names.map(async (name) =>
        [...(await (await caches.open(name)).keys())].map((key) => key.url),
      ),
    );
    return keys.flat().join('\n');
  });

/** All that the browser keeps, as one text. */
const keptText = (): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? '');
      }
    }
    return texts.join('\n');
  });

async function keepYear(year: string): Promise<void> {
  await page.goto(`${year}/`);
  const control = page.locator(`keep-year[data-year="${year}"]`);
  await expect.poll(() => control.locator('.state').textContent()).toMatch(/^约 \d+\.\d MB$/u);
  await control.locator('button').click();
  await expect.poll(() => control.locator('.news').textContent()).toBe(offlineText.done(year));
}

async function search(query: string): Promise<string> {
  await page.goto(`search/?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(
    () =>
      document.querySelector('archive-search')?.hasAttribute('data-ready') === true &&
      document.querySelector('.answer[aria-busy]') === null,
  );
  return (await page.locator('archive-search').textContent()) ?? '';
}
const main = async (): Promise<string> => (await page.locator('main').textContent()) ?? '';

/** Brings the browser the new service worker, as a visit or a day later would. */
async function update(): Promise<'taken over' | 'stays away'> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => undefined);
    const coming = registration?.installing;
    if (!coming) return 'taken over';
    return new Promise((resolve) => {
      coming.addEventListener('statechange', () => {
        if (coming.state === 'activated') resolve('taken over');
        if (coming.state === 'redundant') resolve('stays away');
      });
    });
  });
}

test('what was read can be read again without a network, and the rest says that it cannot', async () => {
  await settle('');
  await page.goto(water);
  await expect.poll(cached).toContain(water);
  await context.setOffline(true);
  await page.goto(`${water}?hl=水厂`);
  expect(await main()).toContain('城东水厂二期20日通水');
  const font = await page.locator('h1').evaluate((el) => getComputedStyle(el).fontFamily);
  expect(font).toContain('Song');
  await page.goto('');
  expect(await page.locator('h1').textContent()).toContain('报藏');
  await page.goto(plan);
  expect(await main()).toContain(offlineText.notKept);
  await page.goto('offline/');
  expect(await page.locator('.not-kept').isVisible()).toBe(false);
  await expect
    .poll(() => page.locator('read-pages li').allTextContents())
    .toEqual(['城东水厂 <二期> 通水 & 供水']);
  await page.locator('read-pages button').click();
  await expect.poll(() => page.locator('read-pages p').textContent()).toBe(offlineText.nothingRead);
  await page.goto(water);
  expect(await main()).toContain(offlineText.notKept);
});

test('a year kept on request is read and searched without a network, and what is missing is said', async () => {
  await settle('');
  await keepYear('2026');
  await context.setOffline(true);
  await page.goto(bridge);
  expect(await main()).toContain('长江上的浮桥已经拆除');
  await page.goto('2026/05/20/');
  expect(await main()).toContain('城东水厂');
  const found = await search('浮桥');
  expect(found).toContain('20260601-bridge的标题');
  // The other year has not been heard: the count is a lower bound, and its name is named.
  expect(found).toContain(zh.pages.searchPage.count(1, { partly: true }));
  expect(found).toContain(zh.pages.searchPage.failedYears(['2025']));
  expect(mistakes).toEqual([]);

  // Let go again, without a network too.
  await page.goto('2026/');
  const control = page.locator('keep-year');
  await expect.poll(() => control.locator('.state').textContent()).toMatch(/^已保存/u);
  await control.locator('button').click();
  await expect.poll(() => control.locator('.state').textContent()).toBe(offlineText.needsNetwork);
  expect(await control.locator('button').isDisabled()).toBe(true);
  await page.goto(bridge);
  expect(await main()).toContain(offlineText.notKept);
});

test('files of the index come from the service worker where their year is kept, and from nowhere else', async () => {
  const years = async (): Promise<Set<string>> => {
    const answered = new Set<string>();
    const note = (response: Response): void => {
      const year = /\/pagefind\/(\d{4})\./u.exec(response.url())?.[1];
      if (year !== undefined) answered.add(`${year} ${response.fromServiceWorker()}`);
    };
    page.on('response', note);
    await search('长江');
    page.off('response', note);
    return answered;
  };
  await settle('');
  await search('水厂');
  expect(await years()).toEqual(new Set(['2026 false', '2025 false']));
  await keepYear('2026');
  expect(await years()).toEqual(new Set(['2026 true', '2025 false']));
});

test('nothing kept, no network: the search says so', async () => {
  await settle('');
  await context.setOffline(true);
  expect(await search('浮桥')).toContain(searchText.unreached);
});

test('with a network the newest page is shown, whatever is kept', async () => {
  await settle(water);
  await keepYear('2026');
  publish(sites.after);
  await page.goto(water);
  expect(await main()).toContain('改道的管线');
  await page.goto(bridge);
  expect(await main()).toContain(zh.pages.article.withdrawn);
  expect(await search('改道的管线')).toContain(zh.pages.searchPage.count(1));
});

test('an update brings pages and index together; a withdrawn report leaves the browser', async () => {
  await settle(water);
  await page.goto(bridge);
  await keepYear('2026');
  expect(await keptText()).toContain('长江上的浮桥');
  publish(sites.after);
  expect(await update()).toBe('taken over');
  const everything = await keptText();
  expect(everything).not.toContain('长江上的浮桥');
  expect(everything).not.toContain('新的管线经过三个街道');
  await context.setOffline(true);
  await page.goto(water);
  expect(await main()).toContain('改道的管线经过四个街道');
  await page.goto(bridge);
  expect(await main()).toContain('有误');
  expect(await search('改道的管线')).toContain('城东水厂');
  expect(await search('浮桥')).not.toContain('20260601-bridge的标题');
});

test('an update that breaks off leaves the old pages with the old index', async () => {
  await settle(water);
  await keepYear('2026');
  publish(sites.after);
  // The lists are new; one of the files that they name cannot be had.
  server.prependListener('request', (request, response) => {
    if (request.url?.includes('/pagefind/2026.')) response.destroy();
  });
  expect(await update()).toBe('stays away');
  await context.setOffline(true);
  await page.goto(water);
  expect(await main()).toContain('新的管线经过三个街道');
  expect(await search('新的管线经过三个街道')).toContain('城东水厂');
  expect(await search('改道的管线')).not.toContain('城东水厂 <二期>');
});

test('where service workers are off everything works, and nothing is offered that cannot be', async () => {
  const plain = await browser.newContext({ baseURL: url, serviceWorkers: 'block' });
  const other = await plain.newPage();
  const errors: string[] = [];
  other.on('pageerror', (error) => errors.push(error.message));
  for (const path of ['', water, '2026/', 'offline/']) {
    expect((await other.goto(path))?.status()).toBe(200);
  }
  await other.goto(`search/?q=${encodeURIComponent('水厂')}`);
  await other.locator('.results a, .hits a, archive-search ol a').first().waitFor();
  expect(errors).toEqual([]);
  await plain.close();
});
