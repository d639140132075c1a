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
import { daysInMonth, isCalendarDate } from '../archive/dates.ts';
import { fieldOf, fieldPrefix, minus, type Field } from './fields.ts';
import type { FoldTable } from './fold.ts';
import { SearchError } from './search-error.ts';
import { units, type Units } from './units.ts';
import { searchText } from '../i18n/zh-CN.ts';

/** Something that an article's text, headline or column contains. */
export interface Atom {
  readonly in: 'text' | Exclude<Field, 'date'>;
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
  /** The day lies in one range of each of these, and in none of those. */
  readonly days: readonly (readonly DayRange[])[];
  readonly notDays: readonly DayRange[];
  readonly chips: readonly Chip[];
}

/** First and last day, `YYYY-MM-DD`; open where there is none. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

/** All clauses that an article may answer to: those it must, then those of which some are enough. */
export function clausesOf(query: Query): readonly (readonly Atom[])[] {
  return [...query.must, ...(query.some?.clauses ?? [])];
}

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
  const chips: (Omit<Chip, 'without'> & { readonly piece: Piece })[] = [];
  const days: DayRange[][] = [];
  const notDays: DayRange[] = [];
  const alone = pieces.length === 1;
  /** The clause that an alternative may join. */
  let open: Atom[] | null = null;
  let openDays: DayRange[] | null = null;

  const clauseOf = new Map<Piece, unknown>();

  const chip = (kind: Chip['kind'], label: string, piece: Piece): void => {
    const { start, end } = piece;
    chips.push({ kind, label, start, end, piece });
    clauseOf.set(piece, open ?? openDays ?? piece);
  };

  for (const piece of pieces) {
    const field = piece.field === null ? null : fieldOf(piece.field);
    const bare = field === null && !piece.quoted && !piece.exclude;
    const range =
      field === 'date' || (bare && !(alone && isYear(piece)))
        ? dateRange(piece.text.normalize('NFKC').trim(), field === 'date')
        : null;
    if (range) {
      const label = searchText.chipDate(range.from, range.to);
      open = null;
      if (piece.exclude) {
        openDays = null;
        notDays.push(range);
        chip('exclude', searchText.chipExclude(label), piece);
      } else {
        if (piece.or && openDays) openDays.push(range);
        else days.push((openDays = [range]));
        chip('date', label, piece);
      }
      continue;
    }
    openDays = null;
    const atom: Atom = {
      in: field === null || field === 'date' ? 'text' : field,
      text: piece.text.trim(),
      units: units(piece.text, table),
    };
    const named =
      atom.in === 'text' ? atom.text : searchText.chipField(piece.field ?? '', atom.text);
    const label = field === 'date' ? searchText.chipNoDate(atom.text) : named;
    if (piece.exclude) {
      open = null;
      not.push(atom);
      chip('exclude', searchText.chipExclude(label), piece);
    } else {
      if (piece.or && open) {
        if (!open.some((other) => other.text === atom.text && other.in === atom.in))
          open.push(atom);
      } else {
        open = [atom];
        must.push(open);
      }
      chip(label === atom.text ? 'term' : 'field', label, piece);
    }
  }
  return {
    must,
    not,
    days,
    notDays,
    chips: chips.map(({ piece, ...chip }) => ({
      ...chip,
      without: without(source, pieces, piece, clauseOf),
    })),
  };
}

/**
 * The query with one piece taken out; all else means what it meant.
 * @param clauseOf what each piece is an alternative in
 */
function without(
  source: string,
  pieces: readonly Piece[],
  piece: Piece,
  clauseOf: ReadonlyMap<Piece, unknown>,
): string {
  const at = pieces.indexOf(piece);
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  const [only, ...others] = pieces.filter((other) => other !== piece);
  const wasDate = only?.field === null && !only.quoted && !only.exclude && isYear(only);
  // Alone, a year would be searched for as text.
  if (wasDate && others.length === 0) return `日期:${only.text}`;
  const alternatives = before && after && clauseOf.get(before) === clauseOf.get(after);
  return [
    ...(before ? [source.slice(0, before.end)] : []),
    ...(after ? [source.slice(after.start)] : []),
  ].join(alternatives ? ' | ' : ' ');
}

const isYear = ({ text }: Piece): boolean => /^\d{4}$/u.test(text.normalize('NFKC'));

const blank = /[\s\u3000\u200B\uFEFF]/u;
const bar = /[|｜]/u;

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
    const prefix = fieldPrefix(source.slice(at));
    if (prefix !== null) {
      field = prefix;
      at += prefix.length + 1;
      // "标题: 峰会" means the same as "标题:峰会"; "标题: 来源:甲" names a field and nothing in it.
      let next = at;
      while (next < source.length && blank.test(source.charAt(next))) next += 1;
      if (fieldPrefix(source.slice(next)) === null) at = next;
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

const dash = /^(.*?)(?:\.{2,3}|至|到|~)(.*)$/u;

/**
 * The days that a text means, or null when it does not mean any.
 * @param named it is said to be a date: 2008年8月, which by itself is text, is one then
 */
function dateRange(text: string, named: boolean): DayRange | null {
  const relative = /^(.+?)(以前|之前|前|以后|之后|后|以来|起)$/u.exec(text);
  if (relative) {
    const period = daysOf(relative[1] ?? '');
    if (!period) return null;
    const end = relative[2] ?? '';
    if (/前$/u.test(end)) return { to: dayBefore(period.from) };
    if (/^(?:以来|起)$/u.test(end)) return { from: period.from };
    return { from: dayAfter(period.to) };
  }
  const range = dash.exec(text);
  if (range) {
    const [first = '', last = ''] = [range[1], range[2]].map((part) => part?.trim());
    const from = first === '' ? undefined : daysOf(first);
    const to = last === '' ? undefined : daysOf(last);
    if (from === null || to === null || (from === undefined && to === undefined)) return null;
    if (from && to && from.from > to.to) return { from: to.from, to: from.to };
    return { from: from?.from, to: to?.to };
  }
  return named || !text.includes('年') ? daysOf(text) : null;
}

/** `2026`, `2026-05` or `2026-05-20`, `2026年5月20日` likewise, as first and last day. */
function daysOf(text: string): { from: string; to: string } | null {
  const match =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u.exec(text) ??
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/u.exec(text);
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
