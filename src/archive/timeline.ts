/** Reports along a line of time. */
import type { Report } from './archive.ts';
import { dateParts, daysInMonth } from './dates.ts';

export interface Gap {
  readonly years: number;
  readonly months: number;
  /** How much room the gap is given: 0 the same day, 1 within a month, 2 within a year, 3 longer. */
  readonly size: 0 | 1 | 2 | 3;
}

export interface TimelineEntry {
  readonly report: Report;
  /** Whole years and months since the report before. */
  readonly gap: Gap;
}

/** `reports` newest first, as lists keep them; the timeline runs forward. */
export function timeline(reports: readonly Report[]): readonly TimelineEntry[] {
  const forward = reports.toReversed();
  return forward.map((report, index) => ({
    report,
    gap: gapBetween(forward[index - 1]?.article.date ?? report.article.date, report.article.date),
  }));
}

/** Whole years and months from one date to a later one. */
export function gapBetween(from: string, to: string): Gap {
  const [a, b] = [dateParts(from), dateParts(to)];
  const whole =
    (Number(b.year) - Number(a.year)) * 12 +
    Number(b.month) -
    Number(a.month) -
    Number(Number(b.day) < Number(a.day));
  const months = Math.max(0, whole);
  return {
    years: Math.floor(months / 12),
    months: months % 12,
    size: from === to ? 0 : months === 0 ? 1 : months < 12 ? 2 : 3,
  };
}

const left = 8;
const span = 464;

/** Places of dates, oldest first, on a line of 480 units, in proportion to time. */
export function nodes(dates: readonly string[]): readonly { readonly x: number }[] {
  const days = dates.map(dayNumber);
  const first = days[0] ?? 0;
  const length = (days.at(-1) ?? 0) - first || 1;
  return days.map((day) => ({ x: Math.round((left + (span * (day - first)) / length) * 10) / 10 }));
}

/** Days since the year 1, near enough to place a dot. */
function dayNumber(date: string): number {
  const { year, month, day } = dateParts(date);
  let days = Math.floor(Number(year) * 365.2425) + Number(day);
  for (let earlier = 1; earlier < Number(month); earlier += 1) {
    days += daysInMonth(Number(year), earlier);
  }
  return days;
}
