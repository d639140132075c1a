/** What a correction of one article costs a host and its readers: which published files become others. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  checksumsOf,
  compareChecksums,
  type Checksums,
  type Differences,
} from '../../src/store/checksums.ts';
import { buildInChild, root } from './build-site.ts';
import { writeArticle } from './hostile.ts';
import { byTag, readPage, textOf } from './html.ts';

const folder = mkdtempSync(join(tmpdir(), 'edited-'));
const content = join(folder, 'articles');
const article = '2026/05/20/20260520-water';
const headline = '改过的标题甲乙丙丁';
const sums = new Map<string, Checksums>();

function build(out: string): void {
  const { status, stderr } = buildInChild({
    ARCHIVE_CONTENT: content,
    ARCHIVE_OUT: join(folder, out),
  });
  expect([status, stderr]).toEqual([0, '']);
  sums.set(out, checksumsOf(join(folder, out)));
}

function edit(change: (source: string) => string): void {
  const file = join(content, '2026/05/20/a.md');
  const source = readFileSync(file, 'utf8');
  expect(change(source)).not.toBe(source);
  writeFileSync(file, change(source));
}

function between(first: string, second: string): Differences {
  const [before, after] = [sums.get(first), sums.get(second)];
  if (!before || !after) throw new Error(`${first} or ${second} was not built`);
  return compareChecksums(before, after);
}

beforeAll(() => {
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  // On the same day, in the same year, in the same month of another year.
  for (const date of ['2026-05-20', '2026-02-03', '2024-05-20'])
    writeArticle(
      content,
      { id: `${date}-other`, headline: `${date}的报道`, date, section: '社会', topics: ['供水'] },
      '与它无关的正文。',
    );
  build('first');
  edit((source) => `${source.trimEnd()}\n\n这一段是后来补上的。\n`);
  build('body');
  edit((source) => source.replace(/^headline: .+$/mu, `headline: ${headline}`));
  build('headline');
});

/** Files that are never changed, only replaced by others of another name, and so may be kept for ever. */
const hashed = /^(?:_astro\/|pagefind\/.+\.[0-9a-f]+(?:\/|\.bin$))/u;
const ofItsYear = /^pagefind\/2026\.[0-9a-f]+\//u;

test('a paragraph more changes the page, its copies, its year’s records and index, and what lists them', () => {
  const { missing, changed, extra } = between('first', 'body');
  expect(changed.toSorted()).toEqual(
    [
      ...['.json', '.md', '/index.html'].map((ending) => `${article}${ending}`),
      // Both quote the text, which is short.
      ...['index.html', '2026/05/20/index.html'],
      ...['2026', 'archive'].flatMap((name) => [`download/${name}.csv`, `download/${name}.jsonl`]),
      ...['offline/2026.json', 'offline/index.json', 'offline/search.json'],
      ...['pagefind/manifest.json', 'SOURCES.SHA256SUMS', 'sw.js'],
    ].toSorted(),
  );
  expect([...missing, ...extra].filter((file) => !ofItsYear.test(file))).toEqual([]);
  expect([missing.length, extra.length]).not.toContain(0);
});

test('another headline changes no page but those that show it', () => {
  const { changed } = between('body', 'headline');
  const pages = changed.filter((file) => file.endsWith('.html'));
  expect(pages).toContain('2026/05/20/index.html');
  const shows = (file: string): boolean =>
    byTag(readPage(join(folder, 'headline'), file), 'body').some((body) =>
      textOf(body).includes(headline),
    );
  expect(pages.filter((file) => !shows(file))).toEqual([]);
});

test('no hashed file ever changes under its name', () => {
  for (const [first, second] of [
    ['first', 'body'],
    ['body', 'headline'],
  ] as const) {
    const { changed, missing } = between(first, second);
    expect(changed.filter((file) => hashed.test(file))).toEqual([]);
    expect(missing.filter((file) => !hashed.test(file))).toEqual([]);
    expect(missing.filter((file) => file.startsWith('_astro/'))).toEqual([]);
  }
});
