/**
 * What builds of real newspaper articles cost, of 1,230 characters in the median: measured with this
 * program on two cores and a disk in memory, in November 2026 (times are of the processor, not of the
 * clock). Copies of reports and the search index are made; pictures of single reports are not.
 */
import { at, lineThrough, type Coefficients } from './estimate.ts';

interface Build {
  readonly articles: number;
  /** Of all processors together. */
  readonly seconds: number;
  readonly files: number;
  readonly bytes: number;
  readonly indexBytes: number;
}

export const builds: readonly Build[] = [
  { articles: 5000, seconds: 28.9, files: 19_417, bytes: 119e6, indexBytes: 6e6 },
  { articles: 10_000, seconds: 49.3, files: 38_522, bytes: 238e6, indexBytes: 11.9e6 },
  { articles: 20_000, seconds: 99.2, files: 76_734, bytes: 476e6, indexBytes: 23.9e6 },
  { articles: 54_744, seconds: 215.6, files: 209_749, bytes: 1319e6, indexBytes: 65.2e6 },
];

/** The most that a process had, the one that builds. */
const memories = [
  [5000, 0.64e9],
  [10_000, 0.82e9],
  [20_000, 0.97e9],
  [54_744, 1.28e9],
] as const;

/** Median bytes of a reader's first search, for phrases from articles. */
const searches = [
  [2000, 29_500],
  [10_000, 94_200],
  [20_000, 131_000],
] as const;

/** Slices, by the articles of their years. */
const slices = [
  { articles: 10_000, own: 0, seconds: 7.3 },
  { articles: 10_000, own: 3758, seconds: 24.1 },
  { articles: 10_000, own: 6242, seconds: 34.9 },
] as const;

/** Joining four slices. */
const merges = [
  { articles: 75, seconds: 0.4 },
  { articles: 10_000, seconds: 3.5 },
] as const;

const line = (value: (build: Build) => number) =>
  lineThrough(builds.map((build) => [build.articles, value(build)]));

const make = line(({ seconds }) => seconds);
const memory = lineThrough(memories);

/** What slices took beyond what they made, for each article of the others: on the average, since it scatters. */
const know = slices.reduce(
  (sum, { articles, own, seconds }) =>
    sum + (seconds - at(make, own)) / (articles - own) / slices.length,
  0,
);

export const coefficients: Coefficients = {
  make,
  know,
  memory,
  // Slices of 10,000 took from 0.34 to 0.65 GB. What slices of more save is not known, so nothing is.
  knowMemory: memory.perArticle,
  merge: lineThrough(merges.map(({ articles, seconds }) => [articles, seconds])),
  files: line(({ files }) => files),
  siteBytes: line(({ bytes }) => bytes),
  indexBytes: line(({ indexBytes }) => indexBytes),
  searchBytes: lineThrough(searches),
};
