import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  eachCandidate,
  estimate,
  overlap,
  shingles,
  signature,
} from '../../../src/propose/minhash.ts';

const set = (from: number, to: number): Uint32Array =>
  shingles(
    Array.from({ length: to - from }, (_, i) =>
      String.fromCodePoint(0x4e00 + (((from + i) * 7919) % 20011)),
    ).join(''),
  );

/** The naive way. */
function trueJaccard(one: Uint32Array, other: Uint32Array): number {
  const a = new Set(one);
  const shared = [...new Set(other)].filter((shingle) => a.has(shingle)).length;
  return shared / new Set([...one, ...other]).size;
}

const texts = fc
  .tuple(
    fc.integer({ min: 40, max: 600 }),
    fc.integer({ min: 40, max: 600 }),
    fc.integer({ min: 0, max: 600 }),
  )
  .map(
    ([one, other, start]) =>
      [set(0, one), set(Math.min(start, one), Math.min(start, one) + other)] as const,
  );

test('the exact overlap is that of the naive way', () => {
  fc.assert(
    fc.property(texts, ([one, other]) => {
      expect(overlap(one, other).jaccard).toBeCloseTo(trueJaccard(one, other), 10);
    }),
  );
});

test('the estimate errs by no more than its size allows', () => {
  // Four standard deviations of 128 coin tosses, and a little for hash functions that are not ideal.
  fc.assert(
    fc.property(texts, ([one, other]) => {
      const jaccard = trueJaccard(one, other);
      const deviation = Math.sqrt((jaccard * (1 - jaccard)) / 128);
      expect(Math.abs(estimate(signature(one), signature(other)) - jaccard)).toBeLessThan(
        4.5 * deviation + 0.03,
      );
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('the estimate is right on average', () => {
  const errors = Array.from({ length: 200 }, (_, i) => {
    const one = set(i * 50, i * 50 + 300);
    const other = set(i * 50 + 150, i * 50 + 450);
    return estimate(signature(one), signature(other)) - trueJaccard(one, other);
  });
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(
    0.015,
  );
});

test('punctuation and blanks make no difference', () => {
  expect(shingles('水位，上涨 了三米。')).toEqual(shingles('水位上涨了三米'));
  expect(shingles('三字短').length).toBe(0);
});

test('texts that share a half meet, unrelated ones seldom do', () => {
  const sets = Array.from({ length: 60 }, (_, i) => set(i * 320, i * 320 + 300));
  sets.push(set(0, 150));
  const met = new Set<string>();
  eachCandidate(sets.map(signature), (one, other) => met.add(`${one} ${other}`));
  expect(met).toContain('0 60');
  expect(met.size).toBeLessThan(5);
});
