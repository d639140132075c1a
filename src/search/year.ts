/** One year's bundle: finds the articles that a query means, and what ranking must know of each. */
import {
  columns,
  lengthOf,
  unpackDates,
  unpackIds,
  type ArticlesFile,
  type ColumnName,
} from './bundle.ts';
import type { Limits } from './client.ts';
import { fieldOf } from './codes.ts';
import { type Chunk, matchPhrase, positionBits, union, type Postings } from './postings.ts';
import type { Atom, Query } from './query.ts';
import { nearness, occurrenceWeight } from './rank.ts';
import { edgeLookups, lookups, type TokenRange } from './tokens.ts';
import { occurrences, units } from './units.ts';
import type { FoldTable } from './fold.ts';

/** Articles that one clause of a query finds, ascending, with their occurrences. */
interface Found {
  readonly articles: readonly number[];
  /** Weighted number of occurrences of each. */
  readonly counts: readonly number[];
  /** Positions of each; empty for what is not in the text. */
  readonly positions: readonly (readonly number[])[];
}

/** The hits of a year, ascending, not yet scored: that needs the counts of all years. */
export interface YearHits {
  readonly articles: readonly number[];
  /** For each clause, the weighted occurrences in each hit. */
  readonly counts: readonly (readonly number[])[];
  /** For each clause, the articles of the year that hold it. */
  readonly found: readonly number[];
  /** For each hit, how close together the clauses stand, from 0 to their number less one. */
  readonly nearness: readonly number[];
}

export class Year {
  readonly ids: readonly string[];
  readonly dates: readonly string[];
  readonly lengths: readonly number[];
  readonly totalLength: number;
  readonly #columns: ArticlesFile['columns'];
  readonly #chunks: readonly string[];
  readonly #table: FoldTable;

  constructor(file: ArticlesFile, table: FoldTable) {
    this.ids = unpackIds(file.ids);
    this.dates = unpackDates(file.year, file.days);
    this.lengths = [...file.lengths].map((char) => lengthOf(char.charCodeAt(0)));
    this.totalLength = this.lengths.reduce((sum, length) => sum + length, 0);
    this.#columns = file.columns;
    this.#chunks = file.chunks;
    this.#table = table;
  }

  values(column: ColumnName, article: number): string[] {
    const known = this.#columns[column];
    return (known?.of[article] ?? []).map((value) => known?.values[value] as string);
  }

  /** @param chunk gives a chunk of this year's index by its number */
  async find(
    query: Query,
    limits: Limits,
    chunk: (number: number) => Promise<Chunk>,
  ): Promise<YearHits> {
    const read = (atom: Atom): Promise<Found> => this.#atom(atom, chunk);
    const [must, not] = await Promise.all([
      Promise.all(query.must.map(async (clause) => either(await Promise.all(clause.map(read))))),
      Promise.all(query.not.map(read)),
    ]);
    const excluded = new Set(not.flatMap(({ articles }) => articles));
    const allowed = this.#allowed(query, limits);
    const cursors = must.map(() => 0);
    const hits: number[] = [];
    const counts: number[][] = must.map(() => []);
    const near: number[] = [];
    const least = query.least ?? must.length;
    next: for (const article of candidates(must, least) ?? this.ids.keys()) {
      let held = 0;
      for (const [clause, found] of must.entries()) {
        let cursor = cursors[clause] as number;
        while ((found.articles[cursor] ?? Infinity) < article) cursor += 1;
        cursors[clause] = cursor;
        if (found.articles[cursor] === article) held += 1;
        else if (least === must.length) continue next;
      }
      if (held < least) continue;
      if (excluded.has(article) || !allowed(article)) continue;
      hits.push(article);
      const at = must.map((found, clause) => {
        const cursor = cursors[clause] as number;
        return found.articles[cursor] === article ? cursor : -1;
      });
      must.forEach((found, clause) =>
        counts[clause]?.push(found.counts[at[clause] as number] ?? 0),
      );
      near.push(
        closeness(must.map((found, clause) => found.positions[at[clause] as number] ?? [])),
      );
    }
    return {
      articles: hits,
      counts,
      found: must.map(({ articles }) => articles.length),
      nearness: near,
    };
  }

  async #atom(atom: Atom, chunk: (number: number) => Promise<Chunk>): Promise<Found> {
    if (atom.in !== 'text' && atom.in !== 'headline') return this.#inColumn(atom, atom.in);
    const needed = (atom.cut ? edgeLookups(atom.units) : null) ?? lookups(atom.units);
    const lists = await Promise.all(
      needed.map(async ({ offset, tokens }) => ({
        offset,
        postings: await this.#postings(tokens, chunk),
      })),
    );
    const phrase = matchPhrase(lists);
    const length = atom.units.text.length;
    const articles: number[] = [];
    const counts: number[] = [];
    const positions: number[][] = [];
    phrase.at.forEach((key, i) => {
      const first = phrase.first[i] as number;
      if (atom.in === 'headline' && first >> 3 !== fieldOf.headline) return;
      const article = Math.floor(key / positionBits);
      const weight = occurrenceWeight(first, phrase.last[i] as number, length);
      const end = articles.length - 1;
      if (articles[end] === article) {
        counts[end] = (counts[end] as number) + weight;
        positions[end]?.push(key % positionBits);
      } else {
        articles.push(article);
        counts.push(weight);
        positions.push([key % positionBits]);
      }
    });
    return { articles, counts, positions };
  }

  async #postings(
    tokens: TokenRange,
    chunk: (number: number) => Promise<Chunk>,
  ): Promise<Postings> {
    const first = Math.max(0, this.#chunkOf(tokens.from));
    const numbers: number[] = [];
    for (let n = first; n < this.#chunks.length; n += 1) {
      if (n > first && (this.#chunks[n] as string) >= tokens.to) break;
      numbers.push(n);
    }
    const found = await Promise.all(numbers.map(async (n) => (await chunk(n)).range(tokens)));
    return union(found.length === 0 ? [new Float64Array(0)] : found);
  }

  /** The number of the last chunk that begins at or before `token`; -1 when none does. */
  #chunkOf(token: string): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#chunks[middle] as string) <= token) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #inColumn({ units: wanted }: Atom, name: ColumnName): Found {
    const column = this.#columns[name];
    const right = new Set<number>();
    column?.values.forEach((value, number) => {
      if (occurrences(units(value, this.#table), wanted).length > 0) right.add(number);
    });
    const articles: number[] = [];
    column?.of.forEach((values, article) => {
      if (values.some((value) => right.has(value))) articles.push(article);
    });
    return { articles, counts: articles.map(() => 0), positions: [] };
  }

  #allowed(query: Query, limits: Limits): (article: number) => boolean {
    const bounds = [query.from, limits.from].filter((day) => day !== undefined);
    const ends = [query.to, limits.to].filter((day) => day !== undefined);
    const from = bounds.reduce((one, other) => (one > other ? one : other), '');
    const to = ends.reduce((one, other) => (one < other ? one : other), '9999-12-31');
    const facets = columns.flatMap((name) => {
      const wanted = name === 'byline' ? undefined : limits.facets?.[name];
      if (wanted === undefined || wanted.length === 0) return [];
      const column = this.#columns[name];
      const right = new Set(wanted.map((value) => column?.values.indexOf(value) ?? -1));
      return [(article: number) => (column?.of[article] ?? []).some((value) => right.has(value))];
    });
    return (article) => {
      const date = this.dates[article] as string;
      return date >= from && date <= to && facets.every((test) => test(article));
    };
  }
}

/** The only articles that `least` of the clauses may share, ascending; null for all of the year. */
function candidates(clauses: readonly Found[], least: number): readonly number[] | null {
  if (clauses.length === 0) return null;
  if (least < clauses.length) {
    return [...new Set(clauses.flatMap(({ articles }) => articles))].sort((a, b) => a - b);
  }
  return clauses.reduce((one, other) => (other.articles.length < one.articles.length ? other : one))
    .articles;
}

/** The articles of any alternative, with all their occurrences. */
function either(alternatives: readonly Found[]): Found {
  if (alternatives.length === 1) return alternatives[0] as Found;
  const counts = new Map<number, number>();
  const positions = new Map<number, number[]>();
  for (const found of alternatives) {
    found.articles.forEach((article, i) => {
      counts.set(article, (counts.get(article) ?? 0) + (found.counts[i] as number));
      const more = found.positions[i] ?? [];
      positions.set(
        article,
        [...(positions.get(article) ?? []), ...more].sort((a, b) => a - b),
      );
    });
  }
  const articles = [...counts.keys()].sort((a, b) => a - b);
  return {
    articles,
    counts: articles.map((article) => counts.get(article) as number),
    positions: articles.map((article) => positions.get(article) as number[]),
  };
}

/** Sum over neighbouring clauses of how close they come. */
function closeness(clauses: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < clauses.length; i += 1) {
    const one = clauses[i - 1] as readonly number[];
    const other = clauses[i] as readonly number[];
    if (one.length > 0 && other.length > 0) sum += nearness(leastDistance(one, other));
  }
  return sum;
}

function leastDistance(one: readonly number[], other: readonly number[]): number {
  let least = Infinity;
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    const distance = (one[i] as number) - (other[j] as number);
    least = Math.min(least, Math.abs(distance));
    if (distance < 0) i += 1;
    else j += 1;
  }
  return least;
}
