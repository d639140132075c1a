/** Marks the words that were searched for, `?hl=词`, and leads from mark to mark. */
import { marksText as text } from '../../i18n/zh-CN.ts';
import { button, h, mark } from '../search/dom.ts';

export function showMarks(): void {
  const terms = new URLSearchParams(location.search).getAll('hl').filter((term) => term !== '');
  const article = document.querySelector('article');
  if (!article || terms.length === 0) return;
  const marks = [
    ...article.querySelectorAll(
      '.article-head .kicker, .article-head .headline, .article-head .deck, .prose p, .prose li, .prose h2, .prose h3, .prose h4, .prose figcaption',
    ),
  ]
    .filter((block) => !block.querySelector('p, li'))
    .flatMap((block) => markIn(block, terms));
  if (marks.length === 0) return;
  let at = -1;
  const place = h('span', { role: 'status' }, text.found(marks.length));
  const go = (step: number): void => {
    marks[at]?.forEach((mark) => mark.classList.remove('current'));
    at = (at + step + marks.length) % marks.length;
    marks[at]?.forEach((mark) => mark.classList.add('current'));
    marks[at]?.[0]?.scrollIntoView({ block: 'center' });
    place.textContent = text.place(at + 1, marks.length);
  };
  const main = document.getElementById('main');
  const bar = h('div', { class: 'marks-bar', role: 'group', 'aria-label': text.label });
  bar.append(
    place,
    button(text.previous, () => go(-1)),
    button(text.next, () => go(1)),
    button(text.close, () => {
      for (const parts of marks) {
        for (const mark of parts) {
          const parent = mark.parentNode;
          mark.replaceWith(...mark.childNodes);
          parent?.normalize();
        }
      }
      bar.remove();
      // The button that had the focus is gone.
      main?.focus({ preventScroll: true });
      history.replaceState(null, '', location.pathname + location.hash);
    }),
  );
  main?.append(bar);
}

/** Marks every occurrence in one block, across the elements within; one entry an occurrence. */
function markIn(block: Element, terms: readonly string[]): HTMLElement[][] {
  const nodes: { node: Text; start: number }[] = [];
  let whole = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, start: whole.length });
    whole += node.data;
  }
  return occurrences(whole, terms)
    .toReversed()
    .map(([from, to]) =>
      nodes
        .filter(({ node, start }) => start < to && start + node.data.length > from)
        .toReversed()
        .map(({ node, start }) => {
          const piece = node.splitText(Math.max(0, from - start));
          piece.splitText(Math.min(piece.data.length, to - Math.max(from, start)));
          const marked = mark();
          piece.replaceWith(marked);
          marked.append(piece);
          return marked;
        })
        .toReversed(),
    )
    .toReversed();
}

/** Where the terms stand, in order, none over another; case and width of letters do not matter. */
export function occurrences(whole: string, terms: readonly string[]): [number, number][] {
  const plain = foldWidth(whole);
  const found: [number, number][] = [];
  for (const term of terms.map(foldWidth)) {
    for (let at = plain.indexOf(term); at !== -1; at = plain.indexOf(term, at + 1)) {
      found.push([at, at + term.length]);
    }
  }
  found.sort(([a, b], [c, d]) => a - c || d - b);
  const kept: [number, number][] = [];
  for (const range of found) {
    const last = kept.at(-1);
    if (!last || range[0] >= last[1]) kept.push(range);
  }
  return kept;
}

/** Full-width ASCII as half-width, in lower case; the length stays. */
const foldWidth = (text: string): string =>
  text
    .replace(/[！-～]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
