/** The archive behind every page: the only caller of getCollection. */
import { getCollection } from 'astro:content';
import { buildArchive, toReport, type Archive } from '../archive/archive.ts';
import process from 'node:process';
import { readPapers } from '../store/folder.ts';
import { buildSettings } from '../store/settings.ts';

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
    readPapers(buildSettings(process.env).content).papers,
  );
}
