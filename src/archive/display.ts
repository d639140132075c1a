/** Dates as readers see them. Every date on a page passes through here. */
import { dateText } from '../i18n/zh-CN.ts';
import { dateParts, weekday } from './dates.ts';

/** `2026年5月20日` */
export function longDate(date: string): string {
  const { year, month, day } = dateParts(date);
  return dateText.date(year, Number(month), Number(day));
}

/** `5月20日` */
export function monthDay(date: string): string {
  const { month, day } = dateParts(date);
  return dateText.monthDay(Number(month), Number(day));
}

/** `5月20日`, from `05-20`. */
export const longDayOfYear = (dayOfYear: string): string => monthDay(`2000-${dayOfYear}`);

/** `星期三` */
export const weekdayName = (date: string): string => dateText.weekdays[weekday(date)] as string;

/** `2026年5月`, from `2026-05`. */
export function longMonth(month: string): string {
  const { year, month: number } = dateParts(`${month}-01`);
  return dateText.month(year, Number(number));
}

/** `二〇二六年五月二十日`: the date line of a newspaper. */
export const chineseDate = (date: string): string => chineseDateParts(date).join('');

/** `二〇二六年`, `五月`, `二十日` */
export function chineseDateParts(date: string): readonly [string, string, string] {
  const { year, month, day } = dateParts(date);
  const digits = [...year].map((digit) => dateText.numerals[Number(digit)]).join('');
  return [
    dateText.year(digits),
    dateText.monthAlone(chineseNumber(Number(month))),
    dateText.dayOfMonth(chineseNumber(Number(day))),
  ];
}

/** 1 to 99 in Chinese numerals: 一, 十, 十二, 二十, 三十一. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : dateText.numerals[tens]}${dateText.ten}`;
  return `${ten}${ones === 0 && tens > 0 ? '' : dateText.numerals[ones]}`;
}

/** Years in order, neighbours joined: `1991、1995—1997`. */
export function yearRuns(years: readonly string[]): string {
  const runs: [first: string, last: string][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && Number(year) === Number(run[1]) + 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => yearSpan(first, last)).join('、');
}

/** `1978—2026`, or the one year. */
export const yearSpan = (first: string, last: string): string =>
  first === last ? first : `${first}—${last}`;
