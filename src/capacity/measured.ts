/**
 * What builds of real newspaper articles cost, of 1,230 characters in the median: measured with this
 * program on two cores that others used too, in November 2026 (so times are of the processor, not of the
 * clock). Copies of reports and the search index are made; pictures of single reports are not.
 */
import { at, lineThrough, type Coefficients, type Line } from './estimate.ts';

interface Build {
  readonly articles: number;
  /** Of all processors together. */
  readonly seconds: number;
  /** The most that the building process had. */
  readonly memory: number;
  readonly files: number;
  readonly bytes: number;
  readonly indexBytes: number;
  /** Median of a reader's first search, for phrases from articles. */
  readonly searchBytes: number;
}

export const builds: readonly Build[] = [
  {
    articles: 2000,
    seconds: 13.9,
    memory: 1.19e9,
    files: 7809,
    bytes: 54.2e6,
    indexBytes: 2.44e6,
    searchBytes: 29_500,
  },
  {
    articles: 10_000,
    seconds: 47.3,
    memory: 1.61e9,
    files: 39_407,
    bytes: 278e6,
    indexBytes: 12.2e6,
    searchBytes: 94_200,
  },
  {
    articles: 20_000,
    seconds: 80.9,
    memory: 2.02e9,
    files: 77_100,
    bytes: 540e6,
    indexBytes: 23.8e6,
    searchBytes: 131_000,
  },
];

/** Slices, by the articles of their years. */
const slices = [
  { articles: 10_000, own: 953, seconds: 14.1, memory: 1.13e9 },
  { articles: 10_000, own: 3337, seconds: 19.3, memory: 1.47e9 },
  { articles: 10_000, own: 3831, seconds: 25.8, memory: 1.28e9 },
  { articles: 20_000, own: 1907, seconds: 19.2, memory: 1.25e9 },
] as const;

/** Joining four slices. */
const merges = [
  { articles: 75, seconds: 0.4 },
  { articles: 10_000, seconds: 2.5 },
] as const;

const line = (value: (build: Build) => number) =>
  lineThrough(builds.map((build) => [build.articles, value(build)]));

const make = line(({ seconds }) => seconds);
const memory = line(({ memory }) => memory);

/** What slices took beyond what they made, for each article of the others: on the average, since it scatters. */
const know = (made: Line, value: (slice: (typeof slices)[number]) => number): number =>
  slices.reduce(
    (sum, slice) =>
      sum + (value(slice) - at(made, slice.own)) / (slice.articles - slice.own) / slices.length,
    0,
  );

export const coefficients: Coefficients = {
  make,
  know: know(make, ({ seconds }) => seconds),
  memory,
  knowMemory: know(memory, ({ memory }) => memory),
  merge: lineThrough(merges.map(({ articles, seconds }) => [articles, seconds])),
  files: line(({ files }) => files),
  siteBytes: line(({ bytes }) => bytes),
  indexBytes: line(({ indexBytes }) => indexBytes),
  searchBytes: line(({ searchBytes }) => searchBytes),
};
