/**
 * The order of results. First, how well the best occurrence of the worst term fits the words around it:
 * a word before a part of a longer word, that before characters which belong to two words. Then BM25
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
 * How well an occurrence fits the words around it: 1 if it is a word, less if it is made of several
 * (which is known of up to four units), little where a word goes on beyond it.
 * @param first code of the phrase's first token
 * @param last code of its last token
 * @param length of the phrase in units
 */
export function fit(first: number, last: number, length: number): number {
  const begins = (first & boundary.before) !== 0;
  const ends = (last & (length === 1 ? boundary.between : boundary.after)) !== 0;
  const parted =
    (length >= 2 && length <= 4 && (first & boundary.between) !== 0) ||
    (length >= 3 && length <= 4 && (first & boundary.after) !== 0) ||
    (length === 4 && (last & boundary.between) !== 0);
  if (begins && ends) return parted ? 0.5 : 1;
  if (begins || ends) return parted ? 0.1 : 0.2;
  const across = length === 2 && parted;
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

/** What the occurrences of a term add to the score of an article of this length, before its rarity. */
export function termScore({ count }: Tally, length: number, averageLength: number): number {
  if (count === 0) return 0;
  return (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / averageLength));
}

/**
 * What fits add, before the mean rarity of the terms. Of terms that must all be there the worst counts
 * for each: an article in which every one is a word comes before one in which any is a part of one,
 * be the others ever so rare.
 * @param must fits of the terms that must be there
 * @param some fits of those that need not, 0 where they are not
 */
export function fitScore(must: readonly number[], some: readonly number[]): number {
  const worst = must.length === 0 ? 0 : Math.min(...must);
  return fitWeight * some.reduce((sum, one) => sum + one, must.length * worst);
}

/** The premium for two terms `distance` positions apart at their closest. */
export function nearness(distance: number): number {
  return 1 / (1 + distance / 4);
}
