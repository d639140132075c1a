/** The proposals' only I/O: the archive's articles one at a time, the gazetteer, the field `proposed`. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Report } from '../archive/archive.ts';
import { parseArticleFile, type Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { bodyBlocks } from '../markdown/text.ts';
import { articleFiles, readArticle } from '../store/folder.ts';
import { withProposed, type ProposedNames } from './front-matter.ts';
import { parseGazetteer, type GazetteerFile } from './gazetteer.ts';
import { parseRejections, withRejection, type Rejection } from './rejected.ts';

export interface ArchiveText {
  readonly report: Report;
  /** The body as it is read, a block a line. */
  readonly body: string;
}

/** The sound articles of a folder, one after the other; what is wrong with the others goes to `problem`. */
export function* readTexts(
  folder: string,
  problem: (problem: Problem) => void,
): Generator<ArchiveText> {
  for (const file of articleFiles(folder)) {
    const { report, body, problems } = readArticle(file);
    for (const one of problems) problem(one);
    if (report && problems.length === 0) yield { report, body: plain(body) };
  }
}

export const readText = (file: string): string => plain(readArticle(file).body);

const plain = (body: string): string =>
  bodyBlocks(body)
    .map(({ text }) => text)
    .join('\n');

export function readGazetteer(file: string): GazetteerFile {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const { message, hint } = zh.propose.noGazetteer(reason);
    return { entries: [], problems: [{ file, line: 1, column: 1, message, hint }] };
  }
  return parseGazetteer(source, file);
}

/** No file is no rejection. */
export function readRejections(file: string): ReturnType<typeof parseRejections> {
  return existsSync(file)
    ? parseRejections(readFileSync(file, 'utf8'), file)
    : { rejections: [], problems: [] };
}

export function writeRejection(file: string, rejection: Rejection): void {
  replaceFile(file, withRejection(existsSync(file) ? readFileSync(file, 'utf8') : '', rejection));
}

/** Writes the field by a rename, so that the file is never half written. */
export function writeProposed(file: string, names: ProposedNames): void {
  const before = readFileSync(file, 'utf8');
  const after = withProposed(before, names);
  const was = parseArticleFile(before, file);
  const is = parseArticleFile(after, file);
  const proposed = {
    people: [...names.people],
    places: [...names.places],
    organizations: [...names.organizations],
  };
  if (was.body !== is.body || !isDeepStrictEqual({ ...was.article, proposed }, is.article))
    throw new Error(`${file}: the field could not be written without changing others`);
  replaceFile(file, after);
}

function replaceFile(file: string, content: string): void {
  const part = join(dirname(file), `.${basename(file)}.part`);
  writeFileSync(part, content);
  renameSync(part, file);
}
