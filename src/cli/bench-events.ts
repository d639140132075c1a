/** `npm run bench:events -- [--content DIR] [--days N]`: proposed events against those that editors made. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { zh } from '../i18n/zh-CN.ts';
import { findEvents, type EventReport } from '../propose/events.ts';
import { readGazetteer, readTexts } from '../propose/files.ts';
import { createNameFinder } from '../propose/names.ts';
import { eventReport } from '../propose/propose.ts';
import { createTagger } from '../propose/tagger.ts';
import { tableFromOpenCC } from '../search/fold.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string', default: 'content/articles' },
    gazetteer: { type: 'string', default: 'content/gazetteer.yaml' },
    days: { type: 'string', default: '7' },
  },
});
const days = Number(values.days);
const { entries } = readGazetteer(values.gazetteer);
const tagger = createTagger(entries);
const finder = createNameFinder({ entries, tagger, table: tableFromOpenCC(TSCharacters) });

const made: EventReport[] = [];
for (const { report, body } of readTexts(values.content, () => undefined))
  made.push(eventReport(report, body, finder, tagger));
const close = (one: EventReport, other: EventReport): boolean =>
  Math.abs(Date.parse(one.date) - Date.parse(other.date)) <= days * 86_400_000;
const pairsOf = (members: readonly EventReport[]): string[] =>
  members.flatMap((one, index) =>
    members
      .slice(index + 1)
      .filter((other) => close(one, other))
      .map((other) => [one.id, other.id].sort().join(' ')),
  );

const truth = new Set(
  [...Map.groupBy(made, ({ event }) => event)].flatMap(([event, members]) =>
    event === undefined ? [] : pairsOf(members),
  ),
);
const blind = made.map((report): EventReport => ({ ...report, event: undefined }));
const events = findEvents(blind, days);
const found = events.flatMap(({ members }) => pairsOf(members));
const right = found.filter((pair) => truth.has(pair)).length;
for (const { name, members } of events)
  process.stdout.write(`${name}　${members.map(({ id }) => id).join('　')}\n`);
process.stdout.write(`${zh.propose.bench.events(days, truth.size, found.length, right)}\n`);
