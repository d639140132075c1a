/** What one clause of a query finds in a year, in columns: a common word has tens of thousands of rows. */

/** The articles that hold it, ascending, and what there is of it in each. */
export interface Found {
  readonly articles: Uint32Array;
  /** Occurrences, weighted by field and fit. */
  readonly counts: Float64Array;
  /** The best fit of any occurrence: 0 to 1, more for a whole headline. */
  readonly fits: Float64Array;
  /** Positions in the index, ascending; none for what is not in the text. */
  readonly positions: Uint32Array;
  /** For each article, the place after its last position; the next article's begin there. */
  readonly ends: Uint32Array;
}

export class FoundWriter {
  readonly #articles: Uint32Array;
  readonly #counts: Float64Array;
  readonly #fits: Float64Array;
  readonly #positions: Uint32Array;
  readonly #ends: Uint32Array;
  #rows = 0;
  #placed = 0;

  /** @param articles the most that may come, `positions` likewise */
  constructor(articles: number, positions: number) {
    this.#articles = new Uint32Array(articles);
    this.#counts = new Float64Array(articles);
    this.#fits = new Float64Array(articles);
    this.#positions = new Uint32Array(positions);
    this.#ends = new Uint32Array(articles);
  }

  /** Articles come in ascending order; what comes for one again is added to it. */
  add(article: number, count: number, fit: number): void {
    if (this.#rows === 0 || this.#articles[this.#rows - 1] !== article) {
      this.#articles[this.#rows] = article;
      this.#ends[this.#rows] = this.#placed;
      this.#rows += 1;
    }
    const row = this.#rows - 1;
    this.#counts[row] = (this.#counts[row] as number) + count;
    if (fit > (this.#fits[row] as number)) this.#fits[row] = fit;
  }

  /** A position in the article added last. */
  place(position: number): void {
    this.#positions[this.#placed] = position;
    this.#placed += 1;
    this.#ends[this.#rows - 1] = this.#placed;
  }

  finish(): Found {
    return {
      articles: this.#articles.subarray(0, this.#rows),
      counts: this.#counts.subarray(0, this.#rows),
      fits: this.#fits.subarray(0, this.#rows),
      positions: this.#positions.subarray(0, this.#placed),
      ends: this.#ends.subarray(0, this.#rows),
    };
  }
}

/** Some of the articles, by their rows, which ascend. */
export function rowsOf(found: Found, rows: readonly number[]): Found {
  const writer = new FoundWriter(rows.length, found.positions.length);
  for (const row of rows) copyRow(found, row, writer);
  return writer.finish();
}

/** The articles of any alternative, with all their occurrences. */
export function either(alternatives: readonly Found[]): Found {
  let left = alternatives;
  while (left.length > 1) {
    left = left.flatMap((one, i) => {
      if (i % 2 === 1) return [];
      const other = left[i + 1];
      return [other ? merged(one, other) : one];
    });
  }
  return left[0] ?? new FoundWriter(0, 0).finish();
}

function merged(one: Found, other: Found): Found {
  const writer = new FoundWriter(
    one.articles.length + other.articles.length,
    one.positions.length + other.positions.length,
  );
  let i = 0;
  let j = 0;
  while (i < one.articles.length || j < other.articles.length) {
    const left = one.articles[i] ?? Infinity;
    const right = other.articles[j] ?? Infinity;
    if (left < right) copyRow(one, i++, writer);
    else if (right < left) copyRow(other, j++, writer);
    else mergeRows(one, i++, other, j++, writer);
  }
  return writer.finish();
}

function copyRow(found: Found, row: number, writer: FoundWriter): void {
  writer.add(found.articles[row] as number, found.counts[row] as number, found.fits[row] as number);
  const end = found.ends[row] as number;
  for (let at = startOf(found, row); at < end; at += 1) {
    writer.place(found.positions[at] as number);
  }
}

function mergeRows(
  one: Found,
  row: number,
  other: Found,
  otherRow: number,
  writer: FoundWriter,
): void {
  for (const [found, at] of [
    [one, row],
    [other, otherRow],
  ] as const) {
    writer.add(found.articles[at] as number, found.counts[at] as number, found.fits[at] as number);
  }
  let i = startOf(one, row);
  let j = startOf(other, otherRow);
  const end = one.ends[row] as number;
  const otherEnd = other.ends[otherRow] as number;
  while (i < end || j < otherEnd) {
    const left = i < end ? (one.positions[i] as number) : Infinity;
    const right = j < otherEnd ? (other.positions[j] as number) : Infinity;
    writer.place(Math.min(left, right));
    if (left <= right) i += 1;
    else j += 1;
  }
}

function startOf({ ends }: Found, row: number): number {
  return row === 0 ? 0 : (ends[row - 1] as number);
}

/** The least distance of two clauses in an article that holds both; Infinity where either has no position. */
export function leastDistance(one: Found, row: number, other: Found, otherRow: number): number {
  let least = Infinity;
  let i = startOf(one, row);
  let j = startOf(other, otherRow);
  const end = one.ends[row] as number;
  const otherEnd = other.ends[otherRow] as number;
  while (i < end && j < otherEnd) {
    const distance = (one.positions[i] as number) - (other.positions[j] as number);
    least = Math.min(least, Math.abs(distance));
    if (distance < 0) i += 1;
    else j += 1;
  }
  return least;
}
