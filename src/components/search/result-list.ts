/** The results on the page, laid out a screen at a time, so that no task holds the page up for long. */
import type { SearchProgress } from '../../search/searcher.ts';
import { h } from './dom.ts';
import { resultItem } from './results.ts';

/** A result is at least so high, in CSS pixels, below what stands above the list. */
const lowest = 200;
/** Results laid out first of all, when a browser has yet to find the fonts. */
const opening = 2;

export class ResultList {
  readonly element = h('ol', { class: 'results' });
  /** What the results answer to, once all are there. */
  #key: string | undefined;
  /** Their addresses; none for one whose text was not read. */
  #drawn: readonly (string | undefined)[] = [];
  /** Counts what has been shown, so that the rest of an earlier answer stays away. */
  #turn = 0;

  get empty(): boolean {
    return this.element.childElementCount === 0;
  }

  /** True where the whole answer to `key` stands. */
  answers(key: string): boolean {
    return this.#key === key;
  }

  clear(): void {
    this.#turn += 1;
    this.#key = undefined;
    this.element.replaceChildren();
  }

  /**
   * Shows the first results at once and the rest after the next frames.
   * @param key what they answer to: results that stand for the same are kept when nothing but more comes under them
   * @returns how many were kept, and a promise that holds once all are there or others took their place
   */
  show(
    { results, terms }: SearchProgress,
    key?: string,
  ): { readonly kept: number; readonly whole: Promise<void> } {
    const wanted = results.map(({ url, headline }) => (headline ? url : undefined));
    const grows =
      key !== undefined &&
      this.answers(key) &&
      this.#drawn.length < wanted.length &&
      this.#drawn.every((url, i) => url !== undefined && url === wanted[i]);
    const kept = grows ? this.#drawn.length : 0;
    const step = Math.ceil(innerHeight / lowest);
    this.#turn += 1;
    this.#key = undefined;
    const turn = this.#turn;
    let next = kept;
    const draw = (count: number): Node[] => {
      const drawn = results.slice(next, next + count);
      next += drawn.length;
      return drawn.map((result) => resultItem(result, terms));
    };
    const first = draw(this.empty ? opening : step);
    if (kept === 0) this.element.replaceChildren(...first);
    else this.element.append(...first);
    const whole = (async () => {
      while (next < results.length) {
        await frame();
        if (turn !== this.#turn) return;
        this.element.append(...draw(step));
      }
      this.#key = key;
      this.#drawn = wanted;
    })();
    return { kept, whole };
  }
}

/** Until what has been changed is on the screen. */
const frame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
