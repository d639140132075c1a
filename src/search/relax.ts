/** What to try, and to say, when a query finds nothing. */
import type { Relaxation } from './client.ts';
import type { FoldTable } from './fold.ts';
import type { Atom, Query } from './query.ts';
import { edgeLookups } from './tokens.ts';
import { isRun, units } from './units.ts';
import { searchText } from '../i18n/zh-CN.ts';

export interface Step {
  readonly query: Query;
  readonly relaxation: Relaxation;
}

/** Share of a phrase's units that its words must cover, lest they say something else. */
const coverage = 2 / 3;

/** Wider and wider queries, each only if it differs from the one before. */
export function relaxations(query: Query, table: FoldTable): Step[] {
  const steps: Step[] = [];
  const texts = query.must.flat().filter((atom) => atom.in === 'text');
  if (texts.some((atom) => edgeLookups(atom.units) !== null)) {
    steps.push({
      query: {
        ...query,
        must: query.must.map((clause) =>
          clause.map((atom) => (atom.in === 'text' ? { ...atom, cut: true } : atom)),
        ),
      },
      relaxation: {
        step: 'edges',
        label: searchText.relaxed.edges,
        words: texts.map(({ text }) => text),
      },
    });
  }
  const others = query.must.filter((clause) => clause.some((atom) => atom.in !== 'text'));
  const perAtom = texts.map((atom) => wordsOf(atom, table));
  if (perAtom.some((words) => words === null)) return steps;
  const words = [
    ...new Map(perAtom.flatMap((found) => found ?? []).map((w) => [w.text, w])).values(),
  ];
  const names = words.map(({ text }) => text);
  const listed = names.map((name) => `“${name}”`).join('');
  if (words.length > texts.length) {
    steps.push({
      query: { ...query, must: [...others, ...words.map((word) => [word])] },
      relaxation: { step: 'words', label: searchText.relaxed.words(listed), words: names },
    });
  }
  if (words.length >= 3) {
    const most = Math.ceil((words.length * 2) / 3);
    if (most < words.length) {
      steps.push({
        query: {
          ...query,
          must: [...others, ...words.map((word) => [word])],
          least: others.length + most,
        },
        relaxation: { step: 'most', label: searchText.relaxed.most(listed), words: names },
      });
    }
  }
  return steps;
}

/** The words of a phrase, or null where too much of it is not made of words. */
function wordsOf({ text, units: whole }: Atom, table: FoldTable): Atom[] | null {
  const words: Atom[] = [];
  let covered = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const found = units(segment, table);
    const first = found.text[0];
    if (first === undefined || (found.text.length === 1 && !isRun(first))) continue;
    words.push({ in: 'text', text: segment, units: found });
    covered += found.text.length;
  }
  return covered >= whole.text.length * coverage ? words : null;
}
