import { execFileSync, spawn } from 'node:child_process';
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

/** Kills a build after some milliseconds, or its first process only; false if it came to its end before. */
async function killed(after: number, alone: boolean): Promise<boolean> {
  const child = spawn(process.execPath, [join(root, 'src/cli/build.ts')], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  await Promise.race([wait(after), ended]);
  const isLate = child.exitCode !== null;
  if (!isLate && child.pid !== undefined) process.kill(alone ? child.pid : -child.pid, 'SIGKILL');
  await ended;
  return !isLate;
}

/** What the same content gives where nothing was built before. */
function cold(): Checksums {
  const out = join(mkdtempSync(join(tmpdir(), 'cold-')), 'dist');
  expect(buildInChild({ ...env, ARCHIVE_OUT: out }).status).toBe(0);
  rmSync(buildSettings({ ...env, ARCHIVE_OUT: out }).cache, { recursive: true });
  return checksumsOf(out);
}

test.each([
  ['from nothing', true],
  ['of an edited archive', false],
] as const)(
  'a build %s that is killed at any moment leaves a whole site, and the next one is as good as new',
  async (_, fromNothing) => {
    const { cache } = buildSettings(env);
    // More of them towards the end, where the site is brought together and published.
    const moments = fc
      .sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed: 30, numRuns: 300 })
      .map((chance, index) => (index === 0 ? 1 : 1 - chance ** 2));
    let kills = 0;
    let duration = 60_000;
    for (const [index, moment] of moments.entries()) {
      edit();
      if (fromNothing) rmSync(cache, { recursive: true, force: true });
      const started = performance.now();
      if (await killed(moment * duration, index % 3 === 0)) kills += 1;
      // No longer than the last build that came to its end.
      else duration = performance.now() - started;
      // Between the two renames of publishing, the whole site stands beside its place.
      const served = existsSync(dist) ? dist : `${dist}.previous`;
      expect([index, moment, state(served)]).toEqual([index, moment, whole]);
      if (kills === 15) break;
    }
    expect(kills).toBe(15);
    expect(buildInChild(env).status).toBe(0);
    expect(checksumsOf(dist)).toEqual(cold());
    expect(readdirSync(dirname(dist))).toEqual(['dist']);
  },
  600_000,
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
