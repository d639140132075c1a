/** An import from sources to files: what is read, what is written, what is told. Ports come as arguments. */
import { basename, extname } from 'node:path';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { bulkRecords, type BulkRecord } from './bulk.ts';
import type { Found, RawLine, Store } from './files.ts';
import type { Picture } from './formats/source.ts';
import type { Imported, ImportOptions } from './import.ts';
import { settleDoubts, type Ask } from './interactive.ts';
import { bulkBases, planPage, planRecord, type Outcome, type Plan } from './plan.ts';
import { readPage } from './read.ts';
import {
  asJson,
  describeFile,
  describePlan,
  describeProblem,
  isDoubtful,
  recordAsJson,
} from './report.ts';

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
  /** Keeps the original of what was imported, byte for byte; `bytes` are absent for bulk files. */
  keep?(file: string, bytes: Uint8Array | undefined): void;
  /** Keeps a picture of an article that was written. */
  picture?(picture: Picture): void;
  /** Path of a kept original, by its SHA-256 and its name. */
  original?(digest: string, file: string): string | undefined;
  /** Present where an editor answers questions. */
  readonly ask?: Ask;
  /** Called now and then during long runs, with the share done (0 to 1). */
  progress(done: number, articles: number): void;
}

export interface RunOptions extends ImportOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Articles whose original has changed are brought up to date. */
  readonly update?: boolean;
}

export interface Totals {
  files: number;
  failedFiles: number;
  articles: number;
  /** Articles by what became of them. */
  outcomes: Partial<Record<Outcome, number>>;
  problems: number;
  /** Decisions that an editor should look at. */
  doubts: number;
}

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
    outcomes: {},
    problems: 0,
    doubts: 0,
  };
  for (const found of ports.find(paths)) {
    totals.files += 1;
    const piped = found.path === '-';
    const format = (piped ? `.${options.as ?? 'txt'}` : extname(found.path)).toLowerCase();
    const own = piped ? options : { ...options, as: undefined };
    const bulk = 'missing' in found ? undefined : bulkRecords(found.path, format, own, ports);
    const ok = bulk
      ? importRecords(found.path, bulk, own, ports, totals)
      : await importPage(
          await readOrAsk(found, format, own, ports),
          found.path,
          own,
          ports,
          totals,
        );
    if (!ok) totals.failedFiles += 1;
  }
  return totals;
}

const readOrAsk = (
  found: Found,
  format: string,
  options: ImportOptions,
  ports: Ports,
): Promise<Imported> =>
  ports.ask
    ? settleDoubts((settled) => readPage(found, format, settled, ports), options, ports.ask)
    : readPage(found, format, options, ports);

async function importPage(
  read: Imported,
  path: string,
  options: RunOptions,
  ports: Ports,
  totals: Totals,
): Promise<boolean> {
  const imported = options.dryRun ? read : withoutDateRefused(read);
  const refused = imported.problems.length > 0;
  const planned = refused ? { plans: [], warnings: [] } : await planPage(imported, options, ports);
  const blocked = planned.plans.filter((plan) => plan !== undefined && isBlocked(plan));
  // A page is imported whole or not at all.
  const plans = planned.plans.map((plan) =>
    plan && (blocked.length === 0 || !isWritten(plan)) ? plan : undefined,
  );
  const told = { ...imported, warnings: [...imported.warnings, ...planned.warnings] };
  ports.reviewed?.(told);
  for (const plan of plans) {
    if (plan === undefined) continue;
    carryOut(plan, ports.store);
    count(totals, plan.outcome);
  }
  const writes = plans.some((plan) => plan && (isWritten(plan) || plan.outcome === 'unchanged'));
  if (!options.dryRun && writes)
    for (const picture of imported.pictures ?? []) ports.picture?.(picture);
  totals.articles += imported.articles.length;
  totals.problems += imported.problems.length;
  totals.doubts += imported.decisions.filter(isDoubtful).length;
  if (options.json) ports.out(`${asJson(told, plans)}\n`);
  else ports.out(describeFile(told, plans, options));
  for (const problem of imported.problems) ports.err(describeProblem(problem));
  for (const plan of blocked)
    if (plan) ports.err(describeProblem(blocking(imported.file, 1, plan)));
  if (!options.dryRun && !refused && blocked.length === 0 && imported.bytes) {
    ports.keep?.(path === '-' ? imported.file : path, imported.bytes);
  }
  // A dry run shows what is still to be settled; only a source that cannot be read fails it.
  if (options.dryRun) return !refused || imported.articles.length > 0;
  return !refused && blocked.length === 0;
}

const isBlocked = ({ outcome }: Plan): boolean =>
  outcome === 'changed' || outcome === 'conflict' || outcome === 'differs';
const isWritten = ({ outcome }: Plan): boolean =>
  outcome === 'written' || outcome === 'updated' || outcome === 'merged';

function carryOut({ outcome, path, content }: Plan, store: Store): void {
  if (outcome === 'written') store.save(path, content);
  if (outcome === 'updated' || outcome === 'merged') store.replace(path, content);
}

function count({ outcomes }: Totals, outcome: Outcome): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
}

function blocking(file: string, line: number, { outcome, path, places }: Plan): Problem {
  const said =
    outcome === 'changed'
      ? text.update.changed(path)
      : outcome === 'conflict'
        ? text.update.conflict(path, places ?? [])
        : text.differs(path);
  return { file, line, column: 1, message: said.message, hint: said.hint };
}

function withoutDateRefused(imported: Imported): Imported {
  const { openDate: open, file } = imported;
  if (!open) return imported;
  const problem = { file, line: open.line, column: 1, message: text.dateOpen, hint: open.hint };
  return { ...imported, problems: [problem, ...imported.problems] };
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
  const bases = bulkBases(path, ports);
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
    const saved = ports.store.save(record.file.path, record.file.content);
    if (saved === 'differs') {
      const plan = planRecord(record.front.id, record.file, options, ports, bases);
      carryOut(plan, ports.store);
      count(totals, plan.outcome);
      if (isBlocked(plan)) report([blocking(file, record.line, plan)]);
      if (!options.json && problems <= toldProblems) ports.out(describePlan(plan, options.dryRun));
    } else count(totals, saved);
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
  if (!options.dryRun && articles > 0) {
    ports.keep?.(
      path === '-' ? text.standardInput : path,
      path === '-' ? ports.read(path) : undefined,
    );
  }
  return problems === 0;
}
