import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { segment } from '../../../src/integrations/segment.ts';
import { edge } from '../../../src/search/codes.ts';
import { wordEdges, type Compound } from '../../../src/search/index-text.ts';
import { units } from '../../../src/search/units.ts';

/**
 * Words as the index takes them, seams as `~` and joints as `=`, where a dictionary would cut at `/` and
 * knows words to be made of words at `~` and `=`.
 */
function words(cut: string): string {
  const known = new Map(
    cut.split('/').map((word): [string, Compound | null] => {
      const parts = word.split(/[~=]/u);
      const kind = word.includes('=') ? edge.joint : edge.seam;
      return [parts.join(''), parts.length === 1 ? null : { parts, edge: kind }];
    }),
  );
  const found = units([...known.keys()].join(''), foldTable);
  const edges = wordEdges(found, {
    words: () => [...known.keys()],
    within: (word) => known.get(word) ?? null,
  });
  const marks: Readonly<Record<number, string>> = {
    [edge.none]: '',
    [edge.seam]: '~',
    [edge.joint]: '=',
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
  ['第一届/大会', '第一/届/大会'],
  ['第一次', '第一/次'],
])('a number is one word and ends before what it counts: %s', (cut, whole) => {
  expect(words(cut)).toBe(whole);
});

test.each([
  ['一些'],
  ['四川'],
  ['百姓'],
  ['万一'],
  ['多元'],
  ['五/金工'],
  ['多年来'],
  ['第三者'],
  ['一部'],
  ['一次性'],
])('what only looks like a number stays: %s', (cut) => {
  expect(words(cut)).toBe(cut);
});

test.each([
  ['十二月/二十/日', '十二~月/二十~日'],
  ['三/月/份', '三~月/份'],
  ['十/个/月', '十/个/月'],
])('a day or a month is one with its number: %s', (cut, whole) => {
  expect(words(cut)).toBe(whole);
});

test.each([['山林~防火/的'], ['首要=任务/是'], ['商业~楼'], ['副总理']])(
  'a word that is made of words has seams or joints, as the dictionary knows it: %s',
  (cut) => {
    expect(words(cut)).toBe(cut);
  },
);

test.each([
  ['参与/者/说', '参与~者/说'],
  ['支持/率', '支持~率'],
  ['参与/的', '参与/的'],
  ['的/者', '的/者'],
])('a suffix makes another word of the one before: %s', (cut, whole) => {
  expect(words(cut)).toBe(whole);
});

test.each([
  ['首要任务', ['首要', '任务'], edge.joint],
  ['欢迎光临', ['欢迎', '光临'], edge.joint],
  ['党和政府', ['党', '和', '政府'], edge.joint],
  ['欢迎您', ['欢迎', '您'], edge.joint],
  ['遥遥领先', ['遥遥', '领先'], edge.seam],
  ['高科技', ['高', '科技'], edge.seam],
  ['中国国际贸易促进委员会', ['中国', '国际贸易', '促进', '委员会'], edge.seam],
])('the dictionary tells a phrase from a word that is made of words: %s', (word, parts, kind) => {
  expect(segment.within(word)).toEqual({ parts, edge: kind });
});

test.each([['莎士比亚'], ['五颜六色'], ['火车站'], ['图书馆'], ['中华人民共和国']])(
  'what is more than its parts is one word: %s',
  (word) => {
    expect(segment.within(word)).toBeNull();
  },
);

test('a number ends with its sentence', () => {
  const found = units('共三十。多元文化', foldTable);
  const edges = wordEdges(found, {
    words: () => ['共', '三十', '，', '多元', '文化'],
    within: () => null,
  });
  const { none, border } = edge;
  expect([...edges]).toEqual([border, border, none, border, none, border, none, border]);
});
