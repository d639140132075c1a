import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import { zh } from '../../../src/i18n/zh-CN.ts';
import { importText } from '../../../src/importer/import.ts';
import { bodyBlocks } from '../../../src/markdown/text.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const story =
  '市长到河东区察看堤防\n\n6月3日上午，市长周远来到河东区察看堤防。\n\n他要求抓紧加固。\n';
const fixture = readFileSync('tests/fixtures/importer/two-reports.txt');

describe('dates', () => {
  test('one without a year is found, named and left open', () => {
    const imported = importText('a.txt', bytes(story), {});
    expect(imported.openDate).toMatchObject({ line: 3, printed: '6月3日' });
    expect(imported.openDate?.hint).toContain('--date YYYY-06-03');
    expect(imported.articles.map((article) => [article.front.date, article.file])).toEqual([
      ['', undefined],
    ]);
  });

  test('a full one in the running head is taken', () => {
    const imported = importText(
      'a.txt',
      bytes(`A02\u30002026年6月4日\u3000星期四\u3000要闻\n\n${story}`),
      {},
    );
    expect(imported.articles.map((article) => article.file?.path)).toEqual([
      expect.stringMatching(/^2026\/06\/04\/20260604-[0-9a-f]{10}\.md$/u),
    ]);
    expect(imported.articles[0]?.front.edition).toEqual({ number: 'A02', name: '要闻' });
    expect(imported.warnings).toEqual([]);
  });

  test('a weekday that contradicts it is told', () => {
    const imported = importText('a.txt', bytes(`2026年6月4日\u3000星期五\n\n${story}`), {});
    expect(imported.warnings).toMatchObject([{ line: 1 }]);
  });

  test('the page is believed before the command line', () => {
    const imported = importText('a.txt', bytes(`2026年6月4日\n\n${story}`), { date: '2026-06-09' });
    expect(imported.articles[0]?.front.date).toBe('2026-06-04');
    expect(imported.warnings[0]?.message).toContain('2026-06-09');
  });

  test('two different ones settle nothing', () => {
    const imported = importText('a.txt', bytes(`2026年6月4日\n\n${story}\n\n2026年6月5日\n`), {});
    expect(imported.openDate?.line).toBe(10);
  });
});

describe('the files of a page', () => {
  const imported = importText('two-reports.txt', fixture, { date: '2026-06-03' });

  test('are read back as the same articles', () => {
    expect(imported.problems).toEqual([]);
    for (const { parsed, file } of imported.articles) {
      const { article, body, problems } = parseArticleFile(file?.content ?? '', file?.path ?? '');
      expect(problems).toEqual([]);
      expect(article).toMatchObject({
        headline: parsed.headline,
        deck: parsed.deck,
        sourceNote: parsed.sourceNote,
      });
      expect(bodyBlocks(body).map((block) => block.text)).toEqual(
        parsed.blocks.map((block) => block.text),
      );
    }
  });

  test('say where they come from', () => {
    expect(imported.articles.map(({ front }) => front.provenance)).toEqual(
      ['3-24', '26-40'].map((lines) => ({
        file: 'two-reports.txt',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown,
        lines,
        tool: 'baocang-import 1',
        options: '--date 2026-06-03',
      })),
    );
  });

  test('are the same bytes when imported again', () => {
    expect(importText('two-reports.txt', fixture, { date: '2026-06-03' })).toEqual(imported);
  });
});

test('a line that no paragraph could be is refused at its number', () => {
  const page = importText('a.txt', new TextEncoder().encode(`标题\n\n${'字'.repeat(200_001)}`), {});
  expect(page.articles).toEqual([]);
  expect(page.problems).toMatchObject([{ line: 3, ...zh.importer.overlongLine(200_001) }]);
});

test('text without a headline is a problem at its line', () => {
  const imported = importText(
    'a.txt',
    bytes('\n这一段没有标题，只有正文，而且足够长，读得出是一句完整的话。\n'),
    { date: '2026-06-03' },
  );
  expect(imported.problems).toMatchObject([{ file: 'a.txt', line: 2 }]);
});

/** Lines as pages have them, in any order and with any spacing. */
const pageLine = fc.oneof(
  fc.constantFrom(
    '市长到河东区察看堤防',
    '□ 本报记者 王小芳',
    '记者\u3000李明',
    '■据清河社',
    '（据新华社电）',
    '来源：人民日报',
    '新华社图',
    '图/新华社',
    'A01 要闻',
    '2026年6月4日 星期四',
    '责编：王芳\u3000美编：李强',
    '（下转第3版）',
    '（上接第1版）',
    '- 3 -',
    '\u3000\u3000新华社北京6月3日电（记者李明）青石河水位缓慢回落，',
    '两岸居民生活如常。',
    '\u3000\u3000市防汛指挥部说，各闸口正常调度，',
    '图为青石河水文站。新华社发',
    '一是加密巡堤；',
    '——市防汛指挥部通报',
    '2026年6月4日 08:15 | 来源：清河社 | 作者：李国 胡喆',
    '原创 张小洁 清河发布 2026-06-04 18:30 发表于河北',
    '以下文章来源于清河日报 ，作者李明',
    '采写：清河晚报记者\u3000高远',
    '清河日报\u30002026年6月4日\u3000星期四\u3000责编 林海 美编 郭子 A3',
    '（作者：李明\u3000编辑：王芳）',
    '上一版\u3000下一版',
    '当地媒体……张小洁摄（人民图片）',
    '10:00\u3000博物馆\u3000讲座',
    '01',
    '02',
    '①\u3000茶农采茶。',
    '▲夜里的桥。 郭明 摄',
    '河东\u3000\u300017032\u3000\u30008.4',
    '问：水位还会涨吗？',
    '答：不会。（王丽华）',
    '堤防 *加固* [工程] #1',
    'id: evil',
    '---',
    '夜间巡堤（记者 王芳）（据新华社电）',
    '青石河水位缓慢回落，两岸居民生活如常。（下转第2版）',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const page = fc
  .array(fc.tuple(pageLine, fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n', '\f', '\u2028')), {
    minLength: 1,
    maxLength: 24,
  })
  .map((lines) => lines.flat().join(''));

test('any page is imported without loss or refused, and every file reads back as its article', () => {
  fc.assert(
    fc.property(page, (text) => {
      const imported = importText('a.txt', bytes(text), { date: '2026-06-03' });
      const unaccounted = imported.problems.filter((problem) => problem.message.includes('对不上'));
      expect(unaccounted).toEqual([]);
      for (const { parsed, file } of imported.articles) {
        if (!file || parsed.blocks.length === 0) continue;
        const { article, body, problems } = parseArticleFile(file.content, file.path);
        expect(problems).toEqual([]);
        expect([
          article?.headline,
          article?.kicker,
          article?.deck,
          article?.dateline,
          article?.sourceNote,
        ]).toEqual([
          parsed.headline,
          parsed.kicker,
          parsed.deck,
          parsed.dateline,
          parsed.sourceNote,
        ]);
        expect(article?.figures.map(({ caption, creditNote }) => [caption, creditNote])).toEqual(
          parsed.figures.map(({ caption, creditNote }) => [caption, creditNote]),
        );
        expect(bodyBlocks(body).map((block) => block.text)).toEqual(
          parsed.blocks.map((block) => block.text),
        );
      }
    }),
    { numRuns: 10_000 },
  );
}, 240_000);
