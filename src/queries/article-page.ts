/** What surrounds one report on its page; one function a field. */
import { labelsOf, type Archive, type NameEntry, type Report } from '../archive/archive.ts';
import { likeReports, type Likeness } from '../archive/likeness.ts';
import type { RelationType } from '../archive/article.ts';
import { dayOf, nameEntry, neighbours, type Neighbours } from '../archive/neighbours.ts';
import { reportPicture } from '../archive/share-pictures.ts';
import { dayPath, namePath, type NameKind } from '../archive/urls.ts';

/** Reports listed beside an article before the list refers to the event's or the day's own page. */
const listed = 8;
const likest = 4;

export type Direction = 'forward' | 'back';

export interface Relation {
  readonly type: RelationType;
  /** `forward`: the report stands in this relation to the article; `back`: the other way round. */
  readonly direction: Direction;
  readonly reports: readonly Report[];
}

export interface Group {
  readonly label: string;
  readonly path: string;
  readonly reports: readonly Report[];
  /** All reports of the group, those not listed and the article itself included. */
  readonly total: number;
}

export interface NameLink {
  readonly kind: NameKind;
  readonly label: string;
  readonly path: string;
}

export interface ArticlePage extends Neighbours {
  readonly relations: readonly Relation[];
  readonly event?: Group;
  /** Other reports on the same page of the paper. */
  readonly printedPage?: Group;
  readonly day?: Group;
  /** Reports elsewhere in the archive that carry the same names. */
  readonly alike: readonly Likeness[];
  readonly names: readonly NameLink[];
  /** Rooted path of the picture that links are shown with. */
  readonly picture: string;
}

export function articlePage(archive: Archive, report: Report): ArticlePage {
  const relations = relationsOf(archive, report);
  const shown = new Set([report, ...relations.flatMap((relation) => relation.reports)]);
  const event = eventOf(archive, report, shown);
  const printedPage = samePage(archive, report, shown);
  const day = sameDay(archive, report, new Set([...shown, ...(printedPage?.reports ?? [])]));
  const passedOver = new Set([
    ...shown,
    ...(dayOf(archive, report.article.date)?.reports ?? []),
    ...(eventEntry(archive, report)?.reports ?? []),
  ]);
  return {
    ...neighbours(archive, report),
    relations,
    ...(event && { event }),
    ...(printedPage && { printedPage }),
    ...(day && { day }),
    alike: likeReports(archive, report, passedOver, likest),
    names: namesOf(report),
    picture: reportPicture(report.article, archive.reports.length),
  };
}

const order: readonly RelationType[] = [
  'continuation',
  'companion',
  'background',
  'commentary',
  'same-source',
];
const symmetric: ReadonlySet<RelationType> = new Set(['companion', 'same-source']);

/** Typed links both ways; a pair linked from both ends is listed once, as this article has it. */
export function relationsOf(archive: Archive, report: Report): readonly Relation[] {
  const seen = new Set<string>([report.article.id]);
  const groups = new Map<string, { type: RelationType; direction: Direction; reports: Report[] }>();
  const add = (type: RelationType, direction: Direction, other: Report | undefined): void => {
    if (!other || other.article.withdrawn || seen.has(other.article.id)) return;
    seen.add(other.article.id);
    const way = symmetric.has(type) ? 'forward' : direction;
    const group = groups.get(`${type} ${way}`);
    if (group) group.reports.push(other);
    else groups.set(`${type} ${way}`, { type, direction: way, reports: [other] });
  };
  for (const { id, type } of report.article.related) add(type, 'forward', archive.byId.get(id));
  for (const other of archive.relatedFrom.get(report.article.id) ?? []) {
    for (const { id, type } of other.article.related) {
      if (id === report.article.id) add(type, 'back', other);
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      order.indexOf(a.type) - order.indexOf(b.type) ||
      Number(a.direction === 'back') - Number(b.direction === 'back'),
  );
}

const eventEntry = (archive: Archive, { article }: Report): NameEntry | undefined =>
  article.event === undefined ? undefined : nameEntry(archive, 'events', article.event);

/** Other reports of the event, those nearest in time, oldest first. */
function eventOf(archive: Archive, report: Report, shown: ReadonlySet<Report>): Group | undefined {
  const event = eventEntry(archive, report);
  if (!event || event.reports.length < 2) return undefined;
  const at = event.reports.indexOf(report);
  const reach = listed + shown.size;
  const nearest = event.reports
    .slice(Math.max(0, at - reach), at + reach + 1)
    .filter((member) => !shown.has(member))
    .sort(
      (a, b) => Math.abs(event.reports.indexOf(a) - at) - Math.abs(event.reports.indexOf(b) - at),
    )
    .slice(0, listed)
    .sort((a, b) => event.reports.indexOf(b) - event.reports.indexOf(a));
  return { label: event.label, path: event.path, reports: nearest, total: event.reports.length };
}

/** Other reports on the same page of the paper. */
function samePage(archive: Archive, report: Report, shown: ReadonlySet<Report>): Group | undefined {
  const { date, edition, publication } = report.article;
  const number = edition?.number;
  if (number === undefined) return undefined;
  const page =
    dayOf(archive, date)?.reports.filter(
      ({ article }) => article.edition?.number === number && article.publication === publication,
    ) ?? [];
  return group(number, date, page, shown);
}

/** Other reports of the day, in the order of the paper. */
function sameDay(archive: Archive, report: Report, shown: ReadonlySet<Report>): Group | undefined {
  const { date } = report.article;
  return group(date, date, dayOf(archive, date)?.reports ?? [], shown);
}

function group(
  label: string,
  date: string,
  all: readonly Report[],
  shown: ReadonlySet<Report>,
): Group | undefined {
  const others = all.filter((other) => !shown.has(other));
  return others.length === 0
    ? undefined
    : { label, path: dayPath(date), reports: others.slice(0, listed), total: all.length };
}

const linkedKinds = ['people', 'places', 'organizations', 'topics'] as const;

function namesOf({ article }: Report): readonly NameLink[] {
  return linkedKinds.flatMap((kind) =>
    labelsOf(article, kind).map((label) => ({ kind, label, path: namePath(kind, label) })),
  );
}
