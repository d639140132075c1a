/**
 * Events: reports of one happening within days. A report joins the event whose reports it resembles on
 * average, by rare words; where in doubt it joins none.
 */
import { compareText } from '../archive/order.ts';
export interface EventReport {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly title: string;
  /** The words of the headline that carry its matter. */
  readonly headline: readonly string[];
  /** Names and words of the body. */
  readonly terms: readonly string[];
  /** Names that the article carries. */
  readonly names: readonly string[];
  /** The event that an editor gave it. */
  readonly event?: string | undefined;
}

export interface ProposedEvent {
  readonly name: string;
  /** Oldest first, at least two. */
  readonly members: readonly EventReport[];
  /** 0 to 1: how alike the members are on average. */
  readonly likeness: number;
  /** Rare words that at least two members share. */
  readonly shared: readonly string[];
}

/** The least average likeness (cosine) to the members of an event. */
export const leastLikeness = 0.3;

interface Weighed {
  readonly report: EventReport;
  readonly day: number;
  readonly weights: ReadonlyMap<string, number>;
  readonly length: number;
}

/** `days` at most lie between one report of an event and the next. */
export function findEvents(reports: readonly EventReport[], days = 7): ProposedEvent[] {
  const frequency = new Map<string, number>();
  for (const report of reports) {
    for (const term of termsOf(report).keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const common = Math.max(5, reports.length * 0.02);
  // Who receives guests each week and what is done each week tell no event: one word must be rarer still.
  const telling = Math.max(5, reports.length * 0.006);
  const tells = (one: Weighed, other: Weighed): boolean => {
    const shared = sharedRare(one, other, frequency, common);
    return shared.length >= 2 && shared.some((term) => (frequency.get(term) ?? 0) <= telling);
  };
  const events: Weighed[][] = [];
  let open: Weighed[][] = [];
  const close = (members: Weighed[]): void => {
    if (members.length > 1) events.push(members);
  };
  for (const report of reports.toSorted(
    (a, b) => compareText(a.date, b.date) || compareText(a.id, b.id),
  )) {
    const next = weigh(report, frequency, reports.length);
    const past = open.filter((members) => next.day - (members.at(-1) as Weighed).day > days);
    past.forEach(close);
    if (past.length > 0) open = open.filter((members) => !past.includes(members));
    let best: Weighed[] | undefined;
    let likeness = leastLikeness;
    for (const members of open) {
      if (members.some((member) => differs(member.report, report))) continue;
      const average = mean(members.map((member) => cosine(member, next)));
      if (average < likeness) continue;
      if (!members.some((member) => tells(member, next))) continue;
      best = members;
      likeness = average;
    }
    if (best) best.push(next);
    else open.push([next]);
  }
  open.forEach(close);
  return events
    .toSorted(([a], [b]) => compareText(a?.report.date ?? '', b?.report.date ?? ''))
    .map((members) => {
      const reports = members.map(({ report }) => report);
      const shared = [
        ...new Set(
          pairs(members).flatMap(([one, other]) => sharedRare(one, other, frequency, common)),
        ),
      ].toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0));
      return {
        name: nameOf(reports, shared, frequency),
        members: reports,
        likeness: mean(pairs(members).map(([one, other]) => cosine(one, other))),
        shared: shared.slice(0, 6),
      };
    });
}

const differs = (one: EventReport, other: EventReport): boolean =>
  one.event !== undefined && other.event !== undefined && one.event !== other.event;

/** Words of the headline count double, names half as much again, words of the body half. */
function termsOf({ headline, names, terms }: EventReport): Map<string, number> {
  const counted = new Map(terms.map((term) => [term, 0.5]));
  for (const name of names) counted.set(name, 1.5);
  for (const word of headline) counted.set(word, 2);
  return counted;
}

function weigh(
  report: EventReport,
  frequency: ReadonlyMap<string, number>,
  total: number,
): Weighed {
  const weights = new Map<string, number>();
  let square = 0;
  for (const [term, count] of termsOf(report)) {
    const among = frequency.get(term) ?? 1;
    // A word of one report alone can join it to no other.
    if (among === 1) continue;
    const weight = count * Math.log(1 + total / among);
    weights.set(term, weight);
    square += weight * weight;
  }
  return { report, day: Date.parse(report.date) / 86_400_000, weights, length: Math.sqrt(square) };
}

function cosine(one: Weighed, other: Weighed): number {
  const [few, many] = one.weights.size < other.weights.size ? [one, other] : [other, one];
  let product = 0;
  for (const [term, weight] of few.weights) product += weight * (many.weights.get(term) ?? 0);
  return product === 0 ? 0 : product / (one.length * other.length);
}

function sharedRare(
  one: Weighed,
  other: Weighed,
  frequency: ReadonlyMap<string, number>,
  common: number,
): string[] {
  const marked = new Set([...one.report.names, ...one.report.headline]);
  return [...new Set([...other.report.names, ...other.report.headline])].filter(
    (term) => marked.has(term) && (frequency.get(term) ?? 0) <= common,
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) =>
    items.slice(index + 1).map((other): [Item, Item] => [one, other]),
  );
}

/** The name an editor gave, or the commonest words of the headlines in their order, or else what is shared. */
function nameOf(
  reports: readonly EventReport[],
  shared: readonly string[],
  frequency: ReadonlyMap<string, number>,
): string {
  const given = reports.find(({ event }) => event !== undefined)?.event;
  if (given !== undefined) return given;
  const counts = new Map<string, number>();
  for (const { headline } of reports)
    for (const word of new Set(headline)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const chosen = new Set(
    [...counts]
      .filter(([, count]) => count > 1)
      .toSorted(
        ([a, x], [b, y]) =>
          y - x || (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || compareText(a, b),
      )
      .slice(0, 3)
      .map(([word]) => word),
  );
  if (chosen.size === 0) return shared.slice(0, 2).join('');
  const ordered = reports.flatMap(({ headline }) => headline.filter((word) => chosen.has(word)));
  const joined = [...new Set(ordered)].join('');
  // As a headline has them, with the letters between: 抗击埃博拉疫情, not 抗击博拉疫情.
  const spans = reports
    .map(({ title }) => spanOf(title, chosen))
    .filter((span): span is string => span !== undefined && span.length <= joined.length + 2);
  return spans.toSorted((a, b) => a.length - b.length || compareText(a, b))[0] ?? joined;
}

/** From the first of the words to the last; nothing where they do not stand together. */
function spanOf(title: string, words: ReadonlySet<string>): string | undefined {
  const places = [...words].map((word) => [title.indexOf(word), word] as const);
  const start = Math.min(...places.map(([at]) => at));
  const end = Math.max(...places.map(([at, word]) => at + word.length));
  const span = title.slice(Math.max(0, start), end);
  return start < 0 || /[^\p{L}\p{N}]/u.test(span) ? undefined : span;
}
