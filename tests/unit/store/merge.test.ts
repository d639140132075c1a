import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { zh } from '../../../src/i18n/zh-CN.ts';
import { checksumFile, checksumsOf, formatChecksums } from '../../../src/store/checksums.ts';
import { mergeSlices } from '../../../src/store/merge.ts';
import { sliceFile, type SliceRecord } from '../../../src/store/slices.ts';

let root: string;
let settings: { out: string; staging: string; last: string };
const text = zh.slices;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'merge-'));
  settings = {
    out: join(root, 'dist'),
    staging: join(root, 'cache/site'),
    last: join(root, 'cache/last'),
  };
});

function slice(
  name: string,
  files: Readonly<Record<string, string>>,
  changes: Partial<SliceRecord> = {},
): string {
  const folder = join(root, name);
  const record: SliceRecord = {
    number: 1,
    of: 2,
    maker: 'm',
    content: 'c',
    search: false,
    base: '/',
    pictures: {},
    ...changes,
  };
  for (const [path, content] of Object.entries({ ...files, [sliceFile]: JSON.stringify(record) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  writeFileSync(join(folder, checksumFile), formatChecksums(checksumsOf(folder)));
  return folder;
}

const first = (changes?: Partial<SliceRecord>): string => slice('one', { 'a.txt': 'A' }, changes);
const second = (changes?: Partial<SliceRecord>): string =>
  slice('two', { 'b/index.html': 'B' }, { number: 2, ...changes });

/** What is said where nothing is published. */
async function refusal(folders: readonly string[]): Promise<string> {
  const result = await mergeSlices(folders, settings);
  expect(existsSync(settings.out)).toBe(false);
  return result.ok ? '' : result.message;
}

test('slices in any order make one site with one list of checksums', async () => {
  const result = await mergeSlices([second(), first()], settings);
  expect(result).toMatchObject({ ok: true, slices: 2, files: 3, pages: 1 });
  expect([...checksumsOf(settings.out).keys()].sort()).toEqual(['a.txt', 'b/index.html']);
  const listed = readFileSync(join(settings.out, checksumFile), 'utf8');
  expect(listed).toBe(formatChecksums(checksumsOf(settings.out)));
});

test('a slice that is missing is named, and one that is there twice', async () => {
  const [one, two] = [first({ of: 3 }), second({ of: 3 })];
  expect(await refusal([one, two])).toBe(text.missing([3], 3));
  expect(await refusal([two])).toBe(text.missing([1, 3], 3));
  const again = slice('again', { 'c.txt': 'C' }, { of: 3, number: 2 });
  expect(await refusal([one, two, again])).toBe(text.twice({ number: 2, of: 3 }, two, again));
  expect(await refusal([])).toBe(text.mergeUsage);
});

test.each([
  ['of', { of: 4 }],
  ['content', { content: 'other' }],
  ['maker', { maker: 'other' }],
  ['search', { search: true }],
] as const)('slices that differ in %s are refused', async (field, changes) => {
  const [one, two] = [first(), second(changes)];
  expect(await refusal([one, two])).toBe(text.differs(text.fields[field], one, two));
});

test('a file in two slices is refused', async () => {
  const other = slice('two', { 'a.txt': 'A' }, { number: 2 });
  const one = first();
  expect(await refusal([one, other])).toBe(text.overlap('a.txt', one, other));
});

test('a slice that did not arrive as it was built is refused', async () => {
  const [one, two] = [first(), second()];
  writeFileSync(join(one, 'a.txt'), 'X');
  expect(await refusal([one, two])).toBe(text.damaged(one, [zh.commands.fileChanged('a.txt')]));
  rmSync(join(one, 'a.txt'));
  expect(await refusal([one, two])).toBe(text.damaged(one, [zh.commands.fileMissing('a.txt')]));
  writeFileSync(join(one, sliceFile), '{"number": 1}');
  expect(await refusal([one, two])).toBe(text.badSlice(join(one, sliceFile)));
  rmSync(join(one, sliceFile));
  expect(await refusal([one, two])).toBe(text.noSlice(one));
});

test('a file without its checksum is refused', async () => {
  const [one, two] = [first(), second()];
  writeFileSync(join(two, 'stray.html'), '');
  expect(await refusal([one, two])).toBe(text.damaged(two, [zh.commands.fileExtra('stray.html')]));
});
