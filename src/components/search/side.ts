/**
 * What narrows a result: hits over time, first and last day, counts. Beside the list where there is
 * room, else a sheet that a button brings up.
 */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { SearchOutcome } from '../../search/searcher.ts';
import { facetNames, type FacetName } from '../../search/facet-names.ts';
import { gapsOf } from '../../search/gaps.ts';
import { button, h } from './dom.ts';
import { facetGroups } from './facets.ts';
import { Histogram, periods } from './histogram.ts';
import { pageLength, toggleFacet, writeState, type Change, type SearchState } from './state.ts';

const id = 'refine';

export class Side {
  readonly toggle = h(
    'button',
    { type: 'button', class: 'refine-toggle', popovertarget: id },
    text.refineToggle(0),
  );
  readonly element: HTMLElement;
  readonly #go: (change: Change) => void;
  readonly #histogram: Histogram;
  readonly #from = dayInput(text.from);
  readonly #to = dayInput(text.to);
  readonly #groups = h('div', { class: 'facets' });
  readonly #done = button('', () => undefined, {
    class: 'refine-done',
    popovertarget: id,
    popovertargetaction: 'hide',
  });
  readonly #listed = new Map<FacetName, number>();
  /** Counts what was to be drawn, so that what is out of date is left. */
  #turn = 0;
  /** Hits over all of the time, once they are known, so that a range can be widened again. */
  #all: { readonly key: string; readonly months: SearchOutcome['months'] } | undefined;
  /** What must be the same for them to belong to what is shown. */
  #key = '';
  #limited = false;
  /** Hits of what is shown. */
  #total = 0;

  constructor(go: (change: Change) => void) {
    this.#go = go;
    const choose = (from: string, to: string): void => {
      const crossed = from !== '' && to !== '' && from > to;
      const [first, last] = crossed ? [to, from] : [from, to];
      go((now) =>
        first === now.from && last === now.to
          ? now
          : { ...now, from: first, to: last, shown: pageLength },
      );
    };
    this.#histogram = new Histogram(choose);
    for (const input of [this.#from, this.#to]) {
      // A year that is still being written is out of bounds.
      input.addEventListener('change', () => {
        if (this.#from.validity.valid && this.#to.validity.valid) {
          choose(this.#from.value, this.#to.value);
        }
      });
    }
    const dates = h(
      'fieldset',
      { class: 'days' },
      h('legend', {}, text.days),
      h('label', {}, h('span', {}, text.from), this.#from),
      h('label', {}, h('span', {}, text.to), this.#to),
    );
    this.element = h(
      'section',
      { class: 'refine', id, popover: 'auto', 'aria-labelledby': 'refine-title' },
      h('h2', { class: 'rubric', id: 'refine-title' }, text.refine),
      this.#histogram.element,
      dates,
      this.#groups,
      this.#done,
    );
    this.clear();
  }

  /** @returns once all is drawn, or others took its place */
  show(outcome: SearchOutcome, state: SearchState): Promise<void> {
    const limited = state.from !== '' || state.to !== '';
    const key = keyOf(outcome, state);
    this.#key = key;
    this.#limited = limited;
    this.#total = outcome.total;
    if (!limited) this.#keep(outcome, state);
    const months = this.#all?.key === key ? this.#all.months : outcome.months;
    const drawn = this.#draw(
      () => this.#showHits(months, state),
      () => this.#showDays(state),
      () => this.#showFacets(outcome, state),
    );
    const chosen = facetNames.flatMap((name) => state.facets[name] ?? []).length + Number(limited);
    this.toggle.textContent = text.refineToggle(chosen);
    this.#done.textContent = text.refineDone(outcome.total);
    this.element.hidden = this.toggle.hidden = outcome.total === 0 && chosen === 0;
    return drawn;
  }

  /** True where the hits beyond the days that a search was limited to are not known. */
  get lacksAllTime(): boolean {
    return !this.element.hidden && this.#limited && this.#all?.key !== this.#key;
  }

  /** @param outcome of a state without its limits of days */
  showAllTime(outcome: SearchOutcome, state: SearchState): void {
    this.#keep(outcome, state);
    if (this.#all?.key === this.#key && !this.#histogram.held)
      this.#showHits(this.#all.months, state);
  }

  #showHits(months: SearchOutcome['months'], { from, to }: SearchState): void {
    this.#histogram.show(periods(months), from, to, this.#total);
  }

  /** Hits over all of the time; not where a year is missing. */
  #keep(outcome: SearchOutcome, state: SearchState): void {
    const whole = gapsOf(outcome).failed.length === 0;
    this.#all = whole ? { key: keyOf(outcome, state), months: outcome.months } : undefined;
  }

  /** What has not been drawn yet is out of date: its handles may have been moved on. */
  hold(): void {
    this.#turn += 1;
  }

  clear(): void {
    this.hold();
    this.element.hidden = this.toggle.hidden = true;
  }

  /** After the results, each part in a task of its own. */
  async #draw(...parts: readonly (() => void)[]): Promise<void> {
    this.hold();
    const turn = this.#turn;
    for (const part of parts) {
      await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.#turn) return;
      part();
    }
  }

  #showDays({ from, to }: SearchState): void {
    for (const [input, day] of [
      [this.#from, from],
      [this.#to, to],
    ] as const) {
      // Not before it is needed: browsers take long over the first field for days.
      input.type = 'date';
      // What is just being written stays, unless the search has moved on.
      if (input !== document.activeElement || day !== input.dataset['day']) input.value = day;
      input.dataset['day'] = day;
    }
  }

  #showFacets(outcome: SearchOutcome, state: SearchState): void {
    const active = document.activeElement;
    const focused =
      active instanceof HTMLElement && this.#groups.contains(active)
        ? active.dataset['facet']
        : undefined;
    this.#groups.replaceChildren(
      ...facetGroups(outcome, state, this.#listed, (name, value, pressed) =>
        this.#go((now) =>
          (now.facets[name]?.includes(value) ?? false) === pressed
            ? toggleFacet(now, name, value)
            : now,
        ),
      ),
    );
    if (focused !== undefined) {
      // One that is no longer listed leaves the keyboard with its neighbours.
      const facet = focused.slice(0, focused.indexOf(':'));
      const [same, close] = [`="${CSS.escape(focused)}"`, `^="${facet}:"`].map((value) =>
        this.#groups.querySelector<HTMLElement>(`[data-facet${value}]`),
      );
      (same ?? close ?? this.#groups.querySelector('button'))?.focus();
    }
  }
}

/** What hits over all of the time belong to: the search without its days, and how it was widened. */
const keyOf = ({ relaxed }: SearchOutcome, state: SearchState): string =>
  `${relaxed?.step ?? ''} ${writeState({ ...state, from: '', to: '', sort: 'relevance', shown: pageLength })}`;

function dayInput(label: string): HTMLInputElement {
  return h('input', { min: '1000-01-01', max: '2999-12-31', 'aria-label': label });
}
