/** What Pagefind is given to index: an article's tokens. */
import { boundary, fieldOf } from './codes.ts';
import type { BlockKind, FragmentBlock } from './bundle.ts';
import type { FoldTable } from './fold.ts';
import { loneToken, pairToken } from './tokens.ts';
import { units, type Units } from './units.ts';

/** Cuts text into words that together are the text. */
export type Segment = (text: string) => readonly string[];

const fieldOfBlock: Readonly<Record<BlockKind, number>> = {
  headline: fieldOf.headline,
  kicker: fieldOf.subhead,
  deck: fieldOf.subhead,
  caption: fieldOf.caption,
  note: fieldOf.body,
  heading: fieldOf.body,
  paragraph: fieldOf.body,
};

/** Takes up a position and is not indexed. */
const gap = '.';

/** What stands at each position that an article takes up. */
export interface IndexText {
  readonly tokens: readonly string[];
  /** The code of each token (see codes.ts). */
  readonly codes: readonly number[];
  /** Positions that the headline takes up. */
  readonly headline: number;
}

export function indexText(
  blocks: readonly FragmentBlock[],
  table: FoldTable,
  segment: Segment,
): IndexText {
  const tokens: string[] = [];
  const codes: number[] = [];
  const put = (token: string, code: number): void => {
    tokens.push(token);
    codes.push(code);
  };
  for (const block of blocks) {
    const found = units(block.text, table);
    const starts = wordStarts(found, segment);
    const field = fieldOfBlock[block.kind];
    found.text.forEach((unit, i) => {
      const next = found.text[i + 1];
      const lone = found.closes[i] === true || next === undefined;
      const ends =
        (starts[i] ? boundary.before : 0) |
        (lone || starts[i + 1] ? boundary.between : 0) |
        (lone || starts[i + 2] ? boundary.after : 0);
      put(lone ? loneToken(unit) : pairToken(unit, next), field * 8 + ends);
      if (lone) put(gap, field * 8);
    });
    put(gap, field * 8);
  }
  const body = codes.findIndex((code) => code >> 3 !== fieldOf.headline);
  return { tokens, codes, headline: body < 0 ? codes.length : body };
}

/** 1 for each unit at which a word begins; one entry more, for the end. */
export function wordStarts(found: Units, segment: Segment): Uint8Array {
  const starts = new Uint8Array(found.text.length + 1);
  const offsets = new Map<number, number>();
  let joined = '';
  found.text.forEach((unit, i) => {
    offsets.set(joined.length, i);
    joined += unit;
    if (found.closes[i]) joined += '，';
    else if ((found.end[i] as number) < (found.start[i + 1] ?? 0)) joined += ' ';
  });
  let offset = 0;
  for (const word of segment(joined)) {
    const unit = offsets.get(offset);
    if (unit !== undefined) starts[unit] = 1;
    offset += word.length;
  }
  setNumbersApart(found, starts);
  starts[found.text.length] = 1;
  return starts;
}

const numeral = /^[零〇一二三四五六七八九十百千万亿两]$/u;
/** One of these alone begins many a word that is no number: 一些, 百姓, 万一. */
const counting = /^[二三四五六七八九十两]$/u;
const measure = /^[个年天名位次项家种条件岁]$/u;
const more = /^[多余]$/u;

/** A number is one word, however long (dictionaries know 三十 and not 三十九), and ends before what it counts. */
function setNumbersApart({ text, closes }: Units, starts: Uint8Array): void {
  /** Units of the number that ends before the unit in hand. */
  let length = 0;
  text.forEach((unit, i) => {
    if (i > 0 && closes[i - 1]) length = 0;
    const before = text[i - 1] ?? '';
    if (numeral.test(unit)) {
      if (length > 0 || (before === '第' && starts[i - 1] === 1)) starts[i] = 0;
      length += 1;
    } else if (/^\d+$/u.test(unit)) {
      length = 2;
    } else {
      const long = length > 1 || (length === 1 && counting.test(before) && measure.test(unit));
      if (long) starts[i] = 1;
      if (length > 0 && more.test(unit)) starts[i] = starts[i + 1] = 1;
      length = 0;
    }
  });
}
