/**
 * The days on which the archive's papers came out, from `papers.yaml` among the articles. With it a day
 * without reports can be told: a gap in the holdings, or a day without a paper.
 *
 *     - name: 样张日报
 *       from: 1978-01-01
 *       to: 1992-12-31
 *       weekdays: 一二三四五六
 *       none: [1979-01-28, 1979-01-29/1979-01-31]
 */
import { LineCounter, isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { dateText, zh } from '../i18n/zh-CN.ts';
import { isCalendarDate, weekday } from './dates.ts';
import type { Problem } from './front-matter.ts';

const weekdays = dateText.weekdayInitials.join('');
const date = z.string().refine(isCalendarDate, { message: 'calendar-date' });

const paperSchema = z
  .strictObject({
    name: z.string().trim().min(1).describe('报纸的名称'),
    from: date.describe('从哪一天起，写作 YYYY-MM-DD'),
    to: date.describe('到哪一天止'),
    weekdays: z
      .string()
      .regex(/^[日一二三四五六]+$/u, { message: 'weekdays' })
      .default(weekdays)
      .describe('一周里哪几天出报，如“一二三四五六”；不写则天天出报'),
    none: z
      .array(
        z.string().refine((text) => {
          const days = text.split('/');
          return days.length <= 2 && days.every(isCalendarDate);
        }, 'calendar-date'),
      )
      .default([])
      .describe('没有出报的日子，一天写作 1979-01-28，几天写作 1979-01-28/1979-01-31'),
  })
  .refine(({ from, to }) => from <= to, { message: 'order', path: ['to'] });

export const papersFile = 'papers.yaml';

export type Paper = z.output<typeof paperSchema>;

/** `issued`: some paper came out; `none`: none did; `unknown`: the archive says nothing of the day. */
export type Issue = 'issued' | 'none' | 'unknown';

export function issueOn(papers: readonly Paper[], day: string): Issue {
  const covering = papers.filter(({ from, to }) => from <= day && day <= to);
  if (covering.length === 0) return 'unknown';
  const name = weekdays.charAt(weekday(day));
  const skipped = ({ none }: Paper): boolean =>
    none.some((range) => {
      const [first = '', last = first] = range.split('/');
      return first <= day && day <= last;
    });
  return covering.some((paper) => paper.weekdays.includes(name) && !skipped(paper))
    ? 'issued'
    : 'none';
}

/** Reads the file’s text; never throws: gives the papers, or everything that is wrong. */
export function parsePapers(
  text: string,
  file: string,
): { readonly papers: readonly Paper[]; readonly problems: readonly Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), {
    lineCounter: counter,
    uniqueKeys: true,
    schema: 'failsafe',
  });
  const problem = (offset: number, message: string, hint: string): Problem => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col, message, hint };
  };
  const broken = [...document.errors, ...document.warnings].map(({ pos, code }) =>
    problem(pos[0], zh.content.yaml(code), zh.content.yamlHint(code)),
  );
  if (broken.length > 0) return { papers: [], problems: broken };
  const result = z.array(paperSchema).safeParse(document.toJS() ?? []);
  if (result.success) return { papers: result.data, problems: [] };
  const problems = result.error.issues.map(({ path, message }) => {
    let node: unknown;
    for (let depth = path.length; depth > 0 && !isNode(node); depth -= 1)
      node = document.getIn(path.slice(0, depth), true);
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    const { what, hint } = zh.content.papers(
      path.filter((key) => typeof key === 'string').join('.'),
      message,
    );
    return problem(offset, what, hint);
  });
  return { papers: [], problems };
}
