import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { zh } from '../../src/i18n/zh-CN.ts';
import { buildInChild, root, runCommand } from './build-site.ts';
import { attribute, byTag, listFiles, readPage, textOf, type Page } from './html.ts';

const dist = join(mkdtempSync(join(tmpdir(), 'site-')), 'dist');
const article = '2026/05/20/20260520-water/index.html';
let pages: readonly Page[];

beforeAll(() => {
  const { status, stderr } = buildInChild({
    ARCHIVE_CONTENT: join(root, 'tests/fixtures/archive'),
    ARCHIVE_OUT: dist,
    SITE_URL: 'https://archive.example',
    BASE_PATH: '/paper',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  pages = listFiles(dist, '.html').map((file) => readPage(dist, file));
});

const text = (file: string): string => readFileSync(join(dist, file), 'utf8');
const xml = (file: string): unknown => {
  const source = text(file);
  // Throws where the file is not well-formed.
  fromXml(source);
  const tree: unknown = new XMLParser({ ignoreAttributes: false }).parse(source);
  return tree;
};
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const page = (file: string): Page => readPage(dist, file);

test('every kind of page stands at its address', () => {
  const files = pages.map(({ file }) => file);
  expect(files).toEqual(
    expect.arrayContaining([
      '404.html',
      'index.html',
      'about/index.html',
      'search/index.html',
      article,
      '2026/index.html',
      '2026/05/index.html',
      '2026/05/20/index.html',
      'people/index.html',
      'people/李伟（工程师）/index.html',
      'places/城东/index.html',
      'organizations/城东水厂/index.html',
      'topics/C-网络/index.html',
      'events/城东水厂建设/index.html',
      'sections/社会/index.html',
    ]),
  );
});

test('every internal link, picture and script leads to a file, under the base path', () => {
  const broken = pages.flatMap(({ file, elements }) =>
    elements.flatMap((element) => {
      const address = attribute(element, 'href') ?? attribute(element, 'src');
      if (address === undefined || element.tagName === 'base') return [];
      const url = new URL(
        address,
        `https://archive.example/paper/${file.replace(/index\.html$/u, '')}`,
      );
      if (url.origin !== 'https://archive.example') return [];
      if (!url.pathname.startsWith('/paper/')) return [`${file} → ${address}`];
      const path = join(dist, decodeURIComponent(url.pathname.slice('/paper/'.length)));
      const target =
        existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
      if (!existsSync(target)) return [`${file} → ${address}`];
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor === '' || !target.endsWith('.html')) return [];
      const there = readPage(target, '.').elements.some((el) => attribute(el, 'id') === anchor);
      return there ? [] : [`${file} → ${address}`];
    }),
  );
  expect(broken).toEqual([]);
});

test('the navigation of each page marks where it stands, and nothing else', () => {
  const marked = pages.flatMap(({ file, elements }) => {
    const nav = elements.find((element) => attribute(element, 'class') === 'site-nav');
    if (!nav) return [];
    const path = `/paper/${file.replace(/index\.html$/u, '')}`;
    const items = nav.childNodes.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
    const ways = elements.filter(
      ({ parentNode, tagName }) => tagName === 'a' && items.some((item) => item === parentNode),
    );
    expect(ways.length).toBeGreaterThan(5);
    return ways.map((way) => {
      const to = attribute(way, 'href') ?? '';
      const expected = path === to ? 'page' : path.startsWith(to) ? 'true' : undefined;
      expect([file, to, attribute(way, 'aria-current')]).toEqual([file, to, expected]);
      return expected;
    });
  });
  expect(new Set(marked)).toEqual(new Set(['page', 'true', undefined]));
});

test('nothing is asked of another site', () => {
  const foreign = pages.flatMap(({ file, elements }) =>
    elements
      .filter(({ tagName }) =>
        ['script', 'img', 'iframe', 'source', 'video', 'audio'].includes(tagName),
      )
      .concat(
        elements.filter((el) => el.tagName === 'link' && attribute(el, 'rel') === 'stylesheet'),
      )
      .map((element) => attribute(element, 'src') ?? attribute(element, 'href') ?? '')
      .filter((address) => /^(?:https?:)?\/\//u.test(address))
      .map((address) => `${file} → ${address}`),
  );
  expect(foreign).toEqual([]);
});

test('no page carries inline script or style, so that a strict policy holds', () => {
  for (const { file, elements } of pages) {
    const inline = elements.filter(
      (element) =>
        element.tagName === 'style' ||
        attribute(element, 'style') !== undefined ||
        element.attrs.some(({ name }) => name.startsWith('on')) ||
        (element.tagName === 'script' &&
          attribute(element, 'src') === undefined &&
          attribute(element, 'type') !== 'application/ld+json'),
    );
    expect([file, inline.map(({ tagName }) => tagName)]).toEqual([file, []]);
  }
});

test('each page has a language, a title, one first heading and one main landmark', () => {
  for (const one of pages.filter(
    ({ file }) => !file.startsWith('old/') && !file.startsWith('2026/0520'),
  )) {
    const counts = ['title', 'h1', 'main'].map((tag) => byTag(one, tag).length);
    expect([one.file, ...counts]).toEqual([one.file, 1, 1, 1]);
    expect(byTag(one, 'html').map((el) => attribute(el, 'lang'))[0]).toMatch(/^zh-Han[st]$/u);
  }
});

test('the article shows its parts, escaped, and keeps captions out of the running text', () => {
  const one = page(article);
  expect(textOf(byTag(one, 'h1')[0] as never)).toContain('城东水厂 <二期> 通水 & 供水');
  const whole = textOf(byTag(one, 'main')[0] as never);
  for (const part of [
    '日供水能力提高一倍',
    '三个街道的居民先用上新水',
    '本报5月20日讯',
    '林知远',
    '■本报记者 林知远',
    '样张县报',
    'A02',
    '日供水能力应为二万吨。',
    '县报 图',
  ]) {
    expect(whole).toContain(part);
  }
  const paragraphs = byTag(one, 'p').filter((el) => /^p\d+$/u.test(attribute(el, 'id') ?? ''));
  expect(paragraphs).toHaveLength(3);
  expect(paragraphs.map(textOf).join('')).not.toContain('清水池');
  expect(textOf(byTag(one, 'figcaption')[0] as never)).toContain('水厂的清水池。');
});

test('an old address leads to the article', () => {
  for (const file of ['old/water.html/index.html', '2026/0520/1/index.html']) {
    const refresh = byTag(page(file), 'meta').find(
      (el) => attribute(el, 'http-equiv') === 'refresh',
    );
    expect(attribute(refresh as never, 'content')).toContain('/paper/2026/05/20/20260520-water/');
  }
});

test('a withdrawn report keeps its page, says why and when, and is nowhere else', () => {
  const one = page('2026/05/20/20260520-withdrawn/index.html');
  const shown = textOf(byTag(one, 'main')[0] as never);
  expect(shown).toContain('应当事人要求');
  expect(shown).toContain(zh.pages.article.withdrawnOn('2026年6月1日'));
  expect(shown).toContain(zh.pages.kinds.people);
  expect(one.html).toContain('<meta name="robots" content="noindex">');
  // Not in lists, feeds, sitemaps, downloads, copies or the index: by its id, its headline or its text.
  const packed = (bytes: Buffer): Buffer =>
    bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const traces = ['20260520-withdrawn', '已经撤下的报道', '这里的文字不再公开', '撤下的图'];
  const elsewhere = listFiles(dist).flatMap((file) => {
    // The lists of files name the page that stays; its former address leads there.
    if (file === 'SHA256SUMS' || file === 'offline/2026.json') return [];
    const bytes = packed(readFileSync(join(dist, file)));
    const readings = [bytes.toString('utf8'), bytes.toString('utf16le')];
    return traces
      .slice(file === 'old/withdrawn.html/index.html' ? 1 : 0)
      .filter((trace) => readings.some((reading) => reading.includes(trace)))
      .map((trace) => `${file} ${trace}`);
  });
  expect(elsewhere).toEqual([]);
  const files = listFiles(dist).filter((file) => file.includes('20260520-withdrawn'));
  expect(files).toEqual(['2026/05/20/20260520-withdrawn/index.html']);
  const search = runCommand('search', ['--dist', dist, '--json', '这里的文字不再公开']);
  expect(JSON.parse(search.stdout)).toMatchObject({ query: '这里的文字不再公开', results: [] });
});

test('corrections have a page and a feed of their own, which every page names', () => {
  const shown = textOf(byTag(page('corrections/index.html'), 'main')[0] as never);
  for (const part of [
    '城东水厂 <二期> 通水 & 供水',
    '日供水能力应为二万吨。',
    '报社更正',
    '2026年5月22日',
  ])
    expect(shown).toContain(part);
  const url = 'https://archive.example/paper/2026/05/20/20260520-water/';
  expect(xml('corrections/feed.xml')).toMatchObject({
    rss: {
      channel: {
        link: 'https://archive.example/paper/corrections/',
        item: {
          title: '报社更正：城东水厂 &lt;二期> 通水 &amp; 供水',
          link: `${url}#corrections`,
          guid: { '#text': `${url}#correction-1` },
          description: '日供水能力应为二万吨。',
          pubDate: 'Thu, 21 May 2026 16:00:00 GMT',
        },
      },
    },
  });
  const feeds = (one: Page): string[] =>
    byTag(one, 'link')
      .filter((el) => attribute(el, 'rel') === 'alternate')
      .map((el) => attribute(el, 'href') ?? '');
  for (const file of ['index.html', article, 'about/index.html'])
    expect(feeds(page(file))).toContain('/paper/corrections/feed.xml');
});

test('feeds, sitemaps and the search description parse and carry absolute addresses', () => {
  const url = 'https://archive.example/paper/2026/05/20/20260520-water/';
  expect(xml('feed.xml')).toMatchObject({ rss: { channel: { item: [{ link: url }, {}] } } });
  expect(xml('atom.xml')).toMatchObject({ feed: { entry: [{ id: url }, {}] } });
  expect(JSON.parse(text('feed.json'))).toMatchObject({ items: [{ url }, {}] });
  expect(xml('sitemap-index.xml')).toMatchObject({
    sitemapindex: { sitemap: { loc: 'https://archive.example/paper/sitemap-1.xml' } },
  });
  expect(text('sitemap-1.xml')).toContain(`<loc>${url}</loc><lastmod>2026-05-22</lastmod>`);
  expect(text('robots.txt')).toContain('Sitemap: https://archive.example/paper/sitemap-index.xml');
  expect(xml('opensearch.xml')).toMatchObject({
    OpenSearchDescription: { InputEncoding: 'UTF-8' },
  });
});

test('a hostile headline is text in every feed', () => {
  expect(text('feed.xml')).toContain(
    '<title><![CDATA[城东水厂 &lt;二期> 通水 &amp; 供水]]></title>',
  );
  expect(text('atom.xml')).not.toContain('<二期>');
});

test('sections, events and people have feeds of their own', () => {
  for (const file of ['sections/社会', 'events/城东水厂建设', 'people/李伟（工程师）']) {
    expect(xml(`${file}/feed.xml`)).toMatchObject({
      rss: { channel: { link: matching(/^https:/u) } },
    });
  }
  expect(existsSync(join(dist, 'places/城东/feed.xml'))).toBe(false);
});

test('each report stands once more as its source and as data', () => {
  const source = readFileSync(join(root, 'tests/fixtures/archive/2026/05/20/a.md'), 'utf8');
  expect(text('2026/05/20/20260520-water.md')).toBe(source);
  expect(JSON.parse(text('2026/05/20/20260520-water.json'))).toMatchObject({
    headline: '城东水厂 <二期> 通水 & 供水',
    url: 'https://archive.example/paper/2026/05/20/20260520-water/',
    body: matching(/^城东水厂二期20日通水[^\n]+\n新的管线[^\n]+\nGDP增长5\.2%/u),
  });
  expect(existsSync(join(dist, '2026/05/20/20260520-withdrawn.md'))).toBe(false);
});

test('the list of downloads names every file of records, and each is there', () => {
  const addresses = text('download/files.txt').trim().split('\n');
  const files = addresses.map((address) => address.replace('https://archive.example/paper/', ''));
  expect(files.toSorted()).toEqual(
    listFiles(dist).filter((file) => /^download\/\d{4}\.(?:jsonl|csv)$/u.test(file)),
  );
  expect(text('years/index.html')).toContain('/paper/download/files.txt');
});

test('a report names the digest of its file, whole for a reader who copies it', () => {
  const source = readFileSync(join(root, 'tests/fixtures/archive/2026/05/20/a.md'));
  const digest = createHash('sha256').update(source).digest('hex');
  expect(byTag(page(article), 'code').map((code) => textOf(code))).toContain(digest);
});

test('the whole archive can be taken away in one file, of records or as a table', () => {
  const years = ['2025', '2026'];
  expect(text('download/archive.jsonl')).toBe(
    years.map((year) => text(`download/${year}.jsonl`)).join(''),
  );
  const rows = (name: string): string[] => text(`download/${name}.csv`).split('\r\n').slice(1, -1);
  expect(rows('archive')).toEqual(years.flatMap(rows));
  const links = byTag(page('years/index.html'), 'a').map((link) => attribute(link, 'href'));
  expect(links).toEqual(
    expect.arrayContaining(['/paper/download/archive.jsonl', '/paper/download/archive.csv']),
  );
});

test('a year can be taken away as records, and imported elsewhere', () => {
  expect(text('download/2026.csv')).toMatch(
    /^\uFEFFid,date,headline,[^\r]+\r\n20260520-water,2026-05-20,/u,
  );
  const out = join(dist, '../again');
  const { status, stderr } = runCommand('import', [
    join(dist, 'download/2026.jsonl'),
    '--out',
    out,
  ]);
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('→')]);
  expect(listFiles(out)).toEqual(['2026/05/20/20260520-water.md']);
});

test('every address of the sitemap is a page', () => {
  const addresses = [
    ...text('sitemap-1.xml').matchAll(/<loc>https:\/\/archive\.example\/paper\/([^<]*)<\/loc>/gu),
  ];
  expect(addresses.length).toBeGreaterThan(10);
  const missing = addresses
    .map((match) => decodeURIComponent(match[1] ?? ''))
    .filter((path) => !existsSync(join(dist, path, 'index.html')));
  expect(missing).toEqual([]);
});

test('bad content stops the build, names every problem, and the last site stays', () => {
  const before = listFiles(dist);
  const { status, stderr } = buildInChild({
    ARCHIVE_CONTENT: join(root, 'tests/fixtures/broken'),
    ARCHIVE_OUT: dist,
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/one\.md:4:7 .*2026-02-30/u);
  expect(stderr).toMatch(/two\.md:2:1 /u);
  expect(stderr).toContain(zh.content.summary(2, 2));
  expect(listFiles(dist)).toEqual(before);
});

test('a folder that is not there is named', () => {
  const { status, stderr } = buildInChild({
    ARCHIVE_CONTENT: '/nowhere/at/all',
    ARCHIVE_OUT: dist,
  });
  expect([status, stderr.trim()]).toEqual([1, zh.commands.noContent('/nowhere/at/all')]);
});

test('a site that does not answer is told of, not taken for one that lacks its files', () => {
  // Where nothing listens.
  const { status, stderr } = runCommand('verify', ['http://127.0.0.1:1/']);
  expect([status, stderr.split('（')[0]]).toEqual([1, 'http://127.0.0.1:1/ 没有应答，或中途断了']);
  expect(stderr.trim().split('\n').length).toBe(2);
});

test('a day without reports is told: a gap where the paper came out, none where it did not', () => {
  const cells = byTag(page('2026/index.html'), 'span').map((el) => [
    attribute(el, 'class'),
    textOf(el).trim(),
  ]);
  expect(cells.filter(([kind]) => kind === 'missing').map(([, said]) => said)).toEqual(
    [18, 21, 22, 23].map((day) => `${day} ${zh.pages.calendar.missing}`),
  );
  expect(cells.filter(([kind]) => kind === 'unissued')).toEqual([
    ['unissued', '19'],
    ['unissued', '24'],
  ]);
  expect(text('2026/index.html')).toContain(zh.pages.calendar.gaps(4, 2));
  expect(text('years/index.html')).toContain(zh.pages.stats.missingIn('2026', 4, 5));
});
