import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundary, fieldOf } from '../../../src/search/codes.ts';
import {
  fieldWeight,
  fit,
  fitScore,
  nearness,
  rarity,
  termScore,
} from '../../../src/search/rank.ts';

const { before, between, after } = boundary;

test('a word fits better than several, those than a part of one, that than parts of two', () => {
  const fits = [
    fit(before | after, before | after, 2),
    fit(before | between | after, before | between | after, 2),
    fit(before, before, 2),
    fit(before | between, before | between, 2),
    fit(0, 0, 2),
    fit(between, between, 2),
  ];
  expect(fits).toEqual(fits.toSorted((a, b) => b - a));
  expect(new Set(fits).size).toBe(6);
  expect(fit(before, after, 4)).toBe(1);
  expect(fit(before | after, before | after, 4)).toBeLessThan(1);
  expect(fit(before | after, between | after, 5)).toBe(1);
  expect(fit(before | between, before | between, 1)).toBe(1);
  expect(fit(before | after, before | after, 1)).toBeLessThan(1);
});

test('one whole word outranks any number of its parts, whatever the lengths', () => {
  const score = (count: number, fits: number, length: number): number =>
    termScore({ count, fit: fits, positions: [] }, length, 500) + fitScore([fits], []);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 10000 }),
      (times, length) => {
        expect(score(1, 1, 10000)).toBeGreaterThan(score(times, 0.2, length));
      },
    ),
  );
});

test('the worst of the terms that must be there counts for all, those that may be there for themselves', () => {
  expect(fitScore([1, 1], [])).toBeGreaterThan(fitScore([2, 0.2], []));
  expect(fitScore([0.2, 1], [])).toBe(fitScore([0.2, 0.2], []));
  expect(fitScore([], [1, 0.01, 1])).toBeGreaterThan(fitScore([], [1, 0, 1]));
  expect(fitScore([1], [1])).toBeGreaterThan(fitScore([1], [0]));
  expect(fitScore([], [])).toBe(0);
});

test('more occurrences, rarer terms and headlines count for more', () => {
  const score = (count: number): number => termScore({ count, fit: 1, positions: [] }, 500, 500);
  expect(score(0)).toBe(0);
  expect(score(2)).toBeGreaterThan(score(1));
  expect(rarity(3, 1000)).toBeGreaterThan(rarity(30, 1000));
  expect(rarity(1000, 1000)).toBeGreaterThan(0);
  const weights = [fieldOf.headline, fieldOf.subhead, fieldOf.body].map((field) =>
    fieldWeight(field * 8),
  );
  expect(weights).toEqual([5, 3, 1]);
  expect(nearness(1)).toBeGreaterThan(nearness(10));
});
