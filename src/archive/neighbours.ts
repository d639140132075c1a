/** A report's place in the archive: its day, and what stands before and after it. */
import type { Archive, Day, Month, NameEntry, Report } from './archive.ts';
import type { NameKind } from './urls.ts';

interface Places {
  /** Oldest first; within a day in the order of the paper. */
  readonly order: readonly Report[];
  readonly index: ReadonlyMap<string, number>;
  readonly days: ReadonlyMap<string, Day>;
  readonly months: ReadonlyMap<string, Month>;
  /** By kind and label. */
  readonly names: ReadonlyMap<string, NameEntry>;
}

const known = new WeakMap<Archive, Places>();

function places(archive: Archive): Places {
  const found = known.get(archive);
  if (found) return found;
  const order = archive.days.flatMap((day) => day.reports);
  const made = {
    order,
    index: new Map(order.map((report, index) => [report.article.id, index])),
    days: new Map(archive.days.map((day) => [day.date, day])),
    months: new Map(
      archive.years.flatMap(({ months }) => months.map((month) => [month.month, month])),
    ),
    names: new Map(
      Object.values(archive.names)
        .flat()
        .map((entry) => [`${entry.kind} ${entry.label}`, entry]),
    ),
  };
  known.set(archive, made);
  return made;
}

/** The day of a date, if any report is of that date. */
export const dayOf = (archive: Archive, date: string): Day | undefined =>
  places(archive).days.get(date);

/** The month of a date, if any report is of that month. */
export const monthOf = (archive: Archive, date: string): Month | undefined =>
  places(archive).months.get(date.slice(0, 7));

/** The entry of a name, if any report carries it. */
export const nameEntry = (archive: Archive, kind: NameKind, label: string): NameEntry | undefined =>
  places(archive).names.get(`${kind} ${label}`);

export interface Neighbours {
  readonly previous?: Report;
  readonly next?: Report;
}

/** The reports printed before and after this one, across the days. None for a withdrawn report. */
export function neighbours(archive: Archive, report: Report): Neighbours {
  const { order, index } = places(archive);
  const at = index.get(report.article.id);
  if (at === undefined) return {};
  const previous = order[at - 1];
  const next = order[at + 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Neighbours of `item` in a list; `item` itself is found by identity. */
export function around<Item>(
  items: readonly Item[],
  item: Item,
): { readonly before?: Item; readonly after?: Item } {
  const at = items.indexOf(item);
  const before = at > 0 ? items[at - 1] : undefined;
  const after = at >= 0 ? items[at + 1] : undefined;
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}
