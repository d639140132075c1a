/** Reports for machines: the source as it stands, JSON, and whole years as records. */
import { stringify } from 'csv-stringify/sync';
import { nameLabel, type Report } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';
import { bodyBlocks } from '../markdown/text.ts';
import { readBody, readSource } from '../store/folder.ts';
import { absolute } from './feed.ts';

/** The article file, byte for byte. */
export function articleSource(report: Report): Uint8Array<ArrayBuffer> {
  return readSource(report);
}

/**
 * A report as data: its front matter without empty fields, its address, and its text as paragraphs
 * joined by line breaks. `npm run import` reads such a record back; it passes over `url`.
 */
export function articleRecord(report: Report, origin: URL | undefined): Record<string, unknown> {
  return {
    ...filled(report.article),
    url: absolute(report.path, origin),
    body: bodyText(report),
  };
}

function filled(article: Article): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(article).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

function bodyText(report: Report): string {
  return bodyBlocks(readBody(report))
    .map(({ text }) => text)
    .join('\n');
}

/** One JSON record a line. */
export function jsonLines(reports: readonly Report[], origin: URL | undefined): string {
  return reports.map((report) => `${JSON.stringify(articleRecord(report, origin))}\n`).join('');
}

const columns = [
  ...['id', 'date', 'headline', 'kicker', 'deck', 'byline', 'dateline', 'source', 'publication'],
  ...['edition', 'section', 'people', 'places', 'organizations', 'topics', 'event', 'url', 'body'],
] as const;

/** A table with a header row, RFC 4180, marked as UTF-8 so that spreadsheets read Chinese. */
export function csvTable(reports: readonly Report[], origin: URL | undefined): string {
  const rows = reports.map((report) => {
    const { article } = report;
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
      url: absolute(report.path, origin),
      body: bodyText(report),
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
