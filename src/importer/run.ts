/** An import from sources to files: what is read, what is written, what is told. Ports come as arguments. */
import { basename, extname } from 'node:path';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { bulkRecords, type BulkRecord } from './bulk.ts';
import { decode } from './decode.ts';
import type { Found, RawLine, Store } from './files.ts';
import { BadWordFile, type Source } from './formats/source.ts';
import { failed, importSource, importText, type Imported, type ImportOptions } from './import.ts';
import { asJson, describeFile, describeProblem, isDoubtful, recordAsJson } from './report.ts';

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
  /** Every page as it was read, for the review page. */
  reviewed?(imported: Imported): void;
  /** The original behind a page that was imported, byte for byte. */
  keep?(file: string, bytes: Uint8Array): void;
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

/** A page of newspaper text is smaller than this; bulk goes by lines. */
const largestPage = 64 << 20;
/** Problems of one bulk file that are told in full. */
const toldProblems = 50;

export async function runImport(
  paths: readonly string[],
  options: RunOptions,
  ports: Ports,
): Promise<Totals> {
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
    const given = found.path === '-' ? `.${options.as ?? 'txt'}` : extname(found.path);
    const format = given.toLowerCase();
    const bulk = 'missing' in found ? undefined : bulkRecords(found.path, format, options, ports);
    const ok = bulk
      ? importRecords(found.path, bulk, options, ports, totals)
      : importPage(await readPage(found, format, options, ports), options, ports, totals);
    if (!ok) totals.failedFiles += 1;
  }
  return totals;
}

function importPage(read: Imported, options: RunOptions, ports: Ports, totals: Totals): boolean {
  const imported = options.dryRun ? read : withoutDateRefused(read);
  ports.reviewed?.(imported);
  const refused = imported.problems.length > 0;
  // A page is imported whole or not at all.
  const outcomes = imported.articles.map(({ file }) =>
    !refused && file ? ports.store.save(file.path, file.content) : undefined,
  );
  totals.articles += imported.articles.length;
  for (const outcome of outcomes) if (outcome !== undefined) totals[outcome] += 1;
  totals.problems += imported.problems.length;
  totals.doubts += imported.decisions.filter(isDoubtful).length;
  if (options.json) ports.out(`${asJson(imported, outcomes)}\n`);
  else ports.out(describeFile(imported, outcomes, options));
  for (const problem of imported.problems) ports.err(describeProblem(problem));
  if (!options.dryRun && !refused && imported.bytes) ports.keep?.(imported.file, imported.bytes);
  const conflicts = imported.articles.filter((_, index) => outcomes[index] === 'differs');
  for (const { file } of conflicts) {
    if (file) ports.err(describeProblem(conflict(imported.file, 1, file.path)));
  }
  // A dry run shows what is still to be settled; only a source that cannot be read fails it.
  if (options.dryRun) return !refused || imported.articles.length > 0;
  return !refused && conflicts.length === 0;
}

function withoutDateRefused(imported: Imported): Imported {
  const { openDate: open, file } = imported;
  if (!open) return imported;
  const problem = { file, line: open.line, column: 1, message: text.dateOpen, hint: open.hint };
  return { ...imported, problems: [problem, ...imported.problems] };
}

const conflict = (file: string, line: number, path: string): Problem => ({
  file,
  line,
  column: 1,
  ...text.differs(path),
});

type Reader = (
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
) => Imported | Promise<Imported>;

const markup =
  (load: () => Promise<(text: string) => Source>): Reader =>
  async (file, bytes, options) => {
    const decoded = decode(bytes);
    if (!decoded.ok) {
      return failed(file, decoded.line, text.undecodable[decoded.reason](decoded.detail ?? ''));
    }
    const toSource = await load();
    const imported = importSource(file, toSource(decoded.text), bytes, options);
    return { ...imported, encoding: decoded.encoding };
  };

// Each format's parser is loaded when a file needs it: together they cost more than a page of text does.
const html = markup(async () => (await import('./formats/html.ts')).htmlSource);
const markdown = markup(async () => (await import('./formats/markdown.ts')).markdownSource);
const readers: Readonly<Record<string, Reader>> = {
  '.html': html,
  '.htm': html,
  '.md': markdown,
  '.markdown': markdown,
  '.docx': async (file, bytes, options) => {
    const { docxSource } = await import('./formats/docx.ts');
    return importSource(file, await docxSource(bytes), bytes, options);
  },
};

async function readPage(
  found: Found,
  format: string,
  options: ImportOptions,
  ports: Ports,
): Promise<Imported> {
  const name = found.path === '-' ? text.standardInput : found.path;
  if ('missing' in found) return failed(name, 1, text.notFound);
  try {
    if (found.path !== '-' && ports.size(found.path) > largestPage) {
      return failed(name, 1, text.tooLarge(largestPage >> 20));
    }
    const read = readers[format] ?? importText;
    return await read(name, ports.read(found.path), options);
  } catch (error) {
    if (error instanceof BadWordFile) return failed(name, 1, text.badWordFile[error.reason]);
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return failed(name, 1, text.unreadable(error.code));
    }
    throw error;
  }
}

function importRecords(
  path: string,
  records: Iterable<BulkRecord>,
  options: RunOptions,
  ports: Ports,
  totals: Totals,
): boolean {
  const file = basename(path);
  const told: Problem[] = [];
  let problems = 0;
  let articles = 0;
  const seen = new Map<string, number>();
  const report = (found: readonly Problem[]): void => {
    problems += found.length;
    for (const problem of found) {
      if (told.length === toldProblems) return;
      told.push(problem);
      ports.err(describeProblem({ ...problem, file: path }));
    }
  };
  if (options.json) ports.out(`{"file":${JSON.stringify(path)},"articles":[`);
  for (const record of records) {
    report(record.problems);
    if (record.line % 200 === 0) ports.progress(record.done, articles);
    if (!record.file || !record.front) continue;
    const first = seen.get(record.front.id);
    if (first !== undefined) {
      const { message, hint } = text.repeatedId(record.front.id, first);
      report([{ file, line: record.line, column: 1, message, hint }]);
      continue;
    }
    seen.set(record.front.id, record.line);
    const outcome = ports.store.save(record.file.path, record.file.content);
    totals[outcome] += 1;
    if (outcome === 'differs') report([conflict(file, record.line, record.file.path)]);
    if (options.json) {
      ports.out(`${articles > 0 ? ',' : ''}${recordAsJson(record.front, record.blocks)}`);
    }
    articles += 1;
  }
  ports.progress(1, articles);
  if (articles === 0 && problems === 0) report([{ file, line: 1, column: 1, ...text.noRecord }]);
  if (problems > toldProblems) ports.err(text.moreProblems(problems - toldProblems));
  totals.articles += articles;
  totals.problems += problems;
  if (options.json) {
    ports.out(`],"dropped":[],"warnings":[],"problems":${JSON.stringify(told)}}\n`);
  } else {
    ports.out(text.recordsRead(path, articles, problems));
  }
  return problems === 0;
}
