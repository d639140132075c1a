import { expect, test } from 'vitest';
import { marksText, paragraphText, quoteText, zh } from '../../src/i18n/zh-CN.ts';
import { open, phone } from './browser.ts';

const article = '2006/07/01/20060701-qinghai-tibet-railway/';
const text = zh.pages.reading;

test('what a reader sets is kept on the device and holds on every page', async () => {
  const page = await open(article);
  const body = page.locator('#p1');
  const size = (): Promise<number> =>
    body.evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize));
  const before = await size();
  await page.getByText(text.title).click();
  await page.getByLabel(text.choices.sepia).check();
  await page.getByLabel(text.choices.huge).check();
  await page.getByLabel(text.choices.hei).check();
  expect(await size()).toBeGreaterThan(before * 1.2);
  expect(await body.evaluate((p) => getComputedStyle(p).fontFamily)).toContain('PingFang');
  await page.goto('years/');
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'sepia');
  await page.goto(article);
  await page.getByText(text.title).click();
  expect(await page.getByLabel(text.choices.huge).isChecked()).toBe(true);
});

test('vertical setting runs from right to left, short numbers upright, and back without a trace', async () => {
  const page = await open(article);
  const html = await page.locator('.prose').innerHTML();
  await page.getByText(text.title).click();
  await page.getByLabel(text.choices.vertical).check();
  await page.locator('.upright').first().waitFor();
  const [first, second] = await page.evaluate(() =>
    ['p1', 'p2'].map((id) => document.getElementById(id)?.getBoundingClientRect().left ?? 0),
  );
  expect(first).toBeGreaterThan(second ?? 0);
  expect(await page.locator('.upright').allTextContents()).toContain('7');
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
    ),
  ).toBe(true);
  await page.getByLabel(text.choices.horizontal).check();
  await page.waitForFunction(() => document.querySelector('.upright') === null);
  expect(await page.locator('.prose').innerHTML()).toBe(html);
});

test('paragraph numbers come on demand, link to their paragraphs and are never copied', async () => {
  const page = await open(article);
  // Also in lists and quotations, which no report has here.
  await page.locator('.prose').evaluate((prose) => {
    const item = (id: string) => `<ul><li><p id="${id}">一</p></li></ul>`;
    prose.insertAdjacentHTML(
      'beforeend',
      `${item('p80')}<ol><li>${item('p81')}</li></ol><blockquote><p id="p82">二</p></blockquote>`,
    );
  });
  const html = await page.locator('.prose').innerHTML();
  expect(await page.locator('.prose .number').count()).toBe(0);
  await page.getByText(text.title).click();
  const numbers = page.getByRole('group', { name: text.names.numbers });
  await numbers.getByLabel(text.choices.on, { exact: true }).check();
  const third = page.getByRole('link', { name: paragraphText.paragraph('3'), exact: true });
  await third.waitFor();
  expect(await page.locator('.prose .number').count()).toBe(
    await page.locator('.prose p[id]').count(),
  );
  const edges = await page
    .locator('.prose .number')
    .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().right)));
  expect(new Set(edges).size).toBe(1);
  // With the keyboard alone.
  await third.focus();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#p3');
  expect(await page.locator('#p3:target').count()).toBe(1);
  const copied = await page.evaluate(() => {
    const [from, to] = ['p2', 'p3'].map((id) => document.getElementById(id) as HTMLElement);
    getSelection()?.setBaseAndExtent(from as Node, 0, to as Node, to?.childNodes.length ?? 0);
    return getSelection()?.toString() ?? '';
  });
  expect(copied.trim()).not.toMatch(/(?:^|\n)\d/u);
  // They stand beside the text, on a phone too, and one above the other's column when it is vertical.
  await page.setViewportSize(phone.viewport);
  const beside = (axis: 'left' | 'top') =>
    page.evaluate((side) => {
      const box = (element: Element | null) => element?.getBoundingClientRect();
      const number = box(document.querySelector('#p1 .number'));
      const prose = box(document.querySelector('.prose'));
      const paragraph = box(document.getElementById('p1'));
      if (!number || !prose || !paragraph) return false;
      const end = side === 'left' ? number.right : number.bottom;
      return number[side] >= prose[side] - 1 && end <= paragraph[side] + 1;
    }, axis);
  expect(await beside('left')).toBe(true);
  await page.getByLabel(text.choices.vertical).check();
  await page.locator('.upright').first().waitFor();
  expect(await beside('top')).toBe(true);
  await page.getByLabel(text.choices.horizontal).check();
  await numbers.getByLabel(text.choices.off).check();
  await page.waitForFunction(() => document.querySelector('.number, .upright') === null);
  expect(await page.locator('.prose').innerHTML()).toBe(html);
});

test('marks of a search lead from one to the next and can be taken off', async () => {
  const page = await open(`${article}?hl=${encodeURIComponent('格尔木至拉萨')}`);
  const html = await (await open(article)).locator('.prose').innerHTML();
  const bar = page.getByRole('group', { name: marksText.label });
  await bar.getByRole('button', { name: marksText.next }).click();
  expect(await bar.textContent()).toContain(marksText.place(1, 2));
  expect(await page.locator('mark.current').allTextContents()).toEqual(['格尔木', '至', '拉萨']);
  await bar.getByRole('button', { name: marksText.close }).click();
  expect(await page.locator('mark').count()).toBe(0);
  expect(await page.locator('.prose').innerHTML()).toBe(html);
});

test('selected words are copied with their source and a link to the words', async () => {
  const page = await open(article, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#p1').evaluate((p) => getSelection()?.selectAllChildren(p));
  await page.locator('button.quote').click();
  await page.getByText(quoteText.copied).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^“7月1日，青藏铁路/u);
  expect(copied).toContain('[N/OL]');
  expect(copied).toMatch(/#p1:~:text=/u);
});

test('the citation is copied with the reader’s own day as the day of citing', async () => {
  const page = await open(article, { permissions: ['clipboard-read', 'clipboard-write'] });
  const shown = await page.locator('#citation').innerText();
  await page.clock.setFixedTime(new Date('2031-02-03T12:00:00'));
  await page.getByRole('button', { name: zh.pages.cite.copy }).click();
  await page.getByText(quoteText.copied).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('[2031-02-03]. http');
  expect(copied.replace('[2031-02-03]', '')).toBe(shown);
});

test('the plain link and the template for Wikipedia are copied with one click each', async () => {
  const page = await open(article, { permissions: ['clipboard-read', 'clipboard-write'] });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const press = (name: string) => page.getByRole('button', { name }).click();
  await press(zh.pages.cite.copyLink);
  await expect.poll(copied).toMatch(/^http/u);
  const link = await copied();
  expect(new URL(link).pathname).toBe(`/${article}`);
  await page.getByText(zh.pages.cite.formats.wikipedia).click();
  await press(zh.pages.cite.copyTemplate);
  await expect.poll(copied).toMatch(/^\{\{cite news .*\}\}$/u);
  expect(await copied()).toContain(link);
});

test('citations download without a script, and the copy button waits for one', async () => {
  const page = await open(article, { javaScriptEnabled: false });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: zh.pages.cite.formats.ris }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('20060701-qinghai-tibet-railway.ris');
  expect(await page.getByRole('button', { name: zh.pages.cite.copy }).count()).toBe(0);
  // The plain link is one.
  expect(await page.locator('#permalink').getAttribute('href')).toContain(article);
});

test('metadata: JSON-LD parses and names the report; Zotero’s tags are there', async () => {
  const page = await open(article);
  const data: unknown = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  expect(data).toMatchObject({ '@type': 'NewsArticle', datePublished: '2006-07-01' });
  expect(await page.locator('meta[name="citation_publication_date"]').getAttribute('content')).toBe(
    '2006/07/01',
  );
});

test.each([article, '', 'search/?q=北京', '2008/'])(
  'nothing moves while /%s comes to life',
  async (path) => {
    const page = await open(path);
    await page.waitForLoadState('networkidle');
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let total = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              total += 'value' in entry ? Number(entry.value) : 0;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(total), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  },
);
