import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { wordStarts } from '../../../src/search/index-text.ts';
import { units } from '../../../src/search/units.ts';

/** Words as the index takes them, where a dictionary would cut at `/`. */
function words(cut: string): string {
  const pieces = cut.split('/');
  const found = units(pieces.join(''), foldTable);
  const starts = wordStarts(found, () => pieces);
  return found.text.map((unit, i) => (starts[i] === 1 && i > 0 ? `/${unit}` : unit)).join('');
}

test.each([
  ['三十/九个', '三十九/个'],
  ['一百/四十/六年', '一百四十六/年'],
  ['第/十一届', '第十一/届'],
  ['2026年', '2026/年'],
  ['三年/多/元', '三/年/多/元'],
  ['9多元', '9/多/元'],
  ['四十/余家', '四十/余/家'],
  ['三个人', '三/个人'],
  ['第三/产业', '第三/产业'],
])('a number is one word and ends before what it counts: %s', (cut, whole) => {
  expect(words(cut)).toBe(whole);
});

test.each([['一些'], ['四川'], ['百姓'], ['万一'], ['多元'], ['五/金工'], ['多年来']])(
  'what only looks like a number stays: %s',
  (cut) => {
    expect(words(cut)).toBe(cut);
  },
);

test('a number ends with its sentence', () => {
  const found = units('共三十。多元文化', foldTable);
  const starts = wordStarts(found, () => ['共', '三十', '，', '多元', '文化']);
  expect([...starts]).toEqual([1, 1, 0, 1, 0, 1, 0, 1]);
});
