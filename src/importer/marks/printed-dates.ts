/** Dates as newspapers print them: full ones are taken, incomplete ones only found, never completed. */
import { isCalendarDate } from '../../archive/dates.ts';

const digits = '[0-9０-９]';
const chineseDigits = '〇零○一二三四五六七八九';
const dayOrMonth = `(${digits}{1,2}|[一二三四五六七八九十]{1,3})`;
const fullDates = [
  new RegExp(
    `(${digits}{4}|[${chineseDigits}]{4})\\s*年\\s*${dayOrMonth}\\s*月\\s*${dayOrMonth}\\s*[日号號]`,
    'u',
  ),
  new RegExp(
    `(?<!${digits})((?:1[89]|20)${digits}{2})\\s?([-./－．／])\\s?(${digits}{1,2})\\s?\\2\\s?(${digits}{1,2})(?!${digits})`,
    'u',
  ),
  new RegExp(
    `(?:中[华華]民[国國]|民[国國])\\s*(${digits}{2,3}|[一二三四五六七八九十百]{1,5})\\s*年\\s*${dayOrMonth}\\s*月\\s*${dayOrMonth}\\s*日`,
    'u',
  ),
];

export interface FoundDate {
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** The first full date that exists in the calendar. */
export function readDate(text: string): FoundDate | undefined {
  for (const [index, pattern] of fullDates.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    const parts = match
      .slice(1)
      .filter((part) => /[^-./－．／]/u.test(part))
      .map(toNumber);
    const [year = 0, month = 0, day = 0] = parts;
    const date = `${String(index === 2 ? year + 1911 : year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (isCalendarDate(date))
      return { date, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** Nothing but a date in words: “2018年3月19日”, “二〇一八年三月十九日”. */
export const isPrintedDate = (text: string): boolean => {
  const found = readDate(text);
  return found !== undefined && found.start === 0 && found.end === text.length && /年/u.test(text);
};

/** A month and day without a year: “5月20日”. */
export function readMonthDay(
  text: string,
): { printed: string; month: number; day: number } | undefined {
  const match =
    /(?<![0-9０-９年〇])([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[日号號]/u.exec(
      text,
    );
  if (!match) return undefined;
  const [month, day] = [toNumber(match[1] ?? ''), toNumber(match[2] ?? '')];
  return isCalendarDate(`2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    ? { printed: match[0], month, day }
    : undefined;
}

/** Day of the week, 0 for Sunday. */
export function readWeekday(
  text: string,
): { weekday: number; start: number; end: number } | undefined {
  const match = /(?:星期|礼拜|禮拜|周|週)\s?([一二三四五六日天])(?![\p{Script=Han}])/u.exec(text);
  if (!match) return undefined;
  const weekday = '日一二三四五六'.indexOf((match[1] ?? '').replace('天', '日'));
  return { weekday, start: match.index, end: match.index + match[0].length };
}

function toNumber(text: string): number {
  const ascii = text.replace(/[０-９]/gu, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  if (/^\d+$/u.test(ascii)) return Number(ascii);
  const value = (char: string): number =>
    '零一二三四五六七八九'.indexOf(char.replace(/[〇○]/u, '零'));
  if (!/[十百]/u.test(ascii)) return Number([...ascii].map(value).join(''));
  const [hundreds, tail] = ascii.includes('百') ? ascii.split('百') : ['', ascii];
  const [tens, ones] = (tail ?? '').includes('十') ? (tail ?? '').split('十') : [undefined, tail];
  return (
    (hundreds ? value(hundreds) * 100 : 0) +
    (tens === undefined ? 0 : (tens === '' ? 1 : value(tens)) * 10) +
    (ones ? value(ones) : 0)
  );
}
