import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeEach, expect, test } from 'vitest';
import { BuildLocked, openStaging } from '../../../src/store/publish.ts';

let folder: string;
let paths: { out: string; staging: string; last: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
  paths = {
    out: join(folder, 'dist'),
    staging: join(folder, 'cache/site'),
    last: join(folder, 'cache/last'),
  };
});

const put = (path: string, text: string): void => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.html'), text);
};
const page = (): string => readFileSync(join(paths.out, 'index.html'), 'utf8');

test('a finished build takes the place of the last one and leaves nothing beside it', async () => {
  put(paths.out, 'old');
  const staging = openStaging(paths);
  put(staging.folder, 'new');
  expect(page()).toBe('old');
  await staging.publish(staging.folder);
  await staging.release();
  expect(page()).toBe('new');
  expect(readdirSync(folder)).toEqual(['cache', 'dist']);
});

test('a site that is of no use any more is gone after the next build', async () => {
  const cache = join(folder, 'cache');
  put(paths.out, 'old');
  put(paths.last, 'older');
  for (const text of ['new', 'newer']) {
    const staging = openStaging(paths);
    put(staging.folder, text);
    await staging.publish(staging.folder);
    await staging.release();
    expect(page()).toBe(text);
  }
  const dropped = readdirSync(cache, { recursive: true, encoding: 'utf8' });
  expect(dropped.filter((path) => path.endsWith('index.html'))).toHaveLength(1);
  await openStaging(paths).release();
  expect(readdirSync(cache)).toEqual([]);
});

test('a failed build leaves the last one whole', async () => {
  put(paths.out, 'old');
  const staging = openStaging(paths);
  put(staging.folder, 'half');
  await staging.release();
  expect(page()).toBe('old');
  expect(readdirSync(folder)).toEqual(['cache', 'dist']);
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
});

test('what a process of a killed build still writes stays out of the next site', async () => {
  const staging = openStaging(paths);
  put(staging.folder, 'new');
  put(join(paths.staging, '4194305'), 'late');
  await staging.publish(staging.folder);
  await staging.release();
  expect(readdirSync(paths.out)).toEqual(['index.html']);
  expect(page()).toBe('new');
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
});

test('a build killed between its two renames is mended by the next', async () => {
  put(`${paths.out}.previous`, 'old');
  await openStaging(paths).release();
  expect(page()).toBe('old');
  expect(existsSync(`${paths.out}.previous`)).toBe(false);
});

test('two builds of one folder do not meet', async () => {
  const first = openStaging(paths);
  expect(() => openStaging(paths)).toThrow(BuildLocked);
  await first.release();
  expect(() => openStaging(paths)).not.toThrow(BuildLocked);
});

test('the lock of a build that is dead does not hold', () => {
  // The largest process number that Linux gives is 4,194,304.
  mkdirSync(join(folder, 'cache'));
  writeFileSync(`${paths.staging}.lock`, '4194305');
  openStaging(paths);
  expect(readFileSync(`${paths.staging}.lock`, 'utf8')).toBe(String(process.pid));
});
