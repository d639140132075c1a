/** What an import tells: JSON for programs, Chinese lines for the editor at the terminal. */
import type { ArticleInput } from '../archive/article.ts';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { type Imported, type ImportedArticle } from './import.ts';
import { withoutRoles } from './marks/byline.ts';
import type { Block, Decision } from './parts.ts';
import type { Plan } from './plan.ts';

const text = zh.importer;

export const describeProblem = ({ file, line, column, message, hint }: Problem): string =>
  `${file}:${line}:${column} ${message}\n    → ${hint}\n`;

export function asJson(imported: Imported, plans: readonly (Plan | undefined)[]): string {
  const { file, dropped, warnings, problems, openDate, encoding } = imported;
  return JSON.stringify({
    file,
    encoding,
    articles: imported.articles.map((article, index) => articleJson(article, plans[index])),
    dropped: dropped.map(({ line, text: said, rule }) => ({
      line,
      text: said,
      reason: text.reasons[rule],
    })),
    warnings: [
      ...warnings,
      ...(openDate ? [{ line: openDate.line, message: openDate.hint }] : []),
      ...doubts(imported.decisions).map((decision) => ({
        line: decision.from,
        message: describeDoubt(decision),
      })),
    ],
    problems,
  });
}

function articleJson({ parsed, front, file }: ImportedArticle, plan: Plan | undefined): object {
  return {
    id: file ? (plan?.id ?? front.id) : null,
    headline: parsed.headline ?? null,
    kicker: parsed.kicker ?? null,
    deck: parsed.deck ?? null,
    byline: parsed.byline === undefined ? null : withoutRoles(parsed.byline),
    bylineNote: parsed.bylineNote ?? null,
    dateline: parsed.dateline ?? null,
    datelineNote: parsed.datelineNote ?? null,
    source: parsed.source ?? null,
    sourceNote: parsed.sourceNote ?? null,
    date: front.date === '' ? null : front.date,
    figures: parsed.figures.map(({ caption, credit, creditNote, after }) => ({
      caption,
      credit: credit ?? null,
      creditNote: creditNote ?? null,
      after,
    })),
    body: parsed.blocks.map((block) => block.text),
    subheads: parsed.blocks.filter((block) => block.kind === 'subhead').map((block) => block.text),
    lines: front.provenance?.lines ?? '',
    path: plan?.path ?? file?.path ?? null,
    outcome: plan?.outcome ?? null,
    changes: plan?.changes ?? [],
  };
}

export const recordAsJson = (front: ArticleInput, blocks: readonly Block[]): string =>
  JSON.stringify({
    ...front,
    figures: front.figures ?? [],
    body: blocks.map((block) => block.text),
  });

export const isDoubtful = (decision: Decision): boolean => decision.confidence < text.doubtBelow;

const doubts = (decisions: readonly Decision[]): Decision[] =>
  decisions
    .filter((decision) => decision.confidence < text.doubtBelow)
    .toSorted((a, b) => a.confidence - b.confidence);

const describeDoubt = (decision: Decision): string =>
  text.doubt(
    text.parts[decision.part],
    short(decision.text),
    text.reasons[decision.rule],
    Math.round(decision.confidence * 100),
  );

const short = (said: string, longest = 36): string => {
  const chars = [...said];
  return chars.length <= longest
    ? said
    : `${chars.slice(0, longest - 13).join('')}……${chars.slice(-12).join('')}`;
};

export function describeFile(
  imported: Imported,
  plans: readonly (Plan | undefined)[],
  { dryRun }: { readonly dryRun: boolean },
): string {
  const { file, encoding, lines, articles, dropped, decisions, warnings, openDate } = imported;
  if (articles.length === 0) return `${text.nothingFrom(file)}\n`;
  const parts = [text.sourceRead(file, encoding ?? '', lines.at(-1)?.number ?? 0, articles.length)];
  for (const [index, article] of articles.entries()) {
    parts.push(...describeArticle(article, index + 1, plans[index], dryRun));
  }
  if (dropped.length > 0) {
    parts.push(text.droppedLines(dropped.length));
    parts.push(
      ...dropped.map(({ line, text: said, rule }) =>
        text.droppedLine(line, short(said), text.reasons[rule]),
      ),
    );
  }
  if (warnings.length > 0 || openDate) parts.push(text.notices);
  if (openDate) parts.push(text.notice(openDate.line, openDate.hint));
  parts.push(...warnings.map(({ line, message }) => text.notice(line, message)));
  const doubtful = doubts(decisions);
  if (doubtful.length > 0) parts.push(text.doubts(doubtful.length));
  parts.push(...doubtful.map((decision) => text.notice(decision.from, describeDoubt(decision))));
  parts.push(text.allAccounted);
  return `${parts.join('\n')}\n\n`;
}

function describeArticle(
  { parsed, front }: ImportedArticle,
  number: number,
  plan: Plan | undefined,
  dryRun: boolean,
): string[] {
  const field = (label: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`     ${label}\u3000${value}`];
  const paragraphs = parsed.blocks.filter((block) => block.kind === 'paragraph').length;
  return [
    `  ${number}. ${parsed.headline ?? text.untitled}`,
    ...field(text.parts.kicker, parsed.kicker),
    ...field(text.parts.deck, parsed.deck),
    ...field(text.parts.byline, parsed.bylineNote ?? parsed.byline),
    ...field(
      text.parts.dateline,
      parsed.dateline && `${parsed.dateline}${parsed.datelineNote ?? ''}`,
    ),
    ...field(text.parts.sourceNote, parsed.sourceNote),
    ...field(text.date, front.date === '' ? text.openDate : front.date),
    ...parsed.figures.flatMap((figure) =>
      field(
        text.parts.caption,
        `${short(figure.caption)}${figure.creditNote ? `（${figure.creditNote}）` : ''}`,
      ),
    ),
    ...field(
      text.parts.body,
      text.extent(
        paragraphs,
        parsed.blocks.reduce((sum, block) => sum + [...block.text].length, 0),
        front.provenance?.lines ?? '',
      ),
    ),
    ...(plan ? [describePlan(plan, dryRun).trimEnd()] : []),
  ];
}

/** What becomes of an article, and how it differs from what stands there. */
export const describePlan = ({ outcome, path, changes }: Plan, dryRun: boolean): string =>
  [
    `     → ${text.outcome(outcome, path, dryRun)}`,
    ...changes.map((change) => `       ${change}`),
    '',
  ].join('\n');
