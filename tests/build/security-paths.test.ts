/** Names and addresses that try to leave their folder, or that some disks cannot keep apart. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import { readFolder } from '../../src/store/folder.ts';
import { buildInChild, runCommand } from './build-site.ts';
import { listFiles } from './html.ts';

let folder: string;
let content: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paths-'));
  content = join(folder, 'articles');
  mkdirSync(content);
});

function put(name: string, front: Readonly<Record<string, unknown>> = {}, body = '正文。'): void {
  const fields = { id: name, headline: '标题', date: '2026-05-20', ...front };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  writeFileSync(join(content, `${name}.md`), `---\n${lines.join('')}---\n\n${body}\n`);
}
const messages = (): string[] => readFolder(content).problems.map(({ message }) => message);

test.each([
  '../../x',
  '..',
  '.',
  'a/b',
  'a\\b',
  'con',
  'nul',
  'com1',
  'a.',
  'a b',
  'A',
  '％',
  '',
  '-a',
  'x'.repeat(121),
])('the id %j is refused where it stands', (id) => {
  put('one', { id });
  expect(readFolder(content).problems).toMatchObject([{ line: 2, column: 5 }]);
});

test.each([
  '/../x',
  '/a/../../x',
  '/%2e%2e/x',
  '/..%2fx',
  '//evil.example/',
  '/a\\..\\x',
  '/%',
  '/%00',
  '/.',
  'x',
])('neither an old address nor a picture may be %j', (path) => {
  put('one', { aliases: [path], figures: [{ src: path, alt: '图', caption: '图' }] });
  const expected = zh.content.expected('site-path');
  expect(messages()).toEqual([
    zh.content.invalid('aliases[1]', JSON.stringify(path), expected),
    zh.content.invalid('figures[1].src', JSON.stringify(path), expected),
  ]);
});

test.each([
  '/',
  '/search/',
  '/people/x/',
  '/2026/',
  '/2026/05/20/',
  '/feed.xml',
  '/index.html',
  '/pagefind/x',
  '/_headers',
  '/%73earch/',
  '/Search/',
  '/search/index.html',
  '/sitemap-1.xml',
  '/pictures/x.png',
  '/2026/05/20/page/2/',
  '/2026/05/20/one.md',
])('an old address may not be the archive’s own: %s', (alias) => {
  put('one', { aliases: [alias, '/old/1.html', '/2026/0520/1'] });
  expect(messages()).toEqual([zh.content.reservedAlias(alias)]);
});

test.each([
  ['/old/中', '/old/%E4%B8%AD/'],
  ['/old/a', '/old/A'],
  ['/old/', '/old/index.html'],
  ['/old/x', '/2026/05/20/one/index.html'],
])('two pages do not share a place: %s and %s', (first, second) => {
  put('one', { aliases: [first] });
  put('two', { aliases: [second] });
  expect(messages()).toEqual([zh.content.aliasTaken(second, join(content, 'one.md'))]);
});

test('names that a disk may take for one are told apart; those too long for it are refused', () => {
  put('a', { people: ['Tom'], topics: ['caf\u00e9', '../../x', 'CON', 'y...', '..'] });
  put('b', { people: ['TOM'], topics: ['cafe\u0301'], places: ['很'.repeat(84)] });
  expect(messages()).toEqual([
    zh.content.slugClash('TOM', 'Tom'),
    zh.content.slugClash('cafe\u0301', 'caf\u00e9'),
    zh.content.nameTooLong('很'.repeat(84)),
  ]);
});

test.each([
  ['headline', '"a\\0b"', 3, 11],
  ['headline', '"a\\uD800b"', 3, 11],
  ['headline', '"a\\uFFFEb"', 3, 11],
  ['headline', 'a\u0001b', 3, 12],
  ['headline', 'a\u0085b', 3, 12],
])('%s: %s is refused at its place, before a feed breaks on it', (field, value, line, column) => {
  writeFileSync(
    join(content, 'a.md'),
    `---\nid: a\n${field}: ${value}\ndate: 2026-05-20\n---\n\n正文。\n`,
  );
  expect(readFolder(content).problems).toMatchObject([{ line, column }]);
});

test('a control character in the body is refused at its line', () => {
  put('a', {}, '第一段。\n\n第\u0000二段。');
  expect(readFolder(content).problems).toMatchObject([
    { line: 9, column: 2, message: zh.content.unprintable(0).message },
  ]);
});

test('a build with hostile names writes below its folder only', () => {
  const names = [
    ...['../../x', '..', 'CON', 'aux.', 'a/b', 'c\\d', 'y...', '很'.repeat(80)],
    ...['%2e%2e%2fz', '__proto__', 'page', 'initial'],
  ];
  put('a', {
    people: names,
    topics: names,
    section: '../../../x',
    event: '..\\..\\x',
    aliases: ['/old/...', '/old/中文.html', '/old/%E4%B8%AD'],
  });
  const dist = join(folder, 'out', 'dist');
  const { status, stderr } = buildInChild({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist });
  expect([status, stderr]).toEqual([0, '']);
  expect(readdirSync(folder).sort()).toEqual(['articles', 'out']);
  expect(readdirSync(join(folder, 'out'))).toEqual(['dist']);
  expect(readdirSync(content)).toEqual(['a.md']);
  expect(
    listFiles(dist).filter((file) =>
      file.split('/').some((part) => /^(?:con|aux|nul)(?:\.|$)|[.\\:]$/iu.test(part)),
    ),
  ).toEqual(['old/.../index.html']);
  expect(existsSync(join(dist, 'people/CON-/index.html'))).toBe(true);
});

test('an import writes below its folder only, whatever a record or a file is called', () => {
  const record = (fields: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({ headline: '标题', body: '正文。', date: '2026-05-20', ...fields });
  const records = join(folder, 'records.jsonl');
  const lines = [
    record({ id: '../../../outside' }),
    record({ id: 'a/b' }),
    record({ date: '2026-05-20/../../..' }),
    record({ date: '../../..' }),
    record({ id: 'sound', provenance: { file: '../../x', sha256: 'a'.repeat(64), lines: '1' } }),
  ];
  writeFileSync(records, `${lines.join('\n')}\n`);
  const out = join(folder, 'out');
  const { status, stderr, stdout } = runCommand('import', [
    records,
    '--out',
    out,
    '--originals',
    join(folder, 'originals'),
  ]);
  expect(status).toBe(1);
  for (const line of [1, 2, 3, 4]) expect(`${stdout}${stderr}`).toContain(`records.jsonl:${line}:`);
  expect(listFiles(out)).toEqual(['2026/05/20/sound.md']);
  expect(
    readdirSync(folder).filter(
      (name) => !['articles', 'records.jsonl', 'out', 'originals'].includes(name),
    ),
  ).toEqual([]);
});

test('an import of a folder does not follow links out of it', () => {
  const secret = join(folder, 'secret');
  mkdirSync(secret);
  writeFileSync(join(secret, 'secret.txt'), '外面的标题\n\n外面的正文，不该被读到。\n');
  const inbox = join(folder, 'inbox');
  mkdirSync(inbox);
  writeFileSync(
    join(inbox, 'plain.jsonl'),
    `${JSON.stringify({ headline: '里面的标题', body: '里面的正文。', date: '2026-05-20', id: 'inside' })}\n`,
  );
  symlinkSync(join(secret, 'secret.txt'), join(inbox, 'link.txt'));
  symlinkSync(secret, join(inbox, 'folder'));
  const out = join(folder, 'out');
  const { status } = runCommand('import', [inbox, '--out', out, '--date', '2026-05-20']);
  expect(status).toBe(0);
  expect(listFiles(out)).toEqual(['2026/05/20/inside.md']);
});

test('article files that are links are passed over by the build', () => {
  put('a');
  const outside = join(folder, 'outside.md');
  writeFileSync(outside, '---\nid: outside\nheadline: 外\ndate: 2026-05-20\n---\n\n外。\n');
  symlinkSync(outside, join(content, 'link.md'));
  mkdirSync(join(folder, 'more'));
  symlinkSync(dirname(outside), join(content, 'up'));
  expect(readFolder(content).reports.map(({ article }) => article.id)).toEqual(['a']);
});
