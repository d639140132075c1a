/** Counts by year, section, name: each a button that narrows the result, or widens it again. */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { FacetValue, SearchOutcome } from '../../search/searcher.ts';
import { facetNames, type FacetName } from '../../search/facet-names.ts';
import { button, h } from './dom.ts';
import type { SearchState } from './state.ts';

/** Values listed at first, and those added when a reader asks for more. */
const few = 6;
const further = 100;

/** @param listed how many values of a facet are listed where it is more than a few; grows as readers ask for more */
export function facetGroups(
  outcome: SearchOutcome,
  state: SearchState,
  listed: Map<FacetName, number>,
  toggle: (name: FacetName, value: string, pressed: boolean) => void,
): HTMLElement[] {
  return facetNames.flatMap((name) => {
    const chosen = state.facets[name] ?? [];
    const values = outcome.facets[name];
    const missing = chosen
      .filter((value) => !values.some((other) => other.value === value))
      .map((value) => ({ value, count: 0 }));
    const all = [...missing, ...values];
    if (all.length === 0 || (all.length === 1 && chosen.length === 0)) return [];
    const item = ({ value, count }: FacetValue): HTMLElement => {
      const pressed = chosen.includes(value);
      const made = button('', () => toggle(name, value, pressed), {
        'aria-pressed': String(pressed),
        'data-facet': `${name}:${value}`,
      });
      made.append(h('span', {}, value), h('small', {}, text.facetCount(count)));
      return h('li', {}, made);
    };
    const room = listed.get(name) ?? few;
    const first = all.filter(({ value }, i) => i < room || chosen.includes(value));
    const rest = all.filter((value) => !first.includes(value));
    const list = h('ul', {}, ...first.map(item));
    const offer = (): string => text.moreValues(Math.min(rest.length, further), rest.length);
    const more = button(
      offer(),
      () => {
        const added = rest.splice(0, further).map(item);
        listed.set(name, list.childElementCount + added.length);
        list.append(...added);
        if (rest.length === 0) more.remove();
        else more.textContent = offer();
        added[0]?.querySelector('button')?.focus();
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
