/** Everything that was put right, over the whole archive. */
import type { Archive, Report } from './archive.ts';
import type { Article } from './article.ts';
import { compareText } from './order.ts';

export interface Correction {
  readonly report: Report;
  readonly correction: Article['corrections'][number];
  /** Its place in the report, from 1: with the report's address it names the correction for good. */
  readonly number: number;
}

/** Newest first. Withdrawn reports have none: nothing of them is listed. */
export function correctionsOf({ reports }: Pick<Archive, 'reports'>): readonly Correction[] {
  return reports
    .flatMap((report) =>
      report.article.corrections.map((correction, index) => ({
        report,
        correction,
        number: index + 1,
      })),
    )
    .sort((a, b) => compareText(b.correction.date, a.correction.date));
}
