/** One Chromium for a test file, and a fresh page for each test. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchChromium } from './chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

let mistakes: string[] = [];
afterEach(() => {
  // An error that a test provokes on purpose is taken out by `expectMistakes`.
  expect(mistakes).toEqual([]);
  mistakes = [];
});

/** Console errors and uncaught exceptions of the current test so far; asking for them settles them. */
export function expectMistakes(): string[] {
  const seen = mistakes;
  mistakes = [];
  return seen;
}

/** Opens `path` (relative to the site) in a context of its own. Any error on the page fails the test. */
export async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: inject('siteUrl'),
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    // Requests that a service worker makes cannot be watched or made to fail.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') mistakes.push(`${page.url()} ${message.text()}`);
  });
  page.on('pageerror', (error) => mistakes.push(`${page.url()} ${error.message}`));
  await page.goto(path);
  return page;
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const tablet = { viewport: { width: 820, height: 1180 } };
