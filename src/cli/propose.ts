/** `npm run propose -- [names|duplicates|events …]`: what an editor may confirm, found in the archive. */
import { dirname, join } from 'node:path';
import process from 'node:process';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { DuplicateFinder } from '../propose/duplicates.ts';
import { findEvents, type EventReport } from '../propose/events.ts';
import type { Name } from '../archive/article.ts';
import {
  readGazetteer,
  readRejections,
  readText,
  readTexts,
  writeProposed,
  writeRejection,
} from '../propose/files.ts';
import { nameKinds, type ProposedKind } from '../propose/gazetteer.ts';
import { createRejections, readRejection } from '../propose/rejected.ts';
import { createNameFinder } from '../propose/names.ts';
import {
  byDoubt,
  eventProposals,
  eventReport,
  linkedReport,
  mergedNames,
  nameValue,
  nameProposals,
  newNames,
  sameSourceProposals,
  valueText,
  type LinkedReport,
  type Proposal,
} from '../propose/propose.ts';
import { createTagger } from '../propose/tagger.ts';
import { fold, tableFromOpenCC } from '../search/fold.ts';
import { buildSettings } from '../store/settings.ts';
import { expectContent, readOptions, runCommand } from './command.ts';

const text = zh.propose;
const tasks = ['names', 'duplicates', 'events'] as const;
type Task = (typeof tasks)[number];
const isTask = (word: string): word is Task => tasks.some((task) => task === word);

const options = {
  content: { type: 'string', default: buildSettings(process.env).content },
  gazetteer: { type: 'string', default: 'content/gazetteer.yaml' },
  write: { type: 'boolean', default: false },
  reject: { type: 'string' },
  article: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

await runCommand(propose);

function propose(): number {
  const { values, positionals } = readOptions({ allowPositionals: true, options }, text.usage);
  if (values.help) {
    process.stdout.write(`${text.usage}\n`);
    return 0;
  }
  const unknown = positionals.find((word) => !isTask(word));
  if (unknown !== undefined) {
    process.stderr.write(`${text.unknownTask(unknown)}\n${text.usage}\n`);
    return 1;
  }
  expectContent(values);
  const chosen = new Set(positionals.length > 0 ? positionals : tasks);

  const rejectedFile = join(dirname(values.gazetteer), 'rejected.yaml');
  const { rejections, problems: unreadable } = readRejections(rejectedFile);
  if (unreadable.length > 0) {
    process.stderr.write(`${listed(unreadable)}\n`);
    return 1;
  }
  if (values.reject !== undefined) {
    const rejection = readRejection(values.reject, values.article);
    if (!rejection) {
      process.stderr.write(`${text.badReject(values.reject)}\n`);
      return 1;
    }
    writeRejection(rejectedFile, rejection);
    process.stdout.write(`${text.rejected(rejection.value, rejectedFile)}\n`);
    return 0;
  }

  const { entries, problems: wrong } = readGazetteer(values.gazetteer);
  if (wrong.length > 0) {
    process.stderr.write(`${listed(wrong)}\n`);
    return 1;
  }
  const table = tableFromOpenCC(TSCharacters);
  const tagger = createTagger(entries);
  const finder = createNameFinder({ entries, tagger, table });
  const isRejected = createRejections(rejections, (spelling) => fold(spelling, table));

  const problems: Problem[] = [];
  const proposals: Proposal[] = [];
  const duplicates = new DuplicateFinder();
  const reports: LinkedReport[] = [];
  const events: EventReport[] = [];
  const words = new Map<string, string>();
  let written = 0;
  let read = 0;
  for (const { report, body } of readTexts(values.content, (problem) => problems.push(problem))) {
    read += 1;
    const { article, file } = report;
    if (article.withdrawn !== undefined) continue;
    reports.push(linkedReport(report));
    if (chosen.has('names')) {
      const found = newNames(article, body, finder).filter(
        (one) => !isRejected({ kind: one.kind, article: article.id, value: nameValue(one) }),
      );
      proposals.push(...nameProposals(report, found));
      const noLonger = (kind: ProposedKind, name: Name): boolean =>
        isRejected({ kind, article: article.id, value: name });
      const withdrawn = nameKinds.some((kind) =>
        article.proposed?.[kind].some((name) => noLonger(kind, name)),
      );
      if (values.write && (found.length > 0 || withdrawn)) {
        writeProposed(file, mergedNames(article, found, noLonger));
        written += 1;
      }
    }
    if (chosen.has('duplicates')) duplicates.add(fold(body, table), article.date);
    if (chosen.has('events')) events.push(eventReport(report, body, finder, tagger, words));
  }
  if (chosen.has('duplicates')) {
    const again = (position: number): string =>
      fold(readText(reports[position]?.file ?? ''), table);
    proposals.push(...sameSourceProposals(reports, duplicates.pairs(again)));
  }
  if (chosen.has('events')) {
    const files = new Map(reports.map(({ id, file }) => [id, file]));
    proposals.push(...eventProposals(findEvents(events), (id) => files.get(id) ?? ''));
  }

  const headlines = new Map(reports.map(({ id, headline }) => [id, headline]));
  const open = proposals.filter((proposal) => !isRejected(proposal)).sort(byDoubt);
  for (const proposal of open) {
    process.stdout.write(
      values.json
        ? `${JSON.stringify(proposal)}\n`
        : `${text.line(Math.round(proposal.confidence * 100), text.kinds[proposal.kind], valueText(proposal.value), proposal.reason, proposal.article, headlines.get(proposal.article) ?? '')}\n`,
    );
  }
  if (problems.length > 0) process.stderr.write(`${listed(problems)}\n`);
  if (!values.json) {
    process.stdout.write(
      `${text.summary(read, open.length, values.write ? written : undefined)}\n`,
    );
    if (values.write && positionals.some((word) => word !== 'names'))
      process.stdout.write(`${text.namesOnly}\n`);
  }
  return problems.length === 0 ? 0 : 1;
}

function listed(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ file, line, column, message, hint }) =>
        `${file}:${line}:${column} ${message}\n    → ${hint}`,
    )
    .join('\n');
}
