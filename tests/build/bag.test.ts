/** The archive packed as a BagIt bag, judged by other programs, and built again from the bag alone. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { checkBag } from '../../src/export/check-bag.ts';
import { writeBag } from '../../src/export/bag.ts';
import { zh } from '../../src/i18n/zh-CN.ts';
import { checksumsOf, sha256 } from '../../src/store/checksums.ts';
import { buildInChild, root, runCommand } from './build-site.ts';
import { listFiles } from './html.ts';

const folder = mkdtempSync(join(tmpdir(), 'bag-'));
const content = join(folder, 'content/articles');
const dist = join(folder, 'dist');
const original = '城东水厂二期20日通水。\n';
const env = {
  ARCHIVE_CONTENT: content,
  ARCHIVE_OUT: dist,
  SITE_URL: 'https://archive.example',
  BASE_PATH: '/paper',
};
const bag = join(folder, 'bag');
const exported = (target: string, ...more: string[]) =>
  runCommand(
    'export',
    [
      ...['--bagit', target, '--originals', join(folder, 'content/originals')],
      ...['--gazetteer', join(folder, 'content/gazetteer.yaml'), ...more],
    ],
    env,
  );
/** A bag to be spoilt. */
const copyOfBag = (): string => {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(bag, copy, { recursive: true });
  return copy;
};
const text = zh.exporting;

beforeAll(() => {
  cpSync(join(root, 'tests/fixtures/archive'), content, { recursive: true });
  mkdirSync(join(folder, 'content/originals/0123456789ab'), { recursive: true });
  writeFileSync(join(folder, 'content/originals/0123456789ab/水厂 二期.txt'), original);
  writeFileSync(join(folder, 'content/gazetteer.yaml'), 'people: []\n');
  expect(buildInChild(env)).toMatchObject({ status: 0, stderr: '' });
  expect(exported(bag)).toMatchObject({ status: 0, stderr: '' });
});

test('the bag holds articles, originals, names, the program, the pages, and what is said of them', () => {
  const files = listFiles(bag);
  expect(files).toEqual(
    expect.arrayContaining([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha512.txt',
      'metadata/archive.dublin-core.json',
      'data/content/articles/2026/05/20/a.md',
      'data/content/originals/0123456789ab/水厂 二期.txt',
      'data/content/gazetteer.yaml',
      'data/src/cli/build.ts',
      'data/public/favicon.svg',
      'data/package-lock.json',
      'data/dist/2026/05/20/20260520-water/index.html',
    ]),
  );
  expect(readFileSync(join(bag, 'bagit.txt'), 'utf8')).toBe(
    'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  );
  // The newest day in the content, not today.
  expect(readFileSync(join(bag, 'bag-info.txt'), 'utf8')).toMatch(
    /^External-Identifier: https:\/\/archive\.example\/paper\/$[\s\S]*^Bagging-Date: 2026-06-01$/mu,
  );
  expect(JSON.stringify(files)).not.toContain('node_modules');
  for (const file of files.filter((name) => name.startsWith('metadata/')))
    expect(readFileSync(join(bag, file), 'utf8')).not.toContain(folder);
});

test('Dublin Core and events say what the articles say', () => {
  const lines = (file: string): Record<string, unknown>[] =>
    readFileSync(join(bag, 'metadata', file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const url = 'https://archive.example/paper/2026/05/20/20260520-water/';
  expect(
    lines('articles.dublin-core.jsonl').find((terms) => terms['dcterms:identifier'] === url),
  ).toMatchObject({
    'dcterms:title': '城东水厂 <二期> 通水 & 供水',
    'dcterms:creator': ['林知远'],
    'dcterms:issued': '2026-05-20',
    'dcterms:publisher': '样张县报',
    'dcterms:modified': '2026-05-22',
  });
  const history = lines('articles.premis.jsonl') as unknown as {
    object: { objectIdentifier: string; fixity: { messageDigest: string } };
    events: { eventType: string; eventDateTime?: string; eventDetail?: string }[];
  }[];
  const water = history.find(({ object }) => object.objectIdentifier === url);
  const source = readFileSync(join(content, '2026/05/20/a.md'));
  expect(water?.object.fixity.messageDigest).toBe(sha256(source));
  expect(water?.events).toContainEqual(
    expect.objectContaining({ eventType: 'modification', eventDateTime: '2026-05-22' }),
  );
  const withdrawn = history.find(({ object }) => object.objectIdentifier.includes('withdrawn'));
  expect(withdrawn?.events).toEqual([
    expect.objectContaining({ eventType: 'deaccession', eventDetail: '应当事人要求' }),
  ]);
});

test('our own reader, sha256sum and sha512sum find it whole', () => {
  expect(checkBag(bag)).toMatchObject({ problems: [] });
  for (const sum of ['sha256', 'sha512']) {
    for (const manifest of [`manifest-${sum}.txt`, `tagmanifest-${sum}.txt`]) {
      const { status } = spawnSync(`${sum}sum`, ['-c', '--strict', '--quiet'], {
        cwd: bag,
        input: readFileSync(join(bag, manifest)),
      });
      expect([manifest, status]).toEqual([manifest, 0]);
    }
  }
});

// The Library of Congress's validator, where Python has it (pip install bagit).
const hasBagit = spawnSync('python3', ['-c', 'import bagit']).status === 0;
test.runIf(hasBagit)('bagit.py accepts it, and not when a byte is different', () => {
  const validate = (path: string): number | null =>
    spawnSync('python3', ['-c', 'import bagit,sys; bagit.Bag(sys.argv[1]).validate()', path])
      .status;
  expect(validate(bag)).toBe(0);
  const spoilt = copyOfBag();
  writeFileSync(join(spoilt, 'data/content/gazetteer.yaml'), 'people: {}\n');
  expect(validate(spoilt)).not.toBe(0);
});

test('the same archive is the same bag, in a folder and in a file', () => {
  const again = join(folder, 'elsewhere');
  expect(exported(again).status).toBe(0);
  expect([...checksumsOf(again)]).toEqual([...checksumsOf(bag)]);
  for (const ending of ['tar', 'tar.gz']) {
    const files = ['one', 'other'].map((name) => join(folder, name, `bag.${ending}`));
    for (const file of files) expect(exported(file).status).toBe(0);
    const [one, other] = files.map((file) => sha256(readFileSync(file)));
    expect(one).toBe(other);
  }
  const listed = execFileSync('tar', ['tf', join(folder, 'one/bag.tar.gz')], { encoding: 'utf8' });
  expect(
    new Set(
      listed
        .trimEnd()
        .split('\n')
        .map((path) => path.split('/')[0]),
    ),
  ).toEqual(new Set(['bag']));
});

test('from the bag alone the same archive is laid out and the same site is built, byte for byte', () => {
  const file = join(folder, 'kept.tar.gz');
  expect(exported(file).status).toBe(0);
  const site = [...checksumsOf(dist)];
  const articles = [...checksumsOf(content)];
  const away = mkdtempSync(join(folder, 'away-'));
  for (const name of ['content', 'dist']) renameSync(join(folder, name), join(away, name));
  try {
    const out = join(folder, 'restored');
    const { status, stdout, stderr } = runCommand('restore', [file, '--out', out, '--build']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(text.sameSite(join(out, 'dist')));
    expect([...checksumsOf(join(out, 'dist'))]).toEqual(site);
    expect([...checksumsOf(join(out, 'content/articles'))]).toEqual(articles);
    expect(readFileSync(join(out, 'content/originals/0123456789ab/水厂 二期.txt'), 'utf8')).toBe(
      original,
    );
    // Nothing is written over what is there.
    expect(runCommand('restore', [file, '--out', out])).toMatchObject({
      status: 1,
      stderr: `${text.targetTaken(out)}\n`,
    });
  } finally {
    for (const name of ['content', 'dist']) renameSync(join(away, name), join(folder, name));
  }
});

test('without pages the site is built again and known by its digest; another is told apart', () => {
  const lean = join(folder, 'lean');
  expect(exported(lean, '--no-pages').status).toBe(0);
  expect(existsSync(join(lean, 'data/dist'))).toBe(false);
  const out = join(folder, 'from-lean');
  const { status, stdout } = runCommand('restore', [lean, '--out', out, '--build']);
  expect([status, stdout]).toEqual([0, expect.stringContaining(text.sameSite(join(out, 'dist')))]);
  expect([...checksumsOf(join(out, 'dist'))]).toEqual([...checksumsOf(dist)]);

  // A program that makes other pages, in a bag whose checksums fit it.
  const changed = copyOfBag();
  const strings = join(changed, 'data/src/site.ts');
  writeFileSync(strings, readFileSync(strings, 'utf8').replace("'报藏'", "'别藏'"));
  for (const sum of ['sha256', 'sha512'])
    execFileSync('sh', ['-c', `find data -type f -exec ${sum}sum {} + > manifest-${sum}.txt`], {
      cwd: changed,
    });
  rmSync(join(changed, 'tagmanifest-sha256.txt'));
  rmSync(join(changed, 'tagmanifest-sha512.txt'));
  rmSync(join(changed, 'bag-info.txt'));
  const other = runCommand('restore', [changed, '--out', join(folder, 'other-site'), '--build']);
  expect(other.status).toBe(1);
  expect(other.stdout).toContain(zh.commands.fileChanged('index.html'));
});

test.each([
  ['a changed file', (at: string) => appendFileSync(join(at, 'data/LICENSE'), '.'), 'data/LICENSE'],
  ['a missing file', (at: string) => rmSync(join(at, 'data/LICENSE')), 'data/LICENSE'],
  ['a file more', (at: string) => writeFileSync(join(at, 'data/more'), ''), 'data/more'],
  [
    'other metadata',
    (at: string) => appendFileSync(join(at, 'bag-info.txt'), 'A: b\n'),
    'bag-info',
  ],
  ['a link', (at: string) => symlinkSync('/etc/passwd', join(at, 'data/link')), 'data/link'],
  [
    'a path that leads out',
    (at: string) =>
      appendFileSync(join(at, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../a\n`),
    'manifest-sha256.txt',
  ],
  [
    'a path listed twice',
    (at: string) =>
      appendFileSync(
        join(at, 'manifest-sha256.txt'),
        readFileSync(join(at, 'manifest-sha256.txt'), 'utf8').split('\n')[0] ?? '',
      ),
    'manifest-sha256.txt',
  ],
  ['no declaration', (at: string) => rmSync(join(at, 'bagit.txt')), text.bag.noDeclaration],
  [
    'no manifest',
    (at: string) => {
      for (const sum of ['sha256', 'sha512']) rmSync(join(at, `manifest-${sum}.txt`));
    },
    text.bag.noManifest,
  ],
] as const)('%s is named, and nothing is restored', (_, spoil, named) => {
  const spoilt = copyOfBag();
  spoil(spoilt);
  const out = join(spoilt, '../never');
  const { status, stderr } = runCommand('restore', [spoilt, '--out', out]);
  expect(status).toBe(1);
  expect(stderr).toContain(named);
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('arriving'))).toEqual([]);
});

test('a packed bag that leads out of its folder writes nothing there', () => {
  const evil = join(folder, 'evil.tar');
  mkdirSync(join(folder, 'evil/bag'), { recursive: true });
  writeFileSync(join(folder, 'escaped.txt'), '');
  execFileSync('tar', ['-cPf', evil, '-C', join(folder, 'evil'), 'bag', '../escaped.txt']);
  rmSync(join(folder, 'escaped.txt'));
  const { status } = runCommand('restore', [evil, '--out', join(folder, 'from-evil')]);
  expect(status).toBe(1);
  expect(existsSync(join(folder, 'escaped.txt'))).toBe(false);
});

test('a site of other articles, a place that is taken and wrong options stop the export', () => {
  expect(exported(bag)).toMatchObject({ status: 1, stderr: `${text.targetTaken(bag)}\n` });
  expect(exported(join(folder, 'x'), '--date', '2026-02-30').stderr).toContain(
    text.badDate('2026-02-30'),
  );
  expect(runCommand('export', [], env)).toMatchObject({ status: 1, stderr: `${text.usage}\n` });
  const article = join(content, '2026/05/20/b.md');
  const before = readFileSync(article);
  appendFileSync(article, '\n又一段。\n');
  try {
    expect(exported(join(folder, 'x'))).toMatchObject({
      status: 1,
      stderr: `${text.siteOutdated(dist, content)}\n`,
    });
  } finally {
    writeFileSync(article, before);
  }
  expect(existsSync(join(folder, 'x'))).toBe(false);
});

// Apart from the others: bagit.py takes percent signs as they are, against RFC 8493, 2.1.3.
test('line breaks and percent signs in names are written as BagIt wants them', () => {
  const odd = join(folder, 'odd');
  writeFileSync(join(folder, 'odd-file'), '');
  const payload = [{ path: '100%\r\n.txt', file: join(folder, 'odd-file') }];
  writeBag(odd, { payload, tags: new Map(), info: [] });
  expect(readFileSync(join(odd, 'manifest-sha256.txt'), 'utf8')).toMatch(
    /^[0-9a-f]{64} {2}data\/100%25%0D%0A\.txt\n$/u,
  );
  expect(checkBag(odd).problems).toEqual([]);
});
