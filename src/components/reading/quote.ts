/** Copies citations, and quotations with a link to the very words. */
import { quoteText as text } from '../../i18n/zh-CN.ts';
import { h } from '../search/dom.ts';

async function copy(button: HTMLButtonElement, content: string): Promise<void> {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(content);
    button.textContent = text.copied;
  } catch {
    button.textContent = text.copyFailed;
  }
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

/** Copies the text of the element that `data-copy` names. */
export function copyFrom(button: HTMLButtonElement): void {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  if (source) void copy(button, citedToday(source));
}

/** The citation with the reader's own day as the day on which it is cited: `[YYYY-MM-DD]`. */
function citedToday(citation: HTMLElement): string {
  const accessed = citation.querySelector('[data-accessed]');
  // The Swedish form of a date is that of ISO 8601.
  if (accessed) accessed.textContent = `[${new Date().toLocaleDateString('sv-SE')}]`;
  return citation.textContent.trim();
}

/** From now on a selection in the article brings up a button that copies it with its source. */
export function offerQuotes(): void {
  const prose = document.querySelector('.prose');
  const citation = document.getElementById('citation');
  const button = h('button', { type: 'button', class: 'quote', hidden: true }, text.copyQuote);
  // Keeps the selection while the button is pressed.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  document.getElementById('main')?.append(button);
  const place = (): void => {
    const selection = getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const quoted = selection?.toString().trim() ?? '';
    if (!range || quoted.length < 2 || !prose?.contains(range.commonAncestorContainer)) {
      button.hidden = true;
      return;
    }
    const box = range.getBoundingClientRect();
    button.hidden = false;
    button.style.insetInlineStart = `${Math.max(8, box.left + scrollX)}px`;
    button.style.insetBlockStart = `${box.bottom + scrollY + 8}px`;
    button.onclick = () => {
      const cited = citation ? citedToday(citation) : document.title;
      void copy(button, `“${quoted}”\n${cited}\n${linkTo(range, quoted)}`);
    };
  };
  document.addEventListener('selectionchange', place);
  place();
}

/** A link to the paragraph and, where browsers know text fragments, to the words themselves. */
function linkTo(range: Range, quoted: string): string {
  const start = range.startContainer;
  const element = start instanceof Element ? start : start.parentElement;
  const paragraph = element?.closest('p[id]')?.id ?? '';
  const characters = [...quoted.replace(/\s*\n\s*/gu, '\n')];
  const encode = (words: string): string => encodeURIComponent(words).replaceAll('-', '%2D');
  const fragment =
    characters.length <= 40 && !characters.includes('\n')
      ? encode(characters.join(''))
      : `${encode(characters.slice(0, 12).join('').split('\n')[0] ?? '')},${encode(characters.slice(-12).join('').split('\n').at(-1) ?? '')}`;
  return `${location.origin}${location.pathname}#${paragraph}:~:text=${fragment}`;
}
