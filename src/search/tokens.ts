/**
 * What the index holds for a sequence of units: one token a unit, made of the unit and its right
 * neighbour, or of the unit alone where its run ends. Token positions are unit positions; a break
 * takes up one position of its own, a border between blocks two, so that what stands next to one
 * another in the index stood next to one another in print.
 *
 * Tokens are spelled with characters that Pagefind neither drops nor alters: Han characters, ASCII
 * digits and lower-case letters, and two letters of its own alphabet-free kind. Everything else is
 * written as its code point. None of these lies between U+E000 and U+FFFF, so that JavaScript's
 * order of strings is the order of code points in which the index is sorted.
 */
import { isRun, type Units } from './units.ts';

/** Between two units of which either is longer than one Han character: 20|26 is not 2026. */
const separator = 'ꞏ';
/** Around the code point of a character that is not written as itself. */
const escape = 'ꟷ';

const plain = /^[a-z0-9\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{2A6DF}]+$/u;
/** A Han character that is spelled as itself. */
export const oneHan = /^[\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{2A6DF}]$/u;

function spell(unit: string): string {
  if (plain.test(unit)) return unit;
  let spelled = '';
  for (const char of unit) {
    spelled += plain.test(char)
      ? char
      : `${escape}${(char.codePointAt(0) as number).toString(36)}${escape}`;
  }
  return spelled;
}

/** The token of a unit and its right neighbour in the same run. */
export function pairToken(unit: string, next: string): string {
  return oneHan.test(unit) && oneHan.test(next)
    ? unit + next
    : `${spell(unit)}${separator}${spell(next)}`;
}

/** The token of a unit that is the last of its run. */
export function loneToken(unit: string): string {
  return spell(unit);
}

/** Positions that a block of these units takes up. */
export function positionsOf({ text, closes }: Units): number {
  return text.length + closes.filter(Boolean).length + 1;
}

/** Tokens in the order of the index. All that are meant lie in `[from, to)`, others may too. */
export interface TokenRange {
  readonly from: string;
  readonly to: string;
  readonly accepts: (token: string) => boolean;
}

export function exactly(token: string): TokenRange {
  return { from: token, to: `${token}\0`, accepts: (other) => other === token };
}

/** Tokens whose first unit is `unit`. */
function tokensOf(unit: string): TokenRange {
  const spelled = spell(unit);
  const to = oneHan.test(unit) ? `${spelled}\u{10FFFF}` : `${spelled}${separator}\u{10FFFF}`;
  return {
    from: spelled,
    to,
    accepts: oneHan.test(unit)
      ? () => true
      : (token) => token === spelled || token.startsWith(spelled + separator),
  };
}

/** One look-up of a phrase: any of these, `offset` positions after the phrase's start. */
export interface Lookup {
  readonly offset: number;
  readonly tokens: TokenRange;
}

/**
 * The fewest look-ups that prove a phrase. Within a run, pairs side by side suffice (neighbouring
 * positions are neighbouring units); before a break the last unit must stand alone.
 */
export function lookups(query: Units): Lookup[] {
  const found: Lookup[] = [];
  const last = query.text.length - 1;
  let first = 0;
  let breaks = 0;
  while (first <= last) {
    let end = first;
    while (end < last && query.closes[end] !== true) end += 1;
    const at = (unit: number, tokens: TokenRange): void => {
      found.push({ offset: unit + breaks, tokens });
    };
    const pair = (unit: number): TokenRange =>
      exactly(pairToken(query.text[unit] as string, query.text[unit + 1] as string));
    let unit = first;
    for (; unit + 1 <= end; unit += 2) at(unit, pair(unit));
    if (end < last) {
      at(end, exactly(loneToken(query.text[end] as string)));
      breaks += 1;
    } else if (unit === end) {
      if (end > first) at(end - 1, pair(end - 1));
      else at(end, tokensOf(query.text[end] as string));
    }
    first = end + 1;
  }
  return found;
}

/**
 * The look-ups of a phrase whose first and last units, where they are runs of letters or digits, may
 * be cut short: `26年5` also stands for `2026年50`. Null where there is nothing that can be cut.
 */
export function edgeLookups(query: Units): Lookup[] | null {
  const last = query.text.length - 1;
  const cutStart = isRun(query.text[0] ?? '');
  const cutEnd = isRun(query.text[last] ?? '');
  if (!cutStart && !cutEnd) return null;
  const exact = lookups(query);
  const plainLast = query.text[last] as string;
  const breaks = query.closes.slice(0, last).filter(Boolean).length;
  const found = exact.filter(
    ({ offset }) => !(cutStart && offset === 0) && !(cutEnd && offset + 1 >= last + breaks),
  );
  const first = query.text[0] as string;
  if (cutStart) {
    const next = query.closes[0] === true && last > 0 ? null : query.text[1];
    found.unshift({
      offset: 0,
      tokens: runs((unit, rest) => {
        if (last === 0) return unit.includes(first);
        if (!unit.endsWith(first)) return false;
        if (next === null) return rest === '';
        return last === 1 && cutEnd
          ? rest.startsWith(spell(next ?? ''))
          : rest === spell(next ?? '');
      }),
    });
  }
  if (cutEnd && last > 0) {
    const before = query.text[last - 1] as string;
    if (query.closes[last - 1] === true) {
      found.push({
        offset: last + breaks,
        tokens: runs((unit) => unit.startsWith(plainLast)),
      });
    } else if (last > 1 || !cutStart) {
      const spelled = `${spell(before)}${separator}${spell(plainLast)}`;
      found.push({
        offset: last - 1 + breaks,
        tokens: {
          from: spelled,
          to: `${spelled}\u{10FFFF}`,
          accepts: (token) => token.startsWith(spelled),
        },
      });
    }
  }
  return found;
}

/** All tokens whose first unit is a run of ASCII letters and digits. */
function runs(accepts: (unit: string, rest: string) => boolean): TokenRange {
  return {
    from: '0',
    to: '{',
    accepts: (token) => {
      const at = token.indexOf(separator);
      return at < 0 ? accepts(token, '') : accepts(token.slice(0, at), token.slice(at + 1));
    },
  };
}
