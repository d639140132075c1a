/** What Pagefind is given to index: an article's tokens. */
import { codeOf, edge, fieldIn, fieldOf } from './codes.ts';
import type { BlockKind, FragmentBlock } from './bundle.ts';
import type { FoldTable } from './fold.ts';
import { loneToken, pairToken } from './tokens.ts';
import { units, type Units } from './units.ts';

/** Cuts text into words that together are the text, and a word into those that it is made of, if it is. */
export interface Segment {
  readonly words: (text: string) => readonly string[];
  readonly within: (word: string) => Compound | null;
}

export interface Compound {
  readonly parts: readonly string[];
  readonly edge: typeof edge.seam | typeof edge.joint;
}

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
    const edges = wordEdges(found, segment);
    const field = fieldOfBlock[block.kind];
    const blank = codeOf(field, { before: edge.none, between: edge.none, after: edge.none });
    found.text.forEach((unit, i) => {
      const next = found.text[i + 1];
      const lone = found.closes[i] === true || next === undefined;
      const code = codeOf(field, {
        before: edges[i] as number,
        between: lone ? edge.border : (edges[i + 1] as number),
        after: lone ? edge.border : (edges[i + 2] ?? edge.border),
      });
      put(lone ? loneToken(unit) : pairToken(unit, next), code);
      if (lone) put(gap, blank);
    });
    put(gap, blank);
  }
  const body = codes.findIndex((code) => fieldIn(code) !== fieldOf.headline);
  return { tokens, codes, headline: body < 0 ? codes.length : body };
}

/** What lies before each unit; one entry more, for the end. */
export function wordEdges(found: Units, segment: Segment): Uint8Array {
  const edges = new Uint8Array(found.text.length + 1);
  /** The unit that begins at each offset of what is joined, if one does. */
  const unitAt: (number | undefined)[] = [];
  let joined = '';
  found.text.forEach((unit, i) => {
    unitAt[joined.length] = i;
    joined += unit;
    if (found.closes[i]) joined += '，';
    else if ((found.end[i] as number) < (found.start[i + 1] ?? 0)) joined += ' ';
  });
  let offset = 0;
  const set = (at: number, kind: number): void => {
    const unit = unitAt[at];
    if (unit !== undefined) edges[unit] = kind;
  };
  let before = '';
  for (const word of segment.words(joined)) {
    set(offset, suffixes.has(word) && several.test(before) ? edge.seam : edge.border);
    const compound = long.test(word) ? segment.within(word) : null;
    let at = offset;
    for (const part of compound?.parts ?? []) {
      if (at > offset) set(at, compound?.edge ?? edge.seam);
      at += part.length;
    }
    offset += word.length;
    before = word;
  }
  setNumbersApart(found, edges);
  edges[found.text.length] = edge.border;
  return edges;
}

const several = /^\p{Script=Han}{2,}$/u;
const long = /^\p{Script=Han}{3,}$/u;

/** What makes another word of the one before it: 参与|者, 支持|率. */
const suffixes = new Set(
  '者们人员社团党族籍率额量性式型化制度权法案费款股图剧感界局署室组司队军部会院店站厂场屋城区港街路岛市县州省镇乡村国业期级次群网车战',
);

const numeral = new Set('零〇一二三四五六七八九十百千万亿两');
/** One of these alone begins many a word that is no number: 一些, 百姓, 万一. */
const counting = /^[二三四五六七八九十两]$/u;
const measure = /^[个年天名位次项家种条件岁]$/u;
/** What has a rank besides: 第一届. Not so 第三者, 第一线, 第三产业. */
const ranked = /^[届批步轮章季阶部代期集场]$/u;
const more = /^[多余]$/u;
const ofDate = /^[月日]$/u;

/**
 * A number is one word, however long (dictionaries know 三十 and not 三十九), and ends before what it
 * counts; in 十二月二十日 it is part of a date.
 */
function setNumbersApart({ text, closes }: Units, edges: Uint8Array): void {
  /** Units of the number that ends before the unit in hand. */
  let length = 0;
  let ordinal = false;
  text.forEach((unit, i) => {
    if (i > 0 && closes[i - 1]) length = 0;
    const before = text[i - 1] ?? '';
    if (numeral.has(unit)) {
      if (length === 0) ordinal = before === '第';
      if (length > 0 || (before === '第' && edges[i - 1] === edge.border)) edges[i] = edge.none;
      length += 1;
    } else if (/^\d+$/u.test(unit)) {
      length = 2;
    } else if (length > 0) {
      const counted = measure.test(unit) || (ordinal && ranked.test(unit));
      const long = length > 1 || (counted && (ordinal || counting.test(before)));
      if (numeral.has(before) && ofDate.test(unit)) edges[i] = edge.seam;
      else if (long) edges[i] = edge.border;
      if (more.test(unit)) edges[i] = edges[i + 1] = edge.border;
      length = 0;
    }
  });
}
