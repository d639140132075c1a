import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundary, fieldOf } from '../../../src/search/codes.ts';
import { fieldWeight, fit, nearness, rarity, termScore } from '../../../src/search/rank.ts';

const { before, between, after } = boundary;

test('a word fits better than a part of one, and that better than parts of two', () => {
  const fits = [
    fit(before | after, before | after, 2),
    fit(before, before, 2),
    fit(0, 0, 2),
    fit(between, between, 2),
  ];
  expect(fits).toEqual(fits.toSorted((a, b) => b - a));
  expect(new Set(fits).size).toBe(4);
  expect(fit(before, after, 4)).toBe(1);
  expect(fit(before | between, before | between, 1)).toBe(1);
  expect(fit(before | after, before | after, 1)).toBeLessThan(1);
});

test('one whole word outranks any number of its parts, whatever the lengths', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 10000 }),
      (times, length) => {
        const whole = termScore({ count: 1, fit: 1, positions: [] }, 10000, 500);
        const parts = termScore({ count: times, fit: 0.2, positions: [] }, length, 500);
        expect(whole).toBeGreaterThan(parts);
      },
    ),
  );
});

test('more occurrences, rarer terms and headlines count for more', () => {
  const score = (count: number): number => termScore({ count, fit: 1, positions: [] }, 500, 500);
  expect(score(2)).toBeGreaterThan(score(1));
  expect(rarity(3, 1000)).toBeGreaterThan(rarity(30, 1000));
  expect(rarity(1000, 1000)).toBeGreaterThan(0);
  const weights = [fieldOf.headline, fieldOf.subhead, fieldOf.body].map((field) =>
    fieldWeight(field * 8),
  );
  expect(weights).toEqual([5, 3, 1]);
  expect(nearness(1)).toBeGreaterThan(nearness(10));
});
