/** Article files on disk: the only reader of the archive's folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toReport, type Report } from '../archive/archive.ts';
import { crossCheck } from '../archive/cross-check.ts';
import { bodyOf, parseArticleFile, placeOfField, type Problem } from '../archive/front-matter.ts';
import { papersFile, parsePapers, type Paper } from '../archive/papers.ts';
import { zh } from '../i18n/zh-CN.ts';
import { compareText } from '../archive/order.ts';
import { sha256 } from './checksums.ts';
import { nothingKnown, type KnownArticles } from './known-articles.ts';

export interface Folder {
  /** When the archive's papers came out, as far as it is known. */
  readonly papers: readonly Paper[];
  /** Articles that are sound in themselves, by file name. */
  readonly reports: readonly Report[];
  /** Everything that is wrong in any file, by file, line and column. */
  readonly problems: readonly Problem[];
}

/**
 * Every `.md` file below `folder`, sorted by path; names that begin with a dot or `_` are passed over,
 * and so are links, which may lead out of the archive or round in a circle.
 */
export function articleFiles(folder: string): string[] {
  const filesIn = (parent: string): string[] =>
    readdirSync(parent, { withFileTypes: true })
      .filter(({ name }) => !/^[._]/u.test(name))
      .flatMap((entry) => {
        const path = join(parent, entry.name);
        if (entry.isDirectory()) return filesIn(path);
        return entry.isFile() && entry.name.endsWith('.md') ? [path] : [];
      });
  return filesIn(folder).sort();
}

/**
 * Reads and validates the whole folder. Never throws for what an editor wrote.
 * @param known files that need not be read or parsed again
 */
export function readFolder(folder: string, known: KnownArticles = nothingKnown): Folder {
  const reports: Report[] = [];
  const problems: Problem[] = [];
  for (const file of articleFiles(folder)) {
    const found = known.unread(file);
    const read = found
      ? { report: toReport(found.article, file, found.digest), problems: [] }
      : readArticle(file, known);
    problems.push(...read.problems);
    if (!read.report) continue;
    reports.push(read.report);
    known.note(file, read.report.digest, read.report.article);
  }
  known.save();
  problems.push(
    ...crossCheck(reports).map(({ field, ...problem }) => ({
      ...problem,
      ...placeOfField(readFileSync(problem.file, 'utf8'), field),
    })),
  );
  const { papers, problems: wrong } = readPapers(folder);
  problems.push(...wrong);
  return {
    papers,
    reports,
    problems: problems.toSorted(
      (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
    ),
  };
}

/** The days on which the archive's papers came out; nothing where the file is missing. */
export function readPapers(folder: string): ReturnType<typeof parsePapers> {
  const file = join(folder, papersFile);
  return existsSync(file)
    ? parsePapers(readFileSync(file, 'utf8'), file)
    : { papers: [], problems: [] };
}

export interface ReadArticle {
  readonly report?: Report;
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

/** Reads one article file with its body. */
export function readArticle(
  file: string,
  known: Pick<KnownArticles, 'unparsed'> = nothingKnown,
): ReadArticle {
  const unreadable = (message: string, hint: string): ReadArticle => ({
    body: '',
    bodyLine: 1,
    problems: [{ file, line: 1, column: 1, message, hint }],
  });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unreadable(zh.content.unreadable(reason), zh.content.unreadableHint);
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return unreadable(zh.content.notUtf8, zh.content.notUtf8Hint);
  }
  const digest = sha256(bytes);
  const same = known.unparsed(file, digest);
  if (same) {
    return { report: toReport(same, file, digest), ...bodyOf(text), problems: [] };
  }
  const { article, body, bodyLine, problems } = parseArticleFile(text, file);
  return {
    ...(article && { report: toReport(article, file, digest) }),
    body,
    bodyLine,
    problems,
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The code of an error that says which file was changed while the site was made. */
export const changedMeanwhile = 'ARCHIVE_CHANGED';

/** The bytes of a report's file, which must be those that were validated. */
export function readSource({ file, digest }: Report): Buffer<ArrayBuffer> {
  const path = resolve(file);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  // Kept under the digest of what stood there before, it would come back with the old text.
  if (bytes === undefined || sha256(bytes) !== digest)
    throw Object.assign(new Error(zh.search.changedMeanwhile(file)), { code: changedMeanwhile });
  return bytes;
}

/** The body of a report that has been validated. */
export const readBody = (report: Report): string => bodyOf(readSource(report).toString()).body;

/** `file:line:column message` and the hint, one problem after the other. */
export const listProblems = (problems: readonly Problem[]): string =>
  problems
    .map(
      ({ file, line, column, message, hint }) =>
        `${file}:${line}:${column} ${message}\n    → ${hint}`,
    )
    .join('\n');

/** The list, ending with what it means for a build. */
export function formatProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.map((problem) => problem.file)).size;
  return `${listProblems(problems)}\n${zh.content.summary(problems.length, files)}`;
}
