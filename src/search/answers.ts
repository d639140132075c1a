/** What the years have answered, taken together: the best hits in order, and counts over all of them. */
import { compareText } from '../archive/order.ts';
import type { Manifest } from './bundle.ts';
import { facetNames, type FacetName } from './facet-names.ts';
import type { Found } from './found.ts';
import { noRow, type YearHits } from './matching.ts';
import { clausesOf, type Query } from './query.ts';
import { fitScore, rarity, termScore } from './rank.ts';
import type { FacetValue, SearchOutcome, SearchRequest, SortOrder } from './searcher.ts';
import type { Year } from './year.ts';

export type Bundle = Manifest['bundles'][number];

/** A year that has answered. */
export interface Answer {
  readonly bundle: Bundle;
  readonly year: Year;
  readonly hits: YearHits;
  /** For a facet that is limited, the articles there would be without that limit. */
  readonly beside: ReadonlyMap<FacetName, Uint32Array>;
}

export interface Hit {
  readonly answer: Answer;
  readonly article: number;
  readonly score: number;
}

/** The hits that the request asks to see, in order. */
export function best(answers: readonly Answer[], query: Query, request: SearchRequest): Hit[] {
  const { sort = 'relevance', offset = 0, limit = 10 } = request;
  const all = answers.reduce((sum, { year }) => sum + year.size, 0);
  const averageLength = answers.reduce((sum, { year }) => sum + year.span, 0) / (all || 1);
  const rarities = clausesOf(query).map((_, clause) =>
    rarity(
      answers.reduce((sum, { hits }) => sum + (hits.found[clause]?.articles.length ?? 0), 0),
      all,
    ),
  );
  const premium = rarities.reduce((sum, one) => sum + one, 0) / (rarities.length || 1);
  const order = inOrder(sort);
  const kept: Hit[] = [];
  const room = offset + limit;
  const required = query.must.length;
  const must = new Array<number>(required);
  const some = new Array<number>(rarities.length - required);
  for (const answer of answers) {
    const { articles, found, rows, nearness } = answer.hits;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const length = answer.year.spans[article] as number;
      let terms = 0;
      for (let clause = 0; clause < rarities.length; clause += 1) {
        const row = (rows[clause] as Int32Array)[i] as number;
        const { counts, fits } = found[clause] as Found;
        const held = row !== noRow;
        const fit = held ? (fits[row] as number) : 0;
        if (clause < required) must[clause] = fit;
        else some[clause - required] = fit;
        if (held) {
          terms +=
            (rarities[clause] as number) * termScore(counts[row] as number, length, averageLength);
        }
      }
      const score = premium * ((nearness[i] as number) + fitScore(must, some)) + terms;
      // Most hits of a common word are worse than all that are shown.
      const worst = kept.length < room || sort !== 'relevance' ? undefined : kept.at(-1);
      if (worst === undefined || score >= worst.score) {
        keep(kept, { answer, article, score }, order, room);
      }
    }
  }
  return kept.sort(order).slice(offset, room);
}

function inOrder(sort: SortOrder): (a: Hit, b: Hit) => number {
  const days = sort === 'oldest' ? 1 : -1;
  return (a, b) => {
    if (sort === 'relevance' && a.score !== b.score) return b.score - a.score;
    if (a.answer !== b.answer)
      return days * compareText(a.answer.bundle.year, b.answer.bundle.year);
    // Within a year, articles are numbered by date, then by id.
    return (
      days * (a.answer.year.slot(a.article) - b.answer.year.slot(b.article)) ||
      a.article - b.article
    );
  };
}

/** Adds a hit to the best `room` so far, which are sorted once there is no more room for all. */
function keep(kept: Hit[], hit: Hit, order: (a: Hit, b: Hit) => number, room: number): void {
  if (kept.length < room) {
    kept.push(hit);
    if (kept.length === room) kept.sort(order);
    return;
  }
  const worst = kept.at(-1);
  if (!worst || order(hit, worst) >= 0) return;
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(kept[middle] as Hit, hit) <= 0) low = middle + 1;
    else high = middle;
  }
  kept.pop();
  kept.splice(low, 0, hit);
}

export function counted(answers: readonly Answer[]): Pick<SearchOutcome, 'facets' | 'months'> {
  const tallies = new Map(facetNames.map((name) => [name, new Map<string, number>()]));
  const months = new Map<string, number>();
  for (const { bundle, year, hits, beside } of answers) {
    year.months(hits.articles).forEach((count, month) => {
      if (count > 0) months.set(`${bundle.year}-${String(month + 1).padStart(2, '0')}`, count);
    });
    for (const [name, tally] of tallies) {
      const found: [string, number][] =
        name === 'year'
          ? [[bundle.year, hits.articles.length]]
          : year.tally(name, beside.get(name) ?? hits.articles);
      for (const [value, count] of found) {
        if (count > 0) tally.set(value, (tally.get(value) ?? 0) + count);
      }
    }
  }
  const list = (name: FacetName): FacetValue[] =>
    [...(tallies.get(name) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
  return {
    facets: {
      year: list('year').sort((a, b) => compareText(b.value, a.value)),
      section: list('section'),
      source: list('source'),
      people: list('people'),
      places: list('places'),
      organizations: list('organizations'),
      topics: list('topics'),
    },
    months: [...months]
      .map(([month, count]) => ({ month, count }))
      .sort((a, b) => compareText(a.month, b.month)),
  };
}
