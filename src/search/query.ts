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
    const field = piece.field === null ? null : namedField(piece.field);
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
