/** `npm run bench:import -- --corpus FILE`: a bulk import beside plain reading, JSON parsing and writing of the same files. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import {
  digestFile,
  findSources,
  folderStore,
  readLines,
  readSource,
  sizeOf,
} from '../importer/files.ts';
import { runImport } from '../importer/run.ts';

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    limit: { type: 'string', default: '4' },
  },
});
if (values.corpus === undefined) {
  process.stderr.write('npm run bench:import -- --corpus FILE.jsonl [--rounds 3] [--limit 4]\n');
  process.exit(1);
}
const { corpus } = values;

interface Took {
  /** Seconds by the clock. */
  readonly clock: number;
  /** Seconds of processor time, which other programs disturb less. */
  readonly cpu: number;
}

/** What `work` takes on an empty folder, which is gone afterwards. */
async function timed(work: (folder: string) => Promise<void> | void): Promise<Took> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
  // The files of the round before are on the disk before this one starts.
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
  try {
    const start = performance.now();
    const before = process.cpuUsage();
    await work(folder);
    const { user, system } = process.cpuUsage(before);
    return { clock: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let articles = 0;
const imported = (): Promise<Took> =>
  timed(async (folder) => {
    const totals = await runImport(
      [corpus],
      { dryRun: false, json: false },
      {
        find: findSources,
        read: readSource,
        size: sizeOf,
        lines: readLines,
        digest: digestFile,
        store: folderStore(folder),
        out: () => undefined,
        err: (chunk) => process.stderr.write(chunk),
        progress: () => undefined,
      },
    );
    articles = totals.articles;
  });

/** The least that anyone can do: the same text into as many files of the same folders. */
const plain = (): Promise<Took> =>
  timed((folder) => {
    const made = new Set<string>();
    for (const [index, line] of readFileSync(corpus, 'utf8').split('\n').entries()) {
      if (line === '') continue;
      const { date, body } = JSON.parse(line) as { date: string; body: string };
      const file = join(folder, date.replaceAll('-', '/'), `${index}.md`);
      const parent = dirname(file);
      if (!made.has(parent)) {
        mkdirSync(parent, { recursive: true });
        made.add(parent);
      }
      writeFileSync(file, body);
    }
  });

const rounds: { ours: Took; least: Took }[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  // In turns, so that whatever else the machine does falls on both.
  const least = await plain();
  const ours = await imported();
  rounds.push({ ours, least });
  process.stdout.write(`round ${round}: ${row(ours, least)}\n`);
}
const of = (who: 'ours' | 'least'): Took => ({
  clock: median(rounds.map((round) => round[who].clock)),
  cpu: median(rounds.map((round) => round[who].cpu)),
});
process.stdout.write(`${articles} articles, medians: ${row(of('ours'), of('least'))}\n`);
process.exitCode = of('ours').clock / of('least').clock <= Number(values.limit) ? 0 : 1;

function row(ours: Took, least: Took): string {
  const one = (name: string, measure: keyof Took): string =>
    `${name} ${ours[measure].toFixed(1)} s / ${least[measure].toFixed(1)} s = ${(ours[measure] / least[measure]).toFixed(2)}`;
  return `${one('import / plain', 'clock')}; ${one('processor', 'cpu')}`;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
