import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { zh } from '../../../src/i18n/zh-CN.ts';
import { formatProblems, readFolder } from '../../../src/store/folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folder-'));
});

const put = (name: string, front: readonly string[], body: string | Buffer = '正文。'): void => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  const head = Buffer.from(`---\n${front.join('\n')}\n---\n\n`);
  writeFileSync(path, Buffer.concat([head, Buffer.from(body)]));
};
const front = (id: string, ...more: string[]): string[] => [
  `id: ${id}`,
  'headline: 标题',
  'date: 2026-05-20',
  ...more,
];
const messages = (): string[] => readFolder(folder).problems.map(({ message }) => message);

test('reads every article below the folder, and nothing else', () => {
  put('2026/05/20/a.md', front('a'));
  put('2025/b.md', front('b'));
  put('_draft.md', front('c'));
  put('.hidden/d.md', front('d'));
  writeFileSync(join(folder, 'notes.txt'), 'x');
  const { reports, problems } = readFolder(folder);
  expect(problems).toEqual([]);
  expect(reports.map(({ article }) => article.id)).toEqual(['b', 'a']);
});

test('the digest follows the bytes of the file', () => {
  put('a.md', front('a'));
  const first = readFolder(folder).reports[0]?.digest;
  expect(readFolder(folder).reports[0]?.digest).toBe(first);
  put('a.md', front('a'), '正文！');
  expect(readFolder(folder).reports[0]?.digest).not.toBe(first);
});

test('problems of all files come together, in the order of file and line', () => {
  put('b.md', ['id: b', 'headline: x', 'date: 2026-02-30']);
  put('a.md', ['headline: x', 'foo: 1', 'date: 2026-05-20']);
  const { problems } = readFolder(folder);
  expect(problems.map(({ file, line }) => [file.slice(folder.length + 1), line])).toEqual([
    ['a.md', 2],
    ['a.md', 3],
    ['b.md', 4],
  ]);
  expect(formatProblems(problems)).toContain(zh.content.summary(3, 2));
});

test('one id for two articles names both files', () => {
  put('a.md', front('same'));
  put('b.md', front('same'));
  expect(messages()).toEqual([zh.content.duplicateId('same', join(folder, 'a.md'))]);
});

test('links to reports that are not there are found, where they stand', () => {
  put('a.md', front('a', 'related: [{ id: gone, type: background }]'));
  const { problems } = readFolder(folder);
  expect(problems).toMatchObject([
    { message: zh.content.unknownRelated('gone'), line: 5, column: 13 },
  ]);
});

test('an old address belongs to one report only, and to none that stands there', () => {
  put('a.md', front('a', 'aliases: [/old, /2026/05/20/b/]'));
  put('b.md', front('b', 'aliases: [/old/]'));
  expect(messages()).toEqual([
    zh.content.aliasTaken('/2026/05/20/b/', join(folder, 'b.md')),
    zh.content.aliasTaken('/old/', join(folder, 'a.md')),
  ]);
});

test('names that would share an address are told apart', () => {
  put('a.md', front('a', 'people: ["A.B"]'));
  put('b.md', front('b', 'people: ["A-B"]'));
  expect(messages()).toEqual([zh.content.slugClash('A-B', 'A.B')]);
});

test('a file that is not UTF-8 is named, and the others are read', () => {
  put('a.md', front('a'), Buffer.from([0xd6, 0xd0]));
  put('b.md', front('b'));
  const { reports, problems } = readFolder(folder);
  expect(problems.map(({ message }) => message)).toEqual([zh.content.notUtf8]);
  expect(reports).toHaveLength(1);
});
