import { describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import type { Question } from '../../../src/importer/interactive.ts';
import { readLineAnswer, describeOptions, readOptions } from '../../../src/importer/options.ts';
import { imports } from './memory.ts';

const page = (date: string): string => `${date}

青石河水位回落

　　青石河水位昨天缓慢回落，各处堤防没有出现险情。

　　各闸口正常调度，巡堤队每晚八点出发。

巡堤队昼夜值守

　　市里要求继续加强值守，不可松懈。

（据清河社电）
`;
const dated = page('2026年6月4日　星期四');

/** An import whose questions are answered from a list. */
async function answering(source: string, given: readonly string[]) {
  const questions: Question[] = [];
  const left = [...given];
  const ran = await imports({ 'a.txt': source }, {}, new Map(), new Map(), {
    ask: (question) => {
      questions.push(question);
      return Promise.resolve(left.shift() ?? '');
    },
  });
  const articles = [...ran.written].map(([path, content]) => parseArticleFile(content, path));
  return { ...ran, questions, articles, left };
}

describe('questions', () => {
  test('are asked of what is doubtful alone, with the source lines and the keys', async () => {
    const { questions, totals } = await answering(dated, []);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.said).toContain('▶    9  巡堤队昼夜值守');
    expect(questions[0]?.said).toContain('     7  各闸口正常调度');
    expect(questions[0]?.keys).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(totals).toMatchObject({ outcomes: { written: 1 }, doubts: 0, failedFiles: 0 });
  });

  test('Enter leaves things as they are', async () => {
    const { articles } = await answering(dated, ['']);
    expect(articles[0]?.body).toContain('## 巡堤队昼夜值守');
    expect(articles[0]?.article?.provenance?.options).toBeUndefined();
  });

  test.each([
    ['正文', /\n\n巡堤队昼夜值守\n\n/u],
    ['版面附属文字', /^(?![^]*昼夜)/u],
  ])('an answer “%s” is carried out, and kept with the article', async (name, body) => {
    const asked = await answering(dated, []);
    const said = asked.questions[0]?.said ?? '';
    const key = new RegExp(`^ {2}(\\d) {2}${name}`, 'mu').exec(said)?.[1] ?? '';
    const { articles, totals } = await answering(dated, [key]);
    expect(articles[0]?.body).toMatch(body);
    expect(articles[0]?.article?.provenance?.options).toBe(`--line 9=${name}`);
    expect(totals.problems).toBe(0);
  });

  test('a heading becomes another article', async () => {
    const { articles } = await answering(dated, ['1']);
    expect(articles.map(({ article }) => article?.headline)).toEqual([
      '青石河水位回落',
      '巡堤队昼夜值守',
    ]);
  });

  test('a missing date is asked for until it is one', async () => {
    const { articles, questions } = await answering(page('清河日报'), [
      '2026-02-30',
      '2026-06-05',
      '',
    ]);
    expect(questions.map(({ keys }) => keys === undefined)).toEqual([true, true, false]);
    expect(articles[0]?.article?.date).toBe('2026-06-05');
    expect(articles[0]?.article?.provenance?.options).toBe('--date 2026-06-05');
  });

  test('a date left open leaves the page unwritten', async () => {
    const { written, totals } = await answering(page('清河日报'), ['', '']);
    expect(written.size).toBe(0);
    expect(totals.failedFiles).toBe(1);
  });

  test('which of two headings is the headline is one question', async () => {
    const source = dated.replace('青石河水位回落\n', '堤防安然无恙\n全城灯火通明\n');
    const { questions } = await answering(source, []);
    const which = questions.findIndex(({ said }) => said.includes('哪一行是标题'));
    expect(which).toBe(0);
    const headlines = await Promise.all(
      ['1', '2'].map(async (key) => {
        const keys = questions.map((_, at) => (at === which ? key : ''));
        return (await answering(source, keys)).articles[0]?.article;
      }),
    );
    expect(headlines).toMatchObject([
      { headline: '堤防安然无恙', deck: '全城灯火通明' },
      { headline: '全城灯火通明', kicker: '堤防安然无恙' },
    ]);
  });
});

test('answers can be given as options, and read back from provenance', () => {
  expect(readLineAnswer('12=副题')).toEqual({ line: 12, answer: 'deck' });
  expect(readLineAnswer('12=插图')).toBeUndefined();
  expect(readLineAnswer('x=副题')).toBeUndefined();
  const options = {
    date: '2026-06-04',
    publication: '清河 "日报"',
    lines: [{ line: 9, answer: 'sourceNote' as const }],
  };
  expect(readOptions(describeOptions(options))).toEqual(options);
  expect(readOptions('--unknown 1')).toBeUndefined();
});
