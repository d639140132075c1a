/**
 * What builds of real newspaper articles cost, of 1,230 characters in the median: measured with this
 * program on two cores that others used too, in November 2026 (so times are of the processor, not of the
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
  { articles: 5000, seconds: 41.2, files: 19_382, bytes: 140e6, indexBytes: 6e6 },
  { articles: 10_000, seconds: 78.1, files: 38_469, bytes: 278e6, indexBytes: 11.7e6 },
  { articles: 20_000, seconds: 155.5, files: 76_637, bytes: 556e6, indexBytes: 23.6e6 },
];

/** The most that a process had, the one that builds. */
const memories = [
  [5000, 0.97e9],
  [10_000, 1.08e9],
  [20_000, 1.22e9],
  [54_744, 1.55e9],
] as const;

/** Median bytes of a reader's first search, for phrases from articles. */
const searches = [
  [2000, 29_500],
  [10_000, 94_200],
  [20_000, 131_000],
] as const;

/** Slices, by the articles of their years. */
const slices = [
  { articles: 10_000, own: 0, seconds: 12 },
  { articles: 10_000, own: 3758, seconds: 37.1 },
  { articles: 10_000, own: 6242, seconds: 60.4 },
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
  // Slices of 10,000 took from 0.69 to 1 GB. What slices of more save is not known, so nothing is.
  knowMemory: memory.perArticle,
  merge: lineThrough(merges.map(({ articles, seconds }) => [articles, seconds])),
  files: line(({ files }) => files),
  siteBytes: line(({ bytes }) => bytes),
  indexBytes: line(({ indexBytes }) => indexBytes),
  searchBytes: lineThrough(searches),
};
