/** What each file of records holds. */
import { inPaperOrder, type Report } from '../archive/archive.ts';
import { compareText } from '../archive/order.ts';
import { wholeArchive } from '../archive/urls.ts';
import { site } from '../site.ts';

/** Whether an archive of so many reports is small enough to be taken away whole. */
export const inOneFile = (reports: number): boolean => reports > 0 && reports <= site.wholeDownload;

/**
 * Files of records by the name of each: every year, oldest first, and before them the whole archive where
 * it is one file.
 */
export function recordFiles(reports: readonly Report[]): ReadonlyMap<string, readonly Report[]> {
  const oldestFirst = reports.toSorted(
    (a, b) => compareText(a.article.date, b.article.date) || inPaperOrder(a, b),
  );
  const years = Map.groupBy(oldestFirst, ({ article }) => article.date.slice(0, 4));
  return new Map([
    ...(inOneFile(reports.length) ? [[wholeArchive, oldestFirst] as const] : []),
    ...years,
  ]);
}
