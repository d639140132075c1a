/** Chinese words, as the search index takes them: jieba's. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Segment } from '../search/index-text.ts';

let jieba: Jieba | undefined;
const dictionary = (): Jieba => (jieba ??= Jieba.withDict(dict));

/** Words that were cut, and into what. */
const cut = new Map<string, readonly string[]>();

export const segment: Segment = {
  // Words of the dictionary; what jieba guesses besides costs time and ranks no better.
  words: (text) => dictionary().cut(text, false),
  within(word) {
    let parts = cut.get(word);
    if (!parts) {
      parts = cutInto(word, new Set(dictionary().cutForSearch(word, false))) ?? [word];
      cut.set(word, parts);
    }
    return parts;
  },
};

/** Cuts a word into those of these that have two characters or three, or says that it cannot be. */
function cutInto(word: string, shorter: ReadonlySet<string>): string[] | null {
  if (word === '') return [];
  for (const length of [2, 3]) {
    const part = word.slice(0, length);
    if (part.length < length || !shorter.has(part)) continue;
    const rest = cutInto(word.slice(length), shorter);
    if (rest) return [part, ...rest];
  }
  return null;
}
