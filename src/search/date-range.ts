/** Days, months and years as a query writes them. */
import { daysInMonth, isCalendarDate, nextDay } from '../archive/dates.ts';

/** First and last day, `YYYY-MM-DD`; open where there is none. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

const dots = /^(.*?)(?:\.{2,3}|至|到|~)(.*)$/u;
/** In print a dash stands between two; a hyphen parts years alone, as 2026-05 is a month. */
const dash = /^(.+?)(?:–|—{1,2}|(?<=^\d{4}年?)-(?=\d{4}年?$))(.+)$/u;

/**
 * The days that a text means, or null when it does not mean any.
 * @param named it is said to be a date: 2008年8月, which by itself is text, is one then
 */
export function dateRange(text: string, named: boolean): DayRange | null {
  const relative = /^(.+?)(以前|之前|前|以后|之后|后|以来|起)$/u.exec(text);
  if (relative) {
    const period = daysOf(relative[1] ?? '');
    if (!period) return null;
    const end = relative[2] ?? '';
    if (/前$/u.test(end)) return { to: dayBefore(period.from) };
    if (/^(?:以来|起)$/u.test(end)) return { from: period.from };
    return { from: nextDay(period.to) };
  }
  const range = dots.exec(text) ?? dash.exec(text);
  if (range) {
    const [first = '', last = ''] = [range[1], range[2]].map((part) => part?.trim());
    const from = first === '' ? undefined : daysOf(first);
    const to = last === '' ? undefined : daysOf(last);
    if (from === null || to === null || (from === undefined && to === undefined)) return null;
    if (from && to && from.from > to.to) return { from: to.from, to: from.to };
    return { from: from?.from, to: to?.to };
  }
  return named || !text.includes('年') ? daysOf(text) : null;
}

/** `2026`, `2026-05` or `2026-05-20`, `2026年5月20日` likewise, as first and last day. */
function daysOf(text: string): { from: string; to: string } | null {
  const match =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u.exec(text) ??
    /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/u.exec(text);
  if (!match) return null;
  const year = match[1] as string;
  if (year < '1000') return null;
  if (match[2] === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const month = match[2].padStart(2, '0');
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (match[3] === undefined) {
    const last = daysInMonth(Number(year), Number(month));
    return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
  }
  const day = `${year}-${month}-${match[3].padStart(2, '0')}`;
  return isCalendarDate(day) ? { from: day, to: day } : null;
}

function dayBefore(date: string): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() - 1);
  return time.toISOString().slice(0, 10);
}
