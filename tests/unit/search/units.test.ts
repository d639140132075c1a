import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
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
  ['增长5. 2%', '5.2%', 1],
  ['第5，1名', '5 ，1', 1],
])('in %s, %s occurs %i times', (text, query, times) => {
  expect(occurrences(units(text, foldTable), units(query, foldTable))).toHaveLength(times);
});

/** Blanks as they count: one between two runs of letters or digits, none anywhere else. */
const blanksThatCount = (text: string): string =>
  text
    .replace(/\s*，[\s，]*/gu, '，')
    .replace(/\s+/gu, ' ')
    .replace(/(?<![a-z\d]) | (?![a-z\d])/gu, '')
    .replace(/^，|，$/gu, '');

test('a query occurs if the text includes it, its numbers and Latin words whole', () => {
  const text = fc.string({ unit: fc.constantFrom(...'中国月日aa115  ，'), maxLength: 14 });
  const query = fc.string({ unit: fc.constantFrom(...'中国月日a15 ，'), maxLength: 4 });
  fc.assert(
    fc.property(text, query, (whole, part) => {
      const wanted = blanksThatCount(part);
      fc.pre(wanted !== '');
      const begins = /^[a-z\d]/u.test(wanted) ? '(?<![a-z\\d])' : '';
      const ends = /[a-z\d]$/u.test(wanted) ? '(?![a-z\\d])' : '';
      const includes = new RegExp(begins + wanted + ends, 'u').test(blanksThatCount(whole));
      const found = occurrences(units(whole, foldTable), units(part, foldTable));
      expect(found.length > 0).toBe(includes);
    }),
    { numRuns: 5000 },
  );
});

test.each([...'\u{20000}\u{2A700}\u{2B740}\u{2B820}\u{2CEB0}\u{30000}\u{31350}⿰〇'])(
  'the rare character %s is found by itself and within a phrase',
  (char) => {
    const text = units(`他叫王${char}，字子${char}明。`, foldTable);
    expect(occurrences(text, units(char, foldTable))).toHaveLength(2);
    expect(occurrences(text, units(`子${char}明`, foldTable))).toHaveLength(1);
  },
);

test('either script is found by the other, whole texts long', () => {
  const pairs = [...foldTable];
  const chars = fc.array(fc.constantFrom(...pairs), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(chars, (found) => {
      const traditional = found.map(([from]) => from).join('');
      const simplified = found.map(([, to]) => to).join('');
      for (const [text, query] of [
        [traditional, simplified],
        [simplified, traditional],
      ] as const) {
        expect(occurrences(units(text, foldTable), units(query, foldTable))).toContain(0);
      }
    }),
  );
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
