/**
 * The archive as a whole: every report, sorted and grouped once. All pages, feeds and the search
 * index read from here; nothing below is stored.
 */
import { nameText, type Article, type Name } from './article.ts';
import { articlePath, namePath, nameSlug, type NameKind } from './urls.ts';
import { compareNumbered, compareText } from './order.ts';
import type { Paper } from './papers.ts';

/** A report and where it stands. The body is not kept: it is read from `file` when it is needed. */
export interface Report {
  readonly article: Article;
  /** Path of the article file. */
  readonly file: string;
  /** Digest of the file's bytes; changes if and only if the file does. */
  readonly digest: string;
  /** Rooted public path, without BASE_PATH. */
  readonly path: string;
}

/** A person, place, organization, topic, event, section or source, and the reports that carry it. */
export interface NameEntry {
  readonly kind: NameKind;
  /** What is shown: the name, with its note in brackets where one keeps namesakes apart. */
  readonly label: string;
  readonly slug: string;
  readonly path: string;
  /** Newest first. */
  readonly reports: readonly Report[];
}

export interface Day {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** In the order of print: paper, edition, then weight, then id. */
  readonly reports: readonly Report[];
}

export interface Month {
  /** `YYYY-MM` */
  readonly month: string;
  /** Oldest first. */
  readonly days: readonly Day[];
  readonly count: number;
}

export interface Year {
  readonly year: string;
  /** Oldest first. */
  readonly months: readonly Month[];
  readonly count: number;
}

export interface Archive {
  /** Newest first; within a day in the order of the paper. Withdrawn reports are left out. */
  readonly reports: readonly Report[];
  /** Every report, withdrawn ones too, by id. */
  readonly byId: ReadonlyMap<string, Report>;
  /** Withdrawn reports: their pages stay, and nothing lists them. */
  readonly withdrawn: readonly Report[];
  /** Newest first. */
  readonly years: readonly Year[];
  /** Oldest first. */
  readonly days: readonly Day[];
  /** By kind, most reports first, then by label. */
  readonly names: Readonly<Record<NameKind, readonly NameEntry[]>>;
  /** Reports whose `related` names the key. */
  readonly relatedFrom: ReadonlyMap<string, readonly Report[]>;
  /** When the papers came out, as far as it is known. */
  readonly papers: readonly Paper[];
}

/** After every name and number. */
const last = '\uFFFF';

/** The order of print within one day: paper, edition, then weight, then id. */
export function inPaperOrder(a: Report, b: Report): number {
  return (
    compareText(a.article.publication ?? last, b.article.publication ?? last) ||
    compareNumbered(a.article.edition?.number ?? last, b.article.edition?.number ?? last) ||
    b.article.weight - a.article.weight ||
    compareText(a.article.id, b.article.id)
  );
}

/** Newest first; within a day in the order of the paper. */
export function newestFirst(a: Report, b: Report): number {
  return compareText(b.article.date, a.article.date) || inPaperOrder(a, b);
}

/** The label of a name, which is also its identity: namesakes differ by their note. */
export function nameLabel(name: Name): string {
  return typeof name === 'string' || name.note === undefined
    ? nameText(name)
    : `${name.name}（${name.note}）`;
}

export function toReport(article: Article, file: string, digest: string): Report {
  return { article, file, digest, path: articlePath(article) };
}

/** The labels of one kind that a report carries, each once. */
export function labelsOf(article: Article, kind: NameKind): readonly string[] {
  switch (kind) {
    case 'people':
    case 'places':
    case 'organizations':
      return [...new Set(article[kind].map(nameLabel))];
    case 'topics':
      return [...new Set(article.topics)];
    case 'events':
      return article.event === undefined ? [] : [article.event];
    case 'sections':
      return article.section === undefined ? [] : [article.section];
    case 'sources':
      return article.source === undefined ? [] : [article.source];
  }
}

export function buildArchive(all: readonly Report[], papers: readonly Paper[] = []): Archive {
  const byId = new Map(all.map((report) => [report.article.id, report]));
  const shown = all
    .filter((report) => report.article.withdrawn === undefined)
    .toSorted(newestFirst);
  const days = groupBy(shown, (report) => report.article.date)
    .map(([date, reports]) => ({ date, reports }))
    .reverse();
  const months = groupBy(days, (day) => day.date.slice(0, 7)).map(([month, monthDays]) => ({
    month,
    days: monthDays,
    count: sum(monthDays, (day) => day.reports.length),
  }));
  const years = groupBy(months, (month) => month.month.slice(0, 4))
    .map(([year, yearMonths]) => ({
      year,
      months: yearMonths,
      count: sum(yearMonths, (month) => month.count),
    }))
    .reverse();
  const relatedFrom = new Map<string, Report[]>();
  for (const report of shown) {
    for (const { id } of report.article.related) push(relatedFrom, id, report);
  }
  return {
    reports: shown,
    byId,
    withdrawn: all.filter((report) => report.article.withdrawn !== undefined).toSorted(newestFirst),
    years,
    days,
    names: {
      people: collectNames(shown, 'people'),
      places: collectNames(shown, 'places'),
      organizations: collectNames(shown, 'organizations'),
      topics: collectNames(shown, 'topics'),
      events: collectNames(shown, 'events'),
      sections: collectNames(shown, 'sections'),
      sources: collectNames(shown, 'sources'),
    },
    relatedFrom,
    papers,
  };
}

function collectNames(reports: readonly Report[], kind: NameKind): readonly NameEntry[] {
  const byLabel = new Map<string, Report[]>();
  for (const report of reports) {
    for (const label of labelsOf(report.article, kind)) push(byLabel, label, report);
  }
  return [...byLabel]
    .map(([label, members]) => ({
      kind,
      label,
      slug: nameSlug(label),
      path: namePath(kind, label),
      reports: members,
    }))
    .sort((a, b) => b.reports.length - a.reports.length || compareText(a.label, b.label));
}

/** Groups neighbours of one key; the order of `items` is kept. */
function groupBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
): [string, readonly Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) push(groups, key(item), item);
  return [...groups];
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

const sum = <Item>(items: readonly Item[], value: (item: Item) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
