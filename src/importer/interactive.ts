/** Asks an editor for what the importer cannot settle: a missing date, and decisions that it is not sure of. */
import { isCalendarDate } from '../archive/dates.ts';
import { zh } from '../i18n/zh-CN.ts';
import type { Imported, ImportOptions, LineAnswer } from './import.ts';
import { answers } from './options.ts';
import type { Decision } from './parts.ts';
import { isDoubtful } from './report.ts';
import type { Answer } from './split.ts';

const text = zh.importer.ask;
const { parts, reasons } = zh.importer;

export interface Question {
  /** What is asked, with the source lines. */
  readonly said: string;
  /** Keys that answer it, besides Enter, which leaves things as they are; absent where a line is typed. */
  readonly keys?: readonly string[];
  /** Stands before what is typed. */
  readonly prompt?: string;
}

/** The key pressed or the line typed; empty for Enter. */
export type Ask = (question: Question) => Promise<string>;

/** Reads a page, asks, and reads it again with the answers. */
export async function settleDoubts(
  read: (options: ImportOptions) => Promise<Imported>,
  options: ImportOptions,
  ask: Ask,
): Promise<Imported> {
  let settled = options;
  let imported = await read(settled);
  if (imported.openDate) {
    const date = await askDate(imported, imported.openDate, ask);
    if (date !== undefined) {
      settled = { ...settled, date };
      imported = await read(settled);
    }
  }
  const questions = doubtfulChoices(imported);
  if (questions.length === 0) return imported;
  const lines: LineAnswer[] = [...(settled.lines ?? [])];
  for (const { said, choices } of questions) {
    const key = await ask({
      said: [
        said,
        ...choices.map((choice, at) => text.choice(String(at + 1), choice.said)),
        text.keep,
      ].join('\n'),
      keys: choices.map((_, at) => String(at + 1)),
    });
    const chosen = choices[Number(key) - 1];
    if (chosen) lines.push(...chosen.lines);
  }
  if (lines.length > (settled.lines?.length ?? 0)) imported = await read({ ...settled, lines });
  // What was asked is settled, also where it was left as it is.
  const asked = new Set(questions.flatMap((question) => question.asked));
  const decisions = imported.decisions.map((decision) =>
    asked.has(decision.from) ? { ...decision, confidence: 1 } : decision,
  );
  return { ...imported, decisions };
}

async function askDate(
  { file, lines }: Imported,
  { line, hint }: { readonly line: number; readonly hint: string },
  ask: Ask,
): Promise<string | undefined> {
  let said = `${text.date(file, hint)}\n${around(lines, line, line)}`;
  for (;;) {
    const given = (await ask({ said, prompt: text.datePrompt })).trim();
    if (given === '') return undefined;
    if (isCalendarDate(given)) return given;
    said = text.badDate(given);
  }
}

interface Choices {
  readonly said: string;
  readonly choices: readonly { readonly said: string; readonly lines: readonly LineAnswer[] }[];
  /** First lines of the decisions that are settled by it. */
  readonly asked: readonly number[];
}

function doubtfulChoices(imported: Imported): Choices[] {
  const doubts = imported.decisions.filter(isDoubtful);
  const heads = new Map<number | undefined, Decision[]>();
  const others: Decision[] = [];
  for (const doubt of doubts) {
    if (doubt.rule !== 'heading-rank') others.push(doubt);
    else heads.set(doubt.article, [...(heads.get(doubt.article) ?? []), doubt]);
  }
  return [
    ...[...heads.values()].map((head) => headQuestion(imported, head)),
    ...others.map((doubt) =>
      doubt.joint === undefined
        ? partQuestion(imported, doubt)
        : jointQuestion(imported, doubt, doubt.joint),
    ),
  ].toSorted((a, b) => (a.asked[0] ?? 0) - (b.asked[0] ?? 0));
}

/** Kicker and deck follow from which of the lines is the headline. */
function headQuestion({ file }: Imported, head: readonly Decision[]): Choices {
  const inOrder = head.toSorted((a, b) => a.from - b.from);
  return {
    said: text.which(file),
    choices: inOrder.map((line) => ({
      said: `${line.text}（${parts[line.part]}）`,
      lines: [{ line: line.from, answer: 'headline' as const }],
    })),
    asked: inOrder.map(({ from }) => from),
  };
}

function jointQuestion({ file, lines }: Imported, { from }: Decision, joint: number): Choices {
  return {
    said: `${text.joined(file, joint)}\n${around(lines, joint, joint)}`,
    choices: [{ said: text.apart, lines: [{ line: joint, answer: 'body' }] }],
    asked: [from],
  };
}

function partQuestion({ file, lines }: Imported, decision: Decision): Choices {
  const { from, to, part, rule, confidence } = decision;
  const what = text.what(file, from, to, parts[part], reasons[rule], Math.round(confidence * 100));
  const printed = lines.filter(({ number }) => number >= from && number <= to);
  const possible = answers.filter(
    (answer) =>
      answer !== part &&
      answer !== 'kicker' &&
      answer !== 'deck' &&
      (printed.length === 1 || answer === 'body' || answer === 'furniture'),
  );
  return {
    said: `${what}\n${around(lines, from, to)}`,
    choices: possible.map((answer) => ({
      said: answer === 'headline' ? text.headlineFrom : parts[answer],
      lines: printed
        .slice(0, answer === 'body' ? 1 : undefined)
        .map(({ number }): { line: number; answer: Answer } => ({ line: number, answer })),
    })),
    asked: [from],
  };
}

/** The lines in question with one above and one below. */
function around(lines: Imported['lines'], from: number, to: number): string {
  const first = lines.findIndex(({ number }) => number >= from);
  const last = lines.findLastIndex(({ number }) => number <= to);
  return lines
    .slice(Math.max(0, first - 1), last + 2)
    .map(({ number, text: said }) => text.sourceLine(number, said, number >= from && number <= to))
    .join('\n');
}
