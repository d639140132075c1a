import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakAtParts, breakAtWords, setLine } from '../../../src/pictures/set-lines.ts';
import { headlineParts } from '../../../src/queries/headline-words.ts';

const advance = (character: string): number => (/[\u2e80-\uffef“”]/u.test(character) ? 1 : 0.5);
const textOf = (lines: readonly { characters: readonly { character: string }[] }[]): string[] =>
  lines.map(({ characters }) => characters.map(({ character }) => character).join(''));
const headline = fc
  .array(fc.constantFrom(...'中国人民北京奥运会开幕在的2026C919，：“”《》 '), {
    minLength: 1,
    maxLength: 30,
  })
  .map((characters) => characters.join('').replace(/\s+/gu, ' ').trim())
  .filter((text) => text !== '');

test('lines hold every character of the headline but the blanks at which they break, and fit', () => {
  fc.assert(
    fc.property(headline, fc.integer({ min: 4, max: 14 }), (text, measure) => {
      const lines = breakAtWords(headlineParts(text), { measure, most: 8, advance });
      if (!lines) return;
      expect(textOf(lines).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const { width } of lines) expect(width).toBeLessThanOrEqual(measure);
    }),
  );
});

test('no more lines than asked for', () => {
  fc.assert(
    fc.property(headline, fc.integer({ min: 1, max: 3 }), (text, most) => {
      const lines = breakAtWords(headlineParts(text), { measure: 8, most, advance });
      expect(lines?.length ?? 0).toBeLessThanOrEqual(most);
    }),
  );
});

test('a headline of two parts breaks between them, and else into lines of much the same length', () => {
  const parts = headlineParts('神舟七号返回 中国人首次太空行走');
  expect(textOf(breakAtParts(parts, { measure: 9, most: 2, advance }) ?? [])).toEqual([
    '神舟七号返回',
    '中国人首次太空行走',
  ]);
  expect(breakAtParts(parts, { measure: 8, most: 2, advance })).toBeUndefined();
  const even = breakAtWords(headlineParts('五百米口径射电望远镜在贵州落成'), {
    measure: 11,
    most: 2,
    advance,
  });
  const [first = 0, second = 0] = (even ?? []).map(({ width }) => width);
  expect(Math.abs(first - second)).toBeLessThanOrEqual(3);
});

test('marks give up their blank half at the ends of a line and beside one another', () => {
  expect(setLine('《春》', advance).width).toBe(2);
  expect(setLine('“春”“秋”', advance).width).toBe(4.5);
  expect(setLine('春，秋', advance).width).toBe(3);
});

test('figures stand a little off from Chinese characters', () => {
  expect(setLine('年25年', advance).width).toBeCloseTo(1 + 0.125 + 1 + 0.125 + 1);
});
