/** Every template in every theme, narrow and wide, as axe sees it; and what axe cannot see. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { marksText } from '../../src/i18n/zh-CN.ts';
import { open, phone } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const article = '2026/05/20/20260520-china-russia-talks/';
const pages = [
  '',
  article,
  '2018/10/24/20181024-hzmb-opens/',
  '2020/07/08/20200708-gaokao-first-day/',
  '2020/12/17/20201217-change5-return/',
  '2026/05/20/',
  '2026/05/',
  '2026/',
  'years/',
  'on-this-day/',
  'on-this-day/05-20/',
  'sections/',
  'sections/国际/',
  'people/',
  'people/习近平/',
  'events/',
  'events/嫦娥探月工程/',
  'sources/本站编写/',
  'about/',
  'about/accessibility/',
  'corrections/',
  'search/?q=航天',
  '404.html',
];
const themes = ['light', 'sepia', 'dark'] as const;
const wear = (page: Page, theme: (typeof themes)[number]): Promise<void> =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);

test.each(pages)('axe finds nothing wrong with /%s in any theme, narrow or wide', async (path) => {
  for (const size of [{}, phone]) {
    const page = await open(path, size);
    await page.waitForLoadState('networkidle');
    await page.evaluate(axe);
    // What is folded away is looked at too.
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    for (const theme of themes) {
      await wear(page, theme);
      const violations = await page.evaluate(async () => {
        const { axe: engine } = window as unknown as {
          axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
        };
        const results = await engine.run(document, { rules: { 'target-size': { enabled: true } } });
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      expect([theme, violations]).toEqual([theme, []]);
    }
    await page.context().close();
  }
});

/** Contrast of two colours as WCAG counts it. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/gu) ?? [])
      .slice(0, 3)
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('the text of a report stands out seven to one in every theme', async () => {
  expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBeCloseTo(21);
  const page = await open(article);
  for (const theme of themes) {
    await wear(page, theme);
    const [paper, ...inks] = await page.evaluate(() => [
      getComputedStyle(document.documentElement).backgroundColor,
      ...['#p1', '#p1 a', 'h1', '.deck', 'figcaption'].map(
        (selector) => getComputedStyle(document.querySelector(selector) as Element).color,
      ),
    ]);
    for (const ink of inks) {
      const ratio = contrast(ink, paper);
      expect([theme, ink, ratio >= 7 ? 7 : ratio]).toEqual([theme, ink, 7]);
    }
  }
});

test.each([
  [article, '.prose p, .headline, .deck, .caption'],
  ['2018/10/24/20181024-hzmb-opens/', '.prose p, .headline, .deck, .caption'],
  ['search/?q=航天', '.results .headline, .results .snippet'],
  ['about/accessibility/', 'main'],
  ['404.html', 'main'],
])('what is read on /%s stands out seven to one, as axe measures it', async (path, text) => {
  const page = await open(path);
  await page.waitForLoadState('networkidle');
  await page.evaluate(axe);
  for (const theme of themes) {
    await wear(page, theme);
    const faint = await page.evaluate(async (include) => {
      const { axe: engine } = window as unknown as {
        axe: { run(context: object, options: RunOptions): Promise<AxeResults> };
      };
      const { violations, passes } = await engine.run(
        { include },
        {
          runOnly: ['color-contrast-enhanced'],
          rules: { 'color-contrast-enhanced': { enabled: true } },
        },
      );
      const nodes = violations.flatMap((violation) => violation.nodes.map(({ html }) => html));
      return passes.length > 0 ? nodes : ['nothing was measured'];
    }, text);
    expect([theme, faint]).toEqual([theme, []]);
  }
});

/** 1280 by 1024 pixels at 400 %. */
const enlarged = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

test.each(pages)('at 400 %% /%s is read without scrolling both ways', async (path) => {
  const page = await open(path, enlarged);
  await page.waitForLoadState('networkidle');
  for (const isOpen of [false, true]) {
    const wide = await page.evaluate((unfold) => {
      for (const folded of document.querySelectorAll('details')) folded.open = unfold;
      const { clientWidth, scrollWidth } = document.documentElement;
      // A table and a plot may scroll by themselves, and what is not shown may stand anywhere.
      const scrolls = (it: Element | null): boolean =>
        it !== null &&
        (/auto|scroll|hidden|clip/u.test(getComputedStyle(it).overflowX) ||
          scrolls(it.parentElement));
      return [...document.querySelectorAll('body *')]
        .filter((it) => it.getBoundingClientRect().right > clientWidth + 1 && !scrolls(it))
        .map((it) => it.outerHTML.slice(0, 80))
        .concat(scrollWidth > clientWidth ? [`page of ${scrollWidth} pixels`] : []);
    }, isOpen);
    expect([isOpen, wide]).toEqual([isOpen, []]);
  }
});

test.each(pages)('the keyboard walks through /%s and its focus is always seen', async (path) => {
  for (const size of [{}, enlarged]) {
    const page = await open(path, { ...size, reducedMotion: 'reduce' });
    await page.waitForLoadState('networkidle');
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement;
        // Past the last stop the keyboard leaves the page.
        if (!focused || focused === document.body) return undefined;
        const { left, top, right, bottom } = focused.getBoundingClientRect();
        const [x, y] = [
          (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
          (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
        ];
        const above = document.elementFromPoint(x, y);
        const isThere = above !== null && (focused.contains(above) || above.contains(focused));
        // A box or a label may show the focus of what stands in it.
        const isMarked = [
          focused,
          focused.parentElement,
          focused.nextElementSibling,
          focused.closest('form'),
        ].some((it) => {
          if (!it) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(it);
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        });
        return isThere && isMarked
          ? undefined
          : `${isThere ? 'unmarked' : 'covered'} ${focused.outerHTML.slice(0, 100)}`;
      });
      expect([step, hidden]).toEqual([step, undefined]);
    }
    await page.context().close();
  }
});

test.each(['', article, 'years/', 'search/?q=航天'])(
  'who wants no motion gets none on /%s',
  async (path) => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<string[]> => {
      const page = await open(path, { reducedMotion });
      await page.keyboard.press('Tab');
      return page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((it) => {
            const { animationDuration, scrollBehavior, transitionDuration } = getComputedStyle(it);
            return (
              [animationDuration, transitionDuration].some((times) => /[1-9]/u.test(times)) ||
              scrollBehavior === 'smooth'
            );
          })
          .map((it) => it.outerHTML.slice(0, 60)),
      );
    };
    expect(await moving('reduce')).toEqual([]);
    expect((await moving('no-preference')).length).toBeGreaterThan(0);
  },
);

test.each([`${article}?hl=条约`, 'search/?q=条约'])(
  'who hears /%s is told where a marked word begins and ends',
  async (path) => {
    const page = await open(path);
    await page.locator('mark').first().waitFor();
    const client = await page.context().newCDPSession(page);
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    const said = nodes
      .filter(({ role }) => role?.value === 'StaticText')
      .map(({ name }) => String(name?.value));
    const at = said.indexOf(marksText.start);
    expect(said.slice(at, at + 3)).toEqual([marksText.start, '条约', marksText.end]);
    // It is neither copied nor shown.
    const shown = page.locator('mark').last();
    expect(await shown.innerText()).toBe('条约');
    expect(
      await shown.evaluate(
        (mark) =>
          mark.getBoundingClientRect().width / Number.parseFloat(getComputedStyle(mark).fontSize),
      ),
    ).toBeLessThan(2.5);
  },
);

test('taking the marks off leaves the keyboard on the page', async () => {
  const page = await open(`${article}?hl=条约`);
  const close = page.getByRole('button', { name: marksText.close });
  await close.focus();
  await page.keyboard.press('Enter');
  await close.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

test('in forced colours text, drawings and the days held are told apart', async () => {
  const page = await open('years/', { forcedColors: 'active', colorScheme: 'dark' });
  const colours = await page.evaluate(() => {
    const of = (selector: string): CSSStyleDeclaration =>
      getComputedStyle(document.querySelector(selector) as Element);
    return {
      paper: of('html').backgroundColor,
      text: of('.page-head h1').color,
      bar: of('.bar').fill,
      label: of('.plot text').fill,
    };
  });
  for (const ink of [colours.text, colours.bar, colours.label])
    expect(contrast(ink, colours.paper)).toBeGreaterThan(4.5);
  await page.goto('2026/05/');
  const outline = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outline('.calendar a')).toBe('solid');
  expect(await outline('.calendar td > span')).toBe('none');
});

test.each(['', article, '2026/', 'people/', 'search/?q=航天'])(
  'headings of /%s go down one step at a time, from one first',
  async (path) => {
    const page = await open(path);
    await page.waitForLoadState('networkidle');
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  },
);

test('the keyboard alone changes a setting, and focus stays where it was', async () => {
  const page = await open(article);
  await page.locator('.reading-settings summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  expect(
    await page.evaluate(() => [
      document.activeElement?.getAttribute('name'),
      document.documentElement.dataset['theme'],
    ]),
  ).toEqual(['theme', 'light']);
});
