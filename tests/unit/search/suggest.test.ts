import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import type { NamesFile } from '../../../src/search/bundle.ts';
import { createSuggester } from '../../../src/search/suggest.ts';

test('names of the field that is asked for are not kept out by others that are more frequent', () => {
  const people = Array.from({ length: 20 }, (_, i) => `中${String.fromCodePoint(0x4e00 + i)}`);
  const names: NamesFile['names'] = [
    ...people.map((name) => ['people', name, 9, 'zhong yi'] as const),
    ['places', '中山', 1, 'zhong shan'],
  ];
  const suggest = createSuggester({ names, headlines: [], sounds: {} }, foldTable);
  expect(suggest('中').map(({ kind }) => kind)).toEqual(Array(8).fill('people'));
  expect(suggest('中', 'places')).toEqual([{ kind: 'places', text: '中山', count: 1 }]);
});
