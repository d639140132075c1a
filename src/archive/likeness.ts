/**
 * Reports that are like one another, told from the names that both carry: people, places, organizations
 * and topics. A rare name says more than a common one: it counts one divided by the number of its reports.
 */
import { labelsOf, type Archive, type Report } from './archive.ts';
import { nameEntry } from './neighbours.ts';
import type { NameKind } from './urls.ts';

export interface Likeness {
  readonly report: Report;
  /** Labels that both carry, the rarest first. */
  readonly shared: readonly string[];
}

const kinds: readonly NameKind[] = ['people', 'places', 'organizations', 'topics'];
/** A name with more reports than this makes nothing alike, and would take long to look through. */
const common = 150;
/** Names that two reports must share: one in common is chance. */
const fewest = 2;
/** What they must count together, so that two capitals make no likeness. */
const least = 0.25;

/** The reports most like `report`, the likest first; none of `passedOver`. Bodies are not read. */
export function likeReports(
  archive: Archive,
  report: Report,
  passedOver: ReadonlySet<Report>,
  most: number,
): readonly Likeness[] {
  const entries = kinds
    .flatMap((kind) =>
      labelsOf(report.article, kind).map((label) => nameEntry(archive, kind, label)),
    )
    .flatMap((entry) => (entry && entry.reports.length <= common ? [entry] : []))
    .sort((a, b) => a.reports.length - b.reports.length);
  const found = new Map<Report, { score: number; shared: string[] }>();
  for (const { label, reports } of entries) {
    for (const other of reports) {
      if (other === report || passedOver.has(other)) continue;
      const likeness = found.get(other) ?? { score: 0, shared: [] };
      likeness.score += 1 / reports.length;
      if (!likeness.shared.includes(label)) likeness.shared.push(label);
      found.set(other, likeness);
    }
  }
  const distance = (other: Report): number =>
    Math.abs(Date.parse(other.article.date) - Date.parse(report.article.date));
  return [...found]
    .filter(([, { shared, score }]) => shared.length >= fewest && score >= least)
    .sort(
      ([a, one], [b, two]) =>
        two.score - one.score ||
        distance(a) - distance(b) ||
        (a.article.id < b.article.id ? -1 : 1),
    )
    .slice(0, most)
    .map(([other, { shared }]) => ({ report: other, shared }));
}
