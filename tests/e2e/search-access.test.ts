/** Search for everyone: by keyboard, by ear, enlarged, without motion, without script. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { searchPageText as text } from '../../src/i18n/zh-CN.ts';
import { open, phone } from './browser.ts';
import { answered, box, chips, found, results, search, total } from './search-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations: all } = await engine.run();
    return all.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

const focused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

test.each(['light', 'dark', 'sepia'] as const)(
  'axe finds nothing wrong with the open list, the filters, notes and chips: %s',
  async (theme) => {
    for (const size of [{}, phone]) {
      const colorScheme = theme === 'dark' ? 'dark' : 'light';
      const page = await open(
        `search/?q=${encodeURIComponent('中国 -奥运')}&section=${encodeURIComponent('科技')}`,
        {
          colorScheme,
          ...size,
        },
      );
      if (theme === 'sepia')
        await page.evaluate(() => (document.documentElement.dataset['theme'] = 'sepia'));
      await answered(page);
      expect(await violations(page)).toEqual([]);
      await page.getByText(text.helpTitle).click();
      expect(await violations(page)).toEqual([]);
      await page.getByText(text.helpTitle).click();
      if (size === phone) {
        await page.getByRole('button', { name: /^筛选/u }).click();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await box(page).fill('zhong');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await box(page).fill('习进平');
      await page.locator('.meant').waitFor();
      await page.keyboard.press('Escape');
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  },
);

test('the box is a combobox with a listbox, by the pattern', async () => {
  const page = await open('search/');
  expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  await box(page).pressSequentially('zhong');
  await page.getByRole('option').first().waitFor();
  const listbox = await box(page).getAttribute('aria-controls');
  expect(await page.locator(`#${listbox ?? ''}`).getAttribute('role')).toBe('listbox');
  expect(await box(page).getAttribute('aria-expanded')).toBe('true');
  expect(await box(page).getAttribute('aria-activedescendant')).toBeNull();
  const options = page.getByRole('listbox').getByRole('option');
  const number = await options.count();
  const picked = async (): Promise<number> => {
    const id = await box(page).getAttribute('aria-activedescendant');
    const selected = await options.evaluateAll((all) =>
      all.flatMap((option, at) =>
        option.getAttribute('aria-selected') === 'true' ? [[option.id, at]] : [],
      ),
    );
    expect(selected.length).toBe(id === null ? 0 : 1);
    expect(selected[0]?.[0] ?? null).toBe(id);
    return Number(selected[0]?.[1] ?? -1);
  };
  await page.keyboard.press('ArrowDown');
  expect(await picked()).toBe(0);
  await page.keyboard.press('ArrowDown');
  expect(await picked()).toBe(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await picked()).toBe(-1);
  await page.keyboard.press('ArrowUp');
  expect(await picked()).toBe(number - 1);
  expect(await focused(page, '[role=combobox]')).toBe(true);

  await page.keyboard.press('Escape');
  expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  expect(await box(page).inputValue()).toBe('zhong');
  await page.keyboard.press('ArrowDown');
  await options.first().waitFor();
  await page.keyboard.press('ArrowDown');
  const name = (await options.first().locator('span').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === name);
  await answered(page);
  expect(await box(page).inputValue()).toBe(name);
  expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  expect(await results(page).count()).toBeGreaterThan(0);
});

test('counts are announced once, politely, when typing has come to rest', async () => {
  const page = await open('search/');
  const region = page.locator('.answer [role=status]');
  for (const query of ['航', '航天', '航天员', '']) {
    await box(page).fill(query);
    await page.waitForURL((url) => (url.searchParams.get('q') ?? '') === query);
    if (query !== '') await answered(page);
  }
  await page.waitForTimeout(1500);
  expect(
    await page.locator('archive-search :is([role=status], [role=alert], [aria-live])').count(),
  ).toBe(1);
  await page.evaluate(() => {
    const said: string[] = [];
    const status = document.querySelector('.answer [role=status]');
    if (!status) return;
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(window, { said });
  });
  const said = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { said: string[] }).said);
  // All that is needed is there, so that each key has its answer.
  await box(page).pressSequentially('航天员', { delay: 300 });
  await answered(page);
  await page.waitForTimeout(1500);
  expect(await said()).toEqual([found('航天员', await total(page))]);
  await page.getByRole('button', { name: text.sorts.oldest }).click();
  await page.waitForTimeout(1500);
  expect((await said()).length).toBeLessThanOrEqual(2);
  await box(page).fill('囍龘靐');
  await page.waitForTimeout(1500);
  expect(await region.textContent()).toBe(`${found('囍龘靐', 0)}。${text.noneHint}`);
});

test('a slash brings the keyboard to the box, and all can be done from there', async () => {
  const page = await search('航天 发射');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  expect(await focused(page, '[role=combobox]')).toBe(true);
  expect(await box(page).inputValue()).toBe('航天 发射');
  const reached: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(() => {
        const it = document.activeElement;
        if (!(it instanceof HTMLElement)) return '';
        const style = getComputedStyle(it);
        // A slider shows it on its handle, a day on its part or picker.
        const around = it.closest('.search-form');
        const shown =
          [style, ...(around ? [getComputedStyle(around)] : [])].some(
            ({ outlineStyle }) => outlineStyle !== 'none',
          ) || it.matches('body, input[type=range], input[type=date]');
        const kind = [
          '.sorts',
          '.chips',
          '.result',
          '.histogram',
          '.days',
          '.facet',
          '.search-help',
        ].find((part) => it.closest(part));
        return `${kind ?? it.localName}${shown ? '' : ' without outline'}`;
      }),
    );
  }
  expect([...new Set(reached)]).toEqual(
    expect.arrayContaining([
      '.search-help',
      '.sorts',
      '.chips',
      '.result',
      '.histogram',
      '.days',
      '.facet',
    ]),
  );
  expect(reached.filter((kind) => kind.endsWith('without outline'))).toEqual([]);
  const chip = chips(page).first();
  await chip.focus();
  await page.keyboard.press('Enter');
  await answered(page);
  expect(await box(page).inputValue()).toBe('发射');
  expect(await focused(page, '.chips button')).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('.answer').waitFor({ state: 'hidden' });
  expect(await focused(page, '[role=combobox]')).toBe(true);
});

test('the focus is seen: on the box, on a handle of the histogram', async () => {
  const page = await search('航天');
  await page.keyboard.press('/');
  const outline = (selector: string): Promise<string> =>
    page.locator(selector).evaluate((it) => getComputedStyle(it).outlineStyle);
  expect(await outline('.search-form')).toBe('solid');
  const low = page.getByRole('slider').first();
  const before = await low.screenshot();
  await low.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await answered(page);
  expect((await low.screenshot()).equals(before)).toBe(false);
});

test.each([
  ['200 %', 720],
  ['400 %', 320],
])('enlarged to %s nothing needs scrolling both ways, and nothing is cut off', async (_, width) => {
  const page = await search('中国 -奥运 标题:中', { viewport: { width, height: 500 } });
  await page.getByText(text.helpTitle).click();
  await box(page).fill('中国 经济');
  await answered(page);
  expect(await results(page).count()).toBeGreaterThan(0);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.search-page *')]
      .filter((it) => it.closest('.chips, .refine, .unseen') === null)
      .filter((it) => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((it) => it.outerHTML.slice(0, 80)),
  );
  expect(wide).toEqual([]);
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    ),
  ).toBe(true);
});

test('who wants no motion gets none', async () => {
  const page = await search('航天', { reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('.search-page, .search-page *')]
      .filter((it) => {
        const { transitionDuration, scrollBehavior } = getComputedStyle(it);
        return (
          scrollBehavior === 'smooth' ||
          transitionDuration.split(', ').some((time) => time !== '0s')
        );
      })
      .map((it) => it.outerHTML.slice(0, 60)),
  );
  expect(moving).toEqual([]);
});

test('without JavaScript the page offers browsing by date, section, and names A to Z', async () => {
  const page = await open('search/', { javaScriptEnabled: false });
  expect(await page.locator('.need-script').isVisible()).toBe(true);
  expect(await page.locator('.search-form input').isDisabled()).toBe(true);
  const browse = page.locator('.browse');
  const follow = async (name: string): Promise<void> => {
    await browse.getByRole('link', { name, exact: true }).click();
  };
  await follow('2026');
  expect(new URL(page.url()).pathname).toBe('/2026/');
  await page.goto('search/');
  await follow('按日期');
  expect(await page.getByRole('link', { name: /2003/u }).count()).toBeGreaterThan(0);
  await page.goto('search/');
  await follow('栏目');
  expect(await page.getByRole('link', { name: '科技' }).count()).toBeGreaterThan(0);
  for (const kind of ['人物', '地点', '机构', '专题']) {
    await page.goto('search/');
    await follow(kind);
    const letters = (await page.locator('main').textContent()) ?? '';
    for (const letter of ['B', 'Z']) expect([kind, letters.includes(letter)]).toEqual([kind, true]);
  }
});
