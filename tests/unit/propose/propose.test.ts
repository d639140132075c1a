import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readArticle } from '../../../src/store/folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'propose-'));
  mkdirSync(join(folder, 'articles'));
  writeFileSync(
    join(folder, 'gazetteer.yaml'),
    'people: [习近平]\nplaces: [河北, 北京]\norganizations: [水利部]\n',
  );
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const body =
  '县长周玉陪同水利部专家到河北查看水情。记者在堤上看到，河水已经退到警戒线以下，村民陆续回家，学校将在下周一复课。\n\n水利部专家说，今年雨季来得早，上游水库提前放水，下游河道在汛期前完成了清淤，堤防经受住了考验。';

function write(id: string, text: string, extra = ''): string {
  const file = join(folder, 'articles', `${id}.md`);
  writeFileSync(
    file,
    `---\nid: ${id}\nheadline: 堤防经受考验\ndate: 2020-07-01\n${extra}---\n\n${text}\n`,
  );
  return file;
}

const proposal = z.strictObject({
  kind: z.enum(['people', 'places', 'organizations', 'same-source', 'event']),
  article: z.string(),
  file: z.string(),
  value: z.union([z.string(), z.record(z.string(), z.string())]),
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1),
});

function propose(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      'src/cli/propose.ts',
      '--content',
      join(folder, 'articles'),
      '--gazetteer',
      join(folder, 'gazetteer.yaml'),
      ...args,
    ],
    { encoding: 'utf8' },
  );
  const proposals = args.includes('--json')
    ? stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => proposal.parse(JSON.parse(line)))
    : [];
  return { status, stdout, stderr, proposals };
}

test('names that the front matter lacks are proposed, the doubtful first', () => {
  write('a', body, 'places: [河北省]\n');
  const { status, proposals } = propose('names', '--json');
  expect(status).toBe(0);
  expect(proposals.map(({ kind, value }) => [kind, value])).toEqual([
    ['people', '周玉'],
    ['organizations', '水利部'],
  ]);
  const sure = proposals.map(({ confidence }) => confidence);
  expect(sure).toEqual(sure.toSorted((a, b) => a - b));
});

test('without --write no file changes; with it the field alone, and once', () => {
  const file = write('a', body, 'places: [河北]\n');
  const before = readFileSync(file, 'utf8');
  propose('names');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(propose('names', '--write').status).toBe(0);
  const after = readFileSync(file, 'utf8');
  expect(after).toBe(
    before.replace('[河北]\n', '[河北]\nproposed:\n  people: [周玉]\n  organizations: [水利部]\n'),
  );
  expect(readArticle(file).report?.article.proposed?.people).toEqual(['周玉']);
  expect(propose('names', '--write', '--json').proposals).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe(after);
  expect(readdirSync(join(folder, 'articles'))).toEqual(['a.md']);
});

test('a version is proposed once, and not again where it is linked', () => {
  write('a', body);
  write('b', body.slice(0, 80));
  expect(propose('duplicates', '--json').proposals).toMatchObject([
    { kind: 'same-source', article: 'b', value: { id: 'a', type: 'same-source' } },
  ]);
  write('b', body.slice(0, 80), 'related: [{ id: a, type: same-source }]\n');
  expect(propose('duplicates', '--json').proposals).toEqual([]);
  write('b', body.slice(0, 80));
  write('a', body, 'related: [{ id: b, type: same-source }]\n');
  expect(propose('duplicates', '--json').proposals).toEqual([]);
});

test('a bad file is named and passed over', () => {
  write('a', body);
  writeFileSync(
    join(folder, 'articles', 'bad.md'),
    '---\nid: bad\nheadline: 无日期\n---\n\n正文。\n',
  );
  const { status, stderr, proposals } = propose('names', '--json');
  expect(status).toBe(1);
  expect(stderr).toMatch(/bad\.md:\d+:\d+ /u);
  expect(proposals.length).toBeGreaterThan(0);
});

test('a bad gazetteer stops the run and says where', () => {
  write('a', body);
  writeFileSync(join(folder, 'gazetteer.yaml'), 'people:\n  - 5\n');
  const { status, stdout, stderr } = propose('names');
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('gazetteer.yaml:2:5 ');
});

test('an unknown task is refused', () => {
  const { status, stderr } = propose('nanes');
  expect(status).toBe(1);
  expect(stderr).toContain('nanes');
});

describe('a proposal that an editor says no to', () => {
  const values = (...args: string[]) =>
    propose('names', '--json', ...args).proposals.map(({ article, value }) => [article, value]);

  test('is kept beside the gazetteer and never made again, in either script', () => {
    write('a', body);
    write('b', body);
    expect(values()).toContainEqual(['a', '水利部']);
    expect(propose('--reject', 'organizations=水利部').status).toBe(0);
    expect(propose('--reject', 'people=周玉', '--article', 'a').status).toBe(0);
    expect(values()).toEqual([
      ['b', '周玉'],
      ['a', '河北'],
      ['b', '河北'],
    ]);
    const file = join(folder, 'rejected.yaml');
    const kept = readFileSync(file, 'utf8');
    expect(kept).toMatch(
      /^# .+\n- \{ kind: organizations, value: 水利部 \}\n- \{ .+ article: a \}\n$/u,
    );
    writeFileSync(
      file,
      '- { kind: organizations, value: 水利部 }\n- { kind: places, value: 河北 }\n',
    );
    expect(values()).toEqual([
      ['a', '周玉'],
      ['b', '周玉'],
    ]);
  });

  test('leaves the field that an earlier run wrote', () => {
    const file = write('a', body);
    propose('names', '--write');
    expect(readArticle(file).report?.article.proposed?.organizations).toEqual(['水利部']);
    propose('--reject', 'organizations=水利部');
    propose('names', '--write');
    expect(readArticle(file).report?.article.proposed?.organizations).toEqual([]);
    expect(readArticle(file).report?.article.proposed?.people).toEqual(['周玉']);
  });

  test('may be a version or an event, from either side', () => {
    write('a', body);
    write('b', body.slice(0, 80));
    propose('--reject', 'same-source=b', '--article', 'a');
    expect(propose('duplicates', '--json').proposals).toEqual([]);
  });

  test('is refused where it names no kind; a bad file stops the run and says where', () => {
    write('a', body);
    const { status, stderr } = propose('--reject', '水利部');
    expect(status).toBe(1);
    expect(stderr).toContain('水利部');
    writeFileSync(
      join(folder, 'rejected.yaml'),
      '# 否决\n- { kind: organisations, value: 水利部 }\n',
    );
    const bad = propose('names');
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain('rejected.yaml:2:3 ');
  });
});
