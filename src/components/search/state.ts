/** What the search page shows, as its address says it: query, limits, order and length of the list. */
import { isCalendarDate } from '../../archive/dates.ts';
import type { Limits, SearchRequest, SortOrder } from '../../search/searcher.ts';
import { facetNames, type FacetName } from '../../search/facet-names.ts';

export interface SearchState {
  readonly query: string;
  readonly sort: SortOrder;
  /** `YYYY-MM-DD`, or empty. */
  readonly from: string;
  readonly to: string;
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Results on the page. */
  readonly shown: number;
}

/** What a control changes of a state, which may have moved on since the control was drawn. */
export type Change = (now: SearchState) => SearchState;

export const pageLength = 10;
/** No address asks for more than this at once. */
const longest = 500;

/**
 * A query longer than this stands behind the `#` of an address, which no server gets to see: servers
 * refuse addresses of more than a few thousand bytes, and a character takes nine.
 */
const longestSent = 300;

/** Reads what follows the path of an address; what is not understood is passed over. */
export function readState(address: string): SearchState {
  const [search = '', fragment = ''] = address.split('#', 2);
  const parameters = new URLSearchParams(search);
  const sort = parameters.get('sort');
  const shown = Number(parameters.get('n'));
  const day = (name: string): string => {
    const value = parameters.get(name) ?? '';
    return isCalendarDate(value) ? value : '';
  };
  const [from, to] = [day('from'), day('to')];
  const crossed = from !== '' && to !== '' && from > to;
  return {
    query: parameters.get('q') ?? new URLSearchParams(fragment).get('q') ?? '',
    sort: sort === 'newest' || sort === 'oldest' ? sort : 'relevance',
    from: crossed ? to : from,
    to: crossed ? from : to,
    facets: Object.fromEntries(
      facetNames
        .map((name) => [name, [...new Set(parameters.getAll(name))].filter(Boolean)] as const)
        .filter(([, values]) => values.length > 0),
    ),
    shown: Number.isInteger(shown) && shown > pageLength ? Math.min(shown, longest) : pageLength,
  };
}

/** What follows the path in the address of a state; empty for the bare page. */
export function writeState(state: SearchState): string {
  const parameters = new URLSearchParams();
  const long = state.query.length > longestSent;
  if (state.query !== '' && !long) parameters.set('q', state.query);
  if (state.sort !== 'relevance') parameters.set('sort', state.sort);
  if (state.from !== '') parameters.set('from', state.from);
  if (state.to !== '') parameters.set('to', state.to);
  for (const name of facetNames) {
    for (const value of state.facets[name] ?? []) parameters.append(name, value);
  }
  if (state.shown !== pageLength) parameters.set('n', String(state.shown));
  const text = parameters.toString();
  const fragment = long ? `#${new URLSearchParams({ q: state.query }).toString()}` : '';
  return `${text === '' ? '' : `?${text}`}${fragment}`;
}

/** True where there is nothing to search for. */
export const isBlank = (state: SearchState): boolean =>
  state.query.trim() === '' &&
  state.from === '' &&
  state.to === '' &&
  facetNames.every((name) => state.facets[name] === undefined);

/** The state with one facet value set or taken back; the list begins anew. */
export function toggleFacet(state: SearchState, name: FacetName, value: string): SearchState {
  const values = state.facets[name] ?? [];
  const changed = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  const others = Object.entries(state.facets).filter(([other]) => other !== name);
  return {
    ...state,
    shown: pageLength,
    facets: Object.fromEntries(changed.length === 0 ? others : [...others, [name, changed]]),
  };
}

export function toRequest(state: SearchState): SearchRequest {
  const limits: Limits = {
    ...(state.from !== '' && { from: state.from }),
    ...(state.to !== '' && { to: state.to }),
    facets: state.facets,
  };
  return { query: state.query, sort: state.sort, limits, offset: 0, limit: state.shown };
}
