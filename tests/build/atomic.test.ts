import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import {
  checksumsOf,
  compareChecksums,
  readChecksums,
  type Checksums,
} from '../../src/store/checksums.ts';
import { buildSettings } from '../../src/store/settings.ts';
import { buildInChild, root } from './build-site.ts';
import { areProcessesKnown, isRunning, pageProcessesOf, processesOf } from './processes.ts';

const content = mkdtempSync(join(tmpdir(), 'atomic-content-'));
const dist = join(mkdtempSync(join(tmpdir(), 'atomic-')), 'dist');
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist };
const whole = { missing: [], changed: [], extra: [] };
const state = (folder: string) =>
  compareChecksums(readChecksums(folder) ?? new Map(), checksumsOf(folder));

beforeAll(() => {
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  expect(buildInChild(env).status).toBe(0);
});

let edits = 0;
function edit(): void {
  const file = join(content, '2026/05/20/a.md');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n\n第${(edits += 1)}次补记。\n`);
}

const spawnBuild = (args: readonly string[]): ChildProcess & { readonly pid: number } =>
  spawn(process.execPath, [join(root, 'src/cli/build.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  }) as ChildProcess & { readonly pid: number };

/** A build that was killed, with the processes that it had then. */
interface Kill {
  readonly makingPages: number;
  readonly others: readonly number[];
}

/**
 * Kills a build after some milliseconds, or its first process only; undefined if it came to its end
 * before.
 */
async function killed(
  after: number,
  alone: boolean,
  args: readonly string[],
): Promise<Kill | undefined> {
  const child = spawnBuild(args);
  const ended = once(child, 'exit');
  await Promise.race([wait(after), ended]);
  const isLate = child.exitCode !== null;
  const makingPages = pageProcessesOf(child.pid).length;
  const others = processesOf(child.pid);
  if (!isLate) process.kill(alone ? child.pid : -child.pid, 'SIGKILL');
  await ended;
  // What a killed build left behind is in nobody's way.
  if (isLate) expect(child.exitCode).toBe(0);
  return isLate ? undefined : { makingPages, others };
}

/** What the same content gives where nothing was built before. */
function cold(): Checksums {
  const out = join(mkdtempSync(join(tmpdir(), 'cold-')), 'dist');
  expect(buildInChild({ ...env, ARCHIVE_OUT: out }).status).toBe(0);
  rmSync(buildSettings({ ...env, ARCHIVE_OUT: out }).cache, { recursive: true });
  return checksumsOf(out);
}

test.each([
  ['from nothing', true, []],
  ['of an edited archive', false, []],
  ['from nothing by two processes', true, ['--processes', '2']],
  ['of an edited archive by two processes', false, ['--processes', '2']],
] as const)(
  'a build %s that is killed at any moment leaves a whole site, and the next one is as good as new',
  async (_, fromNothing, args) => {
    const { cache } = buildSettings(env);
    // Half of them more towards the end, where the site is brought together and published.
    const moments = fc
      .sample(fc.noBias(fc.nat(9999)), { seed: 30, numRuns: 300 })
      .map((number, index) => {
        if (index === 0) return 1;
        const chance = number / 10_000;
        return index % 2 === 0 ? chance : 1 - chance ** 2;
      });
    const kills: Kill[] = [];
    let duration = 60_000;
    for (const [index, moment] of moments.entries()) {
      edit();
      // A process of the build that was killed last may still be writing there.
      if (fromNothing) rmSync(cache, { recursive: true, force: true, maxRetries: 10 });
      const started = performance.now();
      const kill = await killed(moment * duration, index % 3 === 0, args);
      if (kill) kills.push(kill);
      // No longer than the last build that came to its end.
      else duration = performance.now() - started;
      // Between the two renames of publishing, the whole site stands beside its place.
      const served = existsSync(dist) ? dist : `${dist}.previous`;
      expect([index, moment, state(served)]).toEqual([index, moment, whole]);
      if (kills.length === 15) break;
    }
    expect(kills.length).toBe(15);
    expect(buildInChild(env, args).status).toBe(0);
    expect(checksumsOf(dist)).toEqual(cold());
    expect(readdirSync(dirname(dist))).toEqual(['dist']);
    expect(kills.flatMap(({ others }) => others).filter(isRunning)).toEqual([]);
    if (areProcessesKnown && args.length > 0)
      expect(kills.filter(({ makingPages }) => makingPages === 2).length).toBeGreaterThan(0);
  },
  600_000,
);

test.runIf(areProcessesKnown)(
  'a page process that is killed alone is told of, all else stops, and the last site stays',
  async () => {
    const { cache, staging } = buildSettings(env);
    rmSync(cache, { recursive: true, force: true });
    const before = checksumsOf(dist);
    const build = spawnBuild(['--processes', '3']);
    const ended = once(build, 'exit');
    let told = '';
    build.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text));
    let makingPages: number[] = [];
    while (makingPages.length < 3 && build.exitCode === null) {
      await wait(5);
      makingPages = pageProcessesOf(build.pid);
    }
    process.kill(makingPages[1] ?? 0, 'SIGKILL');
    expect(await ended).toEqual([1, null]);
    expect(told).toBe(`${zh.commands.pageProcessEnded('SIGKILL')}\n`);
    expect(makingPages.filter(isRunning)).toEqual([]);
    expect(checksumsOf(dist)).toEqual(before);
    expect([existsSync(staging), existsSync(`${staging}.lock`)]).toEqual([false, false]);
    expect(buildInChild(env, ['--processes', '3']).status).toBe(0);
    expect(checksumsOf(dist)).toEqual(cold());
  },
);

// Filling a disk takes a file system of one's own, which only root on Linux can mount.
test.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'a full disk is named, and the last site stays',
  () => {
    const disk = mkdtempSync(join(tmpdir(), 'disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
    try {
      const out = join(disk, 'site/dist');
      mkdirSync(out, { recursive: true });
      execFileSync('cp', [join(dist, 'index.html'), join(dist, 'robots.txt'), out]);
      const before = checksumsOf(out);
      execFileSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=1k', 'count=900'], {
        stdio: 'ignore',
      });
      const { status, stderr } = buildInChild({ ...env, ARCHIVE_OUT: out });
      expect(status).toBe(1);
      expect(stderr).toContain(zh.commands.noSpace(out));
      expect(checksumsOf(out)).toEqual(before);
    } finally {
      execFileSync('umount', [disk]);
    }
  },
);
