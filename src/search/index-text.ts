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
  starts[found.text.length] = 1;
  return starts;
}
