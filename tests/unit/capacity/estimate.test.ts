import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  at,
  costOf,
  largestSlice,
  lineThrough,
  reach,
  siteOf,
  type Coefficients,
} from '../../../src/capacity/estimate.ts';
import { githubJobSeconds, limitsOf, memoryLimit } from '../../../src/capacity/limits.ts';
import { builds, coefficients } from '../../../src/capacity/measured.ts';

const simple: Coefficients = {
  make: { fixed: 10, perArticle: 0.01 },
  know: 0.001,
  memory: { fixed: 1e9, perArticle: 1000 },
  knowMemory: 100,
  merge: { fixed: 1, perArticle: 0.0001 },
  files: { fixed: 100, perArticle: 4 },
  siteBytes: { fixed: 1e6, perArticle: 50_000 },
  indexBytes: { fixed: 1e4, perArticle: 1000 },
  searchBytes: { fixed: 50_000, perArticle: 10 },
};

test('a site costs what its articles cost together', () => {
  const archive = { articles: 100_000, articlesAYear: 10_000 };
  expect(costOf(archive, 1, simple)).toEqual({
    slices: 1,
    seconds: 1010,
    mergeSeconds: 0,
    memoryBytes: 1.1e9,
    sliceBytes: 5.001e9,
  });
  expect(siteOf(archive, simple)).toEqual({
    files: 400_100,
    bytes: 5.001e9,
    indexBytes: 100_010_000,
    searchBytes: 1_050_000,
    searchYearBytes: 150_000,
  });
});

test('the longest of several slices makes whole years and knows of the rest', () => {
  const archive = { articles: 100_000, articlesAYear: 10_000 };
  expect(largestSlice(archive, 4)).toBe(30_000);
  const { seconds, mergeSeconds, memoryBytes, sliceBytes } = costOf(archive, 4, simple);
  expect(seconds).toBeCloseTo(10 + 300 + 70, 6);
  expect(mergeSeconds).toBeCloseTo(11, 6);
  expect([memoryBytes, sliceBytes]).toEqual([1.037e9, 1.501e9]);
  // More slices than years divide no further; less than a year is no more than there is.
  expect(largestSlice(archive, 64)).toBe(10_000);
  expect(largestSlice({ articles: 500, articlesAYear: 10_000 }, 4)).toBe(500);
});

test('a limit is kept up to where it is said to reach, and not beyond', () => {
  const kept = (articles: number, slices: number) =>
    Object.fromEntries(
      limitsOf({ articles, articlesAYear: 10_000 }, slices, simple).map((limit) => [
        limit.name,
        limit.kept,
      ]),
    );
  const memory = reach(simple.memory, memoryLimit);
  expect(at(simple.memory, memory)).toBeLessThanOrEqual(memoryLimit);
  expect(at(simple.memory, memory + 1)).toBeGreaterThan(memoryLimit);
  expect(kept(memory, 1)).toMatchObject({ memory: true });
  expect(kept(memory + 1, 1)).toMatchObject({ memory: false });
  expect(kept(3e6, 1)).toMatchObject({ githubJob: false, githubMatrix: false });
  expect(kept(3e6, 30)).toMatchObject({ githubJob: true });
});

test('the time of a job is that of the slice that makes most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4e6 }), fc.integer({ min: 1, max: 256 }), (n, slices) => {
      const archive = { articles: n, articlesAYear: 10_000 };
      const job = limitsOf(archive, slices, simple).find(({ name }) => name === 'githubJob');
      const { seconds } = costOf(archive, slices, simple);
      // Where the two all but meet, rounding decides.
      fc.pre(Math.abs(seconds - githubJobSeconds) > 1);
      expect(job?.kept).toBe(seconds <= githubJobSeconds);
    }),
  );
});

test('the line goes through points of a line', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60_000 }), { minLength: 2, maxLength: 5 }),
      (fixed, perArticle, sizes) => {
        const line = lineThrough(sizes.map((size) => [size, fixed + perArticle * size]));
        for (const size of sizes) {
          expect(at(line, size) / (fixed + perArticle * size)).toBeCloseTo(1, 4);
        }
      },
    ),
  );
});

test('what was measured is told within a tenth', () => {
  for (const { articles, files, bytes, seconds } of builds) {
    for (const [line, value] of [
      [coefficients.files, files],
      [coefficients.siteBytes, bytes],
      [coefficients.make, seconds],
    ] as const) {
      expect(Math.abs(at(line, articles) / value - 1)).toBeLessThan(0.1);
    }
  }
});
