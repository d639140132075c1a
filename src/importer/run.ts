/** An import from sources to files: what is read, what is written, what is told. Ports come as arguments. */
import { basename, extname } from 'node:path';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import type { Found, Outcome, RawLine, Store } from './files.ts';
import {
  failed,
  importText,
  type Imported,
  type ImportedArticle,
  type ImportOptions,
} from './import.ts';
import { importJsonLine, type ImportedRecord } from './records.ts';
import { asJson, describeFile, describeProblem, recordAsJson } from './report.ts';

const text = zh.importer;

export interface Ports {
  find(paths: readonly string[]): readonly Found[];
  read(path: string): Uint8Array;
  size(path: string): number;
  lines(path: string, longest: number): Iterable<RawLine>;
  digest(path: string): string;
  /** Where articles go; a dry run's store only looks. */
  readonly store: Store;
  /** Standard output: reports, or JSON. */
  out(chunk: string): void;
  /** Standard error: problems. */
  err(chunk: string): void;
  /** Called now and then during long runs, with the share done (0 to 1). */
  progress(done: number, articles: number): void;
}

export interface RunOptions extends ImportOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Format of standard input, as a file extension. */
  readonly as?: string;
}

export interface Totals {
  files: number;
  failedFiles: number;
  articles: number;
  written: number;
  unchanged: number;
  differs: number;
  problems: number;
  /** Decisions that an editor should look at. */
  doubts: number;
}

/** Limits against sources that would not fit in memory. */
const largestPage = 64 << 20;
const longestLine = 16 << 20;
/** Problems of one bulk file that are told in full. */
const toldProblems = 50;

export function runImport(paths: readonly string[], options: RunOptions, ports: Ports): Totals {
  const totals: Totals = {
    files: 0,
    failedFiles: 0,
    articles: 0,
    written: 0,
    unchanged: 0,
    differs: 0,
    problems: 0,
    doubts: 0,
  };
  for (const found of ports.find(paths)) {
    totals.files += 1;
    const format =
      found.path === '-' ? `.${options.as ?? 'txt'}` : extname(found.path).toLowerCase();
    const ok =
      !('missing' in found) && (format === '.jsonl' || format === '.ndjson')
        ? importRecords(found.path, options, ports, totals)
        : importPage(found, options, ports, totals);
    if (!ok) totals.failedFiles += 1;
  }
  return totals;
}

function importPage(found: Found, options: RunOptions, ports: Ports, totals: Totals): boolean {
  const imported = withDate(readPage(found, options, ports), options);
  const refused = imported.problems.length > 0;
  // Read in full before anything is written: a page is imported whole or not at all.
  const outcomes = imported.articles.map((article) =>
    !refused && article.file
      ? ports.store.save(article.file.path, article.file.content)
      : undefined,
  );
  count(totals, imported.articles, outcomes);
  totals.problems += imported.problems.length;
  totals.doubts += imported.decisions.filter(
    (decision) => decision.confidence < text.doubtBelow,
  ).length;
  if (options.json) ports.out(`${asJson(imported, outcomes)}\n`);
  else ports.out(describeFile(imported, outcomes, options));
  for (const problem of imported.problems) ports.err(describeProblem(problem));
  const conflicts = imported.articles.filter((_, index) => outcomes[index] === 'differs');
  for (const { file } of conflicts)
    if (file) ports.err(describeProblem(conflict(imported.file, file.path)));
  // A dry run shows what an editor must still settle; only a source that cannot be read fails it.
  const unreadable = imported.articles.length === 0;
  return options.dryRun ? !(refused && unreadable) : !refused && conflicts.length === 0;
}

function readPage(found: Found, options: RunOptions, ports: Ports): Imported {
  const name = found.path === '-' ? text.standardInput : found.path;
  if ('missing' in found) return failed(name, 1, text.notFound);
  if (found.path !== '-' && ports.size(found.path) > largestPage)
    return failed(name, 1, text.tooLarge(largestPage >> 20));
  try {
    return importText(name, ports.read(found.path), options);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return failed(name, 1, text.unreadable(error.code));
  }
}

const isFileError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

function withDate(imported: Imported, options: RunOptions): Imported {
  const open = imported.openDate;
  if (!open || options.dryRun) return imported;
  const problem = {
    file: imported.file,
    line: open.line,
    column: 1,
    message: text.dateOpen,
    hint: open.hint,
  };
  return { ...imported, problems: [problem, ...imported.problems] };
}

function count(
  totals: Totals,
  articles: readonly unknown[],
  outcomes: readonly (Outcome | undefined)[],
): void {
  totals.articles += articles.length;
  for (const outcome of outcomes) if (outcome !== undefined) totals[outcome] += 1;
}

const conflict = (file: string, path: string): Problem => ({
  file,
  line: 1,
  column: 1,
  ...text.differs(path),
});

function importRecords(path: string, options: RunOptions, ports: Ports, totals: Totals): boolean {
  const digest = ports.digest(path);
  const size = Math.max(1, ports.size(path));
  const file = basename(path);
  const problems: Problem[] = [];
  let problemCount = 0;
  let articles = 0;
  const seen = new Map<string, number>();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const report = (found: readonly Problem[]): void => {
    problemCount += found.length;
    for (const problem of found) {
      if (problems.length < toldProblems) ports.err(describeProblem({ ...problem, file: path }));
      problems.push(problem);
    }
    problems.length = Math.min(problems.length, toldProblems);
  };
  if (options.json) ports.out(`{"file":${JSON.stringify(path)},"articles":[`);
  for (const line of ports.lines(path, longestLine)) {
    const record = readRecord(line, decoder, { file, digest, line: line.number }, options);
    if (record === undefined) continue;
    report(record.problems);
    if (record.file && record.front) {
      const first = seen.get(record.front.id);
      if (first !== undefined) {
        report([
          { file, line: line.number, column: 1, ...text.repeatedId(record.front.id, first) },
        ]);
        continue;
      }
      seen.set(record.front.id, line.number);
      const outcome = ports.store.save(record.file.path, record.file.content);
      totals[outcome] += 1;
      if (outcome === 'differs')
        report([{ ...conflict(file, record.file.path), line: line.number }]);
      if (options.json)
        ports.out(`${articles > 0 ? ',' : ''}${recordAsJson(record.front, record.blocks)}`);
      articles += 1;
    }
    if (line.number % 200 === 0) ports.progress(line.offset / size, articles);
  }
  ports.progress(1, articles);
  totals.articles += articles;
  totals.problems += problemCount;
  if (options.json)
    ports.out(`],"dropped":[],"warnings":[],"problems":${JSON.stringify(problems)}}\n`);
  else ports.out(text.recordsRead(path, articles, problemCount));
  if (problemCount > toldProblems) ports.err(text.moreProblems(problemCount - toldProblems));
  if (articles === 0 && problemCount === 0)
    ports.err(describeProblem({ file: path, line: 1, column: 1, ...text.noRecord }));
  return problemCount === 0 && articles > 0;
}

function readRecord(
  line: RawLine,
  decoder: TextDecoder,
  from: { file: string; digest: string; line: number },
  options: ImportOptions,
): ImportedRecord | undefined {
  const refused = (said: { message: string; hint: string }): ImportedRecord => ({
    blocks: [],
    problems: [
      { file: from.file, line: from.line, column: 1, message: said.message, hint: said.hint },
    ],
  });
  if (line.bytes === undefined) return refused(text.lineTooLong(longestLine >> 20));
  let source: string;
  try {
    source = decoder.decode(line.bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused(text.recordNotUtf8);
  }
  return source.trim() === '' ? undefined : importJsonLine(source, from, options);
}

export type { ImportedArticle };
