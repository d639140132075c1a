/**
 * The order of results. First, how well the best occurrence of a term fits the words around it: a
 * word before a part of a longer word, that before characters which belong to two words. Then BM25
 * over all occurrences, weighted by field and fit, with a premium where the terms of a query stand
 * close together. Nothing here decides whether an article is found.
 */
import { boundary, fieldOf } from './codes.ts';

/** What is known of a term in one article. */
export interface Tally {
  /** Occurrences, weighted by field and fit. */
  count: number;
  /** The best fit of any occurrence: 0 to 1, more for a whole headline. */
  fit: number;
  /** Positions in the index, ascending; none for what is not in the text. */
  readonly positions: number[];
}

const fieldWeights = new Map<number, number>([
  [fieldOf.body, 1],
  [fieldOf.headline, 5],
  [fieldOf.subhead, 3],
  [fieldOf.caption, 1],
]);

export function fieldWeight(code: number): number {
  return fieldWeights.get(code >> 3) ?? 1;
}

/**
 * How well an occurrence fits the words around it: 1 if both its ends are word boundaries.
 * @param first code of the phrase's first token
 * @param last code of its last token
 * @param length of the phrase in units
 */
export function fit(first: number, last: number, length: number): number {
  const begins = (first & boundary.before) !== 0;
  const ends = (last & (length === 1 ? boundary.between : boundary.after)) !== 0;
  if (begins && ends) return 1;
  if (begins || ends) return 0.2;
  const across = length === 2 && (first & boundary.between) !== 0;
  return across ? 0.01 : 0.05;
}

/** The fit of a term that is all that a headline says. */
export const wholeHeadline = 2;

/** More than all that occurrences alone can bring, so that a word in one article outranks its parts in another. */
const fitWeight = 4;
const k1 = 1.2;
const b = 0.4;

/** Rarity of a term that `found` of `all` articles hold. */
export function rarity(found: number, all: number): number {
  return Math.log(1 + (all - found + 0.5) / (found + 0.5));
}

/** What a term adds to the score of an article of this length, before its rarity. */
export function termScore(tally: Tally, length: number, averageLength: number): number {
  const { count, fit: best } = tally;
  const saturated = (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / averageLength));
  return (count === 0 ? 0 : saturated) + fitWeight * best;
}

/** The premium for two terms `distance` positions apart at their closest. */
export function nearness(distance: number): number {
  return 1 / (1 + distance / 4);
}
