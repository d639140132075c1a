import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import { checksumsOf, compareChecksums, readChecksums } from '../../src/store/checksums.ts';
import { buildInChild, root } from './build-site.ts';

const dist = join(mkdtempSync(join(tmpdir(), 'atomic-')), 'dist');
const env = { ARCHIVE_CONTENT: join(root, 'tests/fixtures/archive'), ARCHIVE_OUT: dist };
const whole = { missing: [], changed: [], extra: [] };
const state = (folder: string) =>
  compareChecksums(readChecksums(folder) ?? new Map(), checksumsOf(folder));

let duration = 0;
beforeAll(() => {
  const started = performance.now();
  expect(buildInChild(env).status).toBe(0);
  duration = performance.now() - started;
});

test('a build killed at any moment leaves a whole site, and the next build works', async () => {
  const moments = Array.from({ length: 30 }, (_, index) => (duration * (index + 1)) / 31);
  for (const moment of moments) {
    const child = spawn(process.execPath, [join(root, 'src/cli/build.ts')], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'ignore',
      detached: true,
    });
    const ended = once(child, 'exit');
    await wait(moment);
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    await ended;
    // Between the two renames of publishing, the whole site stands beside its place.
    const served = existsSync(dist) ? dist : `${dist}.previous`;
    expect([moment, state(served)]).toEqual([moment, whole]);
  }
  expect(buildInChild(env).status).toBe(0);
  expect(state(dist)).toEqual(whole);
  expect(readdirSync(dirname(dist))).toEqual(['dist']);
}, 600_000);

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
