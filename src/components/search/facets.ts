/** Counts by year, section, name: each a button that narrows the result, or widens it again. */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { SearchOutcome } from '../../search/searcher.ts';
import { facetNames, type FacetName } from '../../search/facet-names.ts';
import { button, h } from './dom.ts';
import type { SearchState } from './state.ts';

const listed = 6;

/** @param whole facets whose values are all listed; grows as readers ask for more */
export function facetGroups(
  outcome: SearchOutcome,
  state: SearchState,
  whole: Set<FacetName>,
  toggle: (name: FacetName, value: string) => void,
): HTMLElement[] {
  return facetNames.flatMap((name) => {
    const chosen = state.facets[name] ?? [];
    const values = outcome.facets[name];
    const missing = chosen
      .filter((value) => !values.some((other) => other.value === value))
      .map((value) => ({ value, count: 0 }));
    const all = [...missing, ...values];
    if (all.length === 0 || (all.length === 1 && chosen.length === 0)) return [];
    const items = all.map(({ value, count }) => {
      const item = button('', () => toggle(name, value), {
        'aria-pressed': String(chosen.includes(value)),
        'data-facet': `${name}:${value}`,
      });
      item.append(h('span', {}, value), h('small', {}, text.facetCount(count)));
      return h('li', {}, item);
    });
    const first = whole.has(name) ? items : items.slice(0, listed);
    const rest = items.slice(first.length);
    const list = h('ul', {}, ...first);
    const more = button(
      text.moreValues(rest.length),
      () => {
        whole.add(name);
        list.append(...rest);
        more.remove();
        rest[0]?.querySelector('button')?.focus();
      },
      { class: 'more-values' },
    );
    return [
      h(
        'section',
        { class: 'facet' },
        h('h3', {}, text.facets[name]),
        list,
        rest.length > 0 && more,
      ),
    ];
  });
}
