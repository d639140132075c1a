import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import type { RunOptions } from '../../../src/importer/run.ts';
import { describeChanges, reconcile } from '../../../src/importer/update.ts';
import { imports } from './memory.ts';

const page = `2026年6月4日　星期四

青石河水位回落

青石河水位昨天缓慢回落，各处堤防没有出现险情。

各闸口正常调度，巡堤队每晚八点出发，沿堤步行六公里。

市里要求继续加强值守，不可松懈。

（据清河社电）


市图书馆新馆开放

新馆昨天上午开放，首日接待读者三千人次，少儿阅览室最受欢迎。

（据清河社电）
`;
const changedPage = page.replace('缓慢', '迅速');

/** A page imported, its first article edited by hand, and the page imported again. */
async function again(
  edit: (content: string) => string,
  source: string,
  options: Partial<RunOptions> = {},
) {
  const first = await imports({ 'a.txt': page });
  const paths = [...first.written.keys()];
  const path = paths.find((key) => first.written.get(key)?.includes('水位')) ?? '';
  const edited = edit(first.written.get(path) ?? '');
  first.written.set(path, edited);
  const before = new Map(first.written);
  const second = await imports({ 'a.txt': source }, options, first.written, first.kept);
  return { ...second, path, edited, before, now: second.written.get(path) ?? '' };
}
const byHand = (content: string): string => content.replace('不可松懈', '不可松懈怠慢');
const same = (content: string): string => content;

describe('a page imported again', () => {
  test('unchanged: identical bytes, nothing written', async () => {
    const { totals, written, before } = await again(same, page, { update: true });
    expect(totals).toMatchObject({ outcomes: { unchanged: 2 }, failedFiles: 0 });
    expect(written).toEqual(before);
  });

  test('under another name: the same original, nothing written', async () => {
    const first = await imports({ 'a.txt': page });
    const before = new Map(first.written);
    const second = await imports({ 'b.txt': page }, {}, first.written, first.kept);
    expect(second.totals).toMatchObject({ outcomes: { unchanged: 2 }, failedFiles: 0 });
    expect(second.written).toEqual(before);
  });

  test('changed: the differences are shown, and nothing is written without leave', async () => {
    const { totals, written, before, out, err, path } = await again(same, changedPage);
    expect(totals).toMatchObject({ outcomes: { changed: 2 }, failedFiles: 1 });
    expect(written).toEqual(before);
    expect(out).toContain('昨天〔删：缓慢〕〔增：迅速〕回落');
    expect(err).toContain(path);
    expect(err).toContain('--update');
  });

  test('changed, with leave: the same file under the same id', async () => {
    const { totals, written, before, now, path } = await again(same, changedPage, { update: true });
    expect(totals).toMatchObject({ outcomes: { updated: 2 }, failedFiles: 0 });
    expect([...written.keys()]).toEqual([...before.keys()]);
    const { article, body } = parseArticleFile(now, path);
    expect(path).toContain(article?.id);
    expect(body).toContain('迅速');
    const third = await imports({ 'a.txt': changedPage }, {}, new Map(written));
    expect(third.totals).toMatchObject({ outcomes: { unchanged: 2 } });
    expect(third.written).toEqual(written);
  });

  test('edited by hand only: kept, and no failure', async () => {
    const { totals, now, edited } = await again(byHand, page, { update: true });
    expect(totals).toMatchObject({ outcomes: { edited: 1, unchanged: 1 }, failedFiles: 0 });
    expect(now).toBe(edited);
  });

  test('both changed apart: both are kept', async () => {
    const { totals, now } = await again(byHand, changedPage, { update: true });
    expect(totals).toMatchObject({ outcomes: { merged: 1, updated: 1 }, failedFiles: 0 });
    expect(now).toContain('迅速');
    expect(now).toContain('不可松懈怠慢');
  });

  test('both changed at the same place: told with the line, nothing written', async () => {
    const { totals, written, before, err, path, edited } = await again(
      (content) => content.replace('缓慢', '慢慢'),
      changedPage,
      { update: true },
    );
    expect(totals).toMatchObject({ outcomes: { conflict: 1 }, failedFiles: 1 });
    expect(written).toEqual(before);
    const line = edited.split('\n').findIndex((said) => said.includes('慢慢')) + 1;
    expect(err).toContain(`${path} 第 ${line} 行`);
  });

  test('without the original that it came from, nothing can be told apart', async () => {
    const first = await imports({ 'a.txt': page });
    const before = new Map(first.written);
    const { totals, written } = await imports(
      { 'a.txt': changedPage },
      { update: true },
      first.written,
    );
    expect(totals).toMatchObject({ outcomes: { differs: 2 }, failedFiles: 1 });
    expect(written).toEqual(before);
  });

  test('an article that the page no longer holds is named and kept', async () => {
    const { totals, written, out } = await again(same, changedPage.split('\n\n\n')[0] ?? '', {
      update: true,
    });
    expect(totals).toMatchObject({ outcomes: { updated: 1 } });
    expect(written.size).toBe(2);
    expect(out).toContain('《市图书馆新馆开放》');
  });

  test('another day’s page of the same name stands beside', async () => {
    const next = page
      .replace('6月4日　星期四', '6月5日　星期五')
      .replace(/各闸口.*\n/u, '一切照旧。\n');
    const { totals, written } = await again(
      same,
      next.replace(/新馆昨天.*\n/u, '闭馆。\n').replace(/青石河水位昨天.*\n/u, '水位平稳。\n'),
    );
    expect(totals).toMatchObject({ outcomes: { written: 2 }, failedFiles: 0 });
    expect(written.size).toBe(4);
  });

  test('a new headline and a new date find the same article', async () => {
    const source = page
      .replace('6月4日　星期四', '6月5日　星期五')
      .replace('水位回落', '水位平稳回落');
    const { totals, written } = await again(same, source, { update: true });
    expect(totals).toMatchObject({ outcomes: { updated: 2 } });
    expect(written.size).toBe(2);
  });

  test('options are kept, and part of what an article was made with', async () => {
    const undated = page.slice(page.indexOf('青石河'));
    const first = await imports(
      { 'a.txt': undated },
      { date: '2026-06-04', publication: '清河 日报' },
    );
    const [path, content] = [...first.written][0] ?? ['', ''];
    const { article } = parseArticleFile(content, path);
    expect(article?.provenance).toMatchObject({
      tool: 'baocang-import 1',
      options: '--date 2026-06-04 --publication "清河 日报"',
    });
    const options = { date: '2026-06-04', publication: '清河日报', update: true };
    const { totals, written } = await imports(
      { 'a.txt': undated },
      options,
      new Map(first.written),
    );
    expect(totals).toMatchObject({ outcomes: { updated: 2 }, failedFiles: 0 });
    expect(written.get(path)).toContain('publication: 清河日报\n');
  });
});

describe('records imported again', () => {
  const record = (body: string): string =>
    `${JSON.stringify({ id: 'a-1', date: '2026-06-03', headline: '水位回落', body })}\n`;
  const old = record('第一段。\n第二段。\n第三段。');

  test.each([
    ['unchanged', same, old, { unchanged: 1 }],
    ['changed', same, record('第一段。\n第二段。\n末一段。'), { updated: 1 }],
    ['edited', (said: string) => said.replace('第一', '首'), old, { edited: 1 }],
    [
      'both apart',
      (said: string) => said.replace('第一', '首'),
      record('第一段。\n第二段。\n末一段。'),
      { merged: 1 },
    ],
    [
      'both at one place',
      (said: string) => said.replace('第三', '尾'),
      record('第一段。\n第二段。\n末一段。'),
      { conflict: 1 },
    ],
  ])('%s', async (_, edit, source, outcomes) => {
    const { written, kept } = await imports({ 'a.jsonl': old });
    const [path, content] = [...written][0] ?? ['', ''];
    const edited = edit(content);
    written.set(path, edited);
    const { totals } = await imports({ 'a.jsonl': source }, { update: true }, written, kept);
    expect(totals.outcomes).toEqual(outcomes);
    if ('conflict' in outcomes) expect(written.get(path)).toBe(edited);
    if ('merged' in outcomes) expect(written.get(path)).toMatch(/首段[^]*末一段/u);
  });
});

describe('three ways', () => {
  const content = (paragraphs: readonly string[]): string =>
    `---\nid: a\nheadline: 水位回落\ndate: '2026-06-03'\n---\n\n${paragraphs.join('\n\n')}\n`;

  test('paragraph by paragraph, each side’s changes are kept or the place is told', () => {
    const side = fc.array(fc.constantFrom('', '改', '再改'), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(side, side, (hand, source) => {
        const paragraphs = ['甲。', '乙。', '丙。', '丁。', '戊。'];
        const edited = paragraphs.map((said, at) => said + (hand[at] ?? ''));
        const fresh = paragraphs.map((said, at) => said + (source[at] ?? ''));
        const clash = paragraphs.some(
          (_, at) => hand[at] !== '' && source[at] !== '' && hand[at] !== source[at],
        );
        const verdict = reconcile(content(edited), content(paragraphs), content(fresh));
        expect(verdict.outcome === 'conflict').toBe(clash);
        if (!clash && (verdict.outcome === 'merged' || verdict.outcome === 'updated')) {
          const both = paragraphs.map((said, at) => said + (hand[at] || (source[at] ?? '')));
          expect(verdict.content).toBe(content(both));
        }
      }),
    );
  });

  test('a merge that is no sound article is a conflict', () => {
    const base = content(['甲。']);
    const twice = (line: string) => (said: string) => said.replace('date:', `${line}\ndate:`);
    const hand = base.replace('id: a\n', 'id: a\ndeck: 甲\n');
    const verdict = reconcile(hand, base, twice('deck: 乙')(base));
    expect(verdict.outcome).toBe('conflict');
  });

  test('changes are told by line, long unchanged text cut short', () => {
    const long = '一二三四五六七八九十'.repeat(5);
    expect(describeChanges(`甲\n${long}乙${long}\n丙`, `甲\n${long}丁${long}\n丙\n戊`)).toEqual([
      '第 2 行：……一二三四五六七八九十〔删：乙〕〔增：丁〕一二三四五六七八九十……',
      '第 4 行：〔增：戊〕',
    ]);
  });
});
