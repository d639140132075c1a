/** What stands on the front page: edited by weight first, by recency second. */
import type { Archive, NameEntry, Report, Year } from '../archive/archive.ts';
import { yearSpan } from '../archive/display.ts';
import type { NameKind } from '../archive/urls.ts';

const seconds = 4;
const sectionColumns = 8;
const sectionReports = 4;
const latest = 10;
const events = 6;
const names = { people: 18, places: 14, organizations: 12, topics: 12 } as const;

export interface FrontPage {
  /** Date of the newest report. */
  readonly date?: string;
  readonly count: number;
  /** `1978—2026` */
  readonly span?: string;
  readonly lead?: Report;
  readonly seconds: readonly Report[];
  readonly sections: readonly SectionColumn[];
  readonly latest: readonly Report[];
  readonly events: readonly NameEntry[];
  readonly names: Readonly<Record<keyof typeof names, readonly NameEntry[]>>;
  readonly years: readonly Year[];
}

export interface SectionColumn {
  readonly section: NameEntry;
  readonly reports: readonly Report[];
}

export function frontPage(archive: Archive): FrontPage {
  const [lead, ...others] = picks(archive.reports, 1 + seconds);
  const taken = new Set(lead ? [lead, ...others] : []);
  const newest = archive.reports[0]?.article.date;
  const oldest = archive.days[0]?.date;
  return {
    count: archive.reports.length,
    ...(newest !== undefined && { date: newest }),
    ...(newest !== undefined &&
      oldest !== undefined && { span: yearSpan(oldest.slice(0, 4), newest.slice(0, 4)) }),
    ...(lead && { lead }),
    seconds: others,
    sections: columns(archive, taken),
    latest: archive.reports.filter((report) => !taken.has(report)).slice(0, latest),
    events: recentEvents(archive),
    names: {
      people: mostReported(archive, 'people'),
      places: mostReported(archive, 'places'),
      organizations: mostReported(archive, 'organizations'),
      topics: mostReported(archive, 'topics'),
    },
    years: archive.years,
  };
}

/** The weightiest reports, newest first among equals. */
export function picks(reports: readonly Report[], count: number): readonly Report[] {
  const weighed = reports
    .filter((report) => report.article.weight > 0)
    .sort((a, b) => b.article.weight - a.article.weight);
  const rest = reports
    .slice(0, weighed.length + count)
    .filter(({ article }) => article.weight === 0);
  return [...weighed, ...rest].slice(0, count);
}

/** Columns by section: the weightiest reports that do not stand above already. */
function columns(archive: Archive, taken: ReadonlySet<Report>): readonly SectionColumn[] {
  return archive.names.sections
    .slice(0, sectionColumns)
    .map((section) => ({
      section,
      reports: picks(
        section.reports.filter((report) => !taken.has(report)),
        sectionReports,
      ),
    }))
    .filter(({ reports }) => reports.length > 0);
}

/** Events told by several reports, those with the newest report first. */
function recentEvents(archive: Archive): readonly NameEntry[] {
  return archive.names.events
    .filter((event) => event.reports.length > 1)
    .sort(
      (a, b) => newestDate(b).localeCompare(newestDate(a)) || b.reports.length - a.reports.length,
    )
    .slice(0, events);
}

const newestDate = (entry: NameEntry): string => entry.reports[0]?.article.date ?? '';

const mostReported = (archive: Archive, kind: NameKind & keyof typeof names) =>
  archive.names[kind].slice(0, names[kind]);
