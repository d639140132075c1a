/** The archive in figures. */
import type { Archive, Year } from '../archive/archive.ts';
import { yearSpan } from '../archive/display.ts';
import { nextDay } from '../archive/dates.ts';
import { issueOn } from '../archive/papers.ts';
import { countByYear, type YearCount } from './name-page.ts';
import { inOneFile } from './record-files.ts';

const largest = 12;

export interface Share {
  /** Absent where the reports do not say. */
  readonly label?: string;
  readonly path?: string;
  readonly count: number;
}

export interface Stats {
  readonly count: number;
  /** `1978—2026`; empty for an empty archive. */
  readonly span: string;
  readonly years: readonly Year[];
  readonly counts: readonly YearCount[];
  readonly missingYears: readonly string[];
  /** Years in which a paper came out on days of which nothing is held. */
  readonly missingDays: readonly {
    readonly year: string;
    readonly issued: number;
    readonly missing: number;
  }[];
  readonly sections: readonly Share[];
  readonly sources: readonly Share[];
  readonly figures: number;
  readonly missingFigures: number;
  readonly corrected: number;
  readonly withdrawn: number;
  /** Whether the whole archive can be taken away in one file. */
  readonly wholeFiles: boolean;
}

export function archiveStats(archive: Archive): Stats {
  const { reports, years } = archive;
  const counts = countByYear(reports);
  const figures = reports.flatMap(({ article }) => article.figures);
  const [first, last] = [counts[0], counts.at(-1)];
  return {
    count: reports.length,
    span: first && last ? yearSpan(first.year, last.year) : '',
    years,
    counts,
    missingYears: counts.filter(({ count }) => count === 0).map(({ year }) => year),
    missingDays: missingDays(archive),
    sections: shares(archive, 'sections'),
    sources: shares(archive, 'sources'),
    figures: figures.length,
    missingFigures: figures.filter(({ src }) => src === undefined).length,
    corrected: reports.filter(({ article }) => article.corrections.length > 0).length,
    withdrawn: archive.withdrawn.length,
    wholeFiles: inOneFile(archive.reports.length),
  };
}

/** The largest shares, largest first; reports that do not say come last. */
function shares({ names, reports }: Archive, kind: 'sections' | 'sources'): readonly Share[] {
  const said = names[kind].reduce((sum, entry) => sum + entry.reports.length, 0);
  return [
    ...names[kind]
      .slice(0, largest)
      .map((entry) => ({ label: entry.label, path: entry.path, count: entry.reports.length })),
    ...(said === reports.length ? [] : [{ count: reports.length - said }]),
  ];
}

function missingDays({ papers, days }: Archive): Stats['missingDays'] {
  const held = new Set(days.map(({ date }) => date));
  const years = new Map<string, { issued: number; missing: number }>();
  const from = papers.map((paper) => paper.from).sort()[0];
  const to = papers
    .map((paper) => paper.to)
    .sort()
    .at(-1);
  const count = (day: string): void => {
    if (issueOn(papers, day) !== 'issued') return;
    const year = years.get(day.slice(0, 4)) ?? { issued: 0, missing: 0 };
    year.issued += 1;
    if (!held.has(day)) year.missing += 1;
    years.set(day.slice(0, 4), year);
  };
  for (let day = from; day !== undefined; day = day === to ? undefined : nextDay(day)) count(day);
  return [...years]
    .filter(([, { missing }]) => missing > 0)
    .map(([year, counts]) => ({ year, ...counts }));
}
