/** The archive behind every page: the only caller of getCollection. */
import { getCollection } from 'astro:content';
import { resolve } from 'node:path';
import { buildArchive, toReport, type Archive, type Report } from '../archive/archive.ts';
import { renderMarkdown } from '../markdown/pipeline.ts';
import { readArticle } from '../store/folder.ts';

let archive: Promise<Archive> | undefined;

/** Sorted and grouped once for all routes of a build; read anew for each request in development. */
export function getArchive(): Promise<Archive> {
  if (import.meta.env.DEV) return loadArchive();
  return (archive ??= loadArchive());
}

async function loadArchive(): Promise<Archive> {
  const entries = await getCollection('articles');
  return buildArchive(
    entries.map((entry) => toReport(entry.data, entry.filePath ?? '', String(entry.digest))),
  );
}

/** The report's body as sanitized HTML with numbered paragraphs. */
export function renderBody(report: Report): string {
  const { body, problems } = readArticle(resolve(report.file));
  const problem = problems[0];
  if (problem) throw new Error(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
  return renderMarkdown(body);
}
