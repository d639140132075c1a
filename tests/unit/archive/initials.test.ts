import { expect, test } from 'vitest';
import type { NameEntry } from '../../../src/archive/archive.ts';
import { byInitial } from '../../../src/archive/initials.ts';

const entry = (label: string, kind: NameEntry['kind'] = 'people'): NameEntry => ({
  kind,
  label,
  slug: label,
  path: `/${label}/`,
  reports: [],
});

const filed = (labels: readonly string[], kind?: NameEntry['kind']): Record<string, string[]> =>
  Object.fromEntries(
    byInitial(labels.map((label) => entry(label, kind))).map(({ letter, names }) => [
      letter,
      names.map(({ label }) => label),
    ]),
  );

test('names stand under the letter of their pinyin, in its order', () => {
  expect(filed(['李鹏', '习近平', '江泽民', '李克强', 'C罗', '39号'])).toEqual({
    C: ['C罗'],
    J: ['江泽民'],
    L: ['李克强', '李鹏'],
    X: ['习近平'],
    '#': ['39号'],
  });
});

test('a surname is read as a surname, a place as a word', () => {
  expect(filed(['单霁翔', '曾庆红', '仇和'])).toEqual({
    Q: ['仇和'],
    S: ['单霁翔'],
    Z: ['曾庆红'],
  });
  expect(filed(['重庆', '厦门'], 'places')).toEqual({ C: ['重庆'], X: ['厦门'] });
});
