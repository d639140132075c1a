import { expect, test } from 'vitest';
import {
  chineseDate,
  chineseNumber,
  longDate,
  longMonth,
  monthDay,
  weekdayName,
  yearRuns,
  yearSpan,
} from '../../../src/archive/display.ts';

test('dates as readers see them', () => {
  expect(longDate('2026-05-20')).toBe('2026年5月20日');
  expect(monthDay('2026-05-02')).toBe('5月2日');
  expect(longMonth('1998-12')).toBe('1998年12月');
  expect(weekdayName('2026-05-20')).toBe('星期三');
});

test.each([
  ['2026-05-20', '二〇二六年五月二十日'],
  ['2000-10-11', '二〇〇〇年十月十一日'],
  ['1998-12-31', '一九九八年十二月三十一日'],
  ['1978-01-10', '一九七八年一月十日'],
])('%s is %s in the date line', (date, text) => {
  expect(chineseDate(date)).toBe(text);
});

test('numerals up to 99', () => {
  expect([1, 10, 11, 20, 21, 30, 99].map(chineseNumber)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十一',
    '三十',
    '九十九',
  ]);
});

test('a span of one year is that year', () => {
  expect(yearSpan('1978', '2026')).toBe('1978—2026');
  expect(yearSpan('2026', '2026')).toBe('2026');
});

test('neighbouring years are told as one run', () => {
  expect(yearRuns(['1988', '1991', '1995', '1996', '1997', '2000'])).toBe(
    '1988、1991、1995—1997、2000',
  );
  expect(yearRuns([])).toBe('');
});
