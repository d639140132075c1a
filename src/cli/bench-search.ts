/**
 * `npm run bench:search -- --corpus FILE [--limit N] [--segmented]`: our search beside stock Pagefind
 * and MiniSearch with jieba, on the same articles: what is found, in what order, and what it costs.
 * The engines run one after the other, each in a process of its own; a row is printed as it is known.
 *
 * FILE holds one article a line: id, date, headline, body (paragraphs by newline). With `--segmented`,
 * words in it are parted by blanks, and those are the words that ranking is judged by; without, they
 * are those of `Intl.Segmenter`, which none of the indexes is made with.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { searchText } from '../i18n/zh-CN.ts';
import { engines, readCorpus, type EngineName } from './bench-engines.ts';
import type { Measured, Task } from './bench-measure.ts';
import { queriesFor } from './bench-queries.ts';

const text = searchText.bench;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    limit: { type: 'string', default: '2000' },
    segmented: { type: 'boolean', default: false },
  },
});

if (values.corpus === undefined || !existsSync(values.corpus)) {
  process.stderr.write(`${text.usage}\n`);
  process.exitCode = 1;
} else {
  await bench(values.corpus, Number(values.limit) || Infinity, values.segmented);
}

async function bench(corpus: string, limit: number, segmented: boolean): Promise<void> {
  const articles = readCorpus(corpus, limit);
  const queries = queriesFor(articles, segmented);
  const sets = Object.entries(queries.ranking);
  const print = (cells: readonly string[]): void => {
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  };
  const sizes = sets.map(([name, set]) => `${name} ${set.length}`);
  process.stdout.write(`${text.intro(articles.length, queries.exact.length, sizes)}\n`);
  const head = text.columns(sets.map(([name]) => name));
  print(head);
  print(head.map(() => '---'));
  const measured: Measured[] = [];
  for (const engine of Object.keys(engines) as EngineName[]) {
    const row = await measure({ engine, corpus, limit, segmented, queries });
    measured.push(row);
    print(cellsOf(row));
  }
  const [stock, ours] = [measured[0], measured.at(-1)];
  if (stock && ours)
    process.stdout.write(
      `\n${text.ratio(ours.bytes / stock.bytes, ours.seconds / stock.seconds)}\n`,
    );
}

async function measure(task: Task): Promise<Measured> {
  const child = fork(new URL('bench-measure.ts', import.meta.url), { serialization: 'advanced' });
  child.send(task);
  const answer = await Promise.race([
    once(child, 'message').then(([row]) => row as Measured),
    once(child, 'exit').then(() => null),
  ]);
  if (!answer) throw new Error(`${task.engine} was not measured`);
  return answer;
}

function cellsOf(row: Measured): string[] {
  const kilobytes = (all: readonly number[], share: number): string =>
    (quantile(all, share) / 1000).toFixed(0);
  return [
    row.name,
    row.recall.toFixed(4),
    row.precision.toFixed(4),
    ...row.ranking.map((scores) => scores.map((score) => score.toFixed(3)).join(' / ')),
    (row.bytes / 1e6).toFixed(2),
    row.seconds.toFixed(1),
    [0.5, 0.95, 1].map((share) => kilobytes(row.first, share)).join(' / '),
    [0.5, 0.95].map((share) => kilobytes(row.later, share)).join(' / '),
    [0.5, 0.95].map((share) => quantile(row.ms, share).toFixed(1)).join(' / '),
  ];
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
