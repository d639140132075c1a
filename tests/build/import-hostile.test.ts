/** The import command on what no editor means to give it, and killed in the midst of its work. */
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseArticleFile } from '../../src/archive/front-matter.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'import-hostile-'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

const command = (...args: string[]): string[] => ['src/cli/import.ts', ...args];
const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
        .toSorted()
    : [];

const page = (headline: string): string =>
  `2026年6月4日　星期四\n\n${headline}\n\n　　青石河水位昨天缓慢回落，各闸口正常调度。\n　　两岸居民生活如常。\n\n（据清河社电）\n`;

describe('a folder of good and bad files', () => {
  const bad: Readonly<Record<string, string | Uint8Array>> = {
    'empty.txt': '',
    'blank.txt': '\n　\n',
    'binary.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
    'control.txt': '水位回落\u0000\u0001\u0002\n\n青石河水位回落。\n',
    'wrong-encoding.txt': Uint8Array.of(0xff, 0x80, 0xff, 0x81, 0x0a, 0xfe, 0xc0, 0xc1, 0xf5),
    'truncated.txt': new TextEncoder().encode(page('断了的页面')).subarray(0, -2),
    'no-headline.txt': '　　只有正文，没有标题的一段话，而且足够长。\n',
    'not-word.docx': 'PK 不是 Word 文件',
    'cut.docx': zipSync({ 'word/document.xml': strToU8('<w:document/>') }).subarray(0, 60),
    'bomb.docx': zipSync({ 'word/document.xml': new Uint8Array(300 << 20) }, { level: 1 }),
    'not-a.pdf': '%PDF-1.7\n坏的\n',
    'broken.jsonl':
      '{"id":"a","date":"2026-06-04"\n{"date":"2026-13-40","headline":"x","body":"y。"}\n',
    'open-quote.csv': '日期,标题,正文\n2026-06-04,"没有收尾的引号,正文。\n',
    'script-only.html': '<html><body><script>alert(1)</script></body></html>',
  };
  const good = {
    'good.txt': page('水位回落'),
    'scripts.html': `<html><body><h1>堤防加固</h1><script>document.title='坏'</script><p onclick="x()">　　6月4日，清河县加固堤防，投入三百人，机械四十台，两天完工，比计划提前三天。</p><img src="https://tracker.example/a.png"><p>　　各乡镇轮流值守，水位平稳，学校照常上课。</p></body></html>`,
    'inject.txt': page('标题"\\n--- withdrawn: true'),
    'records.jsonl':
      '{"id":"good-1","date":"2026-06-04","headline":"第一篇\\n---\\nwithdrawn: {}","body":"正文一。"}\n{"id":"../../../outside","date":"2026-06-04","headline":"越界","body":"正文。"}\n{"id":"good-2","date":"2026-06-04","headline":"第二篇","body":"正文二。"}\n',
    'a..b ★.txt': page('名字里有点的文件'),
  };
  let status: number | null;
  let stderr: string;
  let out: string;

  beforeAll(() => {
    const folder = join(root, 'in');
    out = join(root, 'out');
    mkdirSync(folder);
    mkdirSync(join(root, 'secret'));
    writeFileSync(join(root, 'secret', 'secret.txt'), page('不该读到的机密'));
    symlinkSync(join(root, 'secret'), join(folder, 'linked'));
    symlinkSync(join(root, 'secret', 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(folder, join(folder, 'circle'));
    for (const [name, content] of Object.entries({ ...bad, ...good }))
      writeFileSync(join(folder, name), content);
    // A hundred megabytes in one line; a sparse file is as long as a full one.
    const long = openSync(join(folder, 'long-line.txt'), 'w');
    ftruncateSync(long, 100 << 20);
    closeSync(long);
    const record = openSync(join(folder, 'long-record.jsonl'), 'w');
    ftruncateSync(record, 100 << 20);
    closeSync(record);
    const ran = spawnSync(
      process.execPath,
      command(folder, '--out', out, '--date', '2026-06-04', '--originals', join(root, 'kept')),
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    ({ status, stderr } = ran);
  });

  test('fails, naming file and line of each bad one in words with what to do', () => {
    expect(status).toBe(1);
    const bulk = new Set(['long-record.jsonl']);
    for (const name of [...Object.keys(bad), 'long-line.txt', ...bulk]) {
      const lines = stderr.split('\n');
      const at = lines.findIndex((line) => line.includes(`${name}:`));
      expect(lines[at] ?? name, name).toMatch(
        new RegExp(`${name.replaceAll('.', '\\.')}:\\d+:\\d+ .*\\p{Script=Han}`, 'u'),
      );
      expect(lines[at + 1], name).toMatch(/^ {4}→ .*\p{Script=Han}/u);
    }
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+|Error:/u);
  });

  test('still imports every good one, and writes nothing of the bad', () => {
    const written = filesBelow(out).filter((file) => file.endsWith('.md'));
    const articles = written.map((file) => {
      const { article, problems } = parseArticleFile(readFileSync(join(out, file), 'utf8'), file);
      expect(problems).toEqual([]);
      return article;
    });
    expect(articles.map((article) => article?.headline).toSorted()).toEqual(
      [
        '第二篇',
        '堤防加固',
        '名字里有点的文件',
        '水位回落',
        '标题"\\n--- withdrawn: true',
      ].toSorted(),
    );
    expect(articles.filter((article) => article?.withdrawn !== undefined)).toEqual([]);
    expect(filesBelow(out).filter((file) => !file.endsWith('.md'))).toEqual([]);
    for (const file of filesBelow(out))
      expect(readFileSync(join(out, file), 'utf8')).not.toMatch(/document\.title|tracker|机密/u);
  });

  test('reads nothing outside the folder and writes nothing outside its own', () => {
    expect(filesBelow(root).filter((file) => !/^(?:in|out|kept|secret)\//u.test(file))).toEqual([]);
    expect(filesBelow(join(root, 'kept')).join()).not.toMatch(/secret|outside|empty|bomb/u);
  });
});

describe('a bulk import', () => {
  const records = 3000;
  const corpus = (): string => join(root, 'corpus.jsonl');
  const paragraph = '青石河水位昨天缓慢回落，各闸口正常调度，两岸居民生活如常。';

  beforeAll(() => {
    const lines = Array.from({ length: records }, (_, index) =>
      JSON.stringify({
        id: `report-${index}`,
        date: `2026-0${1 + (index % 9)}-1${index % 10}`,
        headline: `第 ${index} 篇报道`,
        body: `${paragraph.repeat(20)}\n第 ${index} 段。`,
      }),
    );
    writeFileSync(corpus(), `${lines.join('\n')}\n`);
  });

  /** Kills the import when it has told its progress so many times. */
  function killed(out: string, after: number): Promise<void> {
    const child = spawn(
      process.execPath,
      command(corpus(), '--out', out, '--originals', `${out}-kept`),
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let told = 0;
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8').split('\n').length - 1;
      if (told >= after) child.kill('SIGKILL');
    });
    return new Promise((resolve) => {
      child.on('close', () => {
        resolve();
      });
    });
  }

  test('killed again and again leaves whole files only, and ends as if it never was', async () => {
    const whole = join(root, 'whole');
    expect(spawnSync(process.execPath, command(corpus(), '--out', whole)).status).toBe(0);
    const out = join(root, 'killed');
    let before = 0;
    for (const after of [1, 2, 3, 5, 7, 9]) {
      await killed(out, after);
      const files = filesBelow(out).filter((file) => file.endsWith('.md'));
      expect(files.length).toBeGreaterThanOrEqual(before);
      before = files.length;
      for (const file of files)
        expect(readFileSync(join(out, file)).equals(readFileSync(join(whole, file))), file).toBe(
          true,
        );
    }
    expect(before).toBeGreaterThan(0);
    const last = spawnSync(process.execPath, command(corpus(), '--out', out));
    expect(last.status).toBe(0);
    const names = filesBelow(whole);
    expect(names).toHaveLength(records);
    expect(filesBelow(out).filter((file) => file.endsWith('.md'))).toEqual(names);
    for (const file of names)
      expect(readFileSync(join(out, file)).equals(readFileSync(join(whole, file))), file).toBe(
        true,
      );
    expect(filesBelow(out).filter((file) => !file.endsWith('.md'))).toEqual([]);
  });
});
