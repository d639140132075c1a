/** Chinese typography as Chromium sets it: measured in the page, character by character. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { open } from './browser.ts';

const articles = [
  '2026/05/20/20260520-china-russia-talks/',
  '2018/10/24/20181024-hzmb-opens/',
  '2020/07/08/20200708-gaokao-first-day/',
  '2006/07/01/20060701-qinghai-tibet-railway/',
  '2015/12/13/20151213-paris-agreement/',
];
const article = articles[0] as string;

/** Widths of texts set as body text, in ems; a line wide enough for each. */
const widths = (page: Page, texts: readonly string[]): Promise<number[]> =>
  page.evaluate((all) => {
    const prose = document.querySelector('.prose') as HTMLElement;
    return all.map((text) => {
      const line = document.createElement('p');
      // A first character, so that what is measured does not stand at the start of the line.
      line.append('国');
      const span = document.createElement('span');
      span.append(text);
      line.append(span, '国');
      line.id = 'measured';
      prose.append(line);
      const em = parseFloat(getComputedStyle(line).fontSize);
      const [left, right] = [line.firstChild, line.lastChild].map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node as Node);
        return range.getBoundingClientRect();
      });
      line.remove();
      return ((right?.left ?? 0) - (left?.right ?? 0)) / em;
    });
  }, texts);

test('marks that meet give up a blank half; Latin and Chinese stand a little apart', async () => {
  const page = await open(article);
  const [single, pair, three, apart, dashes, dots] = await widths(page, [
    '。',
    '。”',
    '》、《',
    'A',
    '——',
    '……',
  ]);
  expect(single).toBeCloseTo(1, 1);
  expect(pair).toBeCloseTo(1.5, 1);
  expect(three).toBeCloseTo(2, 1);
  const bare = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('.prose p') as Element);
    const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    return pen.measureText('A').width / parseFloat(style.fontSize);
  });
  expect((apart ?? 0) - bare).toBeGreaterThan(0.1);
  expect(dashes).toBeCloseTo(2, 1);
  expect(dots).toBeCloseTo(2, 1);
});

/** What stands at the start and the end of every line of the body, and what a line break parts. */
const lines = (page: Page): Promise<{ starts: string; ends: string; parted: string[] }> =>
  page.evaluate(() => {
    let [starts, ends] = ['', ''];
    const parted: string[] = [];
    const range = document.createRange();
    for (const block of document.querySelectorAll('.prose > p, .article-head :is(h1, .deck)')) {
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let before: { character: string; top: number; left: number } | undefined;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { data } = node as Text;
        for (let at = 0; at < data.length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getClientRects()[0];
          const character = data[at] ?? '';
          if (!box || box.width === 0 || character.trim() === '') continue;
          if (before && box.left < before.left && box.top > before.top) {
            starts += character;
            ends += before.character;
            parted.push(before.character + character);
          }
          before = { character, top: box.top, left: box.left };
        }
      }
    }
    return { starts, ends, parted };
  });

test.each([390, 820, 1440])(
  'at %i px no line begins with a closing mark or ends with an opening one, and numbers stay whole',
  async (width) => {
    const page = await open(article, { viewport: { width, height: 900 } });
    let count = 0;
    for (const path of articles) {
      await page.goto(path);
      const { starts, ends, parted } = await lines(page);
      count += starts.length;
      expect([path, /[，。、；：！？」』）》〉】”’%％]/u.exec(starts)]).toEqual([path, null]);
      expect([path, /[「『（《〈【“‘]/u.exec(ends)]).toEqual([path, null]);
      expect([path, parted.filter((two) => /^(?:\d\d|——|……|[a-z]{2})$/iu.test(two))]).toEqual([
        path,
        [],
      ]);
    }
    expect(count).toBeGreaterThan(40);
  },
);

test('an opening mark at the start of a line stands at its edge', async () => {
  const page = await open(article);
  const inset = await page.evaluate(() => {
    const line = document.createElement('p');
    line.append('“国”');
    line.id = 'measured';
    line.classList.add('source-note');
    document.querySelector('.prose')?.append(line);
    const em = parseFloat(getComputedStyle(line).fontSize);
    const range = document.createRange();
    range.setStart(line.firstChild as Text, 0);
    range.setEnd(line.firstChild as Text, 1);
    return range.getBoundingClientRect().width / em;
  });
  expect(inset).toBeCloseTo(0.5, 1);
});

test('where a browser cannot squeeze marks itself, the page does it to the same width', async () => {
  const page = await open('2015/12/13/20151213-paris-agreement/', { bypassCSP: true });
  const measure = (): Promise<number[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.prose .tight')].map((mark) => {
        const range = document.createRange();
        range.selectNodeContents(mark.previousSibling as Node);
        const boxes = range.getClientRects();
        const [end, start] = [
          boxes[boxes.length - 1]?.left ?? 0,
          mark.getBoundingClientRect().right,
        ];
        return Math.round(start - end);
      }),
    );
  // Not justified, so that only the marks decide.
  await page.addStyleTag({ content: '.prose > p { text-align: start !important }' });
  const native = await measure();
  await page.addStyleTag({
    content:
      'html { text-spacing-trim: space-all !important } .tight { margin-inline-start: -0.5em !important }',
  });
  const ours = await measure();
  await page.addStyleTag({ content: '.tight { margin-inline-start: 0 !important }' });
  const neither = await measure();
  expect(native.length).toBeGreaterThan(0);
  expect(ours).toEqual(native);
  expect(neither).not.toEqual(native);
});

test('emphasis is dotted below, not slanted; the reading of a character stands above it', async () => {
  const page = await open('2020/07/08/20200708-gaokao-first-day/');
  const ruby = page.locator('.prose ruby').first();
  expect(await ruby.locator('rt').textContent()).toBe('shè');
  const [base, reading] = await Promise.all([ruby.boundingBox(), ruby.locator('rt').boundingBox()]);
  expect(reading?.y).toBeLessThan(base?.y ?? 0);
  const ink = async (dotted: boolean): Promise<number> => {
    await page.evaluate((dots) => {
      document.querySelector('#measured')?.remove();
      const line = document.createElement('p');
      line.id = 'measured';
      const word = document.createElement(dots ? 'em' : 'span');
      word.append('国国国');
      line.append(word);
      document.querySelector('.prose')?.append(line);
    }, dotted);
    const style = await page
      .locator('#measured > *')
      .evaluate((word) => getComputedStyle(word).fontStyle);
    expect(style).toBe('normal');
    await page.locator('#measured').scrollIntoViewIfNeeded();
    const box = await page.locator('#measured').boundingBox();
    if (!box) throw new Error('nothing is measured');
    const clip = { ...box, height: box.height + 12 };
    const grey = await sharp(await page.screenshot({ clip }))
      .greyscale()
      .raw()
      .toBuffer();
    return grey.reduce((sum, value) => sum + Math.max(0, 240 - value), 0) / 240;
  };
  expect(await ink(true)).toBeGreaterThan((await ink(false)) + 8);
});

test('words of another language say which', async () => {
  const page = await open('1994/04/20/19940420-china-joins-internet/');
  expect(await page.locator('.prose [lang="en"]').allTextContents()).toEqual(['Sprint']);
});

test('a Traditional report says so, and is set in Traditional forms', async () => {
  const page = await open('2018/10/24/20181024-hzmb-opens/');
  const report = page.locator('article').first();
  expect(await report.getAttribute('lang')).toBe('zh-Hant');
  expect(await report.evaluate((element) => getComputedStyle(element).fontFamily)).toMatch(/TC/u);
});
