/** What stands below the box: count, order, conditions, notes, results, and what narrows them. */
import { cutShort } from '../../i18n/cut-short.ts';
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { Meant } from '../../search/meant.ts';
import type { SearchOutcome, SearchProgress } from '../../search/searcher.ts';
import { facetNames } from '../../search/facet-names.ts';
import { gapsOf } from '../../search/gaps.ts';
import { SearchError } from '../../search/search-error.ts';
import { Announcer } from './announcer.ts';
import { chipItems } from './chips.ts';
import { button, h } from './dom.ts';
import { ResultList } from './result-list.ts';
import { Side } from './side.ts';
import { pageLength, writeState, type Change, type SearchState } from './state.ts';

export interface Moves {
  /** Shows another state. */
  readonly go: (change: Change, how: 'push' | 'replace') => void;
  /** Searches for the same once more. */
  readonly again: () => void;
  /** The same, with everything loaded anew. */
  readonly anew: () => void;
  /** Names that the words of a query may have meant. */
  readonly meant: (outcome: SearchOutcome) => Promise<readonly Meant[]>;
}

/** Characters of a query that are repeated to the reader. */
const repeated = 40;

/** Milliseconds that pass for at once. */
const patience = 100;

const sorts = ['relevance', 'newest', 'oldest'] as const;

export class Answer {
  readonly #moves: Moves;
  readonly #count = h('p', { class: 'count' });
  readonly #progress = h('progress', { 'aria-hidden': 'true', hidden: true });
  readonly #sort = h('div', { class: 'sorts', role: 'group', 'aria-label': text.sort });
  readonly #chips = h('ul', { class: 'chips', 'aria-label': text.conditions });
  readonly #body = h('div', { class: 'answer-body' });
  readonly #list = new ResultList();
  readonly #announcer = new Announcer();
  readonly #side: Side;
  readonly element: HTMLElement;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Counts searches, so that what is out of date is not said. */
  #turn = 0;
  /** Shows what has been heard so far while other results stand. */
  #catchUp: (() => void) | undefined;

  constructor(moves: Moves) {
    this.#moves = moves;
    this.#side = new Side((change) => moves.go(change, 'push'));
    this.element = h(
      'div',
      { class: 'answer', hidden: true },
      h(
        'div',
        { class: 'main-column' },
        h(
          'div',
          { class: 'answer-head' },
          this.#count,
          h('div', { class: 'answer-tools' }, this.#side.toggle, this.#sort),
          this.#progress,
        ),
        this.#chips,
        this.#body,
      ),
      this.#side.element,
      this.#announcer.element,
    );
  }

  blank(): void {
    this.#settle();
    this.rest();
    this.#announcer.hush();
    this.#empty();
    this.element.hidden = true;
    this.#tell('', '');
  }

  /**
   * A search begins; it is mentioned, and years are shown as they come, only if it takes a while.
   * @param rest milliseconds that it waits for more keys
   */
  begin(state: SearchState, rest: number): void {
    this.element.hidden = false;
    this.element.setAttribute('aria-busy', 'true');
    this.#turn += 1;
    this.#announcer.hush();
    this.#side.hold();
    clearTimeout(this.#waiting);
    this.#catchUp = undefined;
    this.#waiting = setTimeout(() => {
      this.#tell(state.query, text.searching);
      this.#progress.hidden = false;
      this.#progress.removeAttribute('value');
      this.#catchUp?.();
    }, patience + rest);
  }

  /** Years have answered. Where results stand, they give way only to all of it, or after a while. */
  progress(outcome: SearchProgress, state: SearchState): void {
    const first = this.#list.empty && outcome.results.length > 0;
    if (first || !this.#progress.hidden) this.#showProgress(outcome, state);
    else this.#catchUp = () => this.#showProgress(outcome, state);
  }

  #showProgress(outcome: SearchProgress, state: SearchState): void {
    this.#progress.hidden = false;
    const asked = outcome.bundles.filter((bundle) => bundle.state !== 'skipped');
    const done = asked.filter((bundle) => bundle.state !== 'loading').length;
    this.#progress.max = asked.length;
    this.#progress.value = done;
    // What a widened query finds is told once it is said to be widened.
    if (outcome.relaxed) return;
    this.#tell(state.query, text.progress(done, asked.length, outcome.total));
    if (this.#list.answers(keyOf(state))) return;
    if (outcome.results.some(({ headline }) => headline)) {
      showBrowsing(false);
      const inBody = this.#body.contains(document.activeElement);
      this.#list.show(outcome);
      this.#body.replaceChildren(this.#list.element);
      if (inBody) this.#toResults();
    }
  }

  /** Once a search is over, however it ended. */
  #settle(): void {
    clearTimeout(this.#waiting);
    this.#progress.hidden = true;
  }

  /** Nothing more will change until the next search. */
  rest(): void {
    this.element.removeAttribute('aria-busy');
  }

  /** Shows hits beyond the days that a search was limited to, for the range to be widened. */
  showAllTime(outcome: SearchOutcome, state: SearchState): void {
    this.#side.showAllTime(outcome, state);
  }

  /** True where hits beyond the days that the search was limited to are not known yet. */
  get lacksAllTime(): boolean {
    return this.#side.lacksAllTime;
  }

  /** @returns once all is laid out */
  async show(outcome: SearchOutcome, state: SearchState): Promise<void> {
    this.#settle();
    const { total, relaxed } = outcome;
    const { failed, unread } = gapsOf(outcome);
    const news = this.#tell(
      state.query,
      text.count(total, { partly: failed.length > 0, relaxed: relaxed !== null }),
    );
    const notes = h('div', { class: 'notes' });
    if (relaxed) notes.append(h('p', { class: 'relaxed' }, relaxed.label));
    if (failed.length > 0)
      notes.append(this.#failedNote(text.failedYears(failed.map(({ year }) => year))));
    if (unread > 0) notes.append(this.#failedNote(text.unread(unread)));
    if (total === 0 && failed.length === 0) {
      const asked = outcome.chips.length > 0 ? text.noneHint : text.nothingAsked;
      notes.append(h('p', {}, hasLimits(state) ? text.noneLimited : asked));
    }
    showBrowsing(total === 0);
    const before = document.activeElement;
    const [inChips, inBody] = [this.#chips, this.#body].map((part) => part.contains(before));
    this.#chips.replaceChildren(
      ...chipItems(outcome.chips, state, (change) => this.#moves.go(change, 'push')),
    );
    this.#showSorts(state, total);
    const whole = this.#showResults(outcome, state, notes);
    const beside = this.#side.show(outcome, state);
    // What was pressed is gone: the keyboard goes on close by.
    if (inChips) this.#chips.querySelector('button')?.focus();
    else if (inBody && !this.#body.contains(document.activeElement)) this.#toResults();
    const said = [news, ...[...notes.children].map(({ firstChild }) => firstChild?.textContent)];
    this.#announcer.say(said.join('。'));
    const turn = this.#turn;
    void this.#askMeant(outcome, notes).then((names) => {
      if (names.length === 0 || turn !== this.#turn || !notes.isConnected) return;
      this.#announcer.say([...said, `${text.meant}${names.join('、')}`].join('。'));
    });
    await Promise.all([whole, beside]);
  }

  fail(error: unknown): void {
    this.#settle();
    const known = error instanceof SearchError ? error : undefined;
    const news = known?.message ?? text.failure;
    this.#tell('', text.stopped);
    const advice = h('p', { class: 'failed' }, news);
    if (known?.reason === 'outdated') advice.append(button(text.reload, () => location.reload()));
    else if (known?.reason !== 'refused') advice.append(button(text.retry, this.#moves.anew));
    const inside = this.element.contains(document.activeElement);
    this.#empty();
    this.#body.replaceChildren(h('div', { class: 'notes' }, advice));
    if (inside) advice.querySelector('button')?.focus();
    this.#announcer.say(news);
  }

  #toResults(): void {
    this.#list.element.querySelector('a')?.focus({ preventScroll: true });
  }

  /** Takes away what belongs to an answer. */
  #empty(): void {
    this.#list.clear();
    this.#body.replaceChildren();
    this.#chips.replaceChildren();
    this.#sort.hidden = true;
    this.#side.clear();
    showBrowsing(true);
  }

  /** What is found for a query; the query is cut short where it is long. */
  #tell(query: string, found: string): string {
    const asked = text.asked(cutShort(query.trim(), repeated));
    this.#count.replaceChildren(h('span', { class: 'asked' }, asked), h('span', {}, found));
    return `${asked}${found}`;
  }

  #failedNote(what: string): HTMLElement {
    return h('p', { class: 'failed' }, what, button(text.retry, this.#moves.again));
  }

  /** @returns the names that are offered */
  async #askMeant(outcome: SearchOutcome, notes: Element): Promise<string[]> {
    const meant = await this.#moves.meant(outcome);
    const offers = meant.map(({ name, query }) =>
      button(name, () => this.#moves.go((now) => ({ ...now, query, shown: pageLength }), 'push')),
    );
    if (offers.length > 0) notes.prepend(h('p', { class: 'meant' }, text.meant, ...offers));
    return meant.map(({ name }) => name);
  }

  /** Keeps the results that stand already when more are added under them. */
  #showResults(outcome: SearchOutcome, state: SearchState, notes: HTMLElement): Promise<void> {
    const { results, total } = outcome;
    const { kept, whole } = this.#list.show(outcome, keyOf(state));
    const rest = total - results.length;
    const more = button(
      text.more(rest),
      () => this.#moves.go((now) => ({ ...now, shown: state.shown + pageLength }), 'replace'),
      { class: 'load-more', hidden: true },
    );
    // What grows above it would push it on.
    void whole.then(() => (more.hidden = false));
    const list = this.#list.element;
    const below = rest > 0 ? [more] : [];
    if (kept > 0) {
      list.children[kept]?.querySelector('a')?.focus({ preventScroll: true });
      // The list itself stays: a page that is shorter for a moment loses its place.
      for (const part of [...this.#body.children]) if (part !== list) part.remove();
      list.before(notes);
      list.after(...below);
    } else this.#body.replaceChildren(notes, list, ...below);
    return whole;
  }

  #showSorts(state: SearchState, total: number): void {
    this.#sort.hidden = total < 2;
    const focused = this.#sort.contains(document.activeElement);
    this.#sort.replaceChildren(
      ...sorts.map((sort) =>
        button(
          text.sorts[sort],
          () => this.#moves.go((now) => ({ ...now, sort, shown: pageLength }), 'push'),
          { 'aria-pressed': String(state.sort === sort) },
        ),
      ),
    );
    if (focused) this.#sort.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }
}

/** What an answer belongs to, however much of it is shown. */
const keyOf = (state: SearchState): string => writeState({ ...state, shown: pageLength });

function showBrowsing(shown: boolean): void {
  document.querySelector('.browse')?.toggleAttribute('hidden', !shown);
}

const hasLimits = (state: SearchState): boolean =>
  state.from !== '' || state.to !== '' || facetNames.some((name) => state.facets[name]);
