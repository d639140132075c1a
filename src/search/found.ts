/** What one clause of a query finds in a year, in columns: a common word has tens of thousands of rows. */

/** The articles that hold it, ascending, and what there is of it in each. */
export interface Found {
  readonly articles: Uint32Array;
  /** Occurrences, weighted by field and fit. */
  readonly counts: Float64Array;
  /** The best fit of any occurrence: 0 to 1, more for a whole headline. */
  readonly fits: Float64Array;
  /** Positions in the index, ascending over all articles; none for what is not in the text. */
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
  const [only] = alternatives;
  if (only && alternatives.length === 1) return only;
  const size = Math.max(0, ...alternatives.map(({ articles }) => (articles.at(-1) ?? -1) + 1));
  const held = new Uint8Array(size);
  const counts = new Float64Array(size);
  const fits = new Float64Array(size);
  const placed = new Uint32Array(size);
  for (const found of alternatives) {
    for (let row = 0; row < found.articles.length; row += 1) {
      const article = found.articles[row] as number;
      const fit = found.fits[row] as number;
      held[article] = 1;
      counts[article] = (counts[article] as number) + (found.counts[row] as number);
      placed[article] =
        (placed[article] as number) + (found.ends[row] as number) - startOf(found, row);
      if (fit > (fits[article] as number)) fits[article] = fit;
    }
  }
  const articles = new Uint32Array(size);
  const ends = new Uint32Array(size);
  let rows = 0;
  let end = 0;
  for (let article = 0; article < size; article += 1) {
    if (held[article] === 0) continue;
    end += placed[article] as number;
    articles[rows] = article;
    ends[rows] = end;
    // In the same columns: no article comes before its row.
    counts[rows] = counts[article] as number;
    fits[rows] = fits[article] as number;
    rows += 1;
  }
  return {
    articles: articles.subarray(0, rows),
    counts: counts.subarray(0, rows),
    fits: fits.subarray(0, rows),
    // Those of an article all come before those of the next.
    positions: merged(alternatives.map(({ positions }) => positions)),
    ends: ends.subarray(0, rows),
  };
}

/** Ascending numbers of several lists in one. */
function merged(lists: readonly Uint32Array[]): Uint32Array {
  if (lists.length < 2) return lists[0] ?? new Uint32Array(0);
  const middle = lists.length >>> 1;
  const [one, other] = [merged(lists.slice(0, middle)), merged(lists.slice(middle))];
  const all = new Uint32Array(one.length + other.length);
  let i = 0;
  let j = 0;
  for (let at = 0; at < all.length; at += 1) {
    const first =
      j === other.length || (i < one.length && (one[i] as number) <= (other[j] as number));
    all[at] = (first ? one[i++] : other[j++]) as number;
  }
  return all;
}

function copyRow(found: Found, row: number, writer: FoundWriter): void {
  writer.add(found.articles[row] as number, found.counts[row] as number, found.fits[row] as number);
  const end = found.ends[row] as number;
  for (let at = startOf(found, row); at < end; at += 1) {
    writer.place(found.positions[at] as number);
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
