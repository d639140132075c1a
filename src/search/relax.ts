/** What to try, and to say, when a query finds nothing. */
import type { Relaxation } from './searcher.ts';
import type { FoldTable } from './fold.ts';
import type { Atom, Query } from './query.ts';
import { edgeLookups } from './tokens.ts';
import { isRun, units, type Units } from './units.ts';
import { cutShort } from '../i18n/cut-short.ts';
import { searchText } from '../i18n/zh-CN.ts';

export interface Step {
  readonly query: Query;
  readonly relaxation: Relaxation;
}

/** Share of a phrase's units that its words must cover, lest they say something else. */
const coverage = 2 / 3;

/** Whatever holds a word that is cut short is looked at: for more of them that takes too long. */
const mostCut = 8;
/** Characters of a phrase that a label repeats. */
const labelled = 20;
/** More words than a reader would look for apart take too long. */
const mostWords = 40;
/** Share of a phrase's pairs of characters that something like it has. */
const likeness = 1 / 2;
/** Fewer pairs would be like too much, more would take too long. */
const fewestPairs = 4;
const mostPairs = 24;

/** Wider and wider queries, each only if it differs from the one before. */
export function relaxations(query: Query, table: FoldTable): Step[] {
  const steps: Step[] = [];
  const texts = query.must.flat().filter((atom) => atom.in === 'text');
  const cut = texts.filter((atom) => edgeLookups(atom.units) !== null).length;
  if (cut > 0 && cut <= mostCut) {
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
  const typed = query.must.filter((clause) => clause.every((atom) => atom.in === 'text'));
  const others = query.must.filter((clause) => !typed.includes(clause));
  const split = typed.flatMap((clause) => partsOf(clause, table));
  const parts = split.length <= mostWords ? split : typed;
  const marked = parts.length > typed.length;
  const quoted = (names: readonly string[]): string =>
    names.map((name) => `“${cutShort(name, labelled)}”`).join('');
  const some = (clauses: Query['must'], least: number, label: (words: string) => string): void => {
    const words = clauses.map(nameOf);
    steps.push({
      query: { ...query, must: others, some: { clauses, least } },
      relaxation: { step: 'most', label: label(quoted(words)), words },
    });
  };

  const apart = (clauses: Query['must']): void => {
    const words = clauses.map(nameOf);
    steps.push({
      query: { ...query, must: [...others, ...clauses] },
      relaxation: { step: 'words', label: searchText.relaxed.words(quoted(words)), words },
    });
  };

  if (marked) apart(parts);
  const perAtom = texts.map((atom) => wordsOf(atom, table));
  const words = [
    ...new Map(perAtom.flatMap((found) => found ?? []).map((word) => [word.text, word])).values(),
  ];
  const made = !perAtom.includes(null) && words.length <= mostWords;
  const single = words.map((word) => [word]);
  if (made && words.length > Math.max(texts.length, parts.length)) apart(single);
  if (parts.length >= 2) some(parts, parts.length - 1, searchText.relaxed.some);
  if (parts.length >= 3 && !marked) some(parts, 1, searchText.relaxed.some);
  const most = Math.ceil((words.length * 2) / 3);
  if (made && most < words.length && words.length > parts.length) {
    some(single, most, searchText.relaxed.most);
  }
  // Of what marks alone set apart, most of the words say more than one part.
  if (parts.length >= 3 && marked) some(parts, 1, searchText.relaxed.some);
  const [dated, excluding] = [query.days.length + query.notDays.length > 0, query.not.length > 0];
  if (dated || excluding) {
    steps.push({
      query: { ...query, days: [], notDays: [], not: [] },
      relaxation: { step: 'limits', label: searchText.relaxed.limits(dated, excluding), words: [] },
    });
  }
  const pairs = [...new Set(texts.flatMap(({ units: whole }) => pairsOf(whole)))];
  if (pairs.length >= fewestPairs && pairs.length <= mostPairs) {
    const clauses = pairs.map((pair): Atom[] => [
      { in: 'text', text: pair, units: units(pair, table) },
    ]);
    steps.push({
      query: {
        ...query,
        must: others,
        some: { clauses, least: Math.ceil(pairs.length * likeness) },
      },
      relaxation: { step: 'near', label: searchText.relaxed.near, words: pairs },
    });
  }
  return steps;
}

/** A clause as a label names it. */
const nameOf = (clause: Query['must'][number]): string => clause.map(({ text }) => text).join('、');

/** Marks between words; those within a number belong to it. */
const separators = /(?:(?<!\d)[，、,；;。/-]|[，、,；;。/-](?!\d)|["“”])/u;

/** What a comma or its like sets apart, where a blank may have been meant; what has alternatives stays. */
function partsOf(clause: Query['must'][number], table: FoldTable): Atom[][] {
  const [atom] = clause;
  if (!atom || clause.length > 1) return [[...clause]];
  const parts = atom.text.split(separators).map((text) => ({ text, units: units(text, table) }));
  return parts
    .filter(({ units: { text } }) => text.length > 0)
    .map((part) => [{ in: 'text', ...part }]);
}

/** Neighbouring characters; no runs of letters and digits, nothing across a break. */
function pairsOf({ text, closes }: Units): string[] {
  return text.flatMap((first, i) => {
    const second = text[i + 1];
    const pair = second !== undefined && !closes[i] && !isRun(first) && !isRun(second);
    return pair ? [first + second] : [];
  });
}

/**
 * The words of a phrase, or null where too much of it is not made of words. A number and the character
 * after it are one: 2013年, 20日.
 */
function wordsOf({ text, units: whole }: Atom, table: FoldTable): Atom[] | null {
  const words: Atom[] = [];
  let covered = 0;
  let number = '';
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const counted = number;
    number = '';
    const found = units(segment, table);
    const first = found.text[0];
    if (first === undefined) continue;
    if (found.text.length === 1 && !isRun(first)) {
      if (counted === '') continue;
      const joined = counted + segment;
      words.splice(-1, 1, { in: 'text', text: joined, units: units(joined, table) });
    } else {
      words.push({ in: 'text', text: segment, units: found });
      if (/^\d+$/u.test(found.text.at(-1) ?? '')) number = segment;
    }
    covered += found.text.length;
  }
  return covered >= whole.text.length * coverage ? words : null;
}
