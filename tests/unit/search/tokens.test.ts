import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import type { FragmentBlock } from '../../../src/search/bundle.ts';
import { codes } from '../../../src/search/codes.ts';
import { indexText, type Segment } from '../../../src/search/index-text.ts';
import { matchPhrase } from '../../../src/search/postings.ts';
import { edgeLookups, lookups, type Lookup } from '../../../src/search/tokens.ts';
import { isRun, occurrences, units, type Units } from '../../../src/search/units.ts';

const letters: Segment = { words: (text) => [...text], within: () => null };

/** Where each token stands that Pagefind is given. */
function indexed(blocks: readonly FragmentBlock[]): [token: string, position: number][] {
  return indexText(blocks, foldTable, letters)
    .tokens.map((token, position): [string, number] => [token, position])
    .filter(([token]) => token !== '.');
}

function find(tokens: readonly [string, number][], wanted: readonly Lookup[]): number[] {
  const lists = wanted.map(({ offset, tokens: range }) => ({
    offset,
    postings: Float64Array.from(
      tokens
        .filter(([token]) => token >= range.from && token < range.to && range.accepts(token))
        .map(([, position]) => position * codes),
    ).sort(),
  }));
  return [...matchPhrase(lists).at];
}

const text = fc.string({
  unit: fc.constantFrom(
    '国',
    '國',
    '家',
    '𠮷',
    'が',
    'a',
    'é',
    'B',
    '1',
    '2',
    '.',
    '，',
    '“',
    ' ',
    '%',
    '·',
  ),
  minLength: 1,
  maxLength: 24,
});

test('the look-ups of a phrase find it wherever it occurs, and nowhere else', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), text, (paragraphs, phrase) => {
      const query = units(phrase, foldTable);
      fc.pre(query.text.length > 0);
      const blocks = paragraphs.map((one): FragmentBlock => ({ kind: 'paragraph', text: one }));
      const expected = paragraphs.reduce(
        (sum, one) => sum + occurrences(units(one, foldTable), query).length,
        0,
      );
      expect(find(indexed(blocks), lookups(query))).toHaveLength(expected);
    }),
    { numRuns: 3000 },
  );
});

test('every phrase cut out of a text finds it', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
      const found = units(whole, foldTable);
      fc.pre(found.text.length > 0);
      const first = from % found.text.length;
      const last = first + (length % (found.text.length - first));
      const phrase = units(whole.slice(found.start[first], found.end[last]), foldTable);
      // A point between digits means nothing by itself.
      fc.pre(phrase.text.length > 0);
      const words = indexed([{ kind: 'paragraph', text: whole }]);
      expect(find(words, lookups(phrase)).length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

/** A phrase whose edges may be parts of longer runs, the slow way. */
function cutOccurrences(whole: Units, query: Units): number {
  const last = query.text.length - 1;
  const fits = (unit: string, i: number): boolean => {
    const wanted = query.text[i] as string;
    const run = isRun(wanted) && isRun(unit);
    if (run && i === 0 && last === 0) return unit.includes(wanted);
    if (run && i === 0) return unit.endsWith(wanted);
    if (run && i === last) return unit.startsWith(wanted);
    return unit === wanted;
  };
  return whole.text.filter((_, at) =>
    query.text.every(
      (_wanted, i) =>
        whole.text[at + i] !== undefined &&
        fits(whole.text[at + i] as string, i) &&
        (i === last || whole.closes[at + i] === query.closes[i]),
    ),
  ).length;
}

test('the widened look-ups find runs cut short at either end', () => {
  const plain = fc.string({
    unit: fc.constantFrom('国', '家', 'a', 'b', '1', '2', '，', ' '),
    minLength: 1,
    maxLength: 16,
  });
  fc.assert(
    fc.property(plain, plain, (whole, phrase) => {
      const query = units(phrase, foldTable);
      const wanted = query.text.length > 0 ? edgeLookups(query) : null;
      fc.pre(wanted !== null);
      const words = indexed([{ kind: 'paragraph', text: whole }]);
      expect(find(words, wanted)).toHaveLength(cutOccurrences(units(whole, foldTable), query));
    }),
    { numRuns: 3000 },
  );
});

test('tokens survive what Pagefind does to words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      const { tokens } = indexText([{ kind: 'paragraph', text: any }], foldTable, letters);
      for (const token of tokens) {
        if (token === '.') continue;
        expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
        expect(token.toLowerCase()).toBe(token);
        expect(token.normalize('NFD')).toBe(token);
        expect(token).not.toMatch(/[\uE000-\uFFFF]/u);
      }
    }),
  );
});
