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
import { dateRange, type DayRange } from './date-range.ts';
import type { FoldTable } from './fold.ts';
import { SearchError } from './search-error.ts';
import { cut, namedField, type Field, type Piece } from './syntax.ts';
import { units, type Units } from './units.ts';
import { searchText } from '../i18n/zh-CN.ts';

/** Something that an article's text, headline or column contains, or days of which it is. */
export interface Atom {
  readonly in: 'text' | Field;
  /** As typed, without quotes and prefixes. */
  readonly text: string;
  readonly units: Units;
  /** Letters and digits at either end may be part of longer ones. */
  readonly cut?: boolean;
  /** Where it is in `date`. */
  readonly days?: DayRange;
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

/** All clauses that an article may answer to: those it must, then those of which some are enough. */
export function clausesOf(query: Query): readonly (readonly Atom[])[] {
  return [...query.must, ...(query.some?.clauses ?? [])];
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
  const conditions = pieces.map((piece) => conditionOf(piece, pieces.length === 1, table));
  const clauses = inClauses(conditions);
  const query = {
    must: [] as Atom[][],
    not: [] as Atom[],
    days: [] as DayRange[][],
    notDays: [] as DayRange[],
  };
  for (const clause of clauses) {
    const ranges = clause.flatMap(({ range }) => range ?? []);
    const excluded = clause[0]?.piece.exclude === true;
    if (ranges.length === clause.length) {
      if (excluded) query.notDays.push(...ranges);
      else query.days.push(ranges);
    } else {
      const atoms = clause.map(({ atom }) => atom);
      if (excluded) query.not.push(...atoms);
      else query.must.push(atoms.filter((atom, i) => atoms.findIndex(alike(atom)) === i));
    }
  }
  return {
    ...query,
    chips: conditions.map((condition) => ({
      ...condition.chip,
      without: without(source, conditions, condition, clauses),
    })),
  };
}

/** A piece of a query, understood. */
interface Condition {
  readonly piece: Piece;
  /** The days that it means, if it means any. */
  readonly range: DayRange | null;
  readonly atom: Atom;
  readonly chip: Omit<Chip, 'without'>;
}

/** @param alone there is no other: a year by itself is text */
function conditionOf(piece: Piece, alone: boolean, table: FoldTable): Condition {
  const { start, end, exclude } = piece;
  const field = piece.field === null ? null : namedField(piece.field);
  const bare = field === null && !piece.quoted;
  const range =
    field === 'date' || (bare && !(alone && isYear(piece)))
      ? dateRange(piece.text.normalize('NFKC').trim(), field === 'date')
      : null;
  const text = piece.text.trim();
  const found = { text, units: units(piece.text, table) };
  const chip = (kind: Chip['kind'], label: string): Omit<Chip, 'without'> =>
    exclude
      ? { kind: 'exclude', label: searchText.chipExclude(label), start, end }
      : { kind, label, start, end };
  if (range) {
    const atom: Atom = { in: 'date', ...found, days: range };
    return { piece, range, atom, chip: chip('date', searchText.chipDate(range.from, range.to)) };
  }
  if (field === 'date') {
    const label = searchText.chipNoDate(text);
    return { piece, range, atom: { in: 'text', ...found }, chip: chip('field', label) };
  }
  const atom: Atom = { in: field ?? 'text', ...found };
  return {
    piece,
    range,
    atom,
    chip:
      field === null
        ? chip('term', text)
        : chip('field', searchText.chipField(piece.field ?? '', text)),
  };
}

/** Alternatives together; an exclusion is none and has none. */
function inClauses(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const clauses: Condition[][] = [];
  for (const condition of conditions) {
    const last = clauses.at(-1);
    const { or, exclude } = condition.piece;
    if (or && !exclude && last?.[0]?.piece.exclude === false) last.push(condition);
    else clauses.push([condition]);
  }
  return clauses;
}

const alike =
  (one: Atom) =>
  (other: Atom): boolean =>
    other.text === one.text && other.in === one.in;

/** The query with one condition taken out; all else means what it meant. */
function without(
  source: string,
  conditions: readonly Condition[],
  condition: Condition,
  clauses: readonly (readonly Condition[])[],
): string {
  const at = conditions.indexOf(condition);
  const [before, after] = [conditions[at - 1], conditions[at + 1]];
  const [only, ...others] = conditions.filter((other) => other !== condition);
  const wasDate = only?.range && only.piece.field === null && isYear(only.piece);
  // Alone, a year would be searched for as text.
  if (wasDate && others.length === 0)
    return `${only.piece.exclude ? '-' : ''}日期:${only.piece.text}`;
  const clause = clauses.find((one) => one.includes(condition)) ?? [];
  const alternatives = before && after && clause.includes(before) && clause.includes(after);
  return [
    ...(before ? [source.slice(0, before.piece.end)] : []),
    ...(after ? [source.slice(after.piece.start)] : []),
  ].join(alternatives ? ' | ' : ' ');
}

const isYear = ({ text }: Piece): boolean => /^\d{4}$/u.test(text.normalize('NFKC'));
