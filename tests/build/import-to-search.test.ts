import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { searchPageText, searchText } from '../../src/i18n/zh-CN.ts';
import { buildInChild, root, runCommand } from './build-site.ts';
import { attribute, byTag, listFiles, readPage, textOf, type Page } from './html.ts';

const folder = mkdtempSync(join(tmpdir(), 'import-'));
const content = join(folder, 'articles');
const dist = join(folder, 'dist');
const page = join(root, 'tests/fixtures/pages/bridge.txt');
const bridge = '青川河大桥合龙 两岸居民步行十分钟可到对岸';
const buses = '县城公交线路下月起调整';
let pages: readonly Page[];

interface Answer {
  readonly total: number;
  readonly relaxed: string | null;
  readonly results: readonly { title: string; url: string; date: string; excerpt: string }[];
}
const search = (query: string): Answer => {
  const { stdout } = runCommand('search', ['--dist', dist, '--json', query]);
  return JSON.parse(stdout) as Answer;
};
const titles = (query: string): string[] =>
  search(query)
    .results.map(({ title }) => title)
    .sort();

beforeAll(() => {
  const undated = runCommand('import', [page, '--out', content]);
  expect(undated.status).toBe(1);
  expect(`${undated.stdout}${undated.stderr}`).toMatch(/bridge\.txt:6:1 [\s\S]*--date/u);

  expect(runCommand('import', [page, '--out', content, '--date', '2025-06-18']).status).toBe(0);
  const { status, stderr } = buildInChild({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  pages = listFiles(dist, '.html')
    .filter((file) => /^\d{4}\/\d\d\/\d\d\/.+\/index\.html$/u.test(file))
    .map((file) => readPage(dist, file));
});

test('newspaper text becomes two pages, each with its own parts', () => {
  expect(pages).toHaveLength(2);
  for (const one of pages) {
    const main = textOf(byTag(one, 'main')[0] as never);
    expect(main).toContain('■据县融媒体中心');
    const running = byTag(one, 'p')
      .filter((el) => /^p\d+$/u.test(attribute(el, 'id') ?? ''))
      .map(textOf);
    expect(running.join('\n')).not.toContain('合龙现场');
  }
  const captions = pages.flatMap((one) =>
    byTag(one, 'figcaption').map((caption) => [
      textOf(byTag(one, 'h1')[0] as never).trim(),
      textOf(caption),
    ]),
  );
  expect(captions).toHaveLength(1);
  expect(captions[0]?.[0]).toBe(bridge);
  expect(captions[0]?.[1]).toContain('合龙现场。');
  expect(captions[0]?.[1]).toContain('县融媒体中心');
});

test('the paragraph that the page break cut is whole again, and found', () => {
  expect(titles('车辆更替，年内')).toEqual([buses]);
  expect(search('更替').results[0]?.excerpt).toContain('新能源车辆更替');
});

test('search gives all hits and only hits, in either script and width', () => {
  expect(titles('大桥')).toEqual([bridge, buses].sort());
  // A comma stands between: no exact hit, so the query is widened and says so.
  expect(search('老渡口单程').relaxed).not.toBeNull();
  expect(search('老渡口，单程')).toMatchObject({ total: 1, relaxed: null });
  expect(titles('绕行老渡口')).toEqual([bridge]);
  expect(titles('縣交通局')).toEqual([bridge]);
  expect(titles('１.２公里')).toEqual([bridge]);
  expect(titles('2公里')).toEqual([bridge]);
  expect(titles('大桥 公交')).toEqual([bridge, buses].sort());
  expect(search('大桥 铁路').relaxed).toContain('“铁路”');
  expect(search('斜拉索')).toMatchObject({ total: 0, results: [] });
});

test('a second import of the same page changes nothing', () => {
  const before = listFiles(content);
  const again = runCommand('import', [page, '--out', content, '--date', '2025-06-18']);
  expect(again.status).toBe(0);
  expect(listFiles(content)).toEqual(before);
});

test('the terminal says how many hits it leaves out, and that nothing was asked for', () => {
  const said = (...args: string[]) => runCommand('search', ['--dist', dist, ...args]).stdout;
  const { more } = searchText.cli;
  expect(said('--limit', '1', '大桥')).toMatch(new RegExp(`\n${more(1, 1)}\n$`, 'u'));
  expect(said('--limit', '0', '大桥')).not.toContain('--limit');
  expect(said('人物:')).toContain(searchPageText.nothingAsked);
});
