/** The archive in figures. */
import type { Archive, Report, Year } from '../archive/archive.ts';
import { yearSpan } from '../archive/display.ts';
import { namePath } from '../archive/urls.ts';
import { countByYear, type YearCount } from './name-page.ts';

const shares = 12;

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
  readonly sections: readonly Share[];
  readonly sources: readonly Share[];
  readonly figures: number;
  readonly missingFigures: number;
  readonly corrected: number;
  readonly withdrawn: number;
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
    sections: share(reports, ({ article }) => article.section).map((entry) =>
      entry.label === undefined ? entry : { ...entry, path: namePath('sections', entry.label) },
    ),
    sources: share(reports, ({ article }) => article.source),
    figures: figures.length,
    missingFigures: figures.filter(({ src }) => src === undefined).length,
    corrected: reports.filter(({ article }) => article.corrections.length > 0).length,
    withdrawn: archive.withdrawn.length,
  };
}

/** The largest shares, largest first; reports that do not say come last. */
function share(
  reports: readonly Report[],
  value: (report: Report) => string | undefined,
): readonly Share[] {
  const counts = new Map<string | undefined, number>();
  for (const report of reports) counts.set(value(report), (counts.get(value(report)) ?? 0) + 1);
  const unsaid = counts.get(undefined);
  counts.delete(undefined);
  return [
    ...[...counts]
      .map(([label, count]) => ({ label: label as string, count }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
      .slice(0, shares),
    ...(unsaid === undefined ? [] : [{ count: unsaid }]),
  ];
}
