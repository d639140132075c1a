import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectSiteFolder, readOptions, UsageError } from '../../../src/cli/command.ts';
import { zh } from '../../../src/i18n/zh-CN.ts';

const root = join(import.meta.dirname, '../../..');
const text = zh.commands.options;
const shell = (command: string) =>
  spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8', env: process.env });

describe('options of a command', () => {
  const read = (...args: string[]) =>
    readOptions(
      {
        args,
        options: { date: { type: 'string' }, json: { type: 'boolean', short: 'j' } },
      } as const,
      'usage',
    ).values;

  test('are those that were written', () => {
    expect(read('--date', '2026-05-20', '-j')).toEqual({ date: '2026-05-20', json: true });
    expect(read('--date=-1')).toEqual({ date: '-1' });
  });

  test.each([
    [['--dat', 'x'], text.unknown('--dat')],
    [['-x'], text.unknown('-x')],
    [['--date'], text.needsValue('--date')],
    [['--date', '--json'], text.needsValue('--date')],
    [['--json=yes'], text.takesNoValue('--json')],
    [['paper.txt'], text.unexpected('paper.txt')],
  ])('%j is refused with its reason and the usage', (args, reason) => {
    expect(() => read(...args)).toThrow(new UsageError(`${reason}\nusage`));
  });
});

test('a reader that leaves early is no error', () => {
  const { stderr } = shell(
    `{ "${process.execPath}" src/cli/propose.ts --help; echo $? >&2; } | true`,
  );
  expect(stderr).toBe('0\n');
});

test.each([
  ['build', zh.slices.buildUsage],
  ['verify', zh.commands.verifyUsage],
  ['check', zh.commands.checkUsage],
])('%s says so where it knows no such option', (command, usage) => {
  const { status, stderr, stdout } = shell(
    `"${process.execPath}" src/cli/${command}.ts --nonsense`,
  );
  expect({ status, stderr, stdout }).toEqual({
    status: 1,
    stderr: `${text.unknown('--nonsense')}\n${usage}\n`,
    stdout: '',
  });
});

test.each([
  ['check', ''],
  ['propose', 'names'],
  ['export', '--wacz x.wacz'],
])('%s says so where there is no folder of articles', (command, options) => {
  const { status, stderr } = shell(
    `ARCHIVE_CONTENT=/none "${process.execPath}" src/cli/${command}.ts ${options}`,
  );
  expect([status, stderr]).toEqual([1, `${zh.commands.noContent('/none')}\n`]);
});

test.each(['archive.example', 'ftp://archive.example', 'https://archive.example/paper'])(
  'a site is not built for SITE_URL=%s',
  (address) => {
    const { status, stderr } = shell(
      `SITE_URL=${address} ARCHIVE_CONTENT=/none "${process.execPath}" src/cli/build.ts`,
    );
    expect([status, stderr]).toEqual([1, `${zh.commands.badSiteUrl(address)}\n`]);
  },
);

describe('the folder of a site', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-folder-'));
  const held = (name: string, ...files: readonly string[]): string => {
    const path = join(folder, name);
    mkdirSync(path);
    for (const file of files) writeFileSync(join(path, file), '');
    return path;
  };

  test.each([
    ['none yet', join(folder, 'none')],
    ['an empty one', held('empty')],
    ['a site', held('site', 'index.html', 'robots.txt')],
    ['a slice of one', held('slice', 'SLICE.json', 'SHA256SUMS')],
  ])('may be %s', (_, out) => {
    expect(() => {
      expectSiteFolder({ out });
    }).not.toThrow();
  });

  test.each(['build', 'merge'])('%s takes the place of nothing else', (command) => {
    const out = held(command, 'letters.txt');
    for (const target of [out, join(out, 'letters.txt')]) {
      const { status, stderr } = shell(
        `ARCHIVE_CONTENT=/none ARCHIVE_OUT=${target} "${process.execPath}" src/cli/${command}.ts`,
      );
      expect([status, stderr]).toEqual([1, `${zh.commands.notASite(target)}\n`]);
    }
    expect(readdirSync(out)).toEqual(['letters.txt']);
  });
});
