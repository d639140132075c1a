/**
 * The order of results. First, how well the best occurrence of the worst term fits the words around it:
 * a word before a part of a longer word, that before characters which belong to two words. Then BM25
 * over all occurrences, weighted by field and fit, with a premium where the terms of a query stand
 * close together. Nothing here decides whether an article is found.
 */
import { edge, edgesIn, fieldIn, fieldOf } from './codes.ts';

const fieldWeights = new Map<number, number>([
  [fieldOf.body, 1],
  [fieldOf.headline, 5],
  [fieldOf.subhead, 3],
  [fieldOf.caption, 1],
]);

export function fieldWeight(code: number): number {
  return fieldWeights.get(fieldIn(code)) ?? 1;
}

/**
 * How likely an occurrence is the word that is meant, by what lies before it and after it, in order of
 * `edge`. News whose words were set apart by hand says so: of two characters at the end of a longer
 * word, as in 副总理, one in four to seven is a word, of two at its beginning, as in 工业化, one in twenty;
 * beside a seam it is every second, beside a joint nine of ten.
 */
const fits = [
  [0.02, 0.13, 0.02, 0.02],
  [0.05, 1, 0.65, 0.4],
  [0.02, 0.7, 0.5, 0.3],
  [0.02, 0.4, 0.3, 0.2],
] as const;
/** The same where words meet within it: with words on either side it may be their compound. */
const compound = 0.6;
const straddling = 0.2;

/**
 * How well an occurrence fits the words around it: 1 if it is a word, less if it is made of several
 * (which is known of up to four units) or is part of one, little where it belongs to two.
 * @param first code of the phrase's first token
 * @param last code of its last token
 * @param length of the phrase in units
 */
export function fit(first: number, last: number, length: number): number {
  const start = edgesIn(first);
  const stop = edgesIn(last);
  const end = length === 1 ? stop.between : stop.after;
  const whole = fits[start.before]?.[end] ?? 0;
  const parted =
    (length === 2 && start.between !== edge.none) ||
    (length >= 3 &&
      length <= 4 &&
      (start.between === edge.border || start.after === edge.border)) ||
    (length === 4 && stop.between === edge.border);
  if (!parted) return whole;
  return whole === 1 ? compound : whole * straddling;
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

/**
 * What the occurrences of a term add to the score of an article of this length, before its rarity.
 * @param count of occurrences, weighted by field and fit
 */
export function termScore(count: number, length: number, averageLength: number): number {
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
