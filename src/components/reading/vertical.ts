/** Vertical setting: numbers of one or two digits stand upright, as in a book set in columns. */
import { h } from '../search/dom.ts';

const short = /(?<![\d.,%A-Za-z])\d{1,2}(?![\d.,%A-Za-z])/gu;

export function setUpright(prose: Element, on: boolean): void {
  for (const span of prose.querySelectorAll('.upright')) {
    const parent = span.parentNode;
    span.replaceWith(...span.childNodes);
    parent?.normalize();
  }
  if (!on) return;
  const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && short.test(node.data)) nodes.push(node);
    short.lastIndex = 0;
  }
  for (const node of nodes) {
    const parts: (Node | string)[] = [];
    let at = 0;
    for (const match of node.data.matchAll(short)) {
      parts.push(node.data.slice(at, match.index), h('span', { class: 'upright' }, match[0]));
      at = match.index + match[0].length;
    }
    parts.push(node.data.slice(at));
    node.replaceWith(...parts);
  }
}
