/**
 * `<archive-search>`: brings the search form of the page to life. The server sends the form with its
 * controls disabled; everything else is made here. All state is in the address.
 */
import { meant } from '../../search/meant.ts';
import type { SearchOutcome, SearchProgress } from '../../search/searcher.ts';
import { Answer } from './answer.ts';
import { enableBuilder } from './builder.ts';
import { Composition } from './composition.ts';
import { openSearcher, type OpenSearcher } from './open-searcher.ts';
import { keptScroll, keepScroll } from './scroll.ts';
import {
  isBlank,
  pageLength,
  readState,
  toRequest,
  writeState,
  type SearchState,
} from './state.ts';
import { remember, Suggestions } from './suggestions.ts';

/** Milliseconds after a key before more of the index is loaded and the address follows. */
const typingRest = 150;
/** Milliseconds after a key before what was found counts as read: another query does not take its place in the history. */
const readingRest = 3000;

class ArchiveSearch extends HTMLElement {
  readonly #answer = new Answer({
    go: (change, how) => {
      const state = change(this.#state);
      if (state !== this.#state) this.#go(state, how);
    },
    again: () => void this.#search(),
    anew: () => {
      this.#searcher.close();
      this.#searcher = this.#open();
      void this.#search();
    },
    meant: (outcome) => meant(this.#searcher, outcome),
  });
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
  /** Where the page stood when it was left, until its first answer is there. */
  #scroll = keptScroll();
  readonly #title = document.title;
  readonly #listeners = new AbortController();

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.search-form');
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
    input.closest('.box')?.after(this.#suggestions.panel);
    this.append(this.#answer.element);
    this.#listen(form, input, composition);
    enableBuilder(this, (condition) => this.#submit(`${input.value.trim()} ${condition}`.trim()));
    for (const control of form.querySelectorAll('input, button'))
      control.removeAttribute('disabled');
    this.#follow();
    this.dataset['ready'] = '';
    if (isBlank(this.#state)) input.focus({ preventScroll: true });
  }

  #listen(form: HTMLFormElement, input: HTMLInputElement, composition: Composition): void {
    const { signal } = this.#listeners;
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (!composition.open) this.#submit(input.value);
      },
      { signal },
    );
    input.addEventListener('blur', () => this.#keep(), { signal });
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
    window.addEventListener('pagehide', keepScroll, { signal });
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
    this.#state = readState(location.search + location.hash);
    this.#typing = false;
    this.#ahead = false;
    this.#input.value = this.#state.query;
    this.#suggestions.close();
    this.#entitle();
    void this.#search();
  }

  #onTyped(): void {
    const query = this.#input.value;
    if (query !== this.#state.query) {
      this.#scroll = 0;
      this.#state = { ...this.#state, query, shown: pageLength };
      this.#ahead = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#writeTyped();
        this.#timer = setTimeout(() => this.#keep(), readingRest);
      }, typingRest);
      void this.#search(typingRest);
    }
    void this.#suggestions.offer(query);
  }

  /** Browsers allow few changes of the address a second: it follows when the keys rest. */
  #writeTyped(): void {
    clearTimeout(this.#timer);
    if (!this.#ahead) return;
    this.#ahead = false;
    this.#writeAddress(this.#typing ? 'replace' : 'push');
    this.#typing = true;
  }

  /** What has been typed stays in the history when something else is typed. */
  #keep(): void {
    this.#writeTyped();
    this.#typing = false;
  }

  #submit(query: string): void {
    this.#suggestions.close();
    clearTimeout(this.#timer);
    this.#ahead = false;
    this.#go({ ...this.#state, query, shown: pageLength }, this.#typing ? 'replace' : 'push');
    remember(query);
  }

  #onShortcut(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target?.closest('input:not([type="range"]), textarea, select')) return;
    event.preventDefault();
    this.#input.focus();
    this.#input.select();
  }

  /** Moves to a state. The search is on its way while the browser notes the address. */
  #go(state: SearchState, how: 'push' | 'replace'): void {
    this.#writeTyped();
    this.#state = state;
    if (this.#input.value !== state.query) this.#input.value = state.query;
    void this.#search();
    this.#writeAddress(how);
    this.#typing = false;
  }

  #writeAddress(how: 'push' | 'replace'): void {
    const written = writeState(this.#state);
    const same = written === writeState(readState(location.search + location.hash));
    const address = `${location.pathname}${written}`;
    if (how === 'replace' || same) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.#entitle();
  }

  /** Each entry of the history, each tab says what was searched for. */
  #entitle(): void {
    const query = this.#state.query.trim();
    document.title = query === '' ? this.#title : `${query} · ${this.#title}`;
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
    if (isBlank(state)) {
      if (this.#answer.element.contains(document.activeElement)) this.#input.focus();
      this.#scroll = 0;
      this.#answer.blank();
      return;
    }
    this.#answer.begin(state, rest);
    const onProgress = (sofar: SearchProgress): void => {
      if (!signal.aborted) this.#answer.progress(sofar, state);
    };
    try {
      const options = { signal, rest, onProgress };
      const outcome = await this.#searcher.search(toRequest(state), options);
      if (!signal.aborted) await this.#show(outcome, state);
    } catch (error) {
      if (!signal.aborted) this.#answer.fail(error);
    }
    if (signal.aborted) return;
    this.#answer.rest();
    this.#backToPlace();
    if (this.#answer.lacksAllTime) await this.#askAllTime(state, signal);
  }

  #show(outcome: SearchOutcome, state: SearchState): Promise<void> {
    const inside = this.#answer.element.contains(document.activeElement);
    const shown = this.#answer.show(outcome, state);
    // What was pressed is gone and nothing is left to go on from.
    if (inside && document.activeElement === document.body) this.#input.focus();
    return shown;
  }

  /** A link may open on a stretch of days: what lies beyond it is asked for once the answer stands. */
  async #askAllTime(state: SearchState, signal: AbortSignal): Promise<void> {
    const request = toRequest({ ...state, from: '', to: '', shown: pageLength });
    try {
      const outcome = await this.#searcher.search(request, { signal });
      if (!signal.aborted) this.#answer.showAllTime(outcome, state);
    } catch {
      // The histogram goes on without it.
    }
  }

  #backToPlace(): void {
    // To ask where the page stands is to lay it out: only where it matters.
    if (this.#scroll > 0 && scrollY < this.#scroll)
      scrollTo({ top: this.#scroll, behavior: 'instant' });
    this.#scroll = 0;
  }
}

customElements.define('archive-search', ArchiveSearch);
