/**
 * Cache keys: a digest of all that a page shows. Reports stand for their front matter, since a page may
 * show any of it of any report that it lists; a page that shows a report's text says so with `textOf`.
 */
import { createHash } from 'node:crypto';
import type { NameEntry, Report } from '../archive/archive.ts';

export function pageKey(...shown: readonly unknown[]): string {
  return digest(JSON.stringify(shown, standIn));
}

/** What a report's page and its copies are made from: the whole file. */
export const textOf = ({ digest: bytes }: Report): string => bytes;

const fronts = new WeakMap<Report, string>();

function frontOf(report: Report): string {
  const known = fronts.get(report);
  if (known !== undefined) return known;
  const made = digest(JSON.stringify(report.article));
  fronts.set(report, made);
  return made;
}

function standIn(_name: string, value: unknown): unknown {
  if (isReport(value)) return frontOf(value);
  if (isNameEntry(value)) {
    // As much as lists of names show of one: how many reports, since when, and the newest.
    const { kind, label, reports } = value;
    return [kind, label, reports.length, reports.at(-1)?.article.date, ...reports.slice(0, 3)];
  }
  return value;
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'article' in value && 'digest' in value;

const isNameEntry = (value: unknown): value is NameEntry =>
  typeof value === 'object' && value !== null && 'slug' in value && 'reports' in value;

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 20);
