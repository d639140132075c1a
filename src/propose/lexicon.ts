/**
 * What is known of words and names: the gazetteer's spellings, jieba's dictionary, and which of its words
 * are places indeed.
 */
import { fold, type FoldTable } from '../search/fold.ts';
import type { GazetteerEntry, ProposedKind } from './gazetteer.ts';
import type { Tagger } from './tagger.ts';
import { notPlaces, oneOf, organizationEndings, transcription } from './words.ts';

export const han = /^\p{Script=Han}+$/u;
const dots = /[•・‧∙⋅･]/gu;
const wholeEnding = new RegExp(`^(?:${oneOf(organizationEndings)})$`, 'u');

export type Lexicon = ReturnType<typeof createLexicon>;

export function createLexicon(
  entries: readonly GazetteerEntry[],
  tagger: Tagger,
  table: FoldTable,
) {
  const tagOf = (word: string): string | undefined => tagger.tagOf(word);
  const key = (text: string): string => fold(text, table).replace(dots, '·');
  const bySpelling = new Map<string, GazetteerEntry[]>();
  const byShort = new Map<string, string>();
  for (const entry of entries) {
    for (const spelling of new Set([entry.name, ...entry.aliases].map(key))) {
      const list = bySpelling.get(spelling);
      if (list) list.push(entry);
      else bySpelling.set(spelling, [entry]);
    }
    if (entry.short !== undefined) byShort.set(key(entry.short), entry.name);
  }

  const known = (kind: ProposedKind, spelling: string): GazetteerEntry | undefined =>
    bySpelling.get(spelling)?.find((entry) => entry.kind === kind);

  function canonical(kind: ProposedKind, spelling: string): string {
    const folded = key(spelling);
    const entry = known(kind, folded);
    if (entry) return entry.name;
    if (kind === 'organizations') {
      // 中国外交部 is 外交部 as the archive knows it; 俄国防部 is Russia's.
      const inner = known(kind, folded.replace(/^中国/u, ''));
      if (inner) return inner.name;
      const country = byShort.get(folded[0] as string);
      const rest = folded.slice(1);
      return country !== undefined &&
        (known(kind, rest) ?? wholeEnding.test(rest)) &&
        !isPlaceName(folded.slice(0, 2))
        ? country + rest
        : folded;
    }
    if (kind !== 'places') return folded;
    const bare = bareplace(folded);
    return known(kind, bare)?.name ?? bare;
  }

  function bareplace(name: string): string {
    const bare = name
      .replace(/(?:\p{Script=Han}族|维吾尔)+自治(?:区|州|县)$/u, '')
      .replace(/(?<=..)(?:特别行政区|自治区|自治州|省|市|县|地区)$/u, '');
    return bare.length >= 2 ? bare : name;
  }

  /** jieba's places hold many common words: a place has an ending, or the dictionary knows it with one. */
  function isPlace(word: string): boolean {
    if (notPlaces.has(word) || word.length < 2) return false;
    const tag = tagOf(word);
    if (/..[省市县区镇乡村州盟旗岛山湖江河]$/u.test(word))
      return (
        tag === 'ns' || (tag === 'nr' && /[县镇乡区岛]$/u.test(word) && !isWord(word.slice(-2)))
      );
    if (tag !== 'ns') return false;
    if (word.length >= 3 && [...word].every((char) => transcription.has(char))) return true;
    return [...'市县区州镇'].some((ending) => tagOf(word + ending) === 'ns');
  }

  const isPlaceName = (word: string | undefined): boolean =>
    word !== undefined &&
    word.length > 1 &&
    (known('places', bareplace(word)) !== undefined || isPlace(word));

  const isWord = (word: string): boolean => {
    const tag = tagOf(word);
    return tag !== undefined && !tag.startsWith('nr');
  };

  const isCommonWord = (word: string): boolean =>
    word.length <= 2 && isWord(word) && tagOf(word) !== 'ns' && tagOf(word) !== 'nz';

  return {
    key,
    bySpelling,
    byShort,
    known,
    canonical,
    bareplace,
    isPlace,
    isPlaceName,
    isWord,
    isCommonWord,
    tagOf,
  };
}
