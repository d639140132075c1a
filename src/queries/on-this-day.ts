/** Reports of one day of the year, across the years. */
import type { Archive, Report } from '../archive/archive.ts';
import { daysInMonth } from '../archive/dates.ts';
import { listPages, type ListPage } from '../archive/list-pages.ts';
import { onThisDayPath } from '../archive/urls.ts';
import { site } from '../site.ts';
import { picks } from './front-page.ts';

export interface DayOfYear {
  /** `MM-DD` */
  readonly monthDay: string;
  /** Newest first. */
  readonly reports: readonly Report[];
}

export interface MonthOfYear {
  /** From 1. */
  readonly month: number;
  /** Every day that the month can have. */
  readonly days: readonly DayOfYear[];
}

const leapYear = 2000;
const known = new WeakMap<Archive, readonly MonthOfYear[]>();

/** Every day of the year, those without reports too. */
export function daysOfYear(archive: Archive): readonly MonthOfYear[] {
  const found = known.get(archive);
  if (found) return found;
  const byDay = new Map<string, Report[]>();
  for (const report of archive.reports) {
    const monthDay = report.article.date.slice(5);
    const reports = byDay.get(monthDay);
    if (reports) reports.push(report);
    else byDay.set(monthDay, [report]);
  }
  const months = Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    days: Array.from({ length: daysInMonth(leapYear, index + 1) }, (_day, day) => {
      const monthDay = `${two(index + 1)}-${two(day + 1)}`;
      return { monthDay, reports: byDay.get(monthDay) ?? [] };
    }),
  }));
  known.set(archive, months);
  return months;
}

const two = (value: number): string => String(value).padStart(2, '0');

export interface DayOfYearPage extends ListPage<Report> {
  readonly monthDay: string;
  readonly count: number;
}

export function dayOfYearPages(archive: Archive): readonly DayOfYearPage[] {
  return daysOfYear(archive)
    .flatMap(({ days }) => days)
    .filter(({ reports }) => reports.length > 0)
    .flatMap(({ monthDay, reports }) =>
      listPages(reports, onThisDayPath(monthDay), site.pageSize).map((page) => ({
        ...page,
        monthDay,
        count: reports.length,
      })),
    );
}

const front = 5;

export interface MonthInHistory {
  /** From 1. */
  readonly month: number;
  /** In the order of the calendar. */
  readonly reports: readonly Report[];
}

/** For the front page: the weightiest of the newest report's month in earlier years, one of each year first. */
export function monthInHistory(archive: Archive): MonthInHistory | undefined {
  const newest = archive.reports[0]?.article.date;
  if (newest === undefined) return undefined;
  const [year, month] = [newest.slice(0, 4), Number(newest.slice(5, 7))];
  const candidates = archive.reports.filter(
    ({ article: { date } }) => Number(date.slice(5, 7)) === month && date.slice(0, 4) !== year,
  );
  const ofYears = [
    ...Map.groupBy(candidates, ({ article }) => article.date.slice(0, 4)).values(),
  ].flatMap((reports) => picks(reports, 1));
  const first = new Set(picks(ofYears, front));
  const more = candidates.filter((report) => !first.has(report));
  const reports = [...first, ...picks(more, front - first.size)].toSorted((a, b) =>
    a.article.date.slice(5) < b.article.date.slice(5) ? -1 : 1,
  );
  return reports.length === 0 ? undefined : { month, reports };
}
