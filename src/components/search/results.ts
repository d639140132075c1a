/** One search result: headline, facts, and the lines in which the query stands. */
import { searchPageText as text } from '../../i18n/zh-CN.ts';
import { longDate } from '../../archive/display.ts';
import type { MarkedText, Result, Snippet } from '../../search/searcher.ts';
import { h, mark } from './dom.ts';

/** An address has room for so many words to mark, and for so many characters in them. */
const mostMarks = 20;
const roomForMarks = 300;

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
        ...(headline ? marked(headline) : [text.noHeadline]),
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
function marked({ text: whole, marks }: MarkedText): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(whole.slice(at, start));
    parts.push(mark(whole.slice(start, end)));
    at = end;
  }
  parts.push(whole.slice(at));
  return parts;
}

/**
 * The article's address with the words to mark there, at the paragraph where one stands: the words as
 * typed, and as they are printed where that differs in script, width or marks within.
 */
function deepLink(result: Result, anchor: string | undefined, terms: readonly string[]): string {
  const printed = [result.headline, ...result.snippets].flatMap(
    (found) => found?.marks.map(([start, end]) => found.text.slice(start, end)) ?? [],
  );
  let room = roomForMarks;
  const words = [...new Set([...terms, ...printed])].filter(({ length }) => {
    const fits = length <= room;
    if (fits) room -= length;
    return fits;
  });
  const query = new URLSearchParams(
    words.slice(0, mostMarks).map((word) => ['hl', word]),
  ).toString();
  return `${result.url}${query === '' ? '' : `?${query}`}${anchor === undefined ? '' : `#${anchor}`}`;
}
