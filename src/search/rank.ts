/**
 * The order of results. An occurrence counts by its field and by how it lies among the words around
 * it; articles are then compared by BM25 over those counts, with a premium where the terms of a
 * query stand close together. Nothing here decides whether an article is found.
 */
import { boundary, fieldOf } from './codes.ts';

const fieldWeight: readonly number[] = [];
{
  const weights = fieldWeight as number[];
  weights[fieldOf.body] = 1;
  weights[fieldOf.headline] = 5;
  weights[fieldOf.subhead] = 3;
  weights[fieldOf.caption] = 1;
}

/** Both ends on word boundaries; one; none, within a word; none, across two words. */
const aligned = { both: 1, one: 0.5, inside: 0.1, across: 0.01 };

/**
 * What one occurrence counts.
 * @param first what is known of the phrase's first token, `field * 8 + boundaries`
 * @param last the same of its last token
 * @param length of the phrase in units
 */
export function occurrenceWeight(first: number, last: number, length: number): number {
  const field = fieldWeight[first >> 3] as number;
  const begins = (first & boundary.before) !== 0;
  const ends = (last & (length === 1 ? boundary.between : boundary.after)) !== 0;
  if (begins && ends) return field * aligned.both;
  if (begins || ends) return field * aligned.one;
  const across = length === 2 && (first & boundary.between) !== 0;
  return field * (across ? aligned.across : aligned.inside);
}

export const k1 = 1.2;
export const b = 0.4;

/** Rarity of a term that `found` of `all` articles hold. */
export function rarity(found: number, all: number): number {
  return Math.log(1 + (all - found + 0.5) / (found + 0.5));
}

export function saturated(count: number, length: number, averageLength: number): number {
  return (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / averageLength));
}

/** The premium for two terms `distance` positions apart at their closest. */
export function nearness(distance: number): number {
  return 1 / (1 + distance / 4);
}
