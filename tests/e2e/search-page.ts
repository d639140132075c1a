/** The search page as the browser tests see it. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { searchPageText as text } from '../../src/i18n/zh-CN.ts';
import { open } from './browser.ts';

export const box = (page: Page): Locator => page.getByRole('combobox', { name: text.label });
export const count = (page: Page): Locator => page.locator('.count');
export const results = (page: Page): Locator => page.locator('ol.results > li');
export const headlines = (page: Page): Promise<string[]> =>
  results(page).locator('h2').allTextContents();
export const chips = (page: Page): Locator =>
  page.getByRole('list', { name: text.conditions }).getByRole('button');
export const facet = (page: Page, name: string, value: string): Locator =>
  page.locator(`[data-facet="${name}:${value}"]`);

/** Until the last search has an answer. */
export async function answered(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const answer = document.querySelector('.answer:not([hidden])');
    return answer !== null && !answer.hasAttribute('aria-busy');
  });
}

export async function search(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(`search/?q=${encodeURIComponent(query)}`, options);
  await answered(page);
  return page;
}

/** Searches on a page that is open already. */
export async function searchFor(page: Page, query: string): Promise<void> {
  await box(page).fill(query);
  await page.keyboard.press('Enter');
  await answered(page);
}

/** The number of reports that the page says it found. */
export async function total(page: Page): Promise<number> {
  return numberIn((await count(page).textContent()) ?? '');
}

export const numberIn = (said: string): number =>
  Number(/([\d,]+) 篇$/u.exec(said)?.[1]?.replaceAll(',', '') ?? 0);

/** What the page says when it has found so many. */
export const found = (query: string, number: number): string =>
  `${text.asked(query)}${text.count(number)}`;
