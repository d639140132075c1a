/** Chinese words, as the search index takes them: jieba's, and what its dictionary says of those that are made of words. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { edge } from '../search/codes.ts';
import type { Compound, Segment } from '../search/index-text.ts';

let jieba: Jieba | undefined;
const dictionary = (): Jieba => (jieba ??= Jieba.withDict(dict));

export const segment: Segment = {
  // Words of the dictionary; what jieba guesses besides costs time and ranks no better.
  words: (text) => dictionary().cut(text, false),
  within: remembered((word) => {
    const parted = reading(word);
    if (!parted) return null;
    const words = parted.parts.filter((part) => part.length > 1).length;
    const bond = (logFrequency(word) - parted.logFrequency) / Math.max(1, words - 1);
    const { joint, seam } = word.length > 3 ? bonds.long : bonds.short;
    if (bond >= seam) return null;
    return { parts: parted.parts, edge: bond < joint ? edge.joint : edge.seam };
  }),
};

/**
 * How much more often than by chance the parts of a word stand together, as a logarithm, shared by the
 * places where words meet in it: below `joint` it is hardly more than a phrase (首要任务), below `seam` it
 * is still made of words (遥遥领先), from there on it is one (五颜六色). Where words were set apart by hand,
 * nine of ten such phrases are cut and every second of such words; words of three characters are cut
 * less readily than longer ones.
 */
const bonds = { short: { joint: 1, seam: 3 }, long: { joint: 6, seam: 11 } } as const;

/** A way to read characters as several words. */
interface Reading {
  readonly parts: Compound['parts'];
  readonly logFrequency: number;
}

/** The likeliest of all ways to read a word as more than one. */
const reading: (word: string) => Reading | null = remembered((word) => {
  let best: Reading | null = null;
  for (let end = 1; end < word.length; end += 1) {
    const [first, rest] = [word.slice(0, end), word.slice(end)];
    if (logFrequency(first) === -Infinity) continue;
    const whole = { parts: [rest], logFrequency: logFrequency(rest) };
    for (const { parts, logFrequency: after } of [whole, reading(rest) ?? whole]) {
      const sum = logFrequency(first) + after;
      if (sum > (best?.logFrequency ?? -Infinity))
        best = { parts: [first, ...parts], logFrequency: sum };
    }
  }
  return best;
});

/** What all frequencies of the dictionary add up to. */
const counted = 60_101_964;

/** The logarithm of a word's share in the text that the dictionary was counted in; `-Infinity` if it is not there. */
const logFrequency = remembered((word) => Math.log(frequency(word) / counted));

const newline = 10;

/** Looks a word up in the dictionary: lines of word, frequency and part of speech, in the order of their bytes. */
function frequency(word: string): number {
  const wanted = Buffer.from(`${word} `);
  let low = 0;
  let high = dict.length;
  while (low < high) {
    let start = (low + high) >>> 1;
    while (start > low && dict[start - 1] !== newline) start -= 1;
    let same = 0;
    while (same < wanted.length && dict[start + same] === wanted[same]) same += 1;
    if (same === wanted.length) return numberAt(start + same);
    if ((dict[start + same] as number) > (wanted[same] as number)) high = start;
    else low = dict.indexOf(newline, start) + 1 || dict.length;
  }
  return 0;
}

/** The number whose digits stand in the dictionary from here on. */
function numberAt(start: number): number {
  return Number.parseInt(Buffer.from(dict.subarray(start, start + 10)).toString('latin1'), 10);
}

function remembered<T>(find: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = find(word)));
    return found;
  };
}
