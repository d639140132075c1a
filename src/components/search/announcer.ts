/** Says results to those who do not see them: once, when typing and loading have come to rest. */
import { h } from './dom.ts';

/** Milliseconds without news before the last is said. */
const rest = 700;

export class Announcer {
  readonly element = h('p', { class: 'unseen', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes the place of what has not been said yet. */
  say(news: string): void {
    this.hush();
    this.#timer = setTimeout(() => {
      this.element.textContent = news;
    }, rest);
  }

  hush(): void {
    clearTimeout(this.#timer);
  }
}
