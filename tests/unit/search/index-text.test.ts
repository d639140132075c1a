import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { segment } from '../../../src/integrations/segment.ts';
import { edge } from '../../../src/search/codes.ts';
import { wordEdges } from '../../../src/search/index-text.ts';
import { units } from '../../../src/search/units.ts';

/** Words as the index takes them, seams as `~`, where a dictionary would cut at `/` and find words within at `+`. */
function words(cut: string): string {
  const pieces = cut.split('/').map((word) => word.split('+'));
  const within = new Map(pieces.map((parts) => [parts.join(''), parts]));
  const found = units(pieces.flat().join(''), foldTable);
  const edges = wordEdges(found, {
    words: () => [...within.keys()],
    within: (word) => within.get(word) ?? [word],
  });
  const marks: Readonly<Record<number, string>> = {
    [edge.none]: '',
    [edge.seam]: '~',
    [edge.border]: '/',
  };
  return found.text.map((unit, i) => (i > 0 ? (marks[edges[i] ?? 0] ?? '?') : '') + unit).join('');
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

test.each([
  ['国内+生产+总值', '国内~生产~总值'],
  ['中华+人民+共和国/成立', '中华~人民~共和国/成立'],
  ['副+总理', '副总理'],
])('a long word has seams where it is made of words: %s', (cut, whole) => {
  expect(words(cut)).toBe(whole);
});

test.each([
  ['参与/者/说', '参与~者/说'],
  ['支持/率', '支持~率'],
  ['参与/的', '参与/的'],
  ['的/者', '的/者'],
])('a suffix makes another word of the one before: %s', (cut, whole) => {
  expect(words(cut)).toBe(whole);
});

test('the dictionary knows what long words are made of', () => {
  expect(segment.within('国内生产总值')).toEqual(['国内', '生产', '总值']);
  expect(segment.within('中华人民共和国')).toEqual(['中华', '人民', '共和国']);
  expect(segment.within('莎士比亚')).toEqual(['莎士比亚']);
});

test('a number ends with its sentence', () => {
  const found = units('共三十。多元文化', foldTable);
  const edges = wordEdges(found, {
    words: () => ['共', '三十', '，', '多元', '文化'],
    within: (word) => [word],
  });
  const { none, border } = edge;
  expect([...edges]).toEqual([border, border, none, border, none, border, none, border]);
});
