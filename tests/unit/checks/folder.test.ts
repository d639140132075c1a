import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFolder } from '../../../src/checks/folder.ts';
import { zh } from '../../../src/i18n/zh-CN.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  mkdirSync(join(folder, 'articles'));
  mkdirSync(join(folder, 'public'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(id: string, body: string, extra = ''): string {
  const file = join(folder, 'articles', `${id}.md`);
  writeFileSync(
    file,
    `---\nid: ${id}\nheadline: 水位回落\ndate: 2026-05-20\n${extra}---\n\n${body}\n`,
  );
  return file;
}
const check = (fix = false) =>
  checkFolder(join(folder, 'articles'), {
    today: '2026-11-22',
    publicFolder: join(folder, 'public'),
    fix,
  });

test('each finding stands at its line and column, of the body or of its field', () => {
  write(
    'a',
    '水位回落。\n\n闸口正常,,学校照常,居民平安。见[那里](/2026/05/21/)和[这里](/years/)。',
    'people: [周远]\nfigures:\n  - src: /a.png\n    caption: 一\n    alt: 图\n  - src: /b.png\n    caption: 二\n',
  );
  writeFileSync(join(folder, 'public', 'b.png'), '');
  expect(check().findings.map(({ line, column, message }) => [line, column, message])).toEqual([
    [10, 5, zh.checks.figureWithoutAlt('/b.png').message],
    [7, 5, zh.checks.missingPicture('/a.png').message],
    [5, 1, zh.checks.orphanName('周远').message],
    [16, 11, zh.checks.halfWidthPunctuation(',', '，').message],
    [16, 18, zh.checks.brokenLink('/2026/05/21/').message],
  ]);
});

test('a former address leads somewhere, and so does a name as browsers write it', () => {
  write('a', '周远见[旧址](/old/1.html)、[今天](/on-this-day/05-20/)。', 'people: [周远]\n');
  write('b', `见[人](/people/${encodeURIComponent('周远')}/)。`, 'aliases: [/old/1.html]\n');
  expect(check().findings).toEqual([]);
});

test('what is safe is mended in the file, and nothing else changes', () => {
  const file = write('a', '水位回落，，闸口正常,居民平安。。\n\n```\n代码,,\n```');
  const before = readFileSync(file, 'utf8');
  expect(check(true)).toMatchObject({ fixed: 3, findings: [] });
  expect(readFileSync(file, 'utf8')).toBe(
    before.replace('水位回落，，闸口正常,居民平安。。', '水位回落，闸口正常，居民平安。'),
  );
  expect(check(true).fixed).toBe(0);
});

test('a report that is a picture with its words needs no body; one with neither does', () => {
  write('a', '', 'figures:\n  - caption: 村民晾晒辣椒。\n');
  expect(check().problems).toEqual([]);
  write('b', '');
  expect(check().problems).toMatchObject([{ message: zh.content.emptyBody.message }]);
});
