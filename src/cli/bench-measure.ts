/** Measures one engine of `npm run bench:search`, in a process that gives all memory back at its end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { engines, readCorpus, type Answer, type Engine, type EngineName } from './bench-engines.ts';
import { joined, type Queries } from './bench-queries.ts';
import { searchText } from '../i18n/zh-CN.ts';

export interface Task {
  readonly engine: EngineName;
  readonly corpus: string;
  readonly limit: number;
  readonly segmented: boolean;
  readonly queries: Queries;
}

export interface Measured {
  readonly name: string;
  readonly recall: number;
  readonly precision: number;
  /** MRR@10 and R-precision of each set. */
  readonly ranking: readonly (readonly [number, number])[];
  readonly bytes: number;
  readonly seconds: number;
  /** Bytes of a first query and of later ones, and milliseconds of those whose files are there. */
  readonly first: readonly number[];
  readonly later: readonly number[];
  readonly ms: readonly number[];
}

process.once('message', (task: Task) => {
  // A failure ends the process, which says why.
  void measure(task).then((measured) => process.send?.(measured, () => process.exit()));
});

async function measure({ engine: chosen, corpus, limit, segmented, queries }: Task) {
  const given = readCorpus(corpus, limit);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const engine = engines[chosen]();
    const started = performance.now();
    const bytes = await engine.build(segmented ? given.map(joined) : given, folder);
    const seconds = (performance.now() - started) / 1000;
    process.stderr.write(searchText.bench.built(engine.name, seconds));
    return { name: engine.name, bytes, seconds, ...(await ask(engine, queries)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ask(
  engine: Engine,
  { exact, ranking }: Queries,
): Promise<Omit<Measured, 'name' | 'bytes' | 'seconds'>> {
  const first: number[] = [];
  const later: number[] = [];
  const ms: number[] = [];
  const answerTo = async (query: string, limit: number): Promise<Answer> => {
    const answer = await engine.ask(query, limit);
    first.push(answer.firstBytes);
    later.push(answer.laterBytes);
    return answer;
  };

  let found = 0;
  let right = 0;
  let wanted = 0;
  for (const { query, relevant } of exact) {
    const { ids } = await answerTo(query, Infinity);
    found += ids.length;
    right += ids.filter((id) => relevant.has(id)).length;
    wanted += relevant.size;
    ms.push(await engine.warm(query));
  }
  const scores: [number, number][] = [];
  for (const set of Object.values(ranking)) {
    let reciprocal = 0;
    let precision = 0;
    for (const { query, relevant } of set) {
      const { ids } = await answerTo(query, Math.max(10, relevant.size));
      const place = ids.slice(0, 10).findIndex((id) => relevant.has(id));
      reciprocal += place < 0 ? 0 : 1 / (place + 1);
      const top = ids.slice(0, relevant.size);
      precision += top.filter((id) => relevant.has(id)).length / relevant.size;
    }
    scores.push([reciprocal / set.length, precision / set.length]);
  }
  return {
    recall: right / wanted,
    precision: right / (found || 1),
    ranking: scores,
    first,
    later,
    ms,
  };
}
