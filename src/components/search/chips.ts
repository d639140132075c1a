/** What was understood and what was chosen, each part with a way to take it out again. */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { Chip } from '../../search/searcher.ts';
import { facetNames } from '../../search/facet-names.ts';
import { button, h } from './dom.ts';
import { pageLength, toggleFacet, type Change, type SearchState } from './state.ts';

export function chipItems(
  chips: readonly Chip[],
  state: SearchState,
  go: (change: Change) => void,
): HTMLLIElement[] {
  const item = (label: string, without: Change): HTMLLIElement => {
    const chip = button('', () => go((now) => ({ ...without(now), shown: pageLength })), {
      'aria-label': text.remove(label),
    });
    chip.append(h('span', { class: 'label' }, label), h('span', { 'aria-hidden': 'true' }, '×'));
    return h('li', {}, chip);
  };
  return [
    ...chips.map(({ label, without }) => item(label, (now) => ({ ...now, query: without }))),
    ...(state.from === '' && state.to === ''
      ? []
      : [item(text.dayRange(state.from, state.to), (now) => ({ ...now, from: '', to: '' }))]),
    ...facetNames.flatMap((name) =>
      (state.facets[name] ?? []).map((value) =>
        item(text.facetChip(text.facets[name], value), (now) =>
          now.facets[name]?.includes(value) ? toggleFacet(now, name, value) : now,
        ),
      ),
    ),
  ];
}
