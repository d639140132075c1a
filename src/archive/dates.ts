/** Calendar dates as `YYYY-MM-DD` strings; no time zone and no clock is involved anywhere here. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Days in a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a date that exists, between the years 1000 and 9999. */
export function isCalendarDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** Splits a valid `YYYY-MM-DD`; throws a RangeError for anything else. */
export function dateParts(date: string): DateParts {
  const match = pattern.exec(date);
  if (!match || !isCalendarDate(date)) throw new RangeError(`not a calendar date: ${date}`);
  return { year: match[1] as string, month: match[2] as string, day: match[3] as string };
}

/** Day of the week, 0 for Sunday, of a valid date (Sakamoto's method). */
export function weekday(date: string): number {
  const { year, month, day } = dateParts(date);
  const offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const;
  const m = Number(month);
  const y = m < 3 ? Number(year) - 1 : Number(year);
  const shift = offsets[m - 1] as number;
  return (
    (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + Number(day)) % 7
  );
}

/** The day after a valid date. */
export function nextDay(date: string): string {
  const { year, month, day } = dateParts(date);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (Number(day) < daysInMonth(Number(year), Number(month)))
    return `${year}-${month}-${two(Number(day) + 1)}`;
  return month === '12'
    ? `${String(Number(year) + 1).padStart(4, '0')}-01-01`
    : `${year}-${two(Number(month) + 1)}-01`;
}
