/** From an archive's articles to proposals: what an editor is asked to confirm. */
import { labelsOf, nameLabel, type Report } from '../archive/archive.ts';
import { nameText, type Article, type Name } from '../archive/article.ts';
import { zh } from '../i18n/zh-CN.ts';
import type { SameSource } from './duplicates.ts';
import type { EventReport, ProposedEvent } from './events.ts';
import type { ProposedNames } from './front-matter.ts';
import { nameKinds, type ProposedKind } from './gazetteer.ts';
import type { NameFinder, NameProposal } from './names.ts';
import type { Tagger } from './tagger.ts';
import { compareText } from '../archive/order.ts';

export interface Proposal {
  readonly kind: ProposedKind | 'same-source' | 'event';
  /** The article's id. */
  readonly article: string;
  readonly file: string;
  readonly value: Name | { readonly id: string; readonly type: 'same-source' };
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, in a sentence for the editor. */
  readonly reason: string;
}

/** Everything in an article that may hold names. */
export const articleText = (article: Article, body: string): string =>
  [
    article.kicker,
    article.headline,
    article.deck,
    body,
    ...article.figures.map(({ caption }) => caption),
  ]
    .filter((part) => part !== undefined)
    .join('\n');

/** Names of the text that the front matter does not carry, confirmed or proposed. */
export function newNames(article: Article, body: string, finder: NameFinder): NameProposal[] {
  const carried = new Set(
    nameKinds.flatMap((kind) =>
      [...article[kind], ...(article.proposed?.[kind] ?? [])].map((name) =>
        finder.canonical(kind, nameText(name)),
      ),
    ),
  );
  return finder.find(articleText(article, body)).filter(
    // 映秀镇 is carried as 映秀.
    ({ kind, name }) =>
      !carried.has(name) &&
      !(kind === 'places' && name.length > 2 && carried.has(name.slice(0, -1))),
  );
}

/** What `proposed` holds and what is to be added to it. */
export function mergedNames(
  article: Article,
  found: readonly NameProposal[],
  isRejected: (kind: ProposedKind, name: Name) => boolean,
): ProposedNames {
  const of = (kind: ProposedKind): Name[] => [
    ...(article.proposed?.[kind] ?? []).filter((name) => !isRejected(kind, name)),
    ...found.filter((one) => one.kind === kind).map(nameValue),
  ];
  return { people: of('people'), places: of('places'), organizations: of('organizations') };
}

export const nameValue = ({ name, note }: NameProposal): Name =>
  note === undefined ? name : { name, note };

export const nameProposals = (
  { article, file }: Report,
  found: readonly NameProposal[],
): Proposal[] =>
  found.map((one) => ({
    kind: one.kind,
    article: article.id,
    file,
    value: nameValue(one),
    confidence: one.confidence,
    reason: zh.propose.reasons[one.reason],
  }));

/** As much of a report as links between reports need. */
export interface LinkedReport {
  readonly id: string;
  readonly date: string;
  readonly headline: string;
  readonly file: string;
  /** The ids in `related`. */
  readonly related: readonly string[];
}

export const linkedReport = ({ article, file }: Report): LinkedReport => ({
  id: article.id,
  date: article.date,
  headline: article.headline,
  file,
  related: article.related.map(({ id }) => id),
});

/** A link from the later report to the earlier, where neither names the other yet. */
export function sameSourceProposals(
  reports: readonly LinkedReport[],
  pairs: readonly SameSource[],
): Proposal[] {
  return pairs.flatMap(({ one, other, reason, jaccard, containment }) => {
    const [earlier, later] = [reports[one], reports[other]].toSorted((a, b) =>
      compareText(`${a?.date} ${a?.id}`, `${b?.date} ${b?.id}`),
    );
    if (
      !earlier ||
      !later ||
      earlier.related.includes(later.id) ||
      later.related.includes(earlier.id)
    )
      return [];
    const share = reason === 'contained' ? containment : jaccard;
    return [
      {
        kind: 'same-source' as const,
        article: later.id,
        file: later.file,
        value: { id: earlier.id, type: 'same-source' as const },
        confidence: round(
          Math.min(0.99, reason === 'contained' ? containment * 0.9 : 0.3 + jaccard * 0.7),
        ),
        reason: zh.propose.sameSource[reason](Math.round(share * 100), earlier.headline),
      },
    ];
  });
}

export function eventReport(
  { article }: Report,
  body: string,
  finder: NameFinder,
  tagger: Tagger,
  // One string for each word, however many reports have it.
  words = new Map<string, string>(),
): EventReport {
  const once = (word: string): string => {
    const known = words.get(word);
    if (known === undefined) words.set(word, word);
    return known ?? word;
  };
  const names = new Set<string>([
    ...nameKinds.flatMap((kind) =>
      labelsOf(article, kind).map((label) => finder.canonical(kind, label)),
    ),
    ...article.topics,
    ...finder.find(articleText(article, body)).map(({ name }) => name),
  ]);
  return {
    id: article.id,
    date: article.date,
    title: article.headline,
    headline: wordsOf(article.headline, tagger).map(once),
    terms: [...new Set(wordsOf(body, tagger))].map(once),
    names: [...names].map(once),
    event: article.event,
  };
}

/** The words of a text that carry its matter. */
const wordsOf = (text: string, tagger: Tagger): string[] =>
  tagger
    .cut(text)
    .filter(
      (word) =>
        word.text.length > 1 && /^(?:n|v|j|x|l|i|eng)/u.test(word.tag) && /\p{L}/u.test(word.text),
    )
    .map((word) => word.text);

/** One proposal for each member that has no event yet. */
export function eventProposals(
  events: readonly ProposedEvent[],
  fileOf: (id: string) => string,
): Proposal[] {
  return events.flatMap(({ name, members, likeness, shared }) =>
    members
      .filter(({ event }) => event === undefined)
      .map(({ id }) => ({
        kind: 'event' as const,
        article: id,
        file: fileOf(id),
        value: name,
        confidence: round(Math.min(0.95, 0.3 + likeness)),
        reason: zh.propose.event(
          members.map((member) => member.id).filter((member) => member !== id),
          shared,
        ),
      })),
  );
}

export const valueText = (value: Proposal['value']): string =>
  typeof value === 'object' && 'id' in value ? value.id : nameLabel(value);

/** The doubtful first. */
export const byDoubt = (a: Proposal, b: Proposal): number =>
  a.confidence - b.confidence ||
  compareText(a.article, b.article) ||
  compareText(a.kind, b.kind) ||
  compareText(valueText(a.value), valueText(b.value));

const round = (value: number): number => Math.round(value * 100) / 100;
