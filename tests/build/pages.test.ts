/** Pages made by several processes are those that one makes, and what fails there is heard of here. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { beforeAll, expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import { buildSite } from '../../src/store/build.ts';
import { checksumsOf } from '../../src/store/checksums.ts';
import { readFolder } from '../../src/store/folder.ts';
import { knownArticles } from '../../src/store/known-articles.ts';
import { makerDigest } from '../../src/store/maker.ts';
import { makePages, processesFor } from '../../src/store/pages.ts';
import type { BuildStep } from '../../src/store/progress.ts';
import { buildSettings } from '../../src/store/settings.ts';
import type { SiteFile } from '../../src/store/site-tree.ts';
import { openTemplates } from '../../src/store/templates.ts';
import { root } from './build-site.ts';
import { isRunning, pageProcessesOf } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
const content = join(folder, 'content');
cpSync(join(root, 'content/articles'), content, { recursive: true });
// The templates read what the environment names.
process.env['ARCHIVE_CONTENT'] = content;
process.env['ARCHIVE_OUT'] = join(folder, 'dist');
const settings = buildSettings(process.env);
const maker = makerDigest(settings);

let program: string;
beforeAll(async () => {
  expect(readFolder(content, knownArticles(content, settings.articles, maker)).problems).toEqual(
    [],
  );
  ({ program } = await openTemplates(settings, maker));
});

/** Makes all pages but those whose path has `passed` in it. */
async function make(
  processes: number,
  { passed = 'nothing has this in it', stop = new AbortController(), stopAt = Infinity } = {},
) {
  const out = mkdtempSync(join(folder, 'out-'));
  const noted = new Map<string, SiteFile>();
  const counts: (string | undefined)[] = [];
  const { peak } = await makePages({
    program,
    folder: out,
    processes,
    signal: stop.signal,
    tree: {
      wants: (path) => !path.includes(passed),
      add: (path, file) => void noted.set(path, file),
    },
    onProgress({ count }) {
      counts.push(count && `${count.done}/${count.total}`);
      if ((count?.done ?? 0) >= stopAt) stop.abort(out);
    },
  });
  return { files: checksumsOf(out), noted, last: counts.at(-1), peak };
}

test('the same files, noted with what they are made from', async () => {
  const alone = await make(0);
  const together = await make(3);
  expect(alone.files.size).toBeGreaterThan(100);
  expect(together.files).toEqual(alone.files);
  const byPath = (noted: ReadonlyMap<string, SiteFile>) => Object.fromEntries(noted);
  expect(byPath(together.noted)).toEqual(byPath(alone.noted));
  expect(new Map([...alone.noted].map(([path, file]) => [path, file.sha256]))).toEqual(alone.files);
  expect([alone.last, together.last]).toEqual(
    Array.from({ length: 2 }, () => `${alone.files.size}/${alone.files.size}`),
  );
  // A process of its own says how much memory it took: a Node has more than ten megabytes.
  expect([alone.peak, together.peak > 10_000]).toEqual([0, true]);
});

test('processes are started for large archives, and more than one where much is new', () => {
  expect(processesFor(1999, 1999)).toBe(0);
  expect([processesFor(2000, 0), processesFor(50_000, 1999)]).toEqual([1, 1]);
  expect(processesFor(50_000, 2000)).toBe(Math.min(4, availableParallelism()));
});

test('what is not wanted is not made, and counts as done', async () => {
  const { files, last } = await make(2, { passed: 'feed' });
  const all = (await make(0)).files;
  expect([...files.keys()]).toEqual([...all.keys()].filter((path) => !path.includes('feed')));
  expect(last).toBe(`${all.size}/${all.size}`);
});

test.each([0, 1, 2])(
  '%i besides this one making them: told to stop, none is written from then on',
  async (processes) => {
    const stop = new AbortController();
    await expect(make(processes, { stop, stopAt: 1 })).rejects.toSatisfy(
      (reason) => reason === stop.signal.reason || reason instanceof Error,
    );
    const written = checksumsOf(String(stop.signal.reason)).size;
    expect(pageProcessesOf(process.pid).filter(isRunning)).toEqual([]);
    // No more than each had in hand, of more than a thousand.
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(3 * 50 * Math.max(1, processes));
  },
);

test('where the index fails, the pages stop, and where a page fails, the index', async () => {
  const years = join(settings.cache, 'search/years');
  const last = { done: 0, total: 0 };
  const build = (onStep: (step: BuildStep) => void = () => undefined) =>
    buildSite(
      settings,
      ({ step, count }) => {
        Object.assign(last, count);
        onStep(step);
      },
      { processes: 0 },
    );
  // There is a file where bundles of years are to be kept.
  mkdirSync(dirname(years), { recursive: true });
  writeFileSync(years, '');
  await expect(build()).rejects.toThrow(/EEXIST|ENOTDIR/u);
  expect([existsSync(settings.out), existsSync(settings.staging)]).toEqual([false, false]);
  expect(last.total).toBeGreaterThan(1000);
  expect(last.done).toBeLessThan(last.total);
  rmSync(years);
  // The oldest report, whose year is indexed last, is edited once it has been read.
  const [oldest = ''] = readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort();
  const file = join(content, oldest);
  const text = readFileSync(file);
  const result = await build((step) => {
    if (step === 'preparing') appendFileSync(file, '\n又一段。\n');
  });
  writeFileSync(file, text);
  const { message } = result as { message?: string };
  // Whoever reads it first says so, a page or a copy of it.
  expect(message?.endsWith(zh.search.changedMeanwhile(oldest))).toBe(true);
  const indexed = existsSync(years) ? readdirSync(years) : [];
  expect(indexed.length).toBeLessThan(readdirSync(content).length / 2);
});

test('a process that fails says why, and the others end', async () => {
  const [file = ''] = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  // Its bytes are no longer those that were validated.
  appendFileSync(join(content, file), '\n又一段。\n');
  await expect(make(2)).rejects.toThrow(file);
  rmSync(folder, { recursive: true });
});
