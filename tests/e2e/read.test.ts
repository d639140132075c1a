import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import { expectMistakes, open, phone, tablet } from './browser.ts';

const article = '2026/05/20/20260520-china-russia-talks/';

/** One page of every kind. */
const kinds = {
  home: '',
  article,
  'article with a correction': '2020/12/17/20201217-change5-return/',
  day: '2026/05/20/',
  month: '2026/05/',
  year: '2026/',
  years: 'years/',
  sections: 'sections/',
  section: 'sections/国际/',
  people: 'people/',
  person: 'people/习近平/',
  places: 'places/',
  place: 'places/北京/',
  organization: 'organizations/联合国/',
  topic: 'topics/航天/',
  events: 'events/',
  event: 'events/嫦娥探月工程/',
  sources: 'sources/',
  source: 'sources/本站编写/',
  about: 'about/',
  search: 'search/',
  'not found': '404.html',
};

test('a reader comes from the front page to a report, its day and a person, and back', async () => {
  const page = await open('');
  await page
    .getByRole('link', { name: /睦邻友好条约再度延期/u })
    .first()
    .click();
  await page.waitForURL(`**/${article}`);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('中俄元首北京会谈');
  await page.getByRole('main').getByRole('link', { name: '习近平' }).first().click();
  await page.waitForURL(/\/people\//u);
  expect(decodeURIComponent(page.url())).toContain('/people/习近平/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /全国脱贫攻坚总结表彰大会/u })
    .first()
    .click();
  await page.waitForURL('**/2021/02/25/**');
  await page.goBack();
  expect(decodeURIComponent(page.url())).toContain('/people/习近平/');
});

test('years lead to months, months to days, days to reports', async () => {
  const page = await open('years/');
  await page.getByRole('main').locator('a[href$="/2008/"]').first().click();
  await page.getByRole('main').locator('a[href$="/2008/05/"]').first().click();
  await page.getByRole('main').locator('a[href$="/2008/05/13/"]').first().click();
  await page
    .getByRole('link', { name: /四川汶川发生强烈地震/u })
    .first()
    .click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('汶川');
});

test('reports of one event link to one another with the reason', async () => {
  const page = await open(article);
  const side = page.getByRole('main');
  expect(await side.getByRole('link', { name: /“教育年”今明两年举办/u }).count()).toBeGreaterThan(
    0,
  );
  expect(await side.textContent()).toContain(zh.pages.relations.companion.forward);
});

test('a like report elsewhere in the archive is named with what both write of', async () => {
  const page = await open('2013/12/15/20131215-change3-landing/');
  const list = page.locator('section').filter({
    has: page.getByRole('heading', { name: zh.pages.article.alike }),
  });
  const item = list.getByRole('listitem').first();
  expect(await item.getByRole('link').count()).toBe(1);
  expect(await item.textContent()).toMatch(/都写到.+/u);
});

test('a report leads to its source, and the source to its reports year by year', async () => {
  const page = await open(article);
  await page.locator('.article-head').getByRole('link', { name: '本站编写' }).click();
  await page.waitForURL('**/sources/**');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('本站编写');
  expect(await page.locator('figure.plot svg').count()).toBe(1);
  expect(await page.getByRole('main').locator('.headlines a').count()).toBeGreaterThan(20);
  await page.goto('sources/');
  await page.getByRole('main').getByRole('link', { name: '本站编写' }).click();
  await page.waitForURL(/sources\/%E6/u);
});

test('the text reads: indented paragraphs, a caption apart, the note and what it rests on', async () => {
  const page = await open(article);
  const indent = await page.locator('#p1').evaluate((p) => {
    const style = getComputedStyle(p);
    return Number.parseFloat(style.textIndent) / Number.parseFloat(style.fontSize);
  });
  expect(indent).toBeCloseTo(2, 1);
  expect(await page.locator('figure figcaption').first().textContent()).toContain('两国关系的定位');
  expect(await page.locator('p[id^="p"]').allTextContents()).not.toContainEqual(
    expect.stringContaining('两国关系的定位与'),
  );
  expect(await page.getByRole('main').textContent()).toContain('本站编写');
});

test('without JavaScript every page reads, and search offers browsing', async () => {
  const page = await open(article, { javaScriptEnabled: false });
  expect(await page.locator('#p1').textContent()).toContain('俄罗斯总统普京20日在北京');
  await page.goto('search/');
  const browse = page.getByRole('main').locator('noscript a, a');
  expect(await browse.count()).toBeGreaterThan(3);
  await page.getByRole('main').getByRole('link', { name: zh.pages.kinds.people }).first().click();
  expect(page.url()).toContain('/people/');
});

test('an address that is nowhere gets the archive’s own page', async () => {
  const page = await open('nowhere/at/all/');
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
  expect(expectMistakes().join()).toContain('404');
});

test('the keyboard alone reaches the text and every link shows its focus', async () => {
  const page = await open(article);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#main');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Tab');
  const focus = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement as Element);
    return { outline: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) };
  });
  expect(focus.outline).not.toBe('none');
  expect(focus.width).toBeGreaterThanOrEqual(2);
});

test.each(Object.entries(kinds))(
  '%s: nothing overflows on a phone, a tablet or at 400 %%',
  async (_, path) => {
    for (const options of [phone, tablet, { viewport: { width: 320, height: 512 } }]) {
      const page = await open(path, options);
      const { inner, scroll } = await page.evaluate(() => ({
        inner: document.documentElement.clientWidth,
        scroll: document.documentElement.scrollWidth,
      }));
      expect(scroll, `at ${options.viewport.width} px`).toBeLessThanOrEqual(inner);
      await page.context().close();
    }
  },
);

test('light and dark follow the reader’s system', async () => {
  const background = async (colorScheme: 'light' | 'dark'): Promise<string> => {
    const page = await open('', { colorScheme });
    return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  };
  const brightness = (colour: string): number =>
    (colour.match(/[\d.]+/gu) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  expect(brightness(await background('light'))).toBeGreaterThan(600);
  expect(brightness(await background('dark'))).toBeLessThan(150);
});

test('on paper drawings are as they were drawn and text runs across, however it is read', async () => {
  const page = await open(article, { colorScheme: 'dark' });
  const drawing = page.locator('.figure img').first();
  const style = () =>
    drawing.evaluate((image) => {
      const { filter, mixBlendMode } = getComputedStyle(image);
      return [filter, mixBlendMode];
    });
  const direction = () =>
    page.locator('.prose').evaluate((prose) => getComputedStyle(prose).writingMode);
  await page.getByText(zh.pages.reading.title).click();
  await page.getByLabel(zh.pages.reading.choices.vertical).check();
  expect(await style()).not.toEqual(['none', 'normal']);
  expect(await direction()).toBe('vertical-rl');
  await page.emulateMedia({ media: 'print' });
  expect(await style()).toEqual(['none', 'normal']);
  expect(await direction()).toBe('horizontal-tb');
  // Each sheet says which it is, outside the text.
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  expect(text.map((sheet) => sheet.replace(/\s/gu, '').includes('1/'))).toContain(true);
});

test('on paper a search is what was asked, how much was found and what', async () => {
  const page = await open('search/?q=航天');
  await page.locator('.results li').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const main = page.getByRole('main');
  expect(await main.locator('.results li').first().isVisible()).toBe(true);
  expect(await main.innerText()).toMatch(/“航天”/u);
  expect(await main.locator('button:visible, input:visible, select:visible').count()).toBe(0);
});

test('on paper the text stands alone', async () => {
  const page = await open(article);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.locator('#p1').isVisible()).toBe(true);
  const address = page.locator('.site-footer .address');
  expect([await address.isVisible(), await address.textContent()]).toEqual([
    true,
    expect.stringContaining(`/${article}`),
  ]);
  // However wide the sheet, the report takes its width and not a margin's.
  const width = await page.locator('.prose').evaluate((prose) => prose.clientWidth);
  expect(width).toBeGreaterThan(1000);
});
