/**
 * Names and headlines offered while typing: those that begin like what has been typed, in characters,
 * pinyin or initials, then those that contain it, then those that only sound like it (习进平 → 习近平).
 * Spelling is for suggestions alone; full text is never searched by sound.
 */
import type { NamesFile } from './bundle.ts';
import type { Suggestion } from './searcher.ts';
import { fold, type FoldTable } from './fold.ts';
import type { Field } from './syntax.ts';

interface Known {
  readonly suggestion: Suggestion;
  /** Folded, without punctuation. */
  readonly plain: string;
  /** Syllables with a blank after each. */
  readonly sound: string;
  /** Without the blanks. */
  readonly spelled: string;
  readonly syllables: readonly string[];
}

/** @param field the only one whose names are wanted; all unless given */
export type Suggester = (typed: string, field?: Field) => Suggestion[];

/** Suggestions, at most. */
const shown = 8;

/** Headlines among the suggestions, at most. */
const headlinesShown = 3;

export function createSuggester(file: NamesFile, table: FoldTable): Suggester {
  const syllableOf = new Map<string, string>();
  for (const [syllable, chars] of Object.entries(file.sounds)) {
    for (const char of chars) syllableOf.set(char, syllable);
  }
  const plain = (text: string): string => fold(text, table).replace(/[^\p{L}\p{N}]/gu, '');
  const known = (suggestion: Suggestion, syllables: readonly string[]): Known => ({
    suggestion,
    plain: plain(suggestion.text),
    sound: syllables.map((syllable) => `${syllable} `).join(''),
    spelled: syllables.join(''),
    syllables,
  });
  const names = file.names.map(([kind, text, count, pinyin]) =>
    known({ kind, text, count }, pinyin.split(' ')),
  );
  const headlines = file.headlines.map((text) =>
    known(
      { kind: 'headline', text, query: asPhrase(text) },
      [...plain(text)].map((char) => syllableOf.get(char) ?? char),
    ),
  );

  return (typed, field) => {
    const wanted = plain(typed);
    if (wanted === '') return [];
    const letters = /^[a-z]+$/u.test(wanted) ? wanted : null;
    const sound = soundOf(wanted, syllableOf);
    const rank = (one: Known): number => {
      if (one.plain === wanted) return 0;
      if (one.plain.startsWith(wanted)) return 1;
      if (letters !== null && one.spelled.startsWith(letters)) return 2;
      if (letters !== null && abbreviates(letters, one.syllables)) return 3;
      if (one.plain.includes(wanted)) return 4;
      return sound !== null && one.sound.startsWith(sound) ? 5 : Infinity;
    };
    const fitting = (all: readonly Known[]): Suggestion[] =>
      all
        .filter(({ suggestion }) => field === undefined || suggestion.kind === field)
        .map((one) => ({ suggestion: one.suggestion, rank: rank(one) }))
        .filter((ranked) => ranked.rank < Infinity)
        .sort((a, b) => a.rank - b.rank || (b.suggestion.count ?? 0) - (a.suggestion.count ?? 0))
        .map(({ suggestion }) => suggestion);
    // One character stands in too many headlines to tell which is meant.
    const titles = [...wanted].length < 2 ? [] : fitting(headlines).slice(0, headlinesShown);
    return [...fitting(names).slice(0, shown - titles.length), ...titles];
  };
}

/** True where letters are the beginnings of syllables, in order: xjp, xijp, xjping. */
function abbreviates(letters: string, syllables: readonly string[], from = 0): boolean {
  const syllable = syllables[from] ?? '';
  let shared = 0;
  while (shared < syllable.length && syllable[shared] === letters[shared]) shared += 1;
  if (shared === letters.length) return true;
  for (; shared > 0; shared -= 1) {
    if (abbreviates(letters.slice(shared), syllables, from + 1)) return true;
  }
  return false;
}

/** A headline as a query that finds it, whatever it contains. */
function asPhrase(text: string): string {
  return /^[\p{L}\p{N}]+$/u.test(text) ? text : `"${text.replace(/["“”＂]/gu, '')}"`;
}

/** The syllables of two characters or more, or null where one of them is not known. */
function soundOf(text: string, syllableOf: ReadonlyMap<string, string>): string | null {
  const chars = [...text];
  const syllables = chars.map((char) => syllableOf.get(char));
  return chars.length < 2 || syllables.includes(undefined)
    ? null
    : syllables.map((syllable) => `${String(syllable)} `).join('');
}
