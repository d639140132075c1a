import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  checksumFile,
  checksumsOf,
  compareChecksums,
  compareDeployed,
  formatChecksums,
  parseChecksums,
  readChecksums,
  sourceChecksumFile,
} from '../../../src/store/checksums.ts';
import { serve } from '../../../src/store/serve.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sums-'));
  mkdirSync(join(folder, 'people/习近平'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '首页');
  writeFileSync(join(folder, 'people/习近平/index.html'), '人物');
  writeFileSync(join(folder, '404.html'), '没有');
  writeFileSync(
    join(folder, sourceChecksumFile),
    formatChecksums(new Map([['a.md', '0'.repeat(64)]])),
  );
  writeFileSync(join(folder, checksumFile), formatChecksums(checksumsOf(folder)));
});

const compare = () => compareChecksums(readChecksums(folder) ?? new Map(), checksumsOf(folder));

test('a site is what its list says, to us and to sha256sum', () => {
  expect(compare()).toEqual({ missing: [], changed: [], extra: [] });
  expect(
    execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }),
  ).toBe('404.html: OK\nSOURCES.SHA256SUMS: OK\nindex.html: OK\npeople/习近平/index.html: OK\n');
});

test('what is missing, changed or extra is named', () => {
  rmSync(join(folder, 'index.html'));
  writeFileSync(join(folder, 'people/习近平/index.html'), '人 物');
  writeFileSync(join(folder, 'more.txt'), '');
  expect(compare()).toEqual({
    missing: ['index.html'],
    changed: ['people/习近平/index.html'],
    extra: ['more.txt'],
  });
});

test('a deployed site is checked file by file', async () => {
  const { server, url } = await serve({ dist: folder, base: '/a', host: 'localhost', port: 0 });
  try {
    expect(await compareDeployed(new URL(url), (address) => fetch(address))).toEqual({
      missing: [],
      changed: [],
      extra: [],
    });
    writeFileSync(join(folder, 'index.html'), '被改');
    rmSync(join(folder, 'people/习近平/index.html'));
    expect(await compareDeployed(new URL(url), (address) => fetch(address))).toEqual({
      missing: ['people/习近平/index.html'],
      changed: ['index.html'],
      extra: [],
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('a damaged list is refused by line', () => {
  expect(() => parseChecksums(`${'0'.repeat(64)}  a\nbad\n`)).toThrow('SHA256SUMS:2');
});
