/** Queries that nobody means well: each is answered, and rare characters are found like any other. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { searchText } from '../../src/i18n/zh-CN.ts';
import { createSearcher } from '../../src/search/client.ts';
import type { Searcher } from '../../src/search/searcher.ts';
import { buildInChild, root, runCommand } from './build-site.ts';
import { hostileQueries } from './hostile.ts';

const folder = mkdtempSync(join(tmpdir(), 'queries-'));
const dist = join(folder, 'dist');
let searcher: Searcher;

beforeAll(() => {
  const content = join(folder, 'articles');
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  cpSync(join(root, 'tests/fixtures/hostile/articles'), content, { recursive: true });
  const { status, stderr } = buildInChild({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist });
  expect([status, stderr]).toEqual([0, '']);
  const fetchFile = async (url: string): Promise<Response> =>
    new Response(await readFile(join(dist, url)));
  searcher = createSearcher({ base: '/', fetch: fetchFile });
});

// A query whose cost grew with the square of its length would not end in this time.
test.each(hostileQueries)(
  '$name: answered, or refused with advice',
  { timeout: 10_000 },
  async ({ query, refused = false }) => {
    const answer = searcher.search({ query, limit: 10 });
    if (refused) {
      await expect(answer).rejects.toMatchObject({
        reason: 'refused',
        message: expect.stringMatching(/最多可以[查用] [\d,]+ 个.*请/u) as unknown,
      });
      return;
    }
    const { total, results, bundles } = await answer;
    expect(total).toBeGreaterThanOrEqual(results.length);
    expect(bundles.filter(({ state }) => state === 'failed')).toEqual([]);
  },
);

test('one query that is refused does not keep the terminal from answering the others', () => {
  const file = join(folder, 'queries.txt');
  writeFileSync(file, `${'水'.repeat(2001)}\n水厂\n`);
  const { status, stderr, stdout } = runCommand('search', [
    ...['--dist', dist, '--json', '--queries', file],
  ]);
  expect([status, stderr]).toEqual([1, `${searchText.tooLong(2001, 2000)}\n`]);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(answers).toMatchObject([
    { query: '水'.repeat(2001), total: 0, results: [], error: searchText.tooLong(2001, 2000) },
    { query: '水厂' },
  ]);
});

test('a file of queries may be in any encoding that an import reads', () => {
  const gb18030 = [0xcb, 0xae, 0xb3, 0xa7, 0x0a, 0xb3, 0xc7, 0xca, 0xd0];
  for (const bytes of [
    Buffer.from('\uFEFF水厂\r\n城市', 'utf8'),
    Buffer.from('\uFEFF水厂\n城市\n', 'utf16le'),
    Uint8Array.from(gb18030),
  ]) {
    const file = join(folder, 'encoded.txt');
    writeFileSync(file, bytes);
    const { stdout } = runCommand('search', ['--dist', dist, '--json', '--queries', file]);
    const asked = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { query: string }).query);
    expect(asked).toEqual(['水厂', '城市']);
  }
});

test('a file without queries is told so', () => {
  const file = join(folder, 'no-queries.txt');
  writeFileSync(file, '\n \r\n');
  const { status, stderr, stdout } = runCommand('search', ['--dist', dist, '--queries', file]);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(searchText.cli.emptyQueries(file));
});

test('what is no file of queries is told so', () => {
  const picture = join(folder, 'picture.png');
  writeFileSync(picture, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]));
  for (const [file, message] of [
    [folder, searchText.cli.unreadableQueries(folder)],
    [picture, searchText.cli.notText(picture, 1)],
  ] as const) {
    const { status, stderr, stdout } = runCommand('search', ['--dist', dist, '--queries', file]);
    expect([status, stderr, stdout]).toEqual([1, `${message}\n`, '']);
  }
});

test('the terminal answers what a terminal can pass on', () => {
  const passable = hostileQueries
    .filter(({ refused }) => refused !== true)
    .map(({ query }) => query)
    .filter((query) => query.isWellFormed() && !query.includes('\0') && query.trim() !== '');
  for (const query of passable.slice(0, 8)) {
    const { status, stderr, stdout } = runCommand('search', [
      '--dist',
      dist,
      '--json',
      '--',
      query,
    ]);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ query });
  }
});

const article = readFileSync(
  join(root, 'tests/fixtures/hostile/articles/rare-han.md'),
  'utf8',
).split('\n---\n')[1] as string;

test('every character beyond the common ones is found, alone and with its neighbour', async () => {
  const rare = [...article].filter((char) => char.length === 2 && /\p{Script=Han}/u.test(char));
  expect(rare.length).toBeGreaterThanOrEqual(15);
  const queries = [
    ...rare,
    ...[
      '𪜀𪜁',
      '𬺰𬺱、𰀀𰀁',
      '𱍐𱍑也在',
      '⿰亻⿱⺊尔',
      '⿱⺊',
      '兼容区的﨑',
      '﨎和々〆〇',
      '𠮷野家',
      '人物:张𬣙',
      '人物:李𡚸',
    ],
  ];
  for (const query of queries) {
    const { total, relaxed, results } = await searcher.search({ query });
    expect([query, total, relaxed, results[0]?.id]).toEqual([query, 1, null, '20260520-rare-han']);
  }
  for (const query of ['𠀁', '𪜂', '𰀂', '𠀀𪜀']) {
    const { total, relaxed } = await searcher.search({ query });
    expect([query, relaxed === null ? total : 0]).toEqual([query, 0]);
  }
});

test('excerpts never cut a character in two', async () => {
  for (const query of ['𪜀', '𰀁', '罕用字', '组字式']) {
    const { results } = await searcher.search({ query });
    for (const { snippets } of results) {
      for (const { text, marks } of snippets) {
        expect(text.isWellFormed()).toBe(true);
        for (const [start, end] of marks) expect(text.slice(start, end).isWellFormed()).toBe(true);
      }
    }
  }
});
