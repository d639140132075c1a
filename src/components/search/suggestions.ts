/** Names, headlines and recent searches offered under the box: a combobox with a listbox, after the ARIA pattern. */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import type { Searcher, Suggestion } from '../../search/searcher.ts';
import { typedPart } from '../../search/syntax.ts';
import type { Composition } from './composition.ts';
import { button, h } from './dom.ts';

const recentKey = 'archive-recent-searches';
const kept = 8;
const offered = 8;

type Offer = Omit<Suggestion, 'kind'> & { readonly kind: Suggestion['kind'] | 'recent' };

export class Suggestions {
  readonly #input: HTMLInputElement;
  readonly #composition: Composition;
  readonly #searcher: () => Searcher;
  readonly #choose: (query: string) => void;
  readonly #list = h('ul', { role: 'listbox', id: 'suggestions', 'aria-label': text.suggestions });
  readonly #panel: HTMLElement;
  #offers: readonly Offer[] = [];
  #active = -1;
  #asked = 0;

  constructor(
    input: HTMLInputElement,
    composition: Composition,
    searcher: () => Searcher,
    choose: (query: string) => void,
  ) {
    this.#input = input;
    this.#composition = composition;
    this.#searcher = searcher;
    this.#choose = choose;
    const forget = button(
      text.forgetRecent,
      () => {
        forgetAll();
        this.close();
        input.focus();
      },
      { class: 'forget' },
    );
    this.#panel = h('div', { class: 'suggestions', hidden: true }, this.#list, forget);
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', 'suggestions'],
    ] as const) {
      input.setAttribute(name, value);
    }
    // Keeps the focus in the box while an offer is pressed.
    this.#panel.addEventListener('pointerdown', (event) => event.preventDefault());
    for (const part of [input, this.#panel]) {
      part.addEventListener('focusout', ({ relatedTarget }) => {
        const within = relatedTarget instanceof Node && this.#panel.contains(relatedTarget);
        if (!within) this.close();
      });
    }
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('click', () => {
      if (input.value === '') void this.offer('');
    });
  }

  get panel(): HTMLElement {
    return this.#panel;
  }

  /** True while an offer is picked out with the arrow keys. */
  get picking(): boolean {
    return this.#active >= 0;
  }

  async offer(typed: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const offers =
      typed.trim() === ''
        ? recent().map((query): Offer => ({ kind: 'recent', text: query }))
        : await this.#names(typed);
    if (asked !== this.#asked || document.activeElement !== this.#input) return;
    this.#show(offers.slice(0, offered), typed);
  }

  close(): void {
    this.#asked += 1;
    this.#active = -1;
    this.#panel.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.removeAttribute('aria-activedescendant');
  }

  /** For all that has been typed, else for its last part, beside which the rest of the query stays. */
  async #names(typed: string): Promise<readonly Offer[]> {
    const { before, part, field, marked, inPhrase } = typedPart(typed);
    try {
      const whole = marked ? [] : await this.#searcher().suggest(typed);
      // An offer must not tear a phrase apart.
      if (whole.length > 0 || before === '' || part === '' || inPhrase) return whole;
      const names = await this.#searcher().suggest(part, { field });
      return names.map((name) => ({ ...name, query: `${before}${name.query ?? name.text}` }));
    } catch {
      // Offers are a courtesy; the search itself says what is wrong with the index.
      return [];
    }
  }

  #show(offers: readonly Offer[], typed: string): void {
    this.#offers = offers;
    if (offers.length === 0) {
      this.close();
      return;
    }
    this.#active = -1;
    this.#list.replaceChildren(
      ...offers.map((offer, index) => {
        const item = h(
          'li',
          { role: 'option', id: `suggestion-${index}`, 'aria-selected': 'false' },
          h('span', {}, ...matched(offer.text, typed.trim(), typedPart(typed).part)),
          h(
            'small',
            {},
            text.suggestionKinds[offer.kind],
            offer.count === undefined ? '' : ` ${text.facetCount(offer.count)}`,
          ),
        );
        item.addEventListener('click', () => this.#take(index));
        return item;
      }),
    );
    this.#panel.classList.toggle('recent', typed.trim() === '');
    this.#panel.hidden = false;
    this.#input.setAttribute('aria-expanded', 'true');
    this.#input.removeAttribute('aria-activedescendant');
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#composition.owns(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.#panel.hidden) void this.offer(this.#input.value);
      else this.#move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && !this.#panel.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Enter' && this.picking) {
      event.preventDefault();
      this.#take(this.#active);
    }
  }

  #move(step: number): void {
    const places = this.#offers.length + 1;
    this.#active = ((this.#active + 1 + step + places) % places) - 1;
    [...this.#list.children].forEach((item, index) =>
      item.setAttribute('aria-selected', String(index === this.#active)),
    );
    if (this.#active < 0) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', `suggestion-${this.#active}`);
  }

  #take(index: number): void {
    const offer = this.#offers[index];
    this.close();
    if (offer) this.#choose(offer.query ?? offer.text);
  }
}

/** What was typed stands out where it stands in an offer as it is. */
function matched(text: string, ...typed: readonly string[]): (Node | string)[] {
  const found = typed.find((part) => part !== '' && text.includes(part));
  if (found === undefined) return [text];
  const at = text.indexOf(found);
  return [text.slice(0, at), h('b', {}, found), text.slice(at + found.length)];
}

/** Recent searches, newest first; they stay on this device. */
function recent(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  } catch {
    // Storage that is closed or was written by someone else counts as empty.
    return [];
  }
}

function forgetAll(): void {
  try {
    localStorage.removeItem(recentKey);
  } catch {
    // A closed storage holds nothing.
  }
}

export function remember(query: string): void {
  const trimmed = query.trim();
  if (trimmed === '') return;
  const queries = [trimmed, ...recent().filter((other) => other !== trimmed)].slice(0, kept);
  try {
    localStorage.setItem(recentKey, JSON.stringify(queries));
  } catch {
    // A full or closed storage only means that nothing is remembered.
  }
}
