import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchText } from '../../../src/i18n/zh-CN.ts';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { SearchError } from '../../../src/search/search-error.ts';

/** `field:text` for terms, with `|` between alternatives, `-` before exclusions, and the dates. */
function shown(source: string): string {
  const { must, not, from, to } = parseQuery(source, foldTable);
  const atom = (one: (typeof not)[number]): string =>
    `${one.in === 'text' ? '' : `${one.in}:`}${one.units.text.join('')}`;
  return [
    ...must.map((clause) => clause.map(atom).join('|')),
    ...not.map((one) => `-${atom(one)}`),
    ...(from === undefined && to === undefined ? [] : [`[${from ?? ''}..${to ?? ''}]`]),
  ].join(' ');
}

test.each([
  ['峰会 声明', '峰会 声明'],
  ['峰会　声明', '峰会 声明'],
  ['"共同 声明"', '共同声明'],
  ['“共同 声明” 甲', '共同声明 甲'],
  ['「共同 声明」', '共同声明'],
  ['『共同 声明』', '共同声明'],
  ['＂共同 声明＂', '共同声明'],
  ['‘共同 声明’', '共同声明'],
  ['”共同 声明“', '共同声明'],
  ['“三农”问题', '三农问题'],
  ['"甲""乙"', '甲 乙'],
  ['条约》继续', '条约继续'],
  ['合作|协作', '合作|协作'],
  ['合作 ｜ 协作 峰会', '合作|协作 峰会'],
  ['合作 或 协作', '合作|协作'],
  ['或', '或'],
  ['或许', '或许'],
  ['甲 或', '甲 或'],
  ['甲 OR 乙', '甲|乙'],
  ['峰会 -股市', '峰会 -股市'],
  ['峰会 －"股 市"', '峰会 -股市'],
  ['-股市', '-股市'],
  ['峰会 - 股市', '峰会 股市'],
  ['标题:峰会', 'headline:峰会'],
  ['標題：峰會', 'headline:峰会'],
  ['标题: 峰会', 'headline:峰会'],
  [
    '来源:新华社 作者:王 人物:甲 地点:乙 机构:丙 专题:丁 栏目:戊',
    'source:新华社 byline:王 people:甲 places:乙 organizations:丙 topics:丁 section:戊',
  ],
  ['-来源:新华社', '-source:新华社'],
  ['标题:', ''],
  ['外交部:中方', '外交部中方'],
  ['2026', '2026'],
  ['2026 峰会', '峰会 [2026-01-01..2026-12-31]'],
  ['"2026" 峰会', '2026 峰会'],
  ['2026-05', '[2026-05-01..2026-05-31]'],
  ['2024-02', '[2024-02-01..2024-02-29]'],
  ['2026-05-20', '[2026-05-20..2026-05-20]'],
  ['2026-05..2026-06', '[2026-05-01..2026-06-30]'],
  ['2026..2024', '[2024-01-01..2026-12-31]'],
  ['2026-05..', '[2026-05-01..]'],
  ['..2026', '[..2026-12-31]'],
  ['2012年至2015年', '[2012-01-01..2015-12-31]'],
  ['2020年以前', '[..2019-12-31]'],
  ['2020年以来', '[2020-01-01..]'],
  ['2020年以后', '[2021-01-01..]'],
  ['2020年5月以前', '[..2020-04-30]'],
  ['日期:2026', '[2026-01-01..2026-12-31]'],
  ['2026 2026-05', '[2026-05-01..2026-05-31]'],
  ['2026-13', '2026-13'],
  ['2026-02-30', '2026-02-30'],
  ['2026年5月20日', '2026年5月20日'],
  ['2026年', '2026年'],
  ['GDP增长5.2%', 'gdp增长5.2%'],
  ['"没有 完', '没有 完'],
  ['', ''],
  ['，。！', ''],
  ['| | -', ''],
  ['""', ''],
])('%s', (source, expected) => {
  expect(shown(source)).toBe(expected);
});

test('no text is an error, and every chip can be taken out', () => {
  const any = fc.string({
    unit: fc.constantFrom(
      '峰',
      '会',
      ' ',
      '"',
      '“',
      '”',
      '|',
      '或',
      '-',
      ':',
      '标题',
      '2026',
      '..',
      '年',
      '（',
    ),
  });
  fc.assert(
    fc.property(any, (source) => {
      const { chips } = parseQuery(source, foldTable);
      chips.forEach((chip) => {
        expect(chip.label).not.toBe('');
        expect(source.slice(chip.start, chip.end).trim()).not.toBe('');
        expect(parseQuery(chip.without, foldTable).chips.length).toBeLessThan(chips.length + 1);
        expect(chip.without).not.toBe(source);
      });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['甲 乙 丙', 1, '甲 丙'],
  ['甲 或 乙', 1, '甲'],
  ['甲 或 乙', 0, '乙'],
  ['甲 | 乙', 1, '甲'],
  ['甲 -乙 2026-05', 1, '甲 2026-05'],
  ['甲|或|或|', 0, ''],
])('taking chip %2$i out of %1$s', (source, number, expected) => {
  expect(parseQuery(source, foldTable).chips[number]?.without).toBe(expected);
});

test('as much as a reader means is taken; more is refused with what to do', () => {
  const words = (number: number): string =>
    Array.from({ length: number }, (_, i) => `词${i}`).join(' ');
  expect(parseQuery('水'.repeat(2000), foldTable).must).toHaveLength(1);
  expect(parseQuery(`水${' '.repeat(5000)}厂`, foldTable).must).toHaveLength(2);
  expect(parseQuery('𠀀'.repeat(2000), foldTable).must).toHaveLength(1);
  expect(() => parseQuery('水'.repeat(2001), foldTable)).toThrow(searchText.tooLong(2001, 2000));
  expect(parseQuery(words(16), foldTable).must).toHaveLength(16);
  expect(() => parseQuery(words(17), foldTable)).toThrow(searchText.tooManyConditions(17, 16));
  expect(() => parseQuery(words(17), foldTable)).toThrow(SearchError);
  // What says nothing is no condition.
  expect(parseQuery(`${'"'.repeat(1000)} 水`, foldTable).must).toHaveLength(1);
  expect(parseQuery('… '.repeat(200), foldTable).must).toHaveLength(0);
});
