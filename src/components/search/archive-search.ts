/**
 * `<archive-search>`: brings the search form of the page to life. The server sends the form with its
 * controls disabled; everything else is made here. All state is in the address.
 */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { Chip, SearchOutcome } from '../../search/client.ts';
import { facetNames, type FacetName } from '../../search/facet-names.ts';
import { SearchError } from '../../search/search-error.ts';
import { Composition } from './composition.ts';
import { button, h } from './dom.ts';
import { facetGroups } from './facets.ts';
import { histogram } from './histogram.ts';
import { openSearcher, type OpenSearcher } from './open-searcher.ts';
import { resultItem } from './results.ts';
import {
  isBlank,
  pageLength,
  readState,
  toggleFacet,
  toRequest,
  writeState,
  type SearchState,
} from './state.ts';
import { remember, Suggestions } from './suggestions.ts';

/** Milliseconds after a key before more of the index is loaded and the address follows. */
const typingRest = 150;

class ArchiveSearch extends HTMLElement {
  readonly #count = h('p', { class: 'count', role: 'status' });
  readonly #progress = h('p', { class: 'progress', 'aria-hidden': 'true' });
  readonly #chips = h('ul', { class: 'chips', 'aria-label': text.conditions });
  readonly #notes = h('div', { class: 'notes' });
  readonly #list = h('ol', { class: 'results' });
  readonly #foot = h('div', { class: 'results-foot' });
  readonly #side = h('div', { class: 'side refine' });
  readonly #sort = h('div', { class: 'sorts', role: 'group', 'aria-label': text.sort });
  readonly #answer = h('div', { class: 'answer', hidden: true });

  #input!: HTMLInputElement;
  #searcher!: OpenSearcher;
  #suggestions!: Suggestions;
  #state: SearchState = readState('');
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** True once the address shows a typed query that Back should return to. */
  #typing = false;
  /** True while the address is behind what has been typed. */
  #ahead = false;
  readonly #listeners = new AbortController();

  connectedCallback(): void {
    const form = this.querySelector('form');
    const input = form?.querySelector('input');
    if (!form || !input) return;
    this.#input = input;
    this.#searcher = this.#open();
    const composition = new Composition(input);
    this.#suggestions = new Suggestions(
      input,
      composition,
      () => this.#searcher,
      (query) => this.#submit(query),
    );
    input.closest('.box')?.append(this.#suggestions.panel);
    this.#answer.append(
      h(
        'div',
        { class: 'main-column' },
        h('div', { class: 'answer-head' }, this.#count, this.#sort),
        this.#progress,
        this.#chips,
        this.#notes,
        this.#list,
        this.#foot,
      ),
      this.#side,
    );
    this.append(this.#answer);
    const { signal } = this.#listeners;
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (!composition.open) this.#submit(input.value);
      },
      { signal },
    );
    input.addEventListener('blur', () => this.#writeTyped(), { signal });
    input.addEventListener('compositionend', () => this.#onTyped(), { signal });
    input.addEventListener(
      'input',
      () => {
        if (!composition.open) this.#onTyped();
      },
      { signal },
    );
    input.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter' && composition.owns(event)) event.preventDefault();
      },
      { signal },
    );
    document.addEventListener('keydown', (event) => this.#onShortcut(event), { signal });
    window.addEventListener('popstate', () => this.#follow(), { signal });
    for (const control of form.querySelectorAll('input, button'))
      control.removeAttribute('disabled');
    this.#follow();
    if (isBlank(this.#state)) input.focus({ preventScroll: true });
  }

  disconnectedCallback(): void {
    this.#listeners.abort();
    this.#running?.abort();
    this.#searcher.close();
    clearTimeout(this.#timer);
  }

  /** Shows what the address says. */
  #follow(): void {
    clearTimeout(this.#timer);
    this.#state = readState(location.search);
    this.#typing = false;
    this.#ahead = false;
    this.#input.value = this.#state.query;
    void this.#search();
  }

  #onTyped(): void {
    const query = this.#input.value;
    void this.#suggestions.offer(query);
    if (query === this.#state.query) return;
    this.#state = { ...this.#state, query, shown: pageLength };
    this.#ahead = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#writeTyped(), typingRest);
    void this.#search(typingRest);
  }

  /** Browsers allow few changes of the address a second: it follows when the keys rest. */
  #writeTyped(): void {
    clearTimeout(this.#timer);
    if (!this.#ahead) return;
    this.#ahead = false;
    this.#writeAddress(this.#typing ? 'replace' : 'push');
    this.#typing = true;
  }

  #submit(query: string): void {
    this.#suggestions.close();
    this.#input.value = query;
    remember(query);
    clearTimeout(this.#timer);
    this.#ahead = false;
    this.#go({ ...this.#state, query, shown: pageLength }, this.#typing ? 'replace' : 'push');
    this.#typing = false;
  }

  #onShortcut(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target?.closest('input, textarea, select')) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }

  /** Moves to a state: the address first, then the search. */
  #go(state: SearchState, how: 'push' | 'replace'): void {
    this.#writeTyped();
    this.#state = state;
    this.#writeAddress(how);
    void this.#search();
  }

  #writeAddress(how: 'push' | 'replace'): void {
    const search = writeState(this.#state);
    const address = `${location.pathname}${search}`;
    const same = search === writeState(readState(location.search));
    if (how === 'replace' || same) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }

  #open(): OpenSearcher {
    return openSearcher(this.dataset['base'] ?? '/');
  }

  /** @param rest milliseconds to wait before more of the index is loaded */
  async #search(rest = 0): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const state = this.#state;
    const blank = isBlank(state);
    this.#answer.hidden = blank;
    this.dataset['ready'] = '';
    document.querySelector('.browse')?.toggleAttribute('hidden', !blank);
    if (blank) {
      this.#count.textContent = '';
      return;
    }
    this.#answer.setAttribute('aria-busy', 'true');
    const waiting = setTimeout(() => {
      this.#progress.textContent = text.loading;
    }, 200);
    try {
      const outcome = await this.#searcher.search(toRequest(state), {
        signal,
        rest,
        onProgress: (sofar) => {
          if (!signal.aborted) this.#showProgress(sofar);
        },
      });
      if (!signal.aborted) this.#show(outcome, state);
    } catch (error) {
      if (!signal.aborted) this.#showFailure(error);
    } finally {
      clearTimeout(waiting);
      if (!signal.aborted) {
        this.#progress.textContent = '';
        this.#answer.removeAttribute('aria-busy');
      }
    }
  }

  #showProgress({ bundles, total }: SearchOutcome): void {
    const asked = bundles.filter((bundle) => bundle.state !== 'skipped');
    const done = asked.filter((bundle) => bundle.state !== 'loading').length;
    if (this.#progress.textContent !== '') {
      this.#progress.textContent = text.progress(done, asked.length, total);
    }
  }

  #show(outcome: SearchOutcome, state: SearchState): void {
    const { total, results, terms, relaxed, bundles } = outcome;
    const failed = bundles.filter((bundle) => bundle.state === 'failed');
    const query = state.query.trim();
    this.#count.textContent =
      total === 0
        ? text.none(query)
        : (failed.length > 0 ? text.foundAtLeast : text.found)(total, query);
    this.#notes.replaceChildren(
      ...(relaxed ? [h('p', { class: 'relaxed' }, relaxed.label)] : []),
      ...(failed.length > 0
        ? [
            h(
              'p',
              { class: 'failed' },
              text.failedYears(
                failed.map(({ year }) => year),
                failed[0]?.error ?? '',
              ),
              button(text.retry, () => void this.#search()),
            ),
          ]
        : []),
      ...(total === 0 ? [h('p', {}, hasLimits(state) ? text.noneLimited : text.noneHint)] : []),
    );
    document.querySelector('.browse')?.toggleAttribute('hidden', total > 0);
    this.#showChips(outcome.chips, state);
    this.#showSorts(state, total);
    this.#showResults(
      results.map((result) => resultItem(result, terms)),
      state,
    );
    const rest = total - results.length;
    this.#foot.replaceChildren(
      ...(rest > 0 ? [button(text.more(rest), () => this.#more(), { class: 'load-more' })] : []),
    );
    this.#showSide(outcome, state);
  }

  /** Keeps the results that stand already when more are added under them. */
  #showResults(items: readonly HTMLLIElement[], state: SearchState): void {
    const key = writeState({ ...state, shown: pageLength });
    const before = this.#list.dataset['key'] === key ? this.#list.children.length : 0;
    this.#list.dataset['key'] = key;
    if (before === 0 || before > items.length) {
      this.#list.replaceChildren(...items);
      return;
    }
    this.#list.append(...items.slice(before));
    const next = this.#list.children[before];
    if (next && document.activeElement === document.body) next.querySelector('a')?.focus();
  }

  #more(): void {
    this.#go({ ...this.#state, shown: this.#state.shown + pageLength }, 'replace');
  }

  #showChips(chips: readonly Chip[], state: SearchState): void {
    const items = [
      ...(chips.length > 1 || chips.some(({ kind }) => kind !== 'term')
        ? chips.map(({ label, without }) => this.#chip(label, { ...state, query: without }))
        : []),
      ...(state.from === '' && state.to === ''
        ? []
        : [this.#chip(text.dateRange(state.from, state.to), { ...state, from: '', to: '' })]),
      ...facetNames.flatMap((name) =>
        (state.facets[name] ?? []).map((value) =>
          this.#chip(`${text.facets[name]}：${value}`, toggleFacet(state, name, value)),
        ),
      ),
    ];
    this.#chips.replaceChildren(...items);
    this.#chips.hidden = items.length === 0;
  }

  #chip(label: string, without: SearchState): HTMLLIElement {
    const chip = button(
      label,
      () => {
        this.#input.value = without.query;
        this.#go({ ...without, shown: pageLength }, 'push');
        this.#input.focus();
      },
      { 'aria-label': text.remove(label) },
    );
    chip.append(h('span', { 'aria-hidden': 'true' }, '×'));
    return h('li', {}, chip);
  }

  #showSorts(state: SearchState, total: number): void {
    this.#sort.hidden = total < 2;
    const focused = this.#sort.contains(document.activeElement);
    this.#sort.replaceChildren(
      ...(['relevance', 'newest', 'oldest'] as const).map((sort) =>
        button(
          text.sorts[sort],
          () => this.#go({ ...this.#state, sort, shown: pageLength }, 'push'),
          {
            'aria-pressed': String(state.sort === sort),
          },
        ),
      ),
    );
    if (focused) this.#sort.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  #showSide(outcome: SearchOutcome, state: SearchState): void {
    const active = document.activeElement;
    const focused =
      active instanceof HTMLElement && this.#side.contains(active)
        ? active.dataset['facet']
        : undefined;
    const toggle = (name: FacetName, value: string): void =>
      this.#go(toggleFacet(this.#state, name, value), 'push');
    const plot = histogram(outcome.months, (from, to) =>
      this.#go({ ...this.#state, from, to, shown: pageLength }, 'push'),
    );
    const groups = facetGroups(outcome, state, toggle);
    const parts = [...(plot ? [plot] : []), ...groups];
    this.#side.replaceChildren(
      ...(parts.length > 0 ? [h('h2', { class: 'rubric' }, text.refine), ...parts] : []),
    );
    if (focused !== undefined) {
      this.#side.querySelector<HTMLElement>(`[data-facet="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  #showFailure(error: unknown): void {
    const known = error instanceof SearchError;
    this.#count.textContent = known ? error.message : text.failure;
    const again =
      known && error.reason === 'outdated'
        ? button(text.reload, () => location.reload())
        : button(text.retry, () => {
            this.#searcher.close();
            this.#searcher = this.#open();
            void this.#search();
          });
    this.#notes.replaceChildren(h('p', { class: 'failed' }, again));
    for (const part of [this.#list, this.#foot, this.#side, this.#chips]) part.replaceChildren();
    this.#sort.hidden = true;
    this.#chips.hidden = true;
    document.querySelector('.browse')?.removeAttribute('hidden');
  }
}

const hasLimits = (state: SearchState): boolean =>
  state.from !== '' || state.to !== '' || Object.keys(state.facets).length > 0;

customElements.define('archive-search', ArchiveSearch);
