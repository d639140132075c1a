/** Which articles of a year answer to a query, once it is known what each of its clauses finds there. */
import { leastDistance, type Found } from './found.ts';
import type { Query } from './query.ts';
import { nearness } from './rank.ts';

/** The hits of a year, ascending, not yet scored: that needs the counts of all years. */
export interface YearHits {
  readonly articles: Uint32Array;
  /** What each clause finds in the year. */
  readonly found: readonly Found[];
  /** For each clause, the row of each hit in what it finds; `noRow` where a hit does without it. */
  readonly rows: readonly Int32Array[];
  /** For each hit, how close together the clauses stand, from 0 to their number less one. */
  readonly nearness: Float64Array;
}

export const noRow = -1;

/**
 * The articles of a year that answer to the clauses, among those that are allowed.
 * @param size articles of the year
 */
export function matching(
  clauses: readonly Found[],
  query: Query,
  allowed: ((article: number) => boolean) | null,
  size: number,
): YearHits {
  const required = query.must.length;
  const least = query.some?.least ?? 0;
  const likely = candidates(clauses, required, least, size);
  const articles = new Uint32Array(likely.length);
  const rows = clauses.map(() => new Int32Array(likely.length));
  const near = new Float64Array(likely.length);
  const cursors = new Uint32Array(clauses.length);
  let hits = 0;
  next: for (const article of likely) {
    let more = 0;
    for (let clause = 0; clause < clauses.length; clause += 1) {
      const found = (clauses[clause] as Found).articles;
      let cursor = cursors[clause] as number;
      while (cursor < found.length && (found[cursor] as number) < article) cursor += 1;
      cursors[clause] = cursor;
      const held = found[cursor] === article;
      (rows[clause] as Int32Array)[hits] = held ? cursor : noRow;
      if (held && clause >= required) more += 1;
      else if (!held && clause < required) continue next;
    }
    if (more < least || (allowed && !allowed(article))) continue;
    articles[hits] = article;
    near[hits] = closeness(clauses, rows, hits);
    hits += 1;
  }
  return {
    articles: articles.subarray(0, hits),
    found: clauses,
    rows: rows.map((all) => all.subarray(0, hits)),
    nearness: near.subarray(0, hits),
  };
}

/**
 * The only articles of `all` that can answer, ascending: the first `required` clauses must hold,
 * `least` of the others.
 */
function candidates(
  clauses: readonly Found[],
  required: number,
  least: number,
  all: number,
): Uint32Array {
  if (clauses.length === 0) return Uint32Array.from({ length: all }, (_, article) => article);
  if (required > 0) {
    return clauses
      .slice(0, required)
      .map(({ articles }) => articles)
      .reduce((one, other) => (other.length < one.length ? other : one));
  }
  const rarest = clauses.toSorted((a, b) => a.articles.length - b.articles.length);
  const any = new Uint8Array(all);
  // Who holds none of these cannot hold enough of the rest.
  for (const { articles } of rarest.slice(0, clauses.length - least + 1)) {
    for (const article of articles) any[article] = 1;
  }
  const found = new Uint32Array(all);
  let size = 0;
  for (let article = 0; article < all; article += 1) {
    if (any[article] === 1) found[size++] = article;
  }
  return found.subarray(0, size);
}

/** Sum over neighbouring clauses of how close they come in a hit. */
function closeness(clauses: readonly Found[], rows: readonly Int32Array[], hit: number): number {
  let sum = 0;
  for (let i = 1; i < clauses.length; i += 1) {
    const [one, other] = [rows[i - 1]?.[hit] as number, rows[i]?.[hit] as number];
    if (one === noRow || other === noRow) continue;
    sum += nearness(leastDistance(clauses[i - 1] as Found, one, clauses[i] as Found, other));
  }
  return sum;
}
