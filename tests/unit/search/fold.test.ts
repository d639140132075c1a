import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fold,
  foldEach,
  packTable,
  tableFromOpenCC,
  unpackTable,
} from '../../../src/search/fold.ts';
import { foldTable } from '../../../src/integrations/search-part.ts';

test.each([
  ['ＧＤＰ增长５．２％', 'gdp增长5.2%'],
  ['習近平會見臺灣同胞', '习近平会见台湾同胞'],
  ['乾隆', '干隆'],
  ['看著著名的', '看着着名的'],
  ['25℃', '25°c'],
  ['cafe\u0301', 'café'],
  ['ｶﾞｿﾘﾝ', 'ガソリン'],
  ['⼀⼆', '一二'],
  ['İ', 'i̇'],
  ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
  ['Straße STRASSE ẞ', 'strasse strasse ss'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text, foldTable)).toBe(folded);
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = fold(text, foldTable);
      expect(fold(once, foldTable)).toBe(once);
    }),
    { numRuns: 2000 },
  );
  for (const char of foldTable.keys()) {
    const once = fold(char, foldTable);
    expect(fold(once, foldTable)).toBe(once);
  }
});

test('capital and small letters are the same', () => {
  for (let code = 0x41; code < 0x20000; code += 1) {
    const char = String.fromCodePoint(code);
    const [small, capital] = [char.toLowerCase(), char.toUpperCase()].map((one) =>
      fold(one, foldTable),
    );
    // Turkish alone has a capital letter with a dot.
    if (char !== 'İ' && /\p{L}/u.test(char)) expect([char, small]).toEqual([char, capital]);
  }
});

test('the ranges cover the source, in order, without gaps', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let at = 0;
      let last = 0;
      foldEach(text, foldTable, (_, start, end) => {
        if (start === last && end === at) return;
        expect(start).toBe(at);
        last = start;
        at = end;
      });
      expect(at).toBe(text.length);
    }),
  );
});

test('a table follows each entry to its end and survives packing', () => {
  const table = tableFromOpenCC('甲 乙|乙 丙 丁|戊 戊|𠮷 己');
  expect([...table]).toEqual([
    ['甲', '丙'],
    ['乙', '丙'],
    ['𠮷', '己'],
  ]);
  expect([...unpackTable(packTable(foldTable))].sort()).toEqual([...foldTable].sort());
});
