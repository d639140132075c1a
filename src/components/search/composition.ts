/** Tells keys that belong to an input method from keys that are meant for the page. */

/**
 * Milliseconds within which an Enter still belongs to the composition that has just ended: Safari
 * reports the end first and the key that caused it after.
 */
const tail = 50;
/** The code of every key that an input method has used. */
const usedByInputMethod = 229;

export class Composition {
  #open = false;
  #ended = -Infinity;

  constructor(input: HTMLInputElement) {
    input.addEventListener('compositionstart', () => {
      this.#open = true;
    });
    input.addEventListener('compositionend', (event) => {
      this.#open = false;
      this.#ended = event.timeStamp;
    });
  }

  get open(): boolean {
    return this.#open;
  }

  /** True for a key that the input method has used. */
  owns(event: KeyboardEvent): boolean {
    return (
      this.#open ||
      event.isComposing ||
      // The only sign that Safari gives of it.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      event.keyCode === usedByInputMethod ||
      event.timeStamp - this.#ended < tail
    );
  }
}
