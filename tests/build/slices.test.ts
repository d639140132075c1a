/** A site that was built in four slices and joined is the one that one machine builds. */
import {
  cpSync,
  lutimesSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import { checksumFile, checksumsOf } from '../../src/store/checksums.ts';
import { buildSettings } from '../../src/store/settings.ts';
import { sliceFile } from '../../src/store/slices.ts';
import { root, runCommand } from './build-site.ts';

const of = 4;
const folder = mkdtempSync(join(tmpdir(), 'slices-'));
const content = join(folder, 'content');
const merged = join(folder, 'merged');
const numbers = Array.from({ length: of }, (_, index) => index + 1);
const sliceFolder = (number: number): string => join(folder, `slice-${number}`);
const envOf = (out: string) => ({ ARCHIVE_CONTENT: content, ARCHIVE_OUT: out });

function build(out: string, args: readonly string[] = []): string {
  const { status, stderr, stdout } = runCommand('build', args, envOf(out));
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

const buildSlice = (number: number): string =>
  build(sliceFolder(number), ['--shard', `${number}/${of}`]);

function merge(): void {
  const { status, stderr } = runCommand('merge', [...numbers.map(sliceFolder), '--out', merged]);
  expect([status, stderr]).toEqual([0, '']);
}

const listOf = (site: string): string => readFileSync(join(site, checksumFile), 'utf8');

function expectSame(): void {
  const whole = join(folder, 'whole');
  build(whole);
  expect(listOf(merged)).toBe(listOf(whole));
  expect(checksumsOf(merged)).toEqual(checksumsOf(whole));
}

beforeAll(() => {
  cpSync(join(root, 'content/articles'), content, { recursive: true });
  // With what is withdrawn, has moved, and says when it came out.
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  for (const number of numbers) buildSlice(number);
  merge();
});

test('the union is the whole site, byte for byte', () => {
  expectSame();
});

test('each slice has its share of the pages', () => {
  const pages = numbers.map(
    (number) =>
      [...checksumsOf(sliceFolder(number)).keys()].filter((path) => path.endsWith('.html')).length,
  );
  const total = pages.reduce((sum, count) => sum + count, 0);
  for (const count of pages) expect(count).toBeLessThan(total / 2);
});

test('what another machine has carried here is taken over; one changed article is made in one slice', () => {
  const article = join(content, '1998/08/17/19980817-yangtze-flood-shashi.md');
  writeFileSync(article, `${readFileSync(article, 'utf8')}\n又添一段。\n`);
  const page = '1998/08/17/19980817-yangtze-flood-shashi/index.html';
  for (const number of numbers) {
    roundTimes(sliceFolder(number));
    roundTimes(buildSettings(envOf(sliceFolder(number))).cache);
    const before = checksumsOf(sliceFolder(number));
    const said = buildSlice(number);
    const after = checksumsOf(sliceFolder(number));
    const taken = Number(/沿用上次的 ([\d,]+) 个/u.exec(said)?.[1]?.replaceAll(',', ''));
    expect(after.size - taken).toBeLessThan(80);
    const changed = [...after].filter(([path, sum]) => before.get(path) !== sum);
    expect(changed.length).toBeLessThan(25);
    expect(changed.some(([path]) => path === page)).toBe(before.has(page));
    expect(after.has(sliceFile)).toBe(true);
  }
  merge();
  expectSame();
});

test.each([
  ['--shard', '5/4', zh.slices.badShard('5/4')],
  ['--processes', '0', zh.commands.badProcesses('0')],
  ['--processes', 'two', zh.commands.badProcesses('two')],
])('%s %s is refused', (option, value, message) => {
  const { status, stderr } = runCommand('build', [option, value]);
  expect([status, stderr]).toEqual([1, `${message}\n`]);
});

/** As an archive program does that keeps no parts of seconds. */
function roundTimes(parent: string): void {
  for (const entry of readdirSync(parent, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const time = Math.floor(statSync(path).mtimeMs / 1000);
    lutimesSync(path, time, time);
  }
}
