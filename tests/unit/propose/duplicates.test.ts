import TSCharacters from 'opencc-js/dict/TSCharacters';
import { expect, test } from 'vitest';
import { DuplicateFinder } from '../../../src/propose/duplicates.ts';
import { fold, tableFromOpenCC } from '../../../src/search/fold.ts';

const table = tableFromOpenCC(TSCharacters);
const toTraditional = new Map([...table].map(([from, to]) => [to, from]));

/** Texts of common characters, the same on every run. */
function text(seed: number, length: number): string {
  let state = seed * 2654435761 + 1;
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  return Array.from({ length }, (_, i) =>
    i % 23 === 22 ? '，' : String.fromCodePoint(0x4e00 + Math.floor(next() * 4000)),
  ).join('');
}

const edited = (original: string, every: number): string =>
  [...original].map((char, i) => (i % every === 5 ? '改' : char)).join('');

function find(articles: readonly (readonly [string, string])[]) {
  const finder = new DuplicateFinder();
  const folded = articles.map(([body]) => fold(body, table));
  articles.forEach(([, date], i) => finder.add(folded[i] as string, date));
  return finder.pairs((position) => folded[position] as string);
}

const long = text(1, 900);
const others = Array.from({ length: 40 }, (_, i) => [text(i + 10, 600), '2020-03-02'] as const);

test('an edited copy is found', () => {
  const [pair, ...more] = find([[long, '2020-03-01'], ...others, [edited(long, 14), '2020-03-02']]);
  expect(pair).toMatchObject({ one: 0, other: 41, reason: 'edited' });
  expect(more).toEqual([]);
});

test('a third of the text is found in the whole', () => {
  const found = find([[long, '2020-03-01'], ...others, [long.slice(0, 300), '2020-03-02']]);
  expect(found).toMatchObject([{ one: 0, other: 41, reason: 'contained' }]);
});

test('Traditional and Simplified are one text', () => {
  const traditional = [...long].map((char) => toTraditional.get(char) ?? char).join('');
  expect(traditional).not.toBe(long);
  expect(find([[long, '2020-03-01'], ...others, [traditional, '2020-03-01']])).toMatchObject([
    { one: 0, other: 41, reason: 'identical' },
  ]);
});

test('unrelated texts are not found', () => {
  expect(find(others)).toEqual([]);
});

test('set phrases that stand in many reports make no version', () => {
  const phrase = text(5, 120);
  const reports = Array.from(
    { length: 30 },
    (_, i) => [phrase + text(100 + i, 80), '2020-03-02'] as const,
  );
  expect(find(reports)).toEqual([]);
  // Nor do two such reports alone.
  expect(find(reports.slice(0, 2))).toEqual([]);
});

test.each([0, 300, 700])('a brief of a few lines is found in its long form, from %i', (from) => {
  const brief = long.slice(from, from + 60);
  const found = find([[long, '2020-03-01'], ...others, [brief, '2020-03-02']]);
  expect(found).toMatchObject([{ one: 0, other: 41, reason: 'contained' }]);
});

test('what follows a week later in like words is no version, the next day it is', () => {
  const announced = long.slice(0, 200);
  const left = long.slice(0, 150) + text(7, 120);
  const found = (date: string) =>
    find([[announced, '2020-03-01'], ...others, [left, date]]).map(({ reason }) => reason);
  expect(found('2020-03-02')).toEqual(['contained']);
  expect(found('2020-03-08')).toEqual([]);
});

test('likeness across months needs all but the same text', () => {
  const later = [edited(long, 25), '2020-09-01'] as const;
  expect(find([[long, '2020-03-01'], later])).toEqual([]);
  expect(find([[long, '2020-08-30'], later])).toHaveLength(1);
  expect(
    find([
      [long, '2020-03-01'],
      [edited(long, 10), '2020-09-01'],
    ]),
  ).toEqual([]);
  expect(
    find([
      [long, '2020-03-01'],
      [edited(long, 100), '2020-09-01'],
    ]),
  ).toHaveLength(1);
});

test('a notice that returns each year with another number is no version', () => {
  const notice = text(8, 90);
  const next = `${notice.slice(0, 40)}改${notice.slice(41)}`;
  expect(
    find([
      [notice, '2020-03-01'],
      [next, '2021-03-01'],
    ]),
  ).toEqual([]);
  expect(
    find([
      [notice, '2020-03-01'],
      [next, '2020-03-02'],
    ]),
  ).toHaveLength(1);
  expect(
    find([
      [notice, '2020-03-01'],
      [notice, '2021-03-01'],
    ]),
  ).toHaveLength(1);
});

test('short notes must be all but equal', () => {
  const note = text(3, 30);
  expect(
    find([
      [note, '2020-03-01'],
      [note.slice(0, 24) + text(4, 6), '2020-03-01'],
    ]),
  ).toEqual([]);
  expect(
    find([
      [note, '2020-03-01'],
      [note, '2020-03-01'],
    ]),
  ).toHaveLength(1);
});

test('empty bodies are nobody’s version', () => {
  expect(
    find([
      ['', '2020-03-01'],
      ['', '2020-03-01'],
    ]),
  ).toEqual([]);
});
