/** What stands on the pages of a year, a month and a day. */
import type { Archive, Day, Month, Report, Year } from '../archive/archive.ts';
import { daysInMonth, weekday } from '../archive/dates.ts';
import { listPages, type ListPage } from '../archive/list-pages.ts';
import { around, monthOf } from '../archive/neighbours.ts';
import { issueOn, type Issue, type Paper } from '../archive/papers.ts';
import { dayPath } from '../archive/urls.ts';
import { site } from '../site.ts';
import { picks } from './front-page.ts';

/** Headlines on a month's page, shared out among its days. */
const headlinesAMonth = 240;
/** Reports of a day that earn the darkest colour, at the least. */
const leastBusy = 3;
/** Headlines that stand for a year. */
const yearPicks = 16;

export interface CalendarDay {
  readonly date: string;
  readonly day: number;
  readonly count: number;
  /** 0 without reports, 1 to 4 by their number. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** Whether a paper came out. */
  readonly issue: Issue;
}

/** Weeks from Monday to Sunday; null before the first and after the last day. */
export type CalendarMonth = readonly (readonly (CalendarDay | null)[])[];

/** A month as a wall calendar. `busiest` is the number of reports that earns the darkest colour. */
export function calendarMonth(
  month: string,
  days: readonly Day[],
  busiest: number,
  papers: readonly Paper[],
): CalendarMonth {
  const counts = new Map(days.map(({ date, reports }) => [date, reports.length]));
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  const lead = (weekday(`${month}-01`) + 6) % 7;
  const cells = [
    ...Array.from({ length: lead }, () => null),
    ...Array.from({ length }, (_, index): CalendarDay => {
      const date = `${month}-${String(index + 1).padStart(2, '0')}`;
      const count = counts.get(date) ?? 0;
      return {
        date,
        day: index + 1,
        count,
        level: level(count, busiest),
        issue: issueOn(papers, date),
      };
    }),
  ];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  );
}

/** A month by itself: its own busiest day is the darkest. */
const heldDays = (month: string, days: readonly Day[], papers: readonly Paper[]): CalendarMonth =>
  calendarMonth(
    month,
    days,
    Math.max(leastBusy, ...days.map(({ reports }) => reports.length)),
    papers,
  );

function level(count: number, busiest: number): CalendarDay['level'] {
  if (count === 0) return 0;
  const share = count / busiest;
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1;
}

export interface YearPage {
  readonly year: Year;
  /** The year's weightiest reports, in the order of the year. */
  readonly picks: readonly Report[];
  readonly days: number;
  readonly months: readonly {
    readonly month: string;
    readonly count: number;
    readonly calendar: CalendarMonth;
  }[];
  /** Days on which a paper came out and nothing is held, and days without a paper. */
  readonly missing: number;
  readonly unissued: number;
  readonly previous?: Year;
  readonly next?: Year;
}

export function yearPage(archive: Archive, year: Year): YearPage {
  const { before, after } = around(archive.years, year);
  const held = new Map(year.months.map((month) => [month.month, month]));
  const busiest = Math.max(
    leastBusy,
    ...year.months.flatMap(({ days }) => days.map(({ reports }) => reports.length)),
  );
  const reports = year.months.flatMap(({ days }) => days.flatMap((day) => day.reports));
  const chosen = new Set(picksOf(year, reports));
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = `${year.year}-${String(index + 1).padStart(2, '0')}`;
    const found = held.get(month);
    return {
      month,
      count: found?.count ?? 0,
      calendar: calendarMonth(month, found?.days ?? [], busiest, archive.papers),
    };
  });
  const bare = (issue: Issue): number =>
    months.reduce(
      (sum, { calendar }) =>
        sum + calendar.flat().filter((cell) => cell?.count === 0 && cell.issue === issue).length,
      0,
    );
  return {
    year,
    picks: reports.filter((report) => chosen.has(report)),
    days: year.months.reduce((total, { days }) => total + days.length, 0),
    months,
    missing: bare('issued'),
    unissued: bare('none'),
    ...(after && { previous: after }),
    ...(before && { next: before }),
  };
}

/** The weightiest; where too few have weight, also what opens the fullest day of each month. */
function picksOf(year: Year, reports: readonly Report[]): readonly Report[] {
  if (reports.length <= yearPicks) return reports;
  const weighed = picks(
    reports.filter(({ article }) => article.weight > 0),
    yearPicks,
  );
  const openers = year.months.flatMap(
    ({ days }) => days.toSorted((a, b) => b.reports.length - a.reports.length)[0]?.reports[0] ?? [],
  );
  return [...new Set([...weighed, ...openers])].slice(0, yearPicks);
}

export interface MonthPage {
  readonly month: Month;
  readonly calendar: CalendarMonth;
  readonly days: readonly {
    readonly day: Day;
    readonly shown: readonly Report[];
    readonly more: number;
  }[];
  readonly previous?: Month;
  readonly next?: Month;
}

export function monthPage(archive: Archive, month: Month): MonthPage {
  const months = archive.years.flatMap((year) => year.months.toReversed());
  const { before, after } = around(months, month);
  const each = Math.max(4, Math.floor(headlinesAMonth / month.days.length));
  const roomy = month.count <= headlinesAMonth;
  return {
    month,
    calendar: heldDays(month.month, month.days, archive.papers),
    days: month.days.map((day) => {
      const shown = roomy ? day.reports : day.reports.slice(0, each);
      return { day, shown, more: day.reports.length - shown.length };
    }),
    ...(after && { previous: after }),
    ...(before && { next: before }),
  };
}

export interface DayPage {
  readonly day: Day;
  readonly calendar: CalendarMonth;
  readonly page: ListPage<Report>;
  readonly editions: readonly Edition[];
  readonly previous?: Day;
  readonly next?: Day;
}

export interface Edition {
  /** The paper, where the reports name one. */
  readonly publication?: string;
  readonly number?: string;
  readonly name?: string;
  readonly reports: readonly Report[];
}

export function dayPages(archive: Archive, day: Day): readonly DayPage[] {
  const { before, after } = around(archive.days, day);
  const month = monthOf(archive, day.date)?.days ?? [];
  const calendar = heldDays(day.date.slice(0, 7), month, archive.papers);
  return listPages(day.reports, dayPath(day.date), site.pageSize).map((page) => ({
    day,
    page,
    calendar,
    editions: editions(page.items),
    ...(before && { previous: before }),
    ...(after && { next: after }),
  }));
}

/** Reports paper by paper and page by page; those without an edition come last. */
function editions(reports: readonly Report[]): readonly Edition[] {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const { publication, edition } = report.article;
    const key = JSON.stringify([publication, edition?.number]);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return [...groups.values()].map((members) => {
    const { publication, edition } = (members[0] as Report).article;
    const name = members.find(({ article }) => article.edition?.name)?.article.edition?.name;
    return {
      ...(publication !== undefined && { publication }),
      ...(edition?.number !== undefined && { number: edition.number }),
      ...(name !== undefined && { name }),
      reports: members,
    };
  });
}
