/** Snippets of an article around what a query found in it: verbatim, every match marked. */
import type { Fragment, FragmentBlock } from './bundle.ts';
import type { MarkedText, Place, Snippet } from './searcher.ts';
import type { FoldTable } from './fold.ts';
import { occurrences, units, type Units } from './units.ts';
import { searchText } from '../i18n/zh-CN.ts';

/** UTF-16 units that a snippet aims at, and how far it goes to begin or end with a sentence. */
const aim = 90;
const reach = 24;

/** Marks every occurrence of any term in a text. */
export function mark(text: string, terms: readonly Units[], table: FoldTable): MarkedText {
  return { text, marks: merged(ranges(text, terms, table).map(({ start, end }) => [start, end])) };
}

interface Match {
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

function ranges(text: string, terms: readonly Units[], table: FoldTable): Match[] {
  const found = units(text, table);
  return terms
    .flatMap((term, number) =>
      occurrences(found, term).map((at) => ({
        term: number,
        start: found.start[at] as number,
        end: found.end[at + term.text.length - 1] as number,
      })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

function merged(marks: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [start, end] of marks) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * Up to `limit` snippets, one a block at most, best first: those with the most different terms, then
 * those nearest the top. The headline is not among them, for it is always shown; without a match,
 * the beginning of the text.
 */
export function snippets(
  { content }: Fragment,
  terms: readonly Units[],
  table: FoldTable,
  limit = 3,
): Snippet[] {
  const blocks = content.slice(1);
  const found = blocks.flatMap((block, number) => {
    const matches = ranges(block.text, terms, table);
    if (matches.length === 0) return [];
    const window = bestWindow(matches);
    return [{ block, number, matches, window }];
  });
  if (found.length === 0) {
    const first = blocks.find(({ kind }) => kind === 'paragraph') ?? blocks[0];
    return first ? [cut(first, [], 0, 0)] : [];
  }
  return found
    .toSorted((a, b) => b.window.terms - a.window.terms || a.number - b.number)
    .slice(0, limit)
    .map(({ block, matches, window }) => cut(block, matches, window.start, window.end));
}

/** The stretch of at most `aim` with the most different terms, the first such. */
function bestWindow(matches: readonly Match[]): { terms: number; start: number; end: number } {
  let best = { terms: 0, start: 0, end: 0 };
  matches.forEach((match, i) => {
    const terms = new Set([match.term]);
    let end = match.end;
    for (let j = i + 1; j < matches.length; j += 1) {
      const next = matches[j] as Match;
      if (next.end - match.start > aim) break;
      terms.add(next.term);
      end = Math.max(end, next.end);
    }
    if (terms.size > best.terms) best = { terms: terms.size, start: match.start, end };
  });
  return best;
}

function cut(block: FragmentBlock, matches: readonly Match[], from: number, to: number): Snippet {
  const { text } = block;
  const spare = Math.max(0, aim - (to - from));
  let start = sentenceStart(text, from, Math.round(spare / 2));
  const end = textEnd(text, Math.max(to, start + aim));
  if (end === text.length) start = Math.min(start, sentenceStart(text, from, Math.max(0, spare)));
  const marks = merged(
    matches
      .filter((match) => match.end > start && match.start < end)
      .map((match) => [Math.max(match.start, start) - start, Math.min(match.end, end) - start]),
  );
  return {
    text: text.slice(start, end),
    marks,
    place: placeOf(block),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

const sentenceEnd = /[。！？；!?;\n]/u;
const clauseEnd = /[，、：,:]/u;

/** A good place to begin, `before` units ahead of `at` or up to `reach` further on. */
function sentenceStart(text: string, at: number, before: number): number {
  const earliest = Math.max(0, at - before);
  if (earliest === 0) return 0;
  for (const ends of [sentenceEnd, clauseEnd]) {
    for (let i = earliest; i < at && i <= earliest + reach; i += 1) {
      if (ends.test(text.charAt(i - 1))) return i;
    }
  }
  return whole(text, earliest);
}

function textEnd(text: string, at: number): number {
  if (at + reach >= text.length) return text.length;
  for (let i = at; i < at + reach; i += 1) {
    if (sentenceEnd.test(text.charAt(i))) return i + 1;
  }
  return whole(text, at);
}

/** Never between the halves of a character. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function placeOf({ kind, paragraph }: FragmentBlock): Place {
  if (kind === 'paragraph' && paragraph !== undefined) {
    return {
      kind,
      label: searchText.place.paragraph(paragraph),
      paragraph,
      anchor: `p${paragraph}`,
    };
  }
  return { kind, label: kind === 'paragraph' ? '' : searchText.place[kind] };
}
