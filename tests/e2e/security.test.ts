/** The policy against the real pages, and hostile text against a browser that has no policy. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { contentSecurityPolicy } from '../../src/security.ts';
import { serve } from '../../src/store/serve.ts';
import { buildInChild, runCommand } from '../build/build-site.ts';
import { listFiles } from '../build/html.ts';
import {
  dateOf,
  escapeMarkup,
  hostileFields,
  hostileQueries,
  linesOf,
  nameOf,
  paragraphOf,
  vectors,
  wordFile,
  writeArticle,
} from '../build/hostile.ts';
import { namePath } from '../../src/archive/urls.ts';
import { launchChromium } from './chromium.ts';

let browser: Browser;
let content: string;
let hostileUrl: string;
let closeServer: () => void;
/** One vector in nine stands in an article; every one is searched for. */
const sample = vectors
  .map(({ text }, index) => ({ text, index }))
  .filter(({ index }) => index % 9 === 0);

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  content = join(folder, 'articles');
  for (const { text, index } of sample) {
    writeArticle(content, hostileFields(text, index), `开头。\n\n${text}\n\n结尾。`);
  }
  for (const kind of kinds) importFiles(kind, folder, content);
  const dist = join(folder, 'dist');
  const { status, stderr } = buildInChild({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist });
  expect([status, stderr]).toEqual([0, '']);
  const { server, url } = await serve({ dist, base: '/', host: 'localhost', port: 0 });
  hostileUrl = url;
  closeServer = () => {
    server.close();
    server.closeAllConnections();
  };
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  closeServer();
});

const headline = '县里的老报纸整理完成';

/** Every sixteen vectors in a file, but for markup that is not escaped: it may swallow what follows it. */
interface Kind {
  readonly name: string;
  readonly date: string;
  readonly perFile: number;
  /** Name and content of the file that holds `paragraphs`, of which the first is number `from`. */
  readonly file: (paragraphs: readonly string[], from: number) => [string, string | Uint8Array];
}

const blocks = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `<p>${text}</p>`).join('\n');
const webPage = (body: string): string =>
  `<html><head><title>${headline}</title></head><body><h1>${headline}</h1>${body}</body></html>`;
const sound = '这一段没有别的意思，只是把县里的老报纸整理完成这件事再说一遍，好让正文足够长。';

const kinds: readonly Kind[] = [
  {
    name: '.docx',
    date: '2031-01-01',
    perFile: 16,
    file: (paragraphs, from) => [`${from}.docx`, wordFile([headline, ...paragraphs])],
  },
  {
    name: '.html, escaped',
    date: '2031-02-01',
    perFile: 16,
    file: (paragraphs, from) => [`${from}.html`, webPage(blocks(paragraphs.map(escapeMarkup)))],
  },
  {
    name: '.html, as markup',
    date: '2031-03-01',
    perFile: 1,
    file: (paragraphs, from) => [`${from}.html`, webPage(blocks([sound, sound, ...paragraphs]))],
  },
  {
    name: '.jsonl',
    date: '2031-04-01',
    perFile: 16,
    file: (paragraphs, from) => [
      `${from}.jsonl`,
      JSON.stringify({
        headline: `${headline} ${from}`,
        date: '2031-04-01',
        body: paragraphs.join('\n'),
      }),
    ],
  },
  {
    name: 'file names',
    date: '2031-05-01',
    perFile: 9,
    file: (paragraphs, from) => [
      fileName(vectors[from]?.text ?? '', from),
      `${headline}\n\n${paragraphs.join('\n\n')}\n`,
    ],
  },
];

/** As much of a vector as a disk takes for a name. */
const fileName = (text: string, index: number): string =>
  `${[...text.replace(/[/\p{C}\u2028\u2029]/gu, '_')].slice(0, 50).join('')} ${index}.txt`.replace(
    /^[.-]/u,
    '_',
  );

function importFiles(kind: Kind, folder: string, content: string): void {
  const inbox = join(folder, kind.date);
  mkdirSync(inbox);
  for (let from = 0; from < vectors.length; from += kind.perFile) {
    // Of single files one in four will do.
    if (kind.perFile === 1 && from % 4 !== 0) continue;
    const paragraphs = vectors
      .slice(from, from + kind.perFile)
      .map(({ text }, index) => paragraphOf(text, from + index));
    const [name, bytes] = kind.file(paragraphs, from);
    writeFileSync(join(inbox, name), bytes);
  }
  const { status, stderr } = runCommand('import', [
    ...[inbox, '--out', content, '--date', kind.date],
    ...['--originals', join(folder, 'originals')],
  ]);
  // Headings among the markup may leave nothing below them: such a file is refused, in so many words.
  const refused = stderr.match(/^\S+:\d+:\d+ .+\n {4}→ .+$/gmu) ?? [];
  expect([kind.name, status]).toEqual([kind.name, refused.length > 0 ? 1 : 0]);
  expect(refused.length).toBeLessThanOrEqual(kind.perFile === 1 ? 3 : 0);
}

/** A page whose every way to tell that script ran, or that something broke, ends in the list. */
async function watched(
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; seen: string[] }> {
  const context = await browser.newContext({ baseURL, ...options });
  const seen: string[] = [];
  await context.exposeFunction('ran', (what: string) => seen.push(`ran ${what}`));
  await context.addInitScript(() => {
    const { ran } = window as unknown as { readonly ran: (what: string) => void };
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
      Object.defineProperty(window, name, { value: () => ran(`${name} at ${location.href}`) });
    }
    document.addEventListener('securitypolicyviolation', (event) =>
      ran(`violation of ${event.violatedDirective} by ${event.blockedURI} at ${location.href}`),
    );
  });
  context.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('weberror', (error) => seen.push(`error ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console ${message.text()}`);
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(baseURL) && !request.url().startsWith('data:'))
      seen.push(`request ${request.url()}`);
  });
  return { page: await context.newPage(), seen };
}

const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const element = document.querySelector('archive-search');
    const busy = document.querySelector('.answer[aria-busy]');
    return element?.hasAttribute('data-ready') === true && busy === null;
  });

test('no kind of page asks for anything that the policy forbids', async () => {
  const { page, seen } = await watched(inject('siteUrl'));
  for (const path of [
    ...['', '404.html', 'about/', 'years/', 'on-this-day/', 'on-this-day/05-20/'],
    ...['2026/', '2026/05/', '2026/05/20/', '2026/05/20/20260520-china-russia-talks/'],
    ...['2026/05/20/20260520-china-russia-talks/?hl=条约', '2018/10/24/20181024-hzmb-opens/'],
    ...['sections/', 'sections/国际/', 'people/', 'people/习近平/', 'places/', 'places/北京/'],
    ...['organizations/联合国/', 'topics/航天/', 'events/', 'events/嫦娥探月工程/'],
    ...['search/', 'search/?q=航天&section=科技&sort=newest'],
  ]) {
    const answer = await page.goto(encodeURI(path));
    expect([path, answer?.status()]).toEqual([path, 200]);
    if (path.startsWith('search/')) await answered(page);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(await policy.getAttribute('content')).toBe(contentSecurityPolicy);
    expect([path, seen]).toEqual([path, []]);
  }
  await page.context().close();
});

test('reading settings, quotations and citations work under the policy', async () => {
  const { page, seen } = await watched(inject('siteUrl'));
  await page.goto('2026/05/20/20260520-china-russia-talks/?hl=%E6%9D%A1%E7%BA%A6');
  await page.locator('.marks-bar').waitFor();
  await page.locator('details:has(form.reading) summary').click();
  for (const [name, value] of [
    ['theme', 'dark'],
    ['size', 'huge'],
    ['face', 'hei'],
    ['direction', 'vertical'],
    ['numbers', 'on'],
  ] as const) {
    await page
      .locator(`form.reading input[name="${name}"][value="${value}"]`)
      .check({ force: true });
  }
  await page.locator('.upright').first().waitFor();
  await page
    .locator('.prose p')
    .first()
    .evaluate((paragraph) => {
      getSelection()?.selectAllChildren(paragraph);
    });
  await page.locator('button.quote:not([hidden])').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.formats a[download]').first().click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.bib$/u);
  expect(seen).toEqual([]);
  await page.context().close();
});

test('the policy is in force: a script that is not of the site does not run', async () => {
  const { page, seen } = await watched(inject('siteUrl'));
  await page.goto('about/');
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'alert(1)';
    document.body.append(script);
  });
  await expect.poll(() => seen.join()).toContain('violation of script-src');
  expect(seen.join()).not.toContain('ran alert');
});

test('pages of hostile articles run nothing even where no policy protects them', async () => {
  const { page, seen } = await watched(hostileUrl, { bypassCSP: true });
  for (const { text, index } of sample) {
    const name = nameOf(text, index);
    const paths = [
      `/${dateOf(index).replaceAll('-', '/')}/hostile-${index}/`,
      namePath('events', name),
      namePath('people', name),
    ];
    for (const path of paths.slice(0, index % 27 === 0 ? 3 : 1)) {
      const answer = await page.goto(`${encodeURI(path)}?hl=${encodeURIComponent(text)}`);
      expect([path, answer?.status()]).toEqual([path, 200]);
      expect(await page.locator('h1').count()).toBe(1);
      expect(
        await page.evaluate(
          () =>
            'XSS' in window ||
            document.querySelector('iframe, object, embed, base, math, [onerror], [onload]') !==
              null,
        ),
      ).toBe(false);
    }
    if (seen.length > 0) break;
  }
  expect(seen).toEqual([]);
  await page.context().close();
});

/** In a web page a tab is a blank. */
const printed = (text: string): string => text.replaceAll('\t', ' ');

test.each(kinds)('what is imported from $name runs nothing and breaks no page', async (kind) => {
  const { page, seen } = await watched(hostileUrl, { bypassCSP: true });
  const day = kind.date.replaceAll('-', '/');
  const files = listFiles(join(content, day), '.md');
  let whole = '';
  for (const file of files) {
    const answer = await page.goto(`/${day}/${file.replace(/\.md$/u, '/')}`, {
      waitUntil: 'domcontentloaded',
    });
    expect([file, answer?.status()]).toEqual([file, 200]);
    expect(await page.locator('h1').count()).toBe(1);
    whole += (await page.locator('main').textContent()) ?? '';
  }
  expect(seen).toEqual([]);
  const lost = vectors
    .flatMap(({ text }, index) => linesOf(paragraphOf(text, index)))
    .filter((line) => !printed(whole).includes(printed(line)));
  if (kind.perFile > 1) expect(lost).toEqual([]);
  else expect(whole.split(sound).length - 1).toBe(2 * files.length);
  expect(files.length).toBeGreaterThan(vectors.length / 17);
  await page.context().close();
});

test('the lists that hold every hostile name and headline run nothing', async () => {
  const { page, seen } = await watched(hostileUrl, { bypassCSP: true });
  for (const path of [
    '',
    'people/',
    'places/',
    'sections/',
    'events/',
    'topics/',
    'years/',
    'search/',
    'on-this-day/',
  ]) {
    await page.goto(path);
  }
  expect(seen).toEqual([]);
  await page.context().close();
});

/** Goes where a link would lead, without loading the page anew. */
const goTo = (page: Page, query: string): Promise<void> =>
  page.evaluate((q) => {
    history.pushState(null, '', `?${new URLSearchParams({ q }).toString()}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);

test('every vector and every hostile query is searched for, shown as text, and nothing runs or breaks', async () => {
  const { page, seen } = await watched(hostileUrl, { bypassCSP: true });
  await page.goto('search/');
  await answered(page);
  const queries = [
    ...vectors.map(({ text }) => text),
    ...hostileQueries
      .filter(({ query, refused }) => refused !== true && query.length < 1200)
      .map(({ query }) => query),
  ];
  for (const query of queries.filter((text) => text.trim() !== '')) {
    await goTo(page, query);
    await answered(page);
    const answer = await page.locator('.count').textContent();
    // A long query is not repeated in full.
    const asked = [...query.toWellFormed().trim()].slice(0, 40).join('');
    if (asked !== '') expect(answer).toContain(asked);
    if (seen.length > 0) expect([query, seen]).toEqual([query, []]);
  }
  expect(
    await page.locator('archive-search :is(script, iframe, img, object, style, math)').count(),
  ).toBe(0);
  await page.context().close();
});

test('a hostile address is opened as it comes from a link', async () => {
  const { page, seen } = await watched(hostileUrl, { bypassCSP: true });
  const addresses = [
    ...sample
      .filter((_, at) => at % 4 === 0)
      .map(({ text }) => `search/?q=${encodeURIComponent(text)}`),
    'search/?q=%',
    'search/?q=%E6%B0',
    'search/?q=%00',
    'search/?q=%ED%A0%BD',
    'search/?__proto__=x&constructor=y',
    'search/?q=x&section=%3Cscript%3Ealert(1)%3C/script%3E&people=%22onclick=alert(1)&year=javascript:alert(1)',
    'search/?q=x&from=%3Cb%3E&to=9999-99-99&n=1e9&sort=%3Cb%3E',
    'search/?q=x#"><img src=x onerror=alert(1)>',
  ];
  for (const address of addresses) {
    await page.goto(address);
    await answered(page);
  }
  expect(seen).toEqual([]);
  await page.context().close();
});

test('what a hostile store holds is passed over', async () => {
  const { page, seen } = await watched(hostileUrl, { bypassCSP: true });
  await page.goto('search/');
  for (const stored of [
    '<img src=x onerror=alert(1)>',
    '{',
    'null',
    '[1,{}]',
    '["<img src=x onerror=alert(1)>"]',
    '{"theme":"<b>","__proto__":{"x":1}}',
  ]) {
    await page.evaluate((value) => {
      for (const key of ['archive-reading', 'archive-recent-searches'])
        localStorage.setItem(key, value);
    }, stored);
    await page.reload();
    await answered(page);
    await page.locator('archive-search .search-form input').click();
  }
  expect(seen).toEqual([]);
  await page.context().close();
});
