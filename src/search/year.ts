/** One year's bundle: finds the articles that a query means, and what ranking must know of each. */
import {
  columns,
  textFiles,
  unpackDates,
  unpackIds,
  type ArticlesFile,
  type ColumnName,
  type Fragment,
} from './bundle.ts';
import type { Limits } from './client.ts';
import { codes, fieldIn, fieldOf } from './codes.ts';
import { readChunk, type Postings } from './chunk.ts';
import { matchPhrase, union } from './postings.ts';
import { clausesOf, type Atom, type Query } from './query.ts';
import { fieldWeight, fit, nearness, wholeHeadline, type Tally } from './rank.ts';
import {
  edgeLookups,
  exactly,
  lookups,
  positionsOf,
  type Lookup,
  type TokenRange,
} from './tokens.ts';
import { occurrences, units } from './units.ts';
import type { FoldTable } from './fold.ts';

/** Articles that one clause of a query finds, ascending, with what it finds in each. */
export interface Found {
  readonly articles: readonly number[];
  readonly tallies: readonly Tally[];
}

/** The hits of a year, ascending, not yet scored: that needs the counts of all years. */
export interface YearHits {
  readonly articles: readonly number[];
  /** For each clause, its tally in each hit; undefined where a hit does without it. */
  readonly tallies: readonly (readonly (Tally | undefined)[])[];
  /** For each clause, the number of articles of the year that hold it. */
  readonly found: readonly number[];
  /** For each hit, how close together the clauses stand, from 0 to their number less one. */
  readonly nearness: readonly number[];
}

/** How a search gets at what it needs of a year. */
export interface Access {
  /** A file of the bundle by its path in it. */
  readonly file: (path: string) => Promise<Uint8Array>;
  readonly fragment: (article: number) => Promise<Fragment>;
  /** What this search has found already of the year, by atom. */
  readonly found: Map<string, Promise<Found>>;
  /** Lets others have their turn, if it is time. */
  readonly pause: () => Promise<void>;
}

/** Look-ups that leave few articles of a year for a phrase however long it is. */
const mostProbes = 16;
/** Articles that are read rather than looked up for all of a long phrase. */
const mostRead = 20;

export class Year {
  readonly ids: readonly string[];
  readonly dates: readonly string[];
  /** Positions that each article takes up, and all of them. */
  readonly spans: readonly number[];
  readonly span: number;
  readonly letters: string;
  /** The file that each article's text is in. */
  readonly textFiles: readonly number[];
  readonly #headlines: readonly number[];
  readonly #columns: ArticlesFile['columns'];
  readonly #chunks: readonly string[];
  readonly #singles: readonly string[];
  readonly #table: FoldTable;

  constructor(file: ArticlesFile, table: FoldTable) {
    this.ids = unpackIds(file.ids);
    this.dates = unpackDates(file.year, file.days);
    this.spans = file.spans;
    this.span = file.spans.reduce((sum, span) => sum + span, 0);
    this.#headlines = file.headlines;
    this.letters = file.letters;
    this.textFiles = textFiles(file.spans);
    this.#columns = file.columns;
    this.#chunks = file.chunks;
    this.#singles = file.singles ?? [];
    this.#table = table;
  }

  values(column: ColumnName, article: number): string[] {
    const known = this.#columns[column];
    return (known?.of[article] ?? []).map((value) => known?.values[value] as string);
  }

  /** How many of the articles have each value of a column. */
  tally(column: ColumnName, articles: readonly number[]): [value: string, count: number][] {
    const known = this.#columns[column];
    if (!known) return [];
    const counts = new Uint32Array(known.values.length);
    for (const article of articles) {
      for (const value of known.of[article] ?? []) counts[value] = (counts[value] as number) + 1;
    }
    return known.values
      .map((value, number): [string, number] => [value, counts[number] as number])
      .filter(([, count]) => count > 0);
  }

  async find(query: Query, limits: Limits, access: Access): Promise<YearHits> {
    const { pause } = access;
    const read = (atom: Atom): Promise<Found> => {
      const key = `${atom.in} ${String(atom.cut)} ${atom.text}`;
      const known = access.found.get(key) ?? this.#atom(atom, access);
      access.found.set(key, known);
      return known;
    };
    const [must, not] = await Promise.all([
      Promise.all(
        clausesOf(query).map(async (clause) => either(await Promise.all(clause.map(read)))),
      ),
      Promise.all(query.not.map(read)),
    ]);
    await pause();
    const excluded = new Set(not.flatMap(({ articles }) => articles));
    const allowed = this.#allowed(query, limits);
    const cursors = must.map(() => 0);
    const hits: number[] = [];
    const tallies: (Tally | undefined)[][] = must.map(() => []);
    const near: number[] = [];
    const required = query.must.length;
    const least = query.some?.least ?? 0;
    next: for (const article of candidates(must, required, least) ?? this.ids.keys()) {
      let more = 0;
      for (const [clause, found] of must.entries()) {
        let cursor = cursors[clause] as number;
        while ((found.articles[cursor] ?? Infinity) < article) cursor += 1;
        cursors[clause] = cursor;
        const held = found.articles[cursor] === article;
        if (clause < required && !held) continue next;
        if (clause >= required && held) more += 1;
      }
      if (more < least) continue;
      if (excluded.has(article) || !allowed(article)) continue;
      hits.push(article);
      const held = must.map((found, clause) => {
        const cursor = cursors[clause] as number;
        return found.articles[cursor] === article ? found.tallies[cursor] : undefined;
      });
      held.forEach((tally, clause) => tallies[clause]?.push(tally));
      near.push(closeness(held.map((tally) => tally?.positions ?? [])));
    }
    const found = must.map(({ articles }) => articles.length);
    return { articles: hits, tallies, found, nearness: near };
  }

  async #atom(atom: Atom, access: Access): Promise<Found> {
    if (atom.in !== 'text' && atom.in !== 'headline') return this.#inColumn(atom, atom.in);
    const [unit = ''] = atom.units.text;
    const single = this.#singles.findIndex((chars) => chars.includes(unit));
    if (atom.units.text.length === 1 && single >= 0) {
      const bytes = await access.file(`single/${single}.bin`);
      await access.pause();
      return this.#frequent(atom, readChunk(bytes, this.ids.length, exactly(unit)));
    }
    const needed = (atom.cut ? edgeLookups(atom.units) : null) ?? lookups(atom.units);
    if (needed.length <= mostProbes) return this.#phrase(atom, needed, access);
    const likely = await this.#phrase(atom, spread(needed, mostProbes), access);
    if (likely.articles.length === 0) return likely;
    return atom.cut === true || likely.articles.length > mostRead
      ? this.#phrase(atom, needed, access)
      : this.#confirmed(atom, likely, access);
  }

  /** Those articles whose text holds a phrase of which the index has told but a part. */
  async #confirmed(atom: Atom, { articles, tallies }: Found, access: Access): Promise<Found> {
    const holds = await Promise.all(
      articles.map(async (article) => {
        const { content } = await access.fragment(article);
        const blocks = atom.in === 'headline' ? content.slice(0, 1) : content;
        return blocks.some(
          ({ text }) => occurrences(units(text, this.#table), atom.units).length > 0,
        );
      }),
    );
    return {
      articles: articles.filter((_, i) => holds[i]),
      tallies: tallies.filter((_, i) => holds[i]),
    };
  }

  async #phrase(atom: Atom, needed: readonly Lookup[], access: Access): Promise<Found> {
    const lists = await Promise.all(
      needed.map(async ({ offset, tokens }) => ({
        offset,
        postings: await this.#postings(tokens, access),
      })),
    );
    await access.pause();
    const phrase = matchPhrase(lists);
    const length = atom.units.text.length;
    const span = positionsOf(atom.units);
    const articles: number[] = [];
    const tallies: Tally[] = [];
    let article = 0;
    let end = this.spans[0] ?? 0;
    phrase.at.forEach((position, i) => {
      const first = phrase.first[i] as number;
      if (atom.in === 'headline' && fieldIn(first) !== fieldOf.headline) return;
      while (position >= end) {
        article += 1;
        end += this.spans[article] as number;
      }
      const begins = position === end - (this.spans[article] as number);
      const fits =
        begins && this.#headlines[article] === span
          ? wholeHeadline
          : fit(first, phrase.last[i] as number, length);
      let tally = tallies.at(-1);
      if (!tally || articles.at(-1) !== article) {
        tally = { count: 0, fit: 0, positions: [] };
        articles.push(article);
        tallies.push(tally);
      }
      tally.count += fieldWeight(first) * fits;
      tally.fit = Math.max(tally.fit, fits);
      tally.positions.push(position);
    });
    return { articles, tallies };
  }

  /** A frequent character: an occurrence an article that stands for all, of no certain position. */
  #frequent(atom: Atom, postings: Postings): Found {
    const span = positionsOf(atom.units);
    const articles: number[] = [];
    const tallies: Tally[] = [];
    for (const posting of postings) {
      const article = Math.floor(posting / codes);
      const code = posting % codes;
      const inHeadline = fieldIn(code) === fieldOf.headline;
      if (atom.in === 'headline' && !inHeadline) continue;
      const whole = inHeadline && this.#headlines[article] === span;
      const fits = whole ? wholeHeadline : fit(code, code, 1);
      articles.push(article);
      tallies.push({ count: fieldWeight(code) * fits, fit: fits, positions: [] });
    }
    return { articles, tallies };
  }

  async #postings(tokens: TokenRange, { file, pause }: Access): Promise<Postings> {
    const first = Math.max(0, this.#chunkOf(tokens.from));
    const numbers: number[] = [];
    for (let n = first; n < this.#chunks.length; n += 1) {
      if (n > first && (this.#chunks[n] as string) >= tokens.to) break;
      numbers.push(n);
    }
    const found: Postings[] = [];
    for (const loaded of await Promise.all(numbers.map((number) => file(`index/${number}.bin`)))) {
      found.push(readChunk(loaded, this.span, tokens));
      await pause();
    }
    return found.length === 0 ? new Float64Array(0) : union(found);
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
    // A value is as good as a word: it does not make the terms beside it worse.
    return { articles, tallies: articles.map(() => ({ count: 0, fit: 1, positions: [] })) };
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

/** The only articles that can answer, ascending: null for all of the year. The first `required` clauses must hold, `least` of the others. */
function candidates(
  clauses: readonly Found[],
  required: number,
  least: number,
): readonly number[] | null {
  if (clauses.length === 0) return null;
  if (required === 0) {
    const rarest = clauses.toSorted((a, b) => a.articles.length - b.articles.length);
    // Who holds none of these cannot hold enough of the rest.
    const any = rarest.slice(0, clauses.length - least + 1);
    return [...new Set(any.flatMap(({ articles }) => articles))].sort((a, b) => a - b);
  }
  return clauses
    .slice(0, required)
    .reduce((one, other) => (other.articles.length < one.articles.length ? other : one)).articles;
}

/** The articles of any alternative, with all their occurrences. */
function either(alternatives: readonly Found[]): Found {
  if (alternatives.length === 1) return alternatives[0] as Found;
  const tallies = new Map<number, Tally[]>();
  for (const found of alternatives) {
    found.articles.forEach((article, i) => {
      const tally = found.tallies[i] as Tally;
      const known = tallies.get(article);
      if (known) known.push(tally);
      else tallies.set(article, [tally]);
    });
  }
  const articles = [...tallies.keys()].sort((a, b) => a - b);
  return { articles, tallies: articles.map((article) => joined(tallies.get(article) ?? [])) };
}

function joined(tallies: readonly Tally[]): Tally {
  const [only] = tallies;
  if (only && tallies.length === 1) return only;
  return {
    count: tallies.reduce((sum, { count }) => sum + count, 0),
    fit: Math.max(...tallies.map((tally) => tally.fit)),
    positions: tallies.flatMap(({ positions }) => positions).sort((a, b) => a - b),
  };
}

/** So many of them, evenly spread, the first and the last among them. */
function spread<T>(all: readonly T[], count: number): T[] {
  return Array.from(
    { length: count },
    (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))] as T,
  );
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
