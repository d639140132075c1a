/** Lists of names, and what stands on the page of one name. */
import { labelsOf, type Archive, type NameEntry, type Report } from '../archive/archive.ts';
import { byInitial, type Initial } from '../archive/initials.ts';
import { jumps, listPages, type Jump, type ListPage } from '../archive/list-pages.ts';
import { nameEntry } from '../archive/neighbours.ts';
import { timeline, type TimelineEntry } from '../archive/timeline.ts';
import { initialPath, kindPath, nameKinds, type NameKind } from '../archive/urls.ts';
import { site } from '../site.ts';
import { compareText } from '../archive/order.ts';
import { pageKey } from './page-key.ts';

/** Names on one page before each initial gets pages of its own. */
const namesOnOnePage = 300;
const mostReported = 48;
const companions = 10;

export const kinds = Object.keys(nameKinds) as NameKind[];

/** Kinds that are listed by pinyin; events and sections are short lists with an order of their own. */
export const filedByPinyin = (kind: NameKind): boolean => kind !== 'events' && kind !== 'sections';

export interface NameIndex {
  readonly kind: NameKind;
  readonly total: number;
  readonly initials: readonly Initial[];
  /** True where `initials` have pages of their own and are not listed here. */
  readonly divided: boolean;
  /** Names with most reports; shown where the list is divided. */
  readonly leading: readonly NameEntry[];
}

const indexes = new WeakMap<Archive, Map<NameKind, NameIndex>>();

export function nameIndex(archive: Archive, kind: NameKind): NameIndex {
  const known = indexes.get(archive) ?? new Map<NameKind, NameIndex>();
  indexes.set(archive, known);
  const found = known.get(kind);
  if (found) return found;
  const names = archive.names[kind];
  const divided = names.length > namesOnOnePage;
  const index = {
    kind,
    total: names.length,
    initials: filedByPinyin(kind) ? byInitial(names) : [],
    divided,
    leading: names.slice(0, mostReported),
  };
  known.set(kind, index);
  return index;
}

/** Pages of a kind's own list: one for kinds filed by pinyin, as many as needed for the others. */
export function indexPages(archive: Archive, kind: NameKind): readonly ListPage<NameEntry>[] {
  if (filedByPinyin(kind)) return listPages<NameEntry>([], kindPath(kind), 1);
  const names =
    kind === 'events' ? archive.names.events.toSorted(newestFirst) : archive.names[kind];
  return listPages(names, kindPath(kind), site.pageSize);
}

const newestFirst = (a: NameEntry, b: NameEntry): number => compareText(newest(b), newest(a));
const newest = ({ reports }: NameEntry): string => reports[0]?.article.date ?? '';

export interface InitialPage extends ListPage<NameEntry> {
  readonly kind: NameKind;
  readonly letter: string;
  /** Names under the letter. */
  readonly total: number;
}

/** The pages of every initial of a divided list. */
export function initialPages(archive: Archive, kind: NameKind): readonly InitialPage[] {
  const { divided, initials } = nameIndex(archive, kind);
  if (!divided) return [];
  return initials.flatMap(({ letter, names }) =>
    listPages(names, initialPath(kind, letter), namesOnOnePage).map((page) => ({
      ...page,
      kind,
      letter,
      total: names.length,
    })),
  );
}

/** Changes with what a letter's page shows. */
export const initialKey = (archive: Archive, page: InitialPage): string =>
  pageKey(
    page,
    nameIndex(archive, page.kind).initials.map(({ letter }) => letter),
  );

export interface NamePage {
  readonly entry: Pick<NameEntry, 'kind' | 'label' | 'path'>;
  readonly page: ListPage<Report>;
  /** Reports that the page speaks of: all of the name on the first page, else those listed. */
  readonly count: number;
  /** `YYYY-MM-DD` of the oldest and the newest of them. */
  readonly first: string;
  readonly last: string;
  /** What is known of the name as a whole; on the first page alone, so that the others stay as they are. */
  readonly whole?: {
    readonly years: readonly Jump[];
    readonly companions: readonly Companions[];
    readonly counts: readonly YearCount[];
    /** Present for an event short enough to be drawn. */
    readonly timeline?: readonly TimelineEntry[] | undefined;
  };
}

export function namePages(archive: Archive, entry: NameEntry): readonly NamePage[] {
  const { kind, label, path, reports } = entry;
  const pages = listPages(reports, path, site.pageSize);
  return pages.map((page, index) => {
    const about = index === 0 ? reports : page.items;
    return {
      entry: { kind, label, path },
      page,
      count: about.length,
      first: about.at(-1)?.article.date ?? '',
      last: about[0]?.article.date ?? '',
      ...(index === 0 && {
        whole: {
          years: pages.length > 1 ? jumps(pages, ({ article }) => article.date.slice(0, 4)) : [],
          companions: companionsOf(archive, entry),
          counts: countByYear(reports),
          timeline: eventTimeline(entry),
        },
      }),
    };
  });
}

export interface Companions {
  readonly kind: NameKind;
  /** Names carried by the same reports, most often first, with the number of shared reports. */
  readonly names: readonly { readonly entry: NameEntry; readonly count: number }[];
}

/** Who and what appears with a name. */
export function companionsOf(archive: Archive, entry: NameEntry): readonly Companions[] {
  return (['people', 'places', 'organizations', 'topics', 'events'] as const)
    .map((kind) => {
      const counts = new Map<string, number>();
      for (const { article } of entry.reports) {
        for (const label of labelsOf(article, kind))
          counts.set(label, (counts.get(label) ?? 0) + 1);
      }
      if (kind === entry.kind) counts.delete(entry.label);
      const names = [...counts]
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, companions)
        .flatMap(([label, count]) => {
          const found = nameEntry(archive, kind, label);
          return found ? [{ entry: found, count }] : [];
        });
      return { kind, names };
    })
    .filter(({ names }) => names.length > 0);
}

/** An event's reports along a line of time; nothing for other kinds and for long events. */
function eventTimeline({ kind, reports }: NameEntry): readonly TimelineEntry[] | undefined {
  return kind === 'events' && reports.length <= site.pageSize ? timeline(reports) : undefined;
}

export interface YearCount {
  readonly year: string;
  readonly count: number;
}

/** Reports a year from the first to the last, years without any included. */
export function countByYear(reports: readonly Report[]): readonly YearCount[] {
  const counts = new Map<string, number>();
  for (const { article } of reports) {
    const year = article.date.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const years = [...counts.keys()].map(Number);
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const year = String(first + index).padStart(4, '0');
    return { year, count: counts.get(year) ?? 0 };
  });
}
