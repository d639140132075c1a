/** What each file of records holds. */
import type { Archive, Report } from '../archive/archive.ts';
import { wholeArchive } from '../archive/urls.ts';
import { site } from '../site.ts';

/** Whether the archive is small enough to be taken away whole. */
export const inOneFile = ({ reports }: Archive): boolean =>
  reports.length > 0 && reports.length <= site.wholeDownload;

/** Files of records by the name of each: every year, and the whole archive where it is one file. */
export function recordFiles(archive: Archive): ReadonlyMap<string, readonly Report[]> {
  const oldestFirst = archive.years
    .toReversed()
    .map(({ year, months }): [string, readonly Report[]] => [
      year,
      months.flatMap(({ days }) => days.flatMap((day) => day.reports)),
    ]);
  return new Map([
    ...(inOneFile(archive)
      ? [[wholeArchive, oldestFirst.flatMap(([, reports]) => reports)] as const]
      : []),
    ...oldestFirst,
  ]);
}
