import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import { folderStore, readLines } from '../../../src/importer/files.ts';
import { zh } from '../../../src/i18n/zh-CN.ts';
import { bodyBlocks } from '../../../src/markdown/text.ts';
import { imports } from './memory.ts';

const page =
  '2026年6月4日　星期四\n\n青石河水位回落\n\n青石河水位昨天缓慢回落。\n\n各闸口正常调度。\n\n（据清河社电）\n';
const record = (fields: object = {}): string =>
  JSON.stringify({
    id: 'a-1',
    date: '2026-06-03',
    headline: '水位回落',
    body: '第一段。\n第二段。',
    ...fields,
  });

describe('pages', () => {
  test('are written once; the same again is left, another is never overwritten', async () => {
    const { written, totals } = await imports({ 'a.txt': page });
    expect(totals).toMatchObject({ articles: 1, outcomes: { written: 1 }, failedFiles: 0 });
    const before = new Map(written);
    expect((await imports({ 'a.txt': page }, {}, written)).totals).toMatchObject({
      outcomes: { unchanged: 1 },
      failedFiles: 0,
    });
    const [path] = [...written.keys()];
    written.set(path ?? '', 'edited by hand');
    const third = await imports({ 'a.txt': page }, {}, written);
    expect(third.totals).toMatchObject({ outcomes: { differs: 1 }, failedFiles: 1 });
    expect(third.err).toContain(path);
    expect(written.get(path ?? '')).toBe('edited by hand');
    expect(before.size).toBe(1);
  });

  test('without a date are not written, and the message names file, line and option', async () => {
    const { written, totals, err } = await imports({
      'a.txt': page.replace(/^.*\n/u, '\n').replace('昨天', '6月3日'),
    });
    expect(written.size).toBe(0);
    expect(totals.failedFiles).toBe(1);
    expect(err).toMatch(/^a\.txt:5:1 .*\n.*“6月3日”.*--date YYYY-06-03/u);
  });

  test('a bad file leaves the others alone', async () => {
    const { totals, err } = await imports({
      'bad.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
      'a.txt': page,
      'none.txt': '',
    });
    expect(totals).toMatchObject({ files: 3, failedFiles: 2, outcomes: { written: 1 } });
    expect(err).toContain('bad.txt:1:1');
    expect(err).toContain('none.txt:1:1');
  });

  test('a dry run writes nothing and prints one JSON object a file, in order', async () => {
    const { out, written, totals } = await imports(
      { 'b.txt': page, 'a.txt': page.replace('2026年6月4日　星期四', '') },
      { dryRun: true, json: true },
    );
    expect(written.size).toBe(0);
    expect(totals.failedFiles).toBe(0);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; articles: { date: string | null }[] });
    expect(rows.map(({ file, articles }) => [file, articles.map(({ date }) => date)])).toEqual([
      ['b.txt', ['2026-06-04']],
      ['a.txt', [null]],
    ]);
  });
});

describe('JSON Lines', () => {
  test('each good line becomes a file; each bad one is named with its line', async () => {
    const lines = [
      record(),
      '{"id":',
      record({ id: 'a-2', date: '2026-02-30' }),
      record({ id: '../evil' }),
      record({ id: 'a-1' }),
      record({ id: 'a-3', colour: 1 }),
      record({ id: 'a-4', body: 5 }),
      record({ id: 'a-5', headline: '第一行\n第二行' }),
      record({ id: 'a-6', body: '\ud800' }),
    ];
    const { written, err, totals } = await imports({ 'a.jsonl': lines.join('\n') });
    expect([...written.keys()]).toEqual(['2026/06/03/a-1.md']);
    expect(totals).toMatchObject({ outcomes: { written: 1 }, problems: 8, failedFiles: 1 });
    expect([...err.matchAll(/^a\.jsonl:(\d+):/gmu)].map((match) => Number(match[1]))).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(err).toContain('“date”');
    expect(err).toContain('“id”');
    expect(err).toContain('“colour”');
  });

  test('a headline cannot inject fields', async () => {
    const { written } = await imports({ 'a.jsonl': record({ headline: '水位: 回落 # "引" \\' }) });
    const { article } = parseArticleFile([...written.values()][0] ?? '', 'a.md');
    expect(article).toMatchObject({ id: 'a-1', headline: '水位: 回落 # "引" \\' });
  });

  test('the archive’s own download comes back as it was', async () => {
    const { written } = await imports({
      'a.jsonl': record({
        url: '/2026/06/03/a-1/',
        topics: ['水利'],
        byline: [{ name: '李明', role: '记者' }],
      }),
    });
    const { article, body } = parseArticleFile([...written.values()][0] ?? '', 'a.md');
    expect(article).toMatchObject({ topics: ['水利'], byline: [{ name: '李明', role: '记者' }] });
    expect(bodyBlocks(body).map((block) => block.text)).toEqual(['第一段。', '第二段。']);
  });
});

describe('tables', () => {
  test.each([
    ['2026-06-03', '李明；王芳'],
    ['2026/6/3', '李明;王芳'],
    ['2026年6月3日', '李明、王芳'],
  ])('with Chinese column names, the day %s, the names %s', async (day, names) => {
    const { written, totals } = await imports({
      'a.csv': `\uFEFF标题,日期,作者,正文\n水位回落,${day},${names},"第一段。\n第二段。"\n`,
    });
    expect(totals.failedFiles).toBe(0);
    const { article, body } = parseArticleFile([...written.values()][0] ?? '', 'a.md');
    expect(article).toMatchObject({
      headline: '水位回落',
      date: '2026-06-03',
      byline: ['李明', '王芳'],
    });
    expect(bodyBlocks(body)).toHaveLength(2);
  });

  test('a paragraph that no newspaper prints is refused, in a table as in JSON lines', async () => {
    const endless = '水'.repeat(200_001);
    const { written, totals, err } = await imports({
      'a.csv': `标题,日期,正文\n好,2026-06-03,水位回落。\n坏,2026-06-03,${endless}\n`,
      'b.jsonl': `${record({ body: endless })}\n${record({ id: 'b-2' })}\n`,
    });
    expect(totals).toMatchObject({ failedFiles: 2, outcomes: { written: 2 } });
    expect(err).toContain(`a.csv:3:1 ${zh.importer.overlongLine(200_001).message}`);
    expect(err).toContain(`b.jsonl:1:1 ${zh.importer.overlongLine(200_001).message}`);
    expect([...written.values()].join('')).not.toContain('水水');
  });

  test('a table too large to be read whole is refused unread', async () => {
    const read = (): never => {
      throw new Error('read');
    };
    const { totals, err } = await imports({ 'a.csv': '' }, {}, new Map(), new Map(), {
      size: () => 1 << 30,
      read,
    });
    expect(totals.failedFiles).toBe(1);
    expect(err).toContain(`a.csv:1:1 ${zh.importer.tableTooLarge(256).message}`);
  });

  test('an open quotation mark is told', async () => {
    const { totals, err } = await imports({
      'a.csv': '标题,日期,正文\n水位,2026-06-03,"没有关上\n',
    });
    expect(totals.failedFiles).toBe(1);
    expect(err).toMatch(/^a\.csv:\d+:1 /u);
  });
});

describe('web pages', () => {
  const html = `<html><head><title>青石河水位回落_清河网</title><meta property="article:published_time" content="2026-06-03T08:00:00+08:00"></head>
    <body><nav><a href="/">首页</a></nav><div><p>市里通报汛情</p><h1>青石河水位回落</h1><div>2026年06月03日 08:30　来源：清河日报　记者：王小芳</div>
    <div><p>　　青石河水文站昨天夜间测得今年入汛以来的最高水位，比前一天上涨了四十二厘米，但仍低于警戒水位一米有余。</p>
    <figure><img src="a.jpg"><figcaption>水文站全景。清河日报记者 李强 摄</figcaption></figure>
    <h2>夜间巡堤</h2><p>　　巡堤队每晚八点出发，沿堤步行六公里，天亮前回到驻地，遇到渗水的地方插上红旗，再报告值班室。</p>
    <script>document.title = '坏'</script></div></div><footer>版权所有</footer></body></html>`;

  test('give the story, and set the rest of the page aside', async () => {
    const { out } = await imports({ 'a.html': html }, { dryRun: true, json: true });
    const { articles, dropped } = JSON.parse(out) as {
      articles: object[];
      dropped: { text: string; reason: string }[];
    };
    expect(articles).toMatchObject([
      {
        headline: '青石河水位回落',
        kicker: '市里通报汛情',
        byline: '王小芳',
        source: '清河日报',
        date: '2026-06-03',
        figures: [{ caption: '水文站全景。', creditNote: '清河日报记者 李强 摄', after: 1 }],
        subheads: ['夜间巡堤'],
      },
    ]);
    const script = "<script>document.title = '坏'</script>";
    expect(dropped.map(({ text }) => text)).toEqual([
      ...['首页', '版权所有', script, '2026年06月03日 08:30'],
    ]);
    expect(dropped.find(({ text }) => text === script)?.reason).toContain('程序');
    expect(JSON.stringify(articles)).not.toContain('document.title');
  });

  test('that hold the headline in the story’s own part keep the line of marks', async () => {
    const flat = html
      .replace('<div><p>市里通报汛情</p>', '<div class="article">')
      .replace('<div>2026年', '<div class="info">2026年')
      .replace(/<div><p>　　|<\/div><\/div>/gu, (tag) =>
        tag.startsWith('<div>') ? '<p>' : '</div>',
      );
    const { out } = await imports({ 'a.html': flat }, { dryRun: true, json: true });
    expect(JSON.parse(out)).toMatchObject({
      articles: [{ headline: '青石河水位回落', byline: '王小芳', source: '清河日报' }],
    });
  });

  test('hold tables of figures, and tables that they are laid out with', async () => {
    const story = (table: string): string =>
      html.replace('<h2>夜间巡堤</h2>', `<table>${table}</table>`);
    const figures = story(
      '<tr><th>闸口</th><th>水位</th></tr><tr><td>北闸</td><td>3.2米</td></tr>',
    );
    const laid = story(`<tr><td><p>${'北闸值班室通宵有人。'.repeat(8)}</p></td><td></td></tr>`);
    for (const [page, line] of [
      [figures, '北闸　3.2米'],
      [laid, '北闸值班室通宵有人。'.repeat(8)],
    ] as const) {
      const { out } = await imports({ 'a.html': page }, { dryRun: true, json: true });
      const [article] = (JSON.parse(out) as { articles: { body: string[] }[] }).articles;
      expect(article?.body).toContain(line);
    }
  });
});

describe('the folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));

  test('holds whole files only, and keeps what differs', () => {
    const store = folderStore(folder);
    expect(store.save('2026/06/03/a.md', '一')).toBe('written');
    expect(store.save('2026/06/03/a.md', '一')).toBe('unchanged');
    expect(folderStore(folder).save('2026/06/03/a.md', '二')).toBe('differs');
    // A part file that a killed run left is replaced.
    writeFileSync(join(folder, '2026/06/03/.b.md.part'), '半');
    expect(folderStore(folder).save('2026/06/03/b.md', '二')).toBe('written');
    expect(readdirSync(join(folder, '2026/06/03')).toSorted()).toEqual(['a.md', 'b.md']);
    expect(readFileSync(join(folder, '2026/06/03/a.md'), 'utf8')).toBe('一');
  });

  test('lines are cut across chunks, and overlong ones passed over', () => {
    const path = join(folder, 'lines.txt');
    const long = 'x'.repeat(3 << 20);
    writeFileSync(path, `一\n${long}\n二\n${'y'.repeat(1 << 20)}\n三`);
    const lines = [...readLines(path, 2 << 20)].map(({ number, bytes }) => [
      number,
      bytes === undefined ? undefined : new TextDecoder().decode(bytes).slice(0, 2),
    ]);
    expect(lines).toEqual([
      [1, '一'],
      [2, undefined],
      [3, '二'],
      [4, 'yy'],
      [5, '三'],
    ]);
  });
});
