/**
 * Names offered while typing: those that begin like what has been typed, in characters, pinyin or
 * initials, then those that contain it, then those that only sound like it (习进平 → 习近平).
 * Spelling is for names alone; full text is never searched by sound.
 */
import type { NamesFile } from './bundle.ts';
import type { Suggestion } from './client.ts';
import { fold, type FoldTable } from './fold.ts';

interface Known {
  readonly suggestion: Suggestion;
  readonly folded: string;
  /** Syllables with a blank after each. */
  readonly sound: string;
  /** Without the blanks. */
  readonly spelled: string;
  readonly initials: string;
}

export type Suggester = (typed: string, limit?: number) => Suggestion[];

export function createSuggester(file: NamesFile, table: FoldTable): Suggester {
  const known = file.names.map(([kind, text, count, pinyin]): Known => {
    const syllables = pinyin.split(' ');
    return {
      suggestion: { kind, text, count },
      folded: fold(text, table),
      sound: `${pinyin} `,
      spelled: syllables.join(''),
      initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    };
  });
  const syllableOf = new Map<string, string>();
  for (const [syllable, chars] of Object.entries(file.sounds)) {
    for (const char of chars) syllableOf.set(char, syllable);
  }

  return (typed, limit = 8) => {
    const wanted = fold(typed, table).trim();
    if (wanted === '') return [];
    const letters = /^[a-z' ]+$/u.test(wanted) ? wanted.replace(/[' ]/gu, '') : null;
    const sound = soundOf(wanted, syllableOf);
    const rank = ({ folded, spelled, initials, sound: own }: Known): number => {
      if (folded === wanted) return 0;
      if (folded.startsWith(wanted)) return 1;
      if (letters !== null && spelled.startsWith(letters)) return 2;
      if (letters !== null && initials.startsWith(letters)) return 3;
      if (folded.includes(wanted)) return 4;
      return sound !== null && own.startsWith(sound) ? 5 : Infinity;
    };
    return known
      .map((one) => ({ one, rank: rank(one) }))
      .filter((ranked) => ranked.rank < Infinity)
      .sort((a, b) => a.rank - b.rank || b.one.suggestion.count - a.one.suggestion.count)
      .slice(0, limit)
      .map(({ one }) => one.suggestion);
  };
}

/** The syllables of two characters or more, or null where one of them is not known. */
function soundOf(text: string, syllableOf: ReadonlyMap<string, string>): string | null {
  const chars = [...text];
  const syllables = chars.map((char) => syllableOf.get(char));
  return chars.length < 2 || syllables.includes(undefined)
    ? null
    : syllables.map((syllable) => `${String(syllable)} `).join('');
}
