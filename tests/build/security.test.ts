/** Hostile text in every field of an article, in its body and in what is imported stays text. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { parseArticleFile } from '../../src/archive/front-matter.ts';
import { namePath } from '../../src/archive/urls.ts';
import { bodyBlocks } from '../../src/markdown/text.ts';
import { contentSecurityPolicy, securityHeaders } from '../../src/security.ts';
import { serve } from '../../src/store/serve.ts';
import { buildInChild, root, runCommand } from './build-site.ts';
import {
  dateOf,
  hostileFields,
  linesOf,
  nameOf,
  paragraphOf,
  vectors,
  writeArticle,
} from './hostile.ts';
import { attribute, byTag, listFiles, readPage, textOf, type Page } from './html.ts';

const folder = mkdtempSync(join(tmpdir(), 'security-'));
const content = join(folder, 'articles');
const dist = join(folder, 'dist');
const origin = 'https://archive.example';
const bodyOf = (text: string): string => `开头。\n\n${text}\n\n结尾。`;
let pages: readonly Page[];

beforeAll(() => {
  vectors.forEach(({ text }, index) =>
    writeArticle(content, hostileFields(text, index), bodyOf(text)),
  );
  importRecords();
  importPages();
  const { status, stderr } = buildInChild({
    ARCHIVE_CONTENT: content,
    ARCHIVE_OUT: dist,
    SITE_URL: origin,
    BASE_PATH: '/paper',
  });
  expect([status, stderr]).toEqual([0, '']);
  pages = listFiles(dist, '.html').map((file) => readPage(dist, file));
});

function importRecords(): void {
  const records = join(folder, 'records.jsonl');
  const lines = vectors.map(({ text }, index) =>
    JSON.stringify({
      id: `record-${index}`,
      headline: text,
      source: nameOf(text, index),
      date: dateOf(index),
      body: `开头。\n${text}\n句中${text}句末。`,
    }),
  );
  writeFileSync(records, `${lines.join('\n')}\n`);
  const { status, stderr } = runCommand('import', [records, '--out', content]);
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('→')]);
}

/** Newspaper pages as plain text: each holds sixteen of the vectors, one in the middle of each paragraph. */
function importPages(): void {
  const files: string[] = [];
  for (let from = 0; from < vectors.length; from += 16) {
    const paragraphs = vectors
      .slice(from, from + 16)
      .map(({ text }, index) => paragraphOf(text, from + index));
    const file = join(folder, `page-${from}.txt`);
    writeFileSync(file, `县里的老报纸<第${from}页> & 整理完成\n\n${paragraphs.join('\n\n')}\n`);
    files.push(file);
  }
  const { status, stderr } = runCommand('import', [
    ...files,
    ...['--out', content, '--date', '2030-01-01'],
  ]);
  expect([status, stderr]).toEqual([0, '']);
}

type Element = DefaultTreeAdapterTypes.Element;
const page = (path: string): Page => readPage(dist, join(decodeURI(path), 'index.html'));
const articleAt = (date: string, id: string): Page => page(`${date.replaceAll('-', '/')}/${id}`);
const withClass = (one: Page, name: string): readonly Element[] =>
  one.elements.filter((element) => attribute(element, 'class')?.split(' ').includes(name));
const only = <Item>(items: readonly Item[]): Item => {
  expect(items).toHaveLength(1);
  return items[0] as Item;
};
const texts = (elements: readonly Element[]): string[] =>
  elements.map((element) => textOf(element).trim());
/** What the templates and the schema of an article's body may bring into a page. */
const expected = {
  tags: new Set(
    `html head title meta link script body header nav main article aside section footer div span p h1 h2 h3 h4
    ul ol li dl dt dd a abbr b em strong small cite code pre del blockquote hr br wbr time mark sub sup ruby rt rp
    figure figcaption img table caption thead tbody tr th td details summary form fieldset legend label input button
    select option keep-year read-pages
    noscript archive-search svg g rect line text path circle title`.split(/\s+/u),
  ),
  attributes: new Set(
    `action align alt autocapitalize autocomplete charset class content d datetime decoding disabled download dx dy
    enterkeyhint for height hidden href http-equiv id itemprop lang loading media method name placeholder preserveaspectratio
    preserveAspectRatio property rel required role scope spellcheck src start tabindex text-anchor title type value
    viewBox width x x1 x2 y y1 y2`.split(/\s+/u),
  ),
};

test('no page holds an element or an attribute that is not of the templates', () => {
  const strange = pages.flatMap(({ file, elements }) =>
    elements.flatMap(({ tagName, attrs }) => [
      ...(expected.tags.has(tagName) ? [] : [`${file} <${tagName}>`]),
      ...attrs
        .filter(
          ({ name }) => !expected.attributes.has(name) && !/^(?:aria|data)-[a-z]+$/u.test(name),
        )
        .map(({ name }) => `${file} <${tagName} ${name}>`),
    ]),
  );
  expect(strange).toEqual([]);
  expect(pages.length).toBeGreaterThan(4000);
});

test('scripts are ours, and there is no other way to run one', () => {
  const foreign = pages.flatMap(({ file, elements }) =>
    elements
      .filter(({ tagName }) => tagName === 'script')
      .filter(
        (script) =>
          attribute(script, 'type') !== 'application/ld+json' &&
          !(textOf(script) === '' && attribute(script, 'src')?.startsWith('/paper/_astro/')),
      )
      .map((script) => `${file} ${textOf(script)}`),
  );
  expect(foreign).toEqual([]);
  const directives = new Set(
    pages.flatMap((one) =>
      byTag(one, 'meta').flatMap((meta) => {
        const name = attribute(meta, 'http-equiv');
        return name === undefined ? [] : [`${name}: ${attribute(meta, 'content') ?? ''}`];
      }),
    ),
  );
  expect([...directives]).toEqual([`Content-Security-Policy: ${contentSecurityPolicy}`]);
});

test('every address is of the web or a file of our own making', () => {
  const citation =
    /^data:application\/(?:x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json);/u;
  const bad = pages.flatMap(({ file, elements }) =>
    elements.flatMap((element) =>
      element.attrs
        .filter(({ name }) => ['href', 'src', 'action'].includes(name))
        .filter(
          ({ value }) => !(attribute(element, 'download') !== undefined && citation.test(value)),
        )
        .filter(({ value }) => {
          // Leads nowhere.
          if (!URL.canParse(value, `${origin}/paper/`)) return false;
          const { protocol, host } = new URL(value, `${origin}/paper/`);
          const author = element.tagName === 'a' && attribute(element, 'class') === undefined;
          return !(
            host === 'archive.example' ||
            (author && /^(?:https?|mailto):$/u.test(protocol))
          );
        })
        .map(({ value }) => `${file} ${value}`),
    ),
  );
  expect(bad).toEqual([]);
});

test.each(vectors.map(({ family, text }, index) => ({ family, text, index })))(
  '$family: $text is read as it was written',
  ({ text, index }) => {
    const shown = text.trim();
    const one = articleAt(dateOf(index), `hostile-${index}`);
    expect(texts(byTag(one, 'h1'))).toEqual([shown]);
    for (const part of ['kicker', 'deck', 'dateline', 'source-note', 'role']) {
      expect(texts(withClass(one, part))).toContain(shown);
    }
    expect(texts(withClass(one, 'caption'))).toEqual([shown, shown]);
    expect(texts(withClass(one, 'credit'))).toEqual([shown, shown]);
    expect(byTag(one, 'img').map((img) => attribute(img, 'alt'))).toEqual([shown]);
    const main = textOf(only(byTag(one, 'main')));
    expect(main.split(shown).length).toBeGreaterThan(15);
    expect(
      attribute(
        only(one.elements.filter((el) => attribute(el, 'property') === 'og:title')),
        'content',
      ),
    ).toBe(shown);
    expect(textOf(only(byTag(one, 'title')))).toContain(shown);
    const data = only(
      byTag(one, 'script').filter((el) => attribute(el, 'type') === 'application/ld+json'),
    );
    expect(JSON.parse(textOf(data))).toMatchObject({
      '@type': 'NewsArticle',
      headline: shown,
      alternativeHeadline: shown,
    });
    for (const { text: block } of bodyBlocks(bodyOf(text))) expect(main).toContain(block);

    const record = articleAt(dateOf(index), `record-${index}`);
    expect(texts(byTag(record, 'h1'))).toEqual([shown]);
    const paragraphs = byTag(record, 'p').filter((el) => /^p\d+$/u.test(attribute(el, 'id') ?? ''));
    const written = ['开头。', text.trim(), `句中${text}句末。`].flatMap(linesOf);
    expect(texts(paragraphs)).toEqual(written.map((line) => line.trim()));
  },
);

test('each name has its page under the name as it is written', () => {
  vectors.forEach(({ text }, index) => {
    const label = nameOf(text, index);
    for (const kind of [
      'people',
      'places',
      'organizations',
      'topics',
      'events',
      'sections',
    ] as const) {
      expect(textOf(only(byTag(page(namePath(kind, label)), 'h1')))).toContain(label);
    }
  });
});

test('plain text of a newspaper page keeps every character of what stands in it', () => {
  const imported = pages.filter(({ file }) => /^2030\/01\/01\/[^/]+\/index/u.test(file));
  const whole = imported.map((one) => textOf(only(byTag(one, 'main')))).join('\n');
  const lost = vectors.filter(({ text }, index) =>
    linesOf(paragraphOf(text, index)).some((line) => !whole.includes(line)),
  );
  expect(lost).toEqual([]);
});

test('every feed, sitemap and list of records is well-formed and carries the text', () => {
  const parser = new XMLParser({
    processEntities: false,
    parseTagValue: false,
    isArray: (name) => name === 'item',
  });
  const entities: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    amp: '&',
    quot: '"',
    apos: "'",
  };
  const decode = (text: string): string =>
    text.replace(/&(lt|gt|amp|quot|apos);/gu, (_, name: string) => entities[name] ?? '');
  for (const file of listFiles(dist, '.xml')) fromXml(readFileSync(join(dist, file), 'utf8'));
  vectors.forEach(({ text }, index) => {
    const file = join(dist, decodeURI(namePath('events', nameOf(text, index))), 'feed.xml');
    const feed = parser.parse(readFileSync(file, 'utf8')) as {
      rss: { channel: { item: { title: unknown }[] } };
    };
    expect(feed.rss.channel.item.map(({ title }) => decode(String(title)))).toEqual([text.trim()]);
  });
  const json = JSON.parse(readFileSync(join(dist, 'feed.json'), 'utf8')) as {
    readonly items: readonly { readonly title: string }[];
  };
  const plain = json.items.map(({ title }) => title).filter((title) => title.startsWith('县里'));
  expect(plain.length).toBeGreaterThan(20);
  expect(plain.filter((title) => !/^县里的老报纸<第\d+页> & 整理完成$/u.test(title))).toEqual([]);
  for (const year of ['2010', '2011']) {
    const table = parse(readFileSync(join(dist, `download/${year}.csv`)), { bom: true });
    expect(table.length).toBeGreaterThan(100);
    // A spreadsheet runs a cell that begins with one of these.
    expect(table.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
    const records = readFileSync(join(dist, `download/${year}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n');
    for (const line of records) JSON.parse(line);
  }
});

test('each search is answered, and finds the article where there is anything to find', () => {
  const queries = join(folder, 'queries.txt');
  const asked = vectors
    .map(({ text }) => text.replace(/[\n\r]/gu, ' '))
    .filter((text) => text.trim() !== '');
  writeFileSync(queries, `${asked.join('\n')}\n`);
  const { status, stderr, stdout } = runCommand('search', [
    '--dist',
    dist,
    '--json',
    '--queries',
    queries,
  ]);
  expect([status, stderr]).toEqual([0, '']);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { query: string; total: number });
  expect(answers.map(({ query }) => query)).toEqual(asked);
  const found = answers.filter(({ total }) => total > 0).length;
  expect(found).toBeGreaterThan(asked.length * 0.8);
});

test('front matter that is not quoted is an article or a problem at its place, never more', () => {
  for (const { text } of vectors) {
    for (const written of [
      text,
      `'${text}'`,
      `"${text}"`,
      `| \n  ${text}`,
      `[${text}]`,
      `{ a: ${text} }`,
    ]) {
      const source = `---\nid: a\ndate: 2026-05-20\nheadline: ${written}\n---\n\n正文。\n`;
      const { article, problems } = parseArticleFile(source, 'a.md');
      expect(
        problems.every(
          ({ line, message, hint }) => line >= 1 && line <= 7 && message !== '' && hint !== '',
        ),
      ).toBe(true);
      expect(article === undefined).toBe(problems.length > 0);
      if (article) expect(typeof article.headline).toBe('string');
    }
  }
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('public/_headers sends the policy of the pages', () => {
  const file = readFileSync(join(root, 'public/_headers'), 'utf8');
  const everywhere = /^\/\*\n((?: {2}.+\n)+)/mu.exec(file)?.[1] ?? '';
  const sent = everywhere
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
  expect(sent).toEqual(Object.entries(securityHeaders).map((header) => header.join(': ')));
  expect(existsSync(join(dist, '_headers'))).toBe(true);
  // GitHub Pages leaves out folders that begin with `_` without it.
  expect(existsSync(join(dist, '.nojekyll'))).toBe(true);
});

test('the servers of the README send the policy of the pages', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const language of ['nginx', 'caddy']) {
    const block = readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
    for (const [name, value] of Object.entries(securityHeaders)) {
      const written = value.includes(' ') ? `"${value}"` : value;
      expect(block).toContain(`${name} ${written}`);
    }
  }
});

test('the server of npm start sends the policy with every answer', async () => {
  const { server, url } = await serve({ dist, base: '/paper', host: 'localhost', port: 0 });
  try {
    for (const path of [
      '',
      'feed.xml',
      'nowhere/',
      '../../../../etc/passwd',
      '%2e%2e/%2e%2e/etc/passwd',
      '%',
      '%00',
    ]) {
      const { headers } = await fetch(new URL(path, url));
      for (const [name, value] of Object.entries(securityHeaders))
        expect([path, headers.get(name)]).toEqual([path, value]);
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
