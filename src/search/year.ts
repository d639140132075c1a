/** One year's bundle: finds the articles that a query means, and what ranking must know of each. */
import {
  columns,
  dateOfSlot,
  monthOfSlot,
  slotOf,
  textFiles,
  unpackIds,
  unpackSlots,
  type ArticlesFile,
  type Column,
  type ColumnName,
  type Fragment,
} from './bundle.ts';
import type { Limits } from './searcher.ts';
import { codes, fieldIn, fieldOf } from './codes.ts';
import { readChunk } from './chunk.ts';
import { either, FoundWriter, rowsOf, type Found } from './found.ts';
import { matching, type YearHits } from './matching.ts';
import { matchPhrase, union, type Postings } from './postings.ts';
import type { DayRange } from './date-range.ts';
import { clausesOf, type Atom, type Query } from './query.ts';
import { fieldWeight, fit, wholeHeadline } from './rank.ts';
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

/** How a search gets at what it needs of a year. */
export interface Access {
  readonly table: FoldTable;
  /** A file of the bundle by its path in it. */
  readonly file: (path: string) => Promise<Uint8Array>;
  /** What to throw for a file that is damaged; it is loaded anew when it is asked for again. */
  readonly damaged: (path: string, cause: unknown) => Error;
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
  readonly year: string;
  /** Articles in it. */
  readonly size: number;
  /** Positions that each article takes up, and all of them. */
  readonly spans: readonly number[];
  readonly span: number;
  readonly letters: string;
  /** The file that each article's text is in. */
  readonly textFiles: readonly number[];
  readonly #packedIds: string;
  #ids: readonly string[] | undefined;
  /** The day of each article. */
  readonly #slots: Uint16Array;
  readonly #headlines: readonly number[];
  readonly #columns: ArticlesFile['columns'];
  readonly #chunks: readonly string[];
  readonly #singles: readonly string[];

  constructor(file: ArticlesFile) {
    this.year = file.year;
    this.size = file.spans.length;
    this.spans = file.spans;
    this.span = file.spans.reduce((sum, span) => sum + span, 0);
    this.#packedIds = file.ids;
    this.#slots = unpackSlots(file.days, this.size);
    this.#headlines = file.headlines;
    this.letters = file.letters;
    this.textFiles = textFiles(file.spans);
    this.#columns = file.columns;
    this.#chunks = file.chunks;
    this.#singles = file.singles ?? [];
  }

  id(article: number): string {
    this.#ids ??= unpackIds(this.#packedIds);
    return this.#ids[article] as string;
  }

  /** The day of an article in its year (see `slotOf`). */
  slot(article: number): number {
    return this.#slots[article] as number;
  }

  date(article: number): string {
    return dateOfSlot(this.year, this.#slots[article] as number);
  }

  /** How many of the articles each month has, from January on. */
  months(articles: Uint32Array): Uint32Array {
    const counts = new Uint32Array(12);
    for (const article of articles) {
      const month = monthOfSlot(this.#slots[article] as number);
      counts[month] = (counts[month] as number) + 1;
    }
    return counts;
  }

  values(column: ColumnName, article: number): string[] {
    const known = this.#columns[column];
    return known ? numbersOf(known, article).map((value) => known.values[value] as string) : [];
  }

  /** How many of the articles have each value of a column. */
  tally(column: ColumnName, articles: Uint32Array): [value: string, count: number][] {
    const known = this.#columns[column];
    if (!known) return [];
    const counts = new Uint32Array(known.values.length);
    const count = (value: number): void => {
      counts[value] = (counts[value] as number) + 1;
    };
    for (const article of articles) {
      const values = known.of[article];
      if (typeof values === 'number') count(values);
      else values?.forEach(count);
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
    const [clauses, not] = await Promise.all([
      Promise.all(
        clausesOf(query).map(async (clause) => either(await Promise.all(clause.map(read)))),
      ),
      Promise.all(query.not.map(read)),
    ]);
    await pause();
    return matching(clauses, query, this.#allowed(query, limits, not), this.size);
  }

  async #atom(atom: Atom, access: Access): Promise<Found> {
    if (atom.in === 'date') return this.#onDays(atom.days ?? {});
    if (atom.in !== 'text' && atom.in !== 'headline') return this.#inColumn(atom, atom.in, access);
    const [unit = ''] = atom.units.text;
    const single = this.#singles.findIndex((chars) => chars.includes(unit));
    if (atom.units.text.length === 1 && single >= 0) {
      const path = `single/${single}.bin`;
      const bytes = await access.file(path);
      await access.pause();
      const postings = postingsIn(path, bytes, this.size, exactly(unit), access);
      return this.#frequent(atom, postings);
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
  async #confirmed(atom: Atom, likely: Found, access: Access): Promise<Found> {
    const holds = await Promise.all(
      [...likely.articles].map(async (article) => {
        const { content } = await access.fragment(article);
        const blocks = atom.in === 'headline' ? content.slice(0, 1) : content;
        return blocks.some(
          ({ text }) => occurrences(units(text, access.table), atom.units).length > 0,
        );
      }),
    );
    return rowsOf(
      likely,
      [...likely.articles.keys()].filter((row) => holds[row]),
    );
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
    const writer = new FoundWriter(Math.min(this.size, phrase.at.length), phrase.at.length);
    let article = 0;
    let end = this.spans[0] ?? 0;
    for (let i = 0; i < phrase.at.length; i += 1) {
      const position = phrase.at[i] as number;
      const first = phrase.first[i] as number;
      if (atom.in === 'headline' && fieldIn(first) !== fieldOf.headline) continue;
      while (position >= end) {
        article += 1;
        end += this.spans[article] as number;
      }
      const begins = position === end - (this.spans[article] as number);
      const fits =
        begins && this.#headlines[article] === span
          ? wholeHeadline
          : fit(first, phrase.last[i] as number, length);
      writer.add(article, fieldWeight(first) * fits, fits);
      writer.place(position);
    }
    return writer.finish();
  }

  /** A frequent character: an occurrence an article that stands for all, of no certain position. */
  #frequent(atom: Atom, postings: Postings): Found {
    const span = positionsOf(atom.units);
    const writer = new FoundWriter(postings.length, 0);
    for (const posting of postings) {
      const article = Math.floor(posting / codes);
      const code = posting % codes;
      const inHeadline = fieldIn(code) === fieldOf.headline;
      if (atom.in === 'headline' && !inHeadline) continue;
      const whole = inHeadline && this.#headlines[article] === span;
      const fits = whole ? wholeHeadline : fit(code, code, 1);
      writer.add(article, fieldWeight(code) * fits, fits);
    }
    return writer.finish();
  }

  async #postings(tokens: TokenRange, access: Access): Promise<Postings> {
    const first = Math.max(0, this.#chunkOf(tokens.from));
    const paths: string[] = [];
    for (let n = first; n < this.#chunks.length; n += 1) {
      if (n > first && (this.#chunks[n] as string) >= tokens.to) break;
      paths.push(`index/${n}.bin`);
    }
    const loaded = await Promise.all(paths.map(access.file));
    const found: Postings[] = [];
    for (const [i, path] of paths.entries()) {
      found.push(postingsIn(path, loaded[i] as Uint8Array, this.span, tokens, access));
      await access.pause();
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

  #inColumn({ units: wanted }: Atom, name: ColumnName, { table }: Access): Found {
    const column = this.#columns[name];
    const right = new Set<number>();
    column?.values.forEach((value, number) => {
      if (occurrences(units(value, table), wanted).length > 0) right.add(number);
    });
    const writer = new FoundWriter(this.size, 0);
    if (column) {
      for (let article = 0; article < this.size; article += 1) {
        // A value is as good as a word: it does not make the terms beside it worse.
        if (numbersOf(column, article).some((value) => right.has(value))) writer.add(article, 0, 1);
      }
    }
    return writer.finish();
  }

  #onDays(days: DayRange): Found {
    const within = this.#within(days);
    const writer = new FoundWriter(this.size, 0);
    for (let article = 0; article < this.size; article += 1) {
      if (within(this.slot(article))) writer.add(article, 0, 1);
    }
    return writer.finish();
  }

  /** Tells of a slot whether its day is one of these. */
  #within({ from, to }: DayRange): (slot: number) => boolean {
    const slot = (day: string): number =>
      day.slice(0, 4) === this.year ? slotOf(day) : day < this.year ? -1 : Infinity;
    const first = from === undefined ? -1 : slot(from);
    const last = to === undefined ? Infinity : slot(to);
    return (day) => day >= first && day <= last;
  }

  /** Which articles lie within the days and facets asked for and hold nothing excluded; null for all. */
  #allowed(
    query: Query,
    limits: Limits,
    not: readonly Found[],
  ): ((article: number) => boolean) | null {
    const within = (days: DayRange): ((slot: number) => boolean) => this.#within(days);
    const limited = limits.from !== undefined || limits.to !== undefined;
    const days = [...query.days, ...(limited ? [[limits]] : [])].map((ranges) =>
      ranges.map(within),
    );
    const notDays = query.notDays.map(within);
    const tests: ((article: number) => boolean)[] = [];
    if (days.length + notDays.length > 0) {
      tests.push((article) => {
        const day = this.#slots[article] as number;
        return (
          days.every((ranges) => ranges.some((holds) => holds(day))) &&
          !notDays.some((holds) => holds(day))
        );
      });
    }
    for (const name of columns) {
      const wanted = name === 'byline' ? undefined : limits.facets?.[name];
      if (wanted === undefined || wanted.length === 0) continue;
      const column = this.#columns[name];
      const right = new Set(wanted.map((value) => column?.values.indexOf(value) ?? -1));
      tests.push(
        (article) => column !== undefined && numbersOf(column, article).some((n) => right.has(n)),
      );
    }
    if (not.length > 0) {
      const excluded = new Uint8Array(this.size);
      for (const { articles } of not) for (const article of articles) excluded[article] = 1;
      tests.push((article) => excluded[article] === 0);
    }
    return tests.length === 0 ? null : (article) => tests.every((test) => test(article));
  }
}

/** The postings of a range in a file of the bundle. */
function postingsIn(
  path: string,
  bytes: Uint8Array,
  span: number,
  tokens: TokenRange,
  access: Access,
): Postings {
  try {
    return readChunk(bytes, span, tokens);
  } catch (cause) {
    throw access.damaged(path, cause);
  }
}

/** The numbers of an article's values in a column. */
function numbersOf({ of }: Column, article: number): readonly number[] {
  const values = of[article] ?? [];
  return typeof values === 'number' ? [values] : values;
}

/** So many of them, evenly spread, the first and the last among them. */
function spread<T>(all: readonly T[], count: number): T[] {
  return Array.from(
    { length: count },
    (_, i) => all[Math.round((i * (all.length - 1)) / (count - 1))] as T,
  );
}
