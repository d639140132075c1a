/**
 * The query language. Every text is a query: what is not understood as syntax is searched as it
 * stands, and what says nothing is passed over. Only what is too long to be answered at once is refused.
 *
 *     峰会 "共同 声明"        both; quotes of any style keep blanks within a phrase together
 *     合作 | 协作，甲 或 乙    either
 *     -股市                  not
 *     标题:峰会 作者:王       within a field (标题 来源 作者 人物 地点 机构 专题 栏目 日期)
 *     2026-05..2026-06      days, months or years; also 2020年以前, 2020年以来
 */
import type { Chip } from './searcher.ts';
import type { ColumnName } from './bundle.ts';
import { daysInMonth, isCalendarDate } from '../archive/dates.ts';
import type { FoldTable } from './fold.ts';
import { SearchError } from './search-error.ts';
import { units, type Units } from './units.ts';
import { searchText } from '../i18n/zh-CN.ts';

/** Something that an article's text, headline or column contains. */
export interface Atom {
  readonly in: 'text' | 'headline' | ColumnName;
  /** As typed, without quotes and prefixes. */
  readonly text: string;
  readonly units: Units;
  /** Letters and digits at either end may be part of longer ones. */
  readonly cut?: boolean;
}

export interface Query {
  /** Each of these, in any of its alternatives. */
  readonly must: readonly (readonly Atom[])[];
  /** At least so many of these clauses. */
  readonly some?: { readonly clauses: readonly (readonly Atom[])[]; readonly least: number };
  /** None of these. */
  readonly not: readonly Atom[];
  /** First and last day, `YYYY-MM-DD`. */
  readonly from?: string;
  readonly to?: string;
  readonly chips: readonly Chip[];
}

/** All clauses that an article may answer to: those it must, then those of which some are enough. */
export function clausesOf(query: Query): readonly (readonly Atom[])[] {
  return [...query.must, ...(query.some?.clauses ?? [])];
}

const fieldNames: Readonly<Record<string, Atom['in'] | 'date'>> = {
  标题: 'headline',
  题目: 'headline',
  来源: 'source',
  稿源: 'source',
  作者: 'byline',
  记者: 'byline',
  人物: 'people',
  地点: 'places',
  机构: 'organizations',
  专题: 'topics',
  栏目: 'section',
  日期: 'date',
};

const quotes: Readonly<Record<string, string>> = {
  '"': '"”“＂',
  '“': '”"“＂',
  '”': '”"“＂',
  '＂': '＂"”',
  '„': '“”"',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '〝': '〞〟',
  '‘': '’',
  '’': '’',
  "'": "'",
};

/** What is left of `甲 或` or `| 乙` when the other side is taken out. */
const danglingOr =
  /^(?:[\s\u3000|｜]|(?:或|或者|OR)(?=[\s\u3000|｜]))+|(?:[\s\u3000|｜]|(?<=[\s\u3000|｜])(?:或|或者|OR)(?=[\s\u3000|｜]*$))+$/gu;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly exclude: boolean;
  readonly field: string | null;
  readonly text: string;
  readonly quoted: boolean;
  /** An alternative to the piece before it. */
  readonly or: boolean;
}

/** Characters of a query, unfolded and blanks apart: longer than any paragraph of a newspaper. */
const mostCharacters = 2000;
/** More would not be answered at once in a large archive. */
const mostConditions = 16;

/** @throws {SearchError} `refused`, for a query that is too long */
export function parseQuery(source: string, table: FoldTable): Query {
  const characters = [...source.normalize('NFKC').replace(/\s+/gu, '')].length;
  if (characters > mostCharacters)
    throw new SearchError('refused', searchText.tooLong(characters, mostCharacters));
  const pieces = cut(source).filter(({ text }) => units(text, table).text.length > 0);
  if (pieces.length > mostConditions)
    throw new SearchError('refused', searchText.tooManyConditions(pieces.length, mostConditions));
  const must: Atom[][] = [];
  const not: Atom[] = [];
  const chips: Chip[] = [];
  let from: string | undefined;
  let to: string | undefined;
  const alone = pieces.length === 1;
  /** The clause that an alternative may join. */
  let open: Atom[] | null = null;

  const chip = (kind: Chip['kind'], label: string, { start, end }: Piece): void => {
    const without = `${source.slice(0, start).trimEnd()} ${source.slice(end).trimStart()}`.replace(
      danglingOr,
      '',
    );
    chips.push({ kind, label, start, end, without });
  };

  for (const piece of pieces) {
    const field = piece.field === null ? null : fieldNames[simple(piece.field, table)];
    const bareDate = field === null && !piece.quoted && !piece.exclude;
    if (
      field === 'date' ||
      (bareDate && !(alone && /^\d{4}$/u.test(piece.text.normalize('NFKC'))))
    ) {
      const range = dateRange(piece.text.normalize('NFKC').trim());
      if (range) {
        if (range.from !== undefined && (from === undefined || range.from > from))
          from = range.from;
        if (range.to !== undefined && (to === undefined || range.to < to)) to = range.to;
        chip('date', searchText.chipDate(range.from, range.to), piece);
        open = null;
        continue;
      }
    }
    const atom: Atom = {
      in: field === null || field === undefined || field === 'date' ? 'text' : field,
      text: piece.text.trim(),
      units: units(piece.text, table),
    };
    const label =
      atom.in === 'text' ? atom.text : searchText.chipField(piece.field ?? '', atom.text);
    if (piece.exclude) {
      not.push(atom);
      chip('exclude', searchText.chipExclude(label), piece);
      open = null;
    } else {
      if (piece.or && open) {
        if (!open.some((other) => other.text === atom.text && other.in === atom.in))
          open.push(atom);
      } else {
        open = [atom];
        must.push(open);
      }
      chip(atom.in === 'text' ? 'term' : 'field', label, piece);
    }
  }
  return { must, not, from, to, chips };
}

const blank = /[\s\u3000\u200B\uFEFF]/u;
const bar = /[|｜]/u;
const minus = /[-－−﹣]/u;

function cut(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let or = false;
  while (at < source.length) {
    const char = source.charAt(at);
    if (blank.test(char)) {
      at += 1;
      continue;
    }
    if (bar.test(char)) {
      or = true;
      at += 1;
      continue;
    }
    const start = at;
    let exclude = false;
    if (
      minus.test(char) &&
      at + 1 < source.length &&
      !/[\s\u3000|｜]/u.test(source.charAt(at + 1))
    ) {
      exclude = true;
      at += 1;
    }
    let field: string | null = null;
    const prefix = /^([^\s:：|｜"“]{2})[:：]/u.exec(source.slice(at));
    if (prefix?.[1] !== undefined && isFieldName(prefix[1])) {
      field = prefix[1];
      at += prefix[0].length;
      // "标题: 峰会" means the same as "标题:峰会".
      while (at < source.length && blank.test(source.charAt(at))) at += 1;
    }
    const closing = quotes[source.charAt(at)];
    let text: string;
    let quoted = false;
    if (closing !== undefined) {
      let end = at + 1;
      while (end < source.length && !closing.includes(source.charAt(end))) end += 1;
      if (end < source.length) {
        text = source.slice(at + 1, end);
        quoted = true;
        at = end + 1;
      } else {
        // A quotation mark that is never closed means nothing.
        at += 1;
        [text, at] = word(source, at);
      }
      if (quoted && !(source.charAt(at) in quotes)) {
        // “三农”问题 is one phrase: the marks are those of the text.
        const [rest, next] = word(source, at);
        text += rest;
        at = next;
      }
    } else {
      [text, at] = word(source, at);
    }
    const more = pieces.length > 0 && source.slice(at).trim() !== '';
    if (more && !exclude && field === null && !quoted && /^(?:或|或者|OR)$/u.test(text)) {
      or = true;
      continue;
    }
    pieces.push({ start, end: at, exclude, field, text, quoted, or });
    or = false;
  }
  return pieces;
}

/** From `at` to the next blank or bar. */
function word(source: string, at: number): [text: string, end: number] {
  let end = at;
  while (end < source.length && !blank.test(source.charAt(end)) && !bar.test(source.charAt(end))) {
    end += 1;
  }
  return [source.slice(at, end), end];
}

const traditional: Readonly<Record<string, string>> = {
  標題: '标题',
  題目: '题目',
  來源: '来源',
  機構: '机构',
  專題: '专题',
  欄目: '栏目',
  記者: '记者',
  地點: '地点',
};

function isFieldName(name: string): boolean {
  return name in fieldNames || name in traditional;
}

function simple(name: string, table: FoldTable): string {
  return traditional[name] ?? [...name].map((char) => table.get(char) ?? char).join('');
}

interface Range {
  readonly from?: string;
  readonly to?: string;
}

const dash = /^(.*?)(?:\.{2,3}|至|到|~)(.*)$/u;

/** The days that a text means, or null when it does not mean any. */
function dateRange(text: string): Range | null {
  const relative = /^(\d{4})年?(?:(\d{1,2})月)?(以前|之前|前|以后|之后|后|以来|起)$/u.exec(text);
  if (relative) {
    const month = relative[2] === undefined ? '' : `-${relative[2].padStart(2, '0')}`;
    const period = days(`${relative[1]}${month}`);
    if (!period) return null;
    const end = relative[3] ?? '';
    if (/前$/u.test(end)) return { to: dayBefore(period.from) };
    if (/^(?:以来|起)$/u.test(end)) return { from: period.from };
    return { from: dayAfter(period.to) };
  }
  const range = dash.exec(text);
  if (range) {
    const [first = '', last = ''] = [range[1], range[2]].map((part) =>
      part?.trim().replace(/年$/u, ''),
    );
    const from = first === '' ? undefined : days(first);
    const to = last === '' ? undefined : days(last);
    if (from === null || to === null || (from === undefined && to === undefined)) return null;
    if (from && to && from.from > to.to) return { from: to.from, to: from.to };
    return { from: from?.from, to: to?.to };
  }
  return days(text);
}

/** `2026`, `2026-05` or `2026-05-20` as first and last day. */
function days(text: string): { from: string; to: string } | null {
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u.exec(text);
  if (!match) return null;
  const year = match[1] as string;
  if (year < '1000') return null;
  if (match[2] === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const month = match[2].padStart(2, '0');
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (match[3] === undefined) {
    const last = daysInMonth(Number(year), Number(month));
    return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  }
  const day = `${year}-${month}-${match[3].padStart(2, '0')}`;
  return isCalendarDate(day) ? { from: day, to: day } : null;
}

function dayBefore(date: string): string {
  return shift(date, -1);
}

function dayAfter(date: string): string {
  return shift(date, 1);
}

function shift(date: string, by: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + by);
  return time.toISOString().slice(0, 10);
}
