/** jieba as the rules need it: words with tags and places, and what its dictionary says of one word. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { GazetteerEntry } from './gazetteer.ts';

export interface Word {
  readonly text: string;
  /** A part of speech; `x` where the dictionary does not know the word, and for punctuation. */
  readonly tag: string;
  /** UTF-16 range in the text that was cut. */
  readonly start: number;
  readonly end: number;
}

export interface Tagger {
  cut(text: string): Word[];
  /** The tag of a word that stands in jieba's own dictionary. */
  tagOf(word: string): string | undefined;
}

const tags = { people: 'nr', places: 'ns', organizations: 'nt' } as const;

/** A tagger that also knows the spellings of the entries. */
export function createTagger(entries: readonly GazetteerEntry[] = []): Tagger {
  const plain = Jieba.withDict(dict);
  const known = new Map<string, string | undefined>();
  const tagOf = (word: string): string | undefined => {
    if (!known.has(word)) {
      const found = plain.tag(word, false);
      const tag = found.length === 1 ? found[0]?.tag : undefined;
      known.set(word, tag === 'x' ? undefined : tag);
    }
    return known.get(word);
  };
  const added = new Map<string, string>();
  for (const { kind, name, aliases } of entries) {
    for (const word of [name, ...aliases]) {
      // jieba cuts before and after everything that is not Han, so no such word can be taught.
      if (/^\p{Script=Han}{2,}$/u.test(word) && tagOf(word) === undefined)
        added.set(word, tags[kind]);
    }
  }
  const jieba = Jieba.withDict(dict);
  if (added.size > 0) {
    const lines = [...added].map(([word, tag]) => `${word} ${word.length > 2 ? 3000 : 300} ${tag}`);
    jieba.loadDict(Buffer.from(lines.join('\n')));
  }
  return {
    tagOf,
    cut(text) {
      let end = 0;
      return jieba.tag(text, true).map(({ word, tag }) => {
        const start = end;
        end += word.length;
        return { text: word, tag, start, end };
      });
    },
  };
}
