/** Addresses of the pages that list reports. */
import type { Archive } from './archive.ts';
import {
  dayPath,
  kindPath,
  monthPath,
  nameKinds,
  onThisDayPath,
  yearPath,
  type NameKind,
} from './urls.ts';

/** In a stable order: years with their months and days, days of the year that have reports, names. */
export function listPaths({ years, days, names }: Archive): string[] {
  const daysOfYear = new Set(days.map(({ date }) => date.slice(5)));
  return [
    ...years.flatMap((year) => [
      yearPath(year.year),
      ...year.months.flatMap((month) => [
        monthPath(month.month),
        ...month.days.map(({ date }) => dayPath(date)),
      ]),
    ]),
    ...[...daysOfYear].sort().map(onThisDayPath),
    ...(Object.keys(nameKinds) as NameKind[]).flatMap((kind) => [
      kindPath(kind),
      ...names[kind].map(({ path }) => path),
    ]),
  ];
}
