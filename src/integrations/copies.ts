/** Reports as data for machines: JSON, and many of them as records. */
import { stringify } from 'csv-stringify/sync';
import { nameLabel } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';

/** What a record says of a report. */
export interface Told {
  readonly article: Article;
  /** Absolute address of its page. */
  readonly url: string;
  /** Its text, a line a block. */
  readonly body: string;
}

/**
 * A report as data: its front matter without empty fields, its address, and its text as paragraphs
 * joined by line breaks. `npm run import` reads such a record back; it passes over `url`.
 */
export function articleRecord({ article, body, url }: Told): Record<string, unknown> {
  return { ...filled(article), url, body };
}

function filled(article: Article): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(article).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

/** One JSON record a line. */
export function jsonLines(reports: readonly Told[]): string {
  return reports.map((told) => `${JSON.stringify(articleRecord(told))}\n`).join('');
}

const columns = [
  ...['id', 'date', 'headline', 'kicker', 'deck', 'byline', 'dateline', 'source', 'publication'],
  ...['edition', 'section', 'people', 'places', 'organizations', 'topics', 'event', 'url', 'body'],
] as const;

/** A table with a header row, RFC 4180, marked as UTF-8 so that spreadsheets read Chinese. */
export function csvTable(reports: readonly Told[]): string {
  const rows = reports.map(({ article, body, url }) => {
    const labels = (list: Article['people']): string => list.map(nameLabel).join('；');
    const cells: Record<(typeof columns)[number], string> = {
      id: article.id,
      date: article.date,
      headline: article.headline,
      kicker: article.kicker ?? '',
      deck: article.deck ?? '',
      byline: article.byline.map(nameText).join('；'),
      dateline: article.dateline ?? '',
      source: article.source ?? '',
      publication: article.publication ?? '',
      edition: [article.edition?.number, article.edition?.name].filter(Boolean).join(' '),
      section: article.section ?? '',
      people: labels(article.people),
      places: labels(article.places),
      organizations: labels(article.organizations),
      topics: article.topics.join('；'),
      event: article.event ?? '',
      url,
      body,
    };
    return cells;
  });
  return stringify(rows, {
    bom: true,
    header: true,
    columns: [...columns],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
