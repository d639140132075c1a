/**
 * What is known of the archive's reports, for catalogues and repositories: Dublin Core terms, and
 * events after PREMIS. All of it stands in the articles; what they do not say is left out.
 */
import type { Report } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';
import { container } from '../archive/citation.ts';
import { compareText } from '../archive/order.ts';

export interface Publication {
  /** The archive's name. */
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Absolute address of the published site, ending in a slash. */
  readonly url: string;
}

type Terms = Readonly<Record<string, unknown>>;

/** Dublin Core terms of the whole archive. */
export function archiveTerms(reports: readonly Report[], about: Publication): Terms {
  const dates = reports.map(({ article }) => article.date).sort();
  return filled({
    'dcterms:title': about.title,
    'dcterms:description': about.description,
    'dcterms:identifier': about.url,
    'dcterms:language': about.language,
    'dcterms:type': 'Collection',
    'dcterms:temporal': dates.length === 0 ? undefined : `${dates[0]}/${dates.at(-1)}`,
    'dcterms:extent': String(reports.length),
    'dcterms:modified': newestDate(reports),
  });
}

/** Dublin Core terms of one report. A withdrawn one is named by its address and no more. */
export function reportTerms({ article, path }: Report, about: Publication): Terms {
  const url = addressOf(path, about);
  if (article.withdrawn) {
    return { 'dcterms:identifier': url, 'dcterms:accessRights': 'withdrawn' };
  }
  return filled({
    'dcterms:identifier': url,
    'dcterms:title': article.headline,
    'dcterms:alternative': [article.kicker, article.deck].filter((part) => part !== undefined),
    'dcterms:creator': article.byline.map(nameText),
    'dcterms:issued': article.date,
    'dcterms:modified': article.corrections
      .map(({ date }) => date)
      .sort()
      .at(-1),
    'dcterms:publisher': container({ article, site: about.title }),
    'dcterms:source': article.source,
    'dcterms:isPartOf': article.edition?.number ?? article.edition?.name,
    'dcterms:subject': [
      ...[article.section, article.event].filter((part) => part !== undefined),
      ...article.topics,
      ...[...article.people, ...article.organizations].map(nameText),
    ],
    'dcterms:spatial': article.places.map(nameText),
    'dcterms:references': article.basis,
    'dcterms:relation': article.related.map(({ id }) => id),
    'dcterms:rights': article.rights,
    'dcterms:language': article.language,
    'dcterms:type': 'Text',
    'dcterms:format': 'text/markdown',
  });
}

interface Event {
  /** A term of the PREMIS vocabulary of event types. */
  readonly type: 'ingestion' | 'modification' | 'deaccession' | 'information package creation';
  /** Absent where the archive does not know the day. */
  readonly dateTime?: string;
  readonly detail?: string;
  readonly agent?: string;
  /** Identifiers of what went in, beside the report itself. */
  readonly sources?: readonly { readonly file: string; readonly sha256: string }[];
}

/** The making of the bag itself, after the events of PREMIS 3. */
export const packingHistory = (
  about: Publication,
  packed: { readonly date: string; readonly agent: string; readonly siteDigest: string },
): Terms => ({
  object: {
    objectIdentifier: about.url,
    fixity: { messageDigestAlgorithm: 'SHA-256', messageDigest: packed.siteDigest },
  },
  events: [
    eventTerms(about.url, {
      type: 'information package creation',
      dateTime: packed.date,
      agent: packed.agent,
    }),
  ],
});

/** What has happened to a report, after the object and events of PREMIS 3. */
export function reportHistory({ article, digest, path, file }: Report, about: Publication): Terms {
  return {
    object: {
      objectIdentifier: addressOf(path, about),
      originalName: file,
      fixity: { messageDigestAlgorithm: 'SHA-256', messageDigest: digest },
      formatName: 'text/markdown',
    },
    events: events(article).map((event, index) => eventTerms(`${article.id}#${index + 1}`, event)),
  };
}

const eventTerms = (identifier: string, event: Event): Terms =>
  filled({
    eventIdentifier: identifier,
    eventType: event.type,
    eventDateTime: event.dateTime,
    eventDetail: event.detail,
    linkingAgentIdentifier: event.agent,
    linkingObjectIdentifier: event.sources,
  });

function events({ provenance, corrections, withdrawn }: Article): Event[] {
  return [
    ...(provenance
      ? [
          {
            type: 'ingestion' as const,
            detail: [`lines ${provenance.lines}`, provenance.options].filter(Boolean).join('; '),
            agent: provenance.tool,
            sources: [{ file: provenance.file, sha256: provenance.sha256 }],
          },
        ]
      : []),
    ...corrections
      .toSorted((a, b) => compareText(a.date, b.date))
      .map(({ date, kind, text }) => ({
        type: 'modification' as const,
        dateTime: date,
        detail: text,
        agent: kind,
      })),
    ...(withdrawn
      ? [{ type: 'deaccession' as const, dateTime: withdrawn.date, detail: withdrawn.reason }]
      : []),
  ];
}

/** The last day that the archive tells of; the only date that an export takes from its content. */
export function newestDate(reports: readonly Report[]): string | undefined {
  return reports
    .flatMap(({ article }) => [
      article.date,
      ...article.corrections.map(({ date }) => date),
      ...(article.withdrawn ? [article.withdrawn.date] : []),
    ])
    .sort()
    .at(-1);
}

/** One JSON value a line. */
export const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');

const addressOf = (path: string, { url }: Publication): string =>
  new URL(encodeURI(path.slice(1)), url).href;

function filled(terms: Terms): Terms {
  return Object.fromEntries(
    Object.entries(terms).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
