import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, edge, fieldOf, type Edges } from '../../../src/search/codes.ts';
import {
  fieldWeight,
  fit,
  fitScore,
  nearness,
  rarity,
  termScore,
} from '../../../src/search/rank.ts';

const { none, seam, joint, border } = edge;

/** The code of a token in the text, by what lies before, within and after it. */
function code(before: number, between: number, after: number): number {
  const edges: Edges = { before, between, after };
  return codeOf(fieldOf.body, edges);
}

test('a word fits better than one in a phrase, that than several, those than a part of a compound, that than one of a longer word, that than parts of two', () => {
  const pairs = [
    code(border, none, border),
    code(joint, none, border),
    code(border, none, joint),
    code(border, border, border),
    code(joint, none, joint),
    code(border, none, seam),
    code(seam, none, seam),
    code(none, none, border),
    code(border, none, none),
    code(none, none, none),
    code(none, border, none),
  ];
  const fits = pairs.map((pair) => fit(pair, pair, 2));
  expect(fits[0]).toBe(1);
  expect(fits).toEqual(fits.toSorted((a, b) => b - a));
  expect(new Set(fits).size).toBe(pairs.length);
});

test('a term of four units is a word though it has a seam, and several words where it has a border', () => {
  const made = (inner: number): number =>
    fit(code(border, none, inner), code(inner, none, border), 4);
  expect(made(none)).toBe(1);
  expect(made(seam)).toBe(1);
  expect(made(border)).toBeLessThan(1);
  expect(fit(code(border, none, border), code(border, border, border), 5)).toBe(1);
});

test('a character alone is a word between borders', () => {
  expect(fit(code(border, border, none), code(border, border, none), 1)).toBe(1);
  expect(fit(code(border, none, border), code(border, none, border), 1)).toBeLessThan(1);
});

test('one whole word outranks any number of its parts, whatever the lengths', () => {
  const score = (count: number, fits: number, length: number): number =>
    termScore(count, length, 500) + fitScore([fits], []);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 10000 }),
      (times, length) => {
        expect(score(1, 1, 10000)).toBeGreaterThan(score(times, 0.4, length));
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
  const score = (count: number): number => termScore(count, 500, 500);
  expect(score(0)).toBe(0);
  expect(score(2)).toBeGreaterThan(score(1));
  expect(rarity(3, 1000)).toBeGreaterThan(rarity(30, 1000));
  expect(rarity(1000, 1000)).toBeGreaterThan(0);
  const weights = [fieldOf.headline, fieldOf.subhead, fieldOf.body].map((field) =>
    fieldWeight(codeOf(field, { before: none, between: none, after: none })),
  );
  expect(weights).toEqual([5, 3, 1]);
  expect(nearness(1)).toBeGreaterThan(nearness(10));
});
