import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchText } from '../../../src/i18n/zh-CN.ts';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { typedPart } from '../../../src/search/syntax.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { SearchError } from '../../../src/search/search-error.ts';

/** `field:text` for terms, with `|` between alternatives, `-` before exclusions, and the dates. */
function shown(source: string): string {
  const { must, not, days, notDays } = parseQuery(source, foldTable);
  const range = ({ from = '', to = '' }: (typeof notDays)[number]): string => `[${from}..${to}]`;
  const atom = (one: (typeof not)[number]): string =>
    `${one.in === 'text' ? '' : `${one.in}:`}${one.units.text.join('')}`;
  return [
    ...must.map((clause) => clause.map(atom).join('|')),
    ...not.map((one) => `-${atom(one)}`),
    ...days.map((ranges) => ranges.map(range).join('|')),
    ...notDays.map((one) => `-${range(one)}`),
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
  ['2026 2026-05', '[2026-01-01..2026-12-31] [2026-05-01..2026-05-31]'],
  ['2008 | 2010', '[2008-01-01..2008-12-31]|[2010-01-01..2010-12-31]'],
  ['甲 2008 或 2010', '甲 [2008-01-01..2008-12-31]|[2010-01-01..2010-12-31]'],
  ['甲 -日期:2008', '甲 -[2008-01-01..2008-12-31]'],
  ['-2008', '-2008'],
  ['甲 -2008', '甲 -[2008-01-01..2008-12-31]'],
  ['甲 -2020年以前', '甲 -[..2019-12-31]'],
  ['-2014..2016', '-[2014-01-01..2016-12-31]'],
  ['甲 | 2008', '甲|date:2008'],
  ['2008-05 或 甲 乙', 'date:2008-05|甲 乙'],
  ['甲 | -2008', '甲 -[2008-01-01..2008-12-31]'],
  ['甲 2008-2012', '甲 [2008-01-01..2012-12-31]'],
  ['甲 2008年—2012年', '甲 [2008-01-01..2012-12-31]'],
  ['甲 2008——2012', '甲 [2008-01-01..2012-12-31]'],
  ['甲 2008–2012', '甲 [2008-01-01..2012-12-31]'],
  ['甲 1-2', '甲 1-2'],
  ['甲 2008——', '甲 2008'],
  ['甲 ——2008', '甲 2008'],
  ['甲 2026-05—2026-06', '甲 [2026-05-01..2026-06-30]'],
  ['日期：2008年', '[2008-01-01..2008-12-31]'],
  ['日期:2008年8月', '[2008-08-01..2008-08-31]'],
  ['日期:2008年8月8日', '[2008-08-08..2008-08-08]'],
  ['日期:2008年13月', '2008年13月'],
  ['日期:昨天', '昨天'],
  ['2020-05-01以前', '[..2020-04-30]'],
  ['1949年10月1日以后', '[1949-10-02..]'],
  ['2008年8月至2010年3月', '[2008-08-01..2010-03-31]'],
  ['会谈以前', '会谈以前'],
  ['标题: 来源:甲', 'source:甲'],
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
  ['奥运 | 航天 北京', 1, '奥运 北京'],
  ['奥运 | 航天 北京', 0, '航天 北京'],
  ['丙 甲 | 乙', 1, '丙 乙'],
  ['甲 | 乙 丙 | 丁', 1, '甲 丙 | 丁'],
  ['甲 或 乙 丙', 1, '甲 丙'],
  ['2008 奥运', 1, '日期:2008'],
  ['2008 2008-05', 1, '日期:2008'],
  ['2008 奥运', 0, '奥运'],
  ['， 2008 甲', 1, '日期:2008'],
  ['“ 2008 甲', 1, '日期:2008'],
  ['甲 | -乙 | 丙', 1, '甲 丙'],
  ['甲 | 2008 | 丙', 1, '甲 | 丙'],
  ['2008 | 甲 | 2010', 1, '2008 | 2010'],
  ['甲 -2008', 0, '-日期:2008'],
  ['甲 或 乙 或 丙', 1, '甲 | 丙'],
  ['标题: 来源:甲 乙', 0, '乙'],
])('taking chip %2$i out of %1$s', (source, number, expected) => {
  expect(parseQuery(source, foldTable).chips[number]?.without).toBe(expected);
});

test('what is taken out is all that changes', () => {
  const piece = fc.constantFrom(
    '甲',
    '乙乙',
    '“丙 丁”',
    '标题:戊',
    '-己',
    '-日期:2007',
    '2008',
    '2009-05',
    '日期:2010',
  );
  const groups = fc.array(fc.array(piece, { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  const orders = ['text', 'not', 'day', 'not day'] as const;
  const excluded = (one: string): boolean => one.startsWith('-');
  const dated = (one: string): boolean => /\d{4}/u.test(one);
  const kindOf = (parts: readonly string[]): (typeof orders)[number] => {
    if (excluded(parts[0] ?? '')) return parts.every(dated) ? 'not day' : 'not';
    return parts.every(dated) ? 'day' : 'text';
  };
  const meaning = (one: string): string => shown(one === '2008' ? '日期:2008' : one);
  /** A word that is its own alternative is one; days beside words are looked for as they are. */
  const asText = (parts: readonly string[]): string[] => [
    ...new Set(
      parts.map((one) => (dated(one) ? `date:${one.replace('日期:', '')}` : meaning(one))),
    ),
  ];
  fc.assert(
    fc.property(groups, fc.constantFrom(' | ', '｜', ' 或 '), fc.nat(), (all, bar, nth) => {
      const clauses: { readonly one: string; readonly number: number }[][] = [];
      let number = 0;
      for (const group of all) {
        group.forEach((one, i) => {
          const joins = i > 0 && !excluded(one) && !excluded(group[i - 1] ?? '');
          if (joins) clauses.at(-1)?.push({ one, number });
          else clauses.push([{ one, number }]);
          number += 1;
        });
      }
      number = nth % number;
      const rest = clauses
        .map((clause) => clause.filter((part) => part.number !== number).map(({ one }) => one))
        .filter((parts) => parts.length > 0);
      const left = orders.flatMap((kind) =>
        rest
          .filter((parts) => kindOf(parts) === kind)
          .map((parts) => (kind === 'text' ? asText(parts) : parts.map(meaning)).join('|')),
      );
      const source = all.map((group) => group.join(bar)).join(' ');
      const chip = parseQuery(source, foldTable).chips[number];
      expect(shown(chip?.without ?? source)).toBe(left.join(' '));
    }),
    { numRuns: 1000 },
  );
});

test('what is said to be a date and is none is searched for, and the chip says so', () => {
  expect(parseQuery('日期:昨天', foldTable).chips[0]?.label).toBe(searchText.chipNoDate('昨天'));
});

test.each([
  ['', '', '', undefined],
  ['xjp', '', 'xjp', undefined],
  ['北京 xjp', '北京 ', 'xjp', undefined],
  ['甲|乙', '甲|', '乙', undefined],
  ['甲 -xjp', '甲 -', 'xjp', undefined],
  ['人物:xjp', '人物:', 'xjp', 'people'],
  ['甲 －機構：外', '甲 －機構：', '外', 'organizations'],
  ['外交部:中', '', '外交部:中', undefined],
  ['“航天” xjp', '“航天” ', 'xjp', undefined],
  ['“航天 员” 人物:yl', '“航天 员” 人物:', 'yl', 'people'],
  ['甲 “航天 员”', '甲 ', '“航天 员”', undefined],
])('what is being typed at the end of %s', (source, before, part, field) => {
  const marked = /[^\s|]$/u.test(before);
  expect(typedPart(source)).toEqual({ before, part, field, marked, inPhrase: false });
});

test.each(['“航天', '“航天 员', '人物:“张', '甲 "乙 丙'])(
  'a phrase is being typed in %s',
  (source) => {
    expect(typedPart(source).inPhrase).toBe(true);
  },
);

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
