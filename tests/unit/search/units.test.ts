import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-year.ts';
import { fold } from '../../../src/search/fold.ts';
import { occurrences, units } from '../../../src/search/units.ts';

/** Units with a bar where a break follows. */
const shown = (text: string): string => {
  const found = units(text, foldTable);
  return found.text.map((unit, i) => unit + (found.closes[i] ? '|' : '')).join(' ');
};

test.each([
  ['“三农”问题，2.5万', '三 农 问 题| 2 . 5 万|'],
  ['条约》继续', '条 约 继 续|'],
  ['GDP增长5.2%', 'gdp 增 长 5 . 2 %|'],
  ['2026年5月20日', '2026 年 5 月 20 日|'],
  ['C919首飞', 'c919 首 飞|'],
  ['New York', 'new york|'],
  ['劳尔·卡斯特罗', '劳 尔 卡 斯 特 罗|'],
  ['第1、2名。', '第 1| 2 名|'],
  ['1,000元', '1 , 000 元|'],
  ['共5.', '共 5|'],
  ['2019-2020', '2019 - 2020|'],
  ['T-50', 't| 50|'],
  ['C++', 'c + +|'],
  ['好👍🏽！', '好 👍|'],
  ['《》（）', ''],
  ['……——', ''],
  ['ガンダム', 'ガ ン ダ ム|'],
  ['𠮷野家', '𠮷 野 家|'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['5月15月20日', '5月20日', 0],
  ['15月20日', '5月20日', 0],
  ['2026年', '20', 0],
  ['增长52%', '5.2%', 0],
  ['1.2亿元', '2亿元', 1],
  ['国家，主席', '国家主席', 0],
  ['国家，主席', '国家，主席', 1],
  ['国家主席', '国家，主席', 0],
  ['哈哈哈', '哈哈', 2],
  ['習近平', '习近平', 1],
])('in %s, %s occurs %i times', (text, query, times) => {
  expect(occurrences(units(text, foldTable), units(query, foldTable))).toHaveLength(times);
});

test('every unit stands where it says, folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = units(text, foldTable);
      let last = 0;
      found.text.forEach((unit, i) => {
        const [start, end] = [found.start[i] as number, found.end[i] as number];
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThanOrEqual(i > 0 ? (found.start[i - 1] as number) : 0);
        expect(fold(text.slice(start, end), foldTable)).toContain(unit);
        last = end;
      });
      expect(last).toBeLessThanOrEqual(text.length);
      expect(found.closes.at(-1)).toBe(found.text.length > 0 ? true : undefined);
    }),
  );
});

test('the units of folded text are the units of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(units(fold(text, foldTable), foldTable).text).toEqual(units(text, foldTable).text);
    }),
  );
});
