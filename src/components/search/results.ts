/** One search result: headline, facts, and the lines in which the query stands. */
import { longDate } from '../../archive/display.ts';
import type { MarkedText, Result, Snippet } from '../../search/client.ts';
import { h } from './dom.ts';

export function resultItem(result: Result, terms: readonly string[]): HTMLLIElement {
  const { headline, snippets } = result;
  const facts = [
    h('time', { datetime: result.date }, longDate(result.date)),
    ...[result.source, result.section].flatMap((fact) =>
      fact === undefined ? [] : [h('span', {}, fact)],
    ),
  ];
  return h(
    'li',
    { class: 'result' },
    h(
      'h2',
      {},
      h(
        'a',
        { href: deepLink(result, undefined, terms) },
        ...(headline ? marked(headline) : [result.id]),
      ),
    ),
    h('p', { class: 'facts' }, ...facts),
    snippets.length > 0 &&
      h(
        'ul',
        { class: 'snippets' },
        ...snippets.map((snippet) => snippetItem(result, snippet, terms)),
      ),
  );
}

function snippetItem(result: Result, snippet: Snippet, terms: readonly string[]): HTMLLIElement {
  const { place, cutBefore, cutAfter } = snippet;
  return h(
    'li',
    {},
    h('a', { class: 'place', href: deepLink(result, place.anchor, terms) }, place.label),
    h('span', { class: 'snippet' }, cutBefore && '……', ...marked(snippet), cutAfter && '……'),
  );
}

/** Verbatim text, its matches as `<mark>`. */
function marked({ text, marks }: MarkedText): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(h('mark', {}, text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

/** The article's address with the terms to mark there, at the paragraph where one stands. */
function deepLink(result: Result, anchor: string | undefined, terms: readonly string[]): string {
  const query = new URLSearchParams(terms.map((term) => ['hl', term])).toString();
  return `${result.url}${query === '' ? '' : `?${query}`}${anchor === undefined ? '' : `#${anchor}`}`;
}
