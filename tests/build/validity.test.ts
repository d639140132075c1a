/** The archive in content/, built for real: every page, feed and link of it after the standards they follow. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parse } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { isCalendarDate } from '../../src/archive/dates.ts';
import { checkLinks } from '../../src/store/links.ts';
import { buildInChild, root } from './build-site.ts';
import { check, checkNewsArticles } from './schemas.ts';
import { attribute, byTag, listFiles, readPage, textOf, type Page } from './html.ts';

const dist = join(mkdtempSync(join(tmpdir(), 'validity-')), 'dist');
const origin = 'https://archive.example';
let pages: readonly Page[];

beforeAll(() => {
  const { status, stderr } = buildInChild({ ARCHIVE_OUT: dist, SITE_URL: origin });
  expect([status, stderr]).toEqual([0, '']);
  pages = listFiles(dist, '.html').map((file) => readPage(dist, file));
});

const addressOf = (file: string): string =>
  encodeURI(`${origin}/${file.replace(/index\.html$/u, '')}`);

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(
    new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }),
  );
  const faults: string[] = [];
  for (const { file, html } of pages) {
    const { results } = await validator.validateString(html, file);
    for (const { messages } of results) {
      for (const { ruleId, message, line, column } of messages)
        faults.push(`${file}:${line}:${column} ${ruleId} ${message}`);
    }
    parse(html, {
      sourceCodeLocationInfo: true,
      onParseError: ({ code, startLine, startCol }) =>
        faults.push(`${file}:${startLine}:${startCol} ${code}`),
    });
    if (!/<\/body>\s*<\/html>\s*$/u.test(html)) faults.push(`${file} goes on after its end`);
  }
  expect(faults).toEqual([]);
  expect(pages.length).toBeGreaterThan(500);
});

const hasJava = spawnSync('java', ['-version']).status === 0;
test.runIf(hasJava)('the Nu HTML checker finds no error in any page', () => {
  const jar = join(root, 'node_modules/vnu-jar/build/dist/vnu.jar');
  const check = (place: string): string =>
    spawnSync('java', ['-jar', jar, '--errors-only', '--skip-non-html', place], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }).stderr;
  expect(check(dist)).toBe('');
  const wrong = join(dist, '../wrong.html');
  writeFileSync(wrong, '<!doctype html><title>a</title><p><div></p>');
  expect(check(wrong)).toContain('error');
});

test('every internal link leads to a page that is there, and every anchor to its place', () => {
  const { links, broken } = checkLinks(dist, '/');
  expect(broken).toEqual([]);
  expect(links).toBeGreaterThan(10_000);
});

test('labels, descriptions and controls name elements of their own page', () => {
  const references = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'data-copy'];
  const broken = pages.flatMap(({ file, elements }) => {
    const ids = new Set(elements.flatMap((el) => attribute(el, 'id') ?? []));
    return elements.flatMap((element) =>
      references
        .flatMap((name) => attribute(element, name)?.split(' ') ?? [])
        .filter((id) => !ids.has(id))
        .map((id) => `${file} ${id}`),
    );
  });
  expect(broken).toEqual([]);
});

test('every article describes itself as a schema.org NewsArticle', () => {
  const articles = pages.filter(({ file }) =>
    /^\d{4}\/\d\d\/\d\d\/[a-z0-9-]+\/index\.html$/u.test(file),
  );
  expect(articles.length).toBeGreaterThan(50);
  const jsons: string[] = [];
  for (const page of articles) {
    const blocks = byTag(page, 'script').filter(
      (el) => attribute(el, 'type') === 'application/ld+json',
    );
    expect([page.file, blocks.length]).toEqual([page.file, 1]);
    const json = textOf(blocks[0] as never);
    jsons.push(json);
    const data = JSON.parse(json, (key, value: unknown) => {
      expect([page.file, key, value]).not.toEqual([page.file, key, '']);
      expect([page.file, key, value]).not.toEqual([page.file, key, null]);
      return value;
    }) as Record<string, unknown>;
    const [, year, month, day] = /^(\d{4})\/(\d\d)\/(\d\d)/u.exec(page.file) ?? [];
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: addressOf(page.file),
      headline: expect.stringMatching(/./u) as unknown,
      datePublished: `${year ?? ''}-${month ?? ''}-${day ?? ''}`,
      publisher: { '@type': 'Organization', name: expect.stringMatching(/./u) as unknown },
      inLanguage: expect.stringMatching(/^zh-Han[st]$/u) as unknown,
    });
    for (const key of ['datePublished', 'dateModified']) {
      if (data[key] !== undefined) expect(isCalendarDate(data[key] as string)).toBe(true);
    }
    for (const image of (data['image'] ?? []) as { contentUrl: string }[]) {
      const url = new URL(image.contentUrl);
      expect([
        image.contentUrl,
        url.origin,
        existsSync(join(dist, decodeURIComponent(url.pathname))),
      ]).toEqual([image.contentUrl, origin, true]);
    }
  }
  expect(checkNewsArticles(jsons)).toEqual([]);
  const [one = ''] = jsons;
  expect(checkNewsArticles([one.replace('"headline"', '"headlines"')])).toHaveLength(1);
  expect(checkNewsArticles([one.replace('"NewsArticle"', '"NewsStory"')])).toHaveLength(1);
  expect(
    checkNewsArticles([
      one.replace(/"publisher":\{"@type":"Organization"/u, '"publisher":{"@type":"Event"'),
    ]),
  ).toHaveLength(1);
});

const read = (file: string): string => readFileSync(join(dist, file), 'utf8');

test('feeds, sitemaps and the search description keep to the schemas of their kinds', () => {
  const kinds: Readonly<Record<keyof typeof check, readonly string[]>> = {
    rss: listFiles(dist, 'feed.xml'),
    atom: ['atom.xml'],
    jsonFeed: ['feed.json'],
    sitemap: listFiles(dist).filter((file) => /^sitemap-\d+\.xml$/u.test(file)),
    sitemapIndex: ['sitemap-index.xml'],
    openSearch: ['opensearch.xml'],
  };
  for (const kind of Object.keys(kinds) as (keyof typeof check)[]) {
    expect(kinds[kind].length).toBeGreaterThan(0);
    const faults = kinds[kind].flatMap((file) =>
      check[kind](read(file)).map((fault) => `${file} ${fault}`),
    );
    expect(faults).toEqual([]);
  }
  const listed = Object.values(kinds).flat();
  expect(listFiles(dist, '.xml').filter((file) => !listed.includes(file))).toEqual([]);
});

test.each([
  ['rss', 'feed.xml', / GMT/u, ' MEZ'],
  ['rss', 'feed.xml', /<title>[^]*?<\/title>/u, ''],
  ['rss', 'feed.xml', /<item>[^]*?<\/item>/u, '<item><link>https://archive.example/</link></item>'],
  ['rss', 'feed.xml', 'isPermaLink="false"', 'isPermaLink="no"'],
  ['atom', 'atom.xml', /<updated>[^]*?<\/updated>/u, '<updated>2026-05-20</updated>'],
  ['atom', 'atom.xml', /<author>[^]*?<\/author>/u, ''],
  ['atom', 'atom.xml', 'term=', 'name='],
  ['jsonFeed', 'feed.json', /"content_html": ".*",/u, ''],
  ['jsonFeed', 'feed.json', /"date_modified": "[^"]*"/u, '"date_modified": "2026-05-20"'],
  ['jsonFeed', 'feed.json', /"home_page_url": "[^"]*"/u, '"home_page_url": "/"'],
  ['sitemap', 'sitemap-1.xml', '<lastmod>2026', '<lastmod>26'],
  ['sitemap', 'sitemap-1.xml', '<loc>', '<address>'],
  ['sitemapIndex', 'sitemap-index.xml', 'https:', ''],
  ['openSearch', 'opensearch.xml', '<Url ', '<Url method="get" '],
  ['openSearch', 'opensearch.xml', /<ShortName>/u, '<ShortName>A name that is too long'],
] as const)('the schema of %s finds a fault in %s where %s is %j', (kind, file, good, bad) => {
  const text = read(file);
  expect(check[kind](text)).toEqual([]);
  const broken = text.replace(good, bad);
  expect(broken).not.toBe(text);
  expect(check[kind](broken).length).toBeGreaterThan(0);
});

interface Xml {
  readonly [name: string]: Xml | readonly Xml[] | string | undefined;
}
const xml = (file: string): Xml =>
  new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(
    readFileSync(join(dist, file), 'utf8'),
  ) as Xml;
const list = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
const part = (value: Xml[string], name: string): Xml[string] =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Xml)[name] : undefined;
const said = (value: Xml[string]): string => (typeof value === 'string' ? value : '');
const filled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

test('every RSS feed carries what RSS 2.0 asks for', () => {
  const feeds = listFiles(dist, 'feed.xml');
  expect(feeds.length).toBeGreaterThan(50);
  for (const file of feeds) {
    const channel = part(part(xml(file), 'rss'), 'channel');
    expect([file, filled(part(channel, 'title')), filled(part(channel, 'description'))]).toEqual([
      file,
      true,
      true,
    ]);
    expect(said(part(channel, 'link'))).toBe(addressOf(file.replace('feed.xml', 'index.html')));
    expect(part(part(channel, 'atom:link'), '@_href')).toBe(addressOf(file));
    const items = list(part(channel, 'item') as Xml | readonly Xml[] | undefined);
    expect(items.length).toBeGreaterThan(0);
    const guids = items.map((item) => said(part(item.guid, '#text')));
    expect(new Set(guids).size).toBe(items.length);
    for (const item of items) {
      expect(filled(item.title)).toBe(true);
      expect(
        existsSync(join(dist, decodeURIComponent(new URL(said(item.link)).pathname), 'index.html')),
      ).toBe(true);
      // RFC 822, with the day of the week that the date has.
      expect(new Date(said(item.pubDate)).toUTCString()).toBe(item.pubDate);
    }
  }
});

test('the Atom feed carries what RFC 4287 asks for', () => {
  const feed = part(xml('atom.xml'), 'feed');
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
  const entries = list(part(feed, 'entry') as Xml | readonly Xml[] | undefined);
  expect(entries.length).toBeGreaterThan(10);
  for (const element of [feed as Xml, ...entries]) {
    expect(
      filled(typeof element.title === 'string' ? element.title : part(element.title, '#text')),
    ).toBe(true);
    expect(URL.canParse(said(element.id))).toBe(true);
    expect(said(element.updated)).toMatch(instant);
    for (const category of list(element.category))
      expect(filled(part(category as Xml, '@_term'))).toBe(true);
  }
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  const updated = entries
    .map((entry) => said(entry.updated))
    .sort()
    .at(-1);
  expect(part(feed, 'updated')).toBe(updated);
  const selves = list(part(feed, 'link') as Xml | readonly Xml[]).filter(
    (link) => link['@_rel'] === 'self',
  );
  expect(selves.map((link) => link['@_href'])).toEqual([`${origin}/atom.xml`]);
  // Where an entry has no author, the feed must have one.
  expect(
    filled(part(part(feed, 'author'), 'name')) ||
      entries.every(({ author }) => author !== undefined),
  ).toBe(true);
});

test('the JSON feed carries what JSON Feed asks for, its titles as plain text', () => {
  const feed = JSON.parse(readFileSync(join(dist, 'feed.json'), 'utf8')) as {
    version: string;
    title: string;
    feed_url: string;
    items: {
      id: string;
      url: string;
      title: string;
      content_html?: string;
      content_text?: string;
      date_published?: string;
      date_modified?: string;
    }[];
  };
  expect(feed).toMatchObject({
    feed_url: `${origin}/feed.json`,
    version: expect.stringMatching(/^https:\/\/jsonfeed\.org\/version\/1/u) as unknown,
  });
  for (const item of feed.items) {
    expect(filled(item.id) && filled(item.title)).toBe(true);
    expect(item.title).not.toMatch(/&(?:lt|gt|amp);/u);
  }
});

test('the sitemap index names every sitemap, and they every page that is not kept out of search engines', () => {
  const maps = list(
    part(part(xml('sitemap-index.xml'), 'sitemapindex'), 'sitemap') as Xml | readonly Xml[],
  );
  const files = maps.map((map) => said(map.loc).slice(origin.length + 1));
  expect(files.toSorted()).toEqual(
    listFiles(dist).filter((file) => /^sitemap-\d+\.xml$/u.test(file)),
  );
  const listed = files.flatMap((file) => {
    const urls = list(part(part(xml(file), 'urlset'), 'url') as Xml | readonly Xml[]);
    expect(urls.length).toBeLessThanOrEqual(50_000);
    for (const { lastmod } of urls)
      if (lastmod !== undefined) expect(isCalendarDate(said(lastmod))).toBe(true);
    return urls.map(({ loc }) => said(loc));
  });
  expect(new Set(listed).size).toBe(listed.length);
  const open = pages
    .filter(
      (page) =>
        !byTag(page, 'meta').some(
          (el) =>
            attribute(el, 'name') === 'robots' && attribute(el, 'content')?.includes('noindex'),
        ),
    )
    .map(({ file }) => addressOf(file))
    // Lists that go on over several pages are named by their first.
    .filter((address) => !/\/(?:page\/\d+|initial\/[^/]+)\/$/u.test(address));
  expect(listed.toSorted()).toEqual(open.toSorted());
});

test('every page says where it stands, under its own address', () => {
  for (const page of pages) {
    const [canonical, ...more] = byTag(page, 'link').filter(
      (el) => attribute(el, 'rel') === 'canonical',
    );
    if (!canonical) continue;
    const moved = byTag(page, 'meta').some((el) => attribute(el, 'http-equiv') === 'refresh');
    expect(more).toEqual([]);
    if (!moved) expect(attribute(canonical, 'href')).toBe(addressOf(page.file));
  }
});

test('the search description names an address that answers', () => {
  const { OpenSearchDescription: description } = xml('opensearch.xml');
  expect(said(part(description, 'ShortName')).length).toBeLessThanOrEqual(16);
  expect(filled(part(description, 'Description'))).toBe(true);
  const search = list(part(description, 'Url') as Xml | readonly Xml[]).find(
    (url) => url['@_type'] === 'text/html',
  );
  expect(search?.['@_template']).toBe(`${origin}/search/?q={searchTerms}`);
  expect(existsSync(join(dist, 'search/index.html'))).toBe(true);
});

test('a link to any page is shown with a picture that is there, a report’s with its own', () => {
  const faults = pages.flatMap((page) => {
    const tag = (property: string): string | undefined =>
      byTag(page, 'meta')
        .filter((el) => attribute(el, 'property') === property)
        .map((el) => attribute(el, 'content'))[0];
    const image = tag('og:image');
    if (image === undefined) return page.html.includes('noindex') ? [] : [`${page.file} has none`];
    const path = new URL(image).pathname.slice(1);
    const bytes = existsSync(join(dist, path)) ? readFileSync(join(dist, path)) : undefined;
    const size = bytes && [bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map(String);
    const said = [tag('og:image:width'), tag('og:image:height')];
    const expected = /^\d{4}\/\d\d\/\d\d\/[a-z0-9-]+\/index\.html$/u.test(page.file)
      ? page.file.replace('/index.html', '.png')
      : 'share.png';
    return path === expected && size?.join() === said.join() ? [] : [`${page.file} ${image}`];
  });
  expect(faults).toEqual([]);
});

test('a report weighs little: its HTML, its style, and the script that runs before a reader acts', () => {
  const packed = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  /** A module and those that it cannot do without. */
  const withImports = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    const source = readFileSync(join(dist, file), 'utf8');
    for (const match of source.matchAll(
      /(?:^|[;}\s])(?:import|export)[^('";]*["']\.\/([^"']+)["']/gu,
    ))
      withImports(`_astro/${match[1] ?? ''}`, seen);
    return seen;
  };
  const sum = (files: Iterable<string>): number =>
    [...files].reduce((total, file) => total + packed(file), 0);
  const path = (address: string | undefined): string => (address ?? '').replace(/^\//u, '');
  for (const page of pages.filter(({ file }) =>
    /^\d{4}\/\d\d\/\d\d\/[a-z0-9-]+\/index\.html$/u.test(file),
  )) {
    const styles = byTag(page, 'link').filter((el) => attribute(el, 'rel') === 'stylesheet');
    const scripts = byTag(page, 'script').filter((el) => attribute(el, 'src') !== undefined);
    const modules = new Set(scripts.flatMap((el) => [...withImports(path(attribute(el, 'src')))]));
    const weight = {
      html: packed(page.file),
      css: sum(styles.map((el) => path(attribute(el, 'href')))),
      script: sum(modules),
    };
    expect(weight.html).toBeLessThanOrEqual(20 * 1024);
    expect(weight.css).toBeLessThanOrEqual(12 * 1024);
    expect(weight.script).toBeLessThanOrEqual(3 * 1024);
    // A module waits until the page is parsed.
    expect(scripts.map((el) => attribute(el, 'type'))).toEqual(scripts.map(() => 'module'));
    expect(modules.size).toBeGreaterThan(0);
  }
  for (const file of listFiles(dist, '.css'))
    expect(readFileSync(join(dist, file), 'utf8')).not.toContain('@font-face');
});
