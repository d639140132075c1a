/** A build that takes over what has not changed gives the site that a build from nothing gives. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { checksumsOf, type Checksums } from '../../src/store/checksums.ts';
import { zh } from '../../src/i18n/zh-CN.ts';
import { buildSettings } from '../../src/store/settings.ts';
import { buildInChild } from './build-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'incremental-'));
const content = join(folder, 'content');
const dist = join(folder, 'dist');
const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: dist };

interface Draft {
  readonly id: string;
  readonly date: string;
  readonly headline: string;
  readonly section: string;
  readonly people: readonly string[];
  readonly event?: string;
  readonly related?: string | undefined;
  readonly body: string;
}

const fileOf = ({ date, id }: Draft): string => `${date.replaceAll('-', '/')}/${id}.md`;

function put(draft: Draft): void {
  const { body, event, related, people, ...front } = draft;
  const file = join(content, fileOf(draft));
  mkdirSync(dirname(file), { recursive: true });
  const lines = [
    ...Object.entries(front).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    `people: ${JSON.stringify(people)}`,
    ...(event === undefined ? [] : [`event: ${event}`]),
    ...(related === undefined ? [] : [`related: [{ id: ${related}, type: background }]`]),
  ];
  writeFileSync(file, `---\n${lines.join('\n')}\n---\n\n${body}\n`);
}

const remove = (draft: Draft): void => rmSync(join(content, fileOf(draft)));

/** Two years, three sections, days with one to three reports; 130 make lists of two pages. */
function draftOf(index: number): Draft {
  const day = String((index % 14) * 2 + 1).padStart(2, '0');
  const month = String((index % 6) + 1).padStart(2, '0');
  return {
    id: `a${index}`,
    date: `${index % 3 === 0 ? 1998 : 2003}-${month}-${day}`,
    headline: `第${index}号报道`,
    section: ['要闻', '要闻', '文化'][index % 3] ?? '',
    people: [['张三', '李四', '王五', '赵六'][index % 4] ?? ''],
    ...(index % 20 === 0 ? { event: '大会' } : {}),
    ...(index % 25 === 1 ? { related: `a${index - 1}` } : {}),
    body: `第${index}号报道的正文。\n\n张三到会。`,
  };
}

let drafts: Draft[];
let site: Checksums;
let made = 0;

/** The content as it is now; `taken` files of it come from the build before. */
function build(out = dist): { files: Checksums; taken: number } {
  const { status, stderr, stdout } = buildInChild({ ...env, ARCHIVE_OUT: out });
  expect([status, stderr]).toEqual([0, '']);
  const files = checksumsOf(out);
  const result = { articles: 0, pages: 0, indexBytes: 0, seconds: 0, peakMegabytes: 0 };
  const taken = [...files.keys(), ''].findIndex((_, count) =>
    stdout.includes(
      zh.commands.built({ ...result, files: files.size + 1, taken: count }, out).split('\n')[1] ??
        '',
    ),
  );
  return { files, taken };
}

/** The same from nothing. */
function cold(): Checksums {
  const out = join(mkdtempSync(join(tmpdir(), 'cold-')), 'dist');
  const { files } = build(out);
  rmSync(buildSettings({ ...env, ARCHIVE_OUT: out }).cache, { recursive: true });
  return files;
}

/** Builds what was edited, and gives the paths that are new, gone or changed. */
function rebuilt(): { changed: string[]; written: number } {
  const before = site;
  const { files, taken } = build();
  site = files;
  const paths = new Set([...before.keys(), ...files.keys()]);
  return {
    changed: [...paths].filter((path) => before.get(path) !== files.get(path)),
    written: files.size - taken,
  };
}

beforeAll(() => {
  drafts = Array.from({ length: 130 }, (_, index) => draftOf(index));
  for (const draft of drafts) put(draft);
  site = build().files;
});

function replace(at: number, change: Partial<Draft>): void {
  const draft = drafts[at];
  if (!draft) return;
  remove(draft);
  const changed = { ...draft, ...change };
  put(changed);
  drafts[at] = changed;
}

const isFree = (at: number): boolean => !drafts.some(({ related }) => related === drafts[at]?.id);

/** Edits of the article at a place, as an editor or an import makes them. */
const edits = {
  text: (at: number) => replace(at, { body: `改过的正文${(made += 1)}。\n\n1. 甲\n2. 乙` }),
  headline: (at: number) => replace(at, { headline: `改过的标题${(made += 1)}` }),
  'another id': (at: number) => isFree(at) && replace(at, { id: `b${(made += 1)}` }),
  'another day': (at: number) => replace(at, { date: '1998-04-30' }),
  'a new year': (at: number) => replace(at, { date: '2010-01-01' }),
  names: (at: number) => replace(at, { people: ['赵六', `新人${(made += 1)}`], section: '副刊' }),
  event: (at: number) =>
    replace(at, { event: drafts[at]?.event === undefined ? '大会' : undefined }),
  deleted: (at: number) => {
    const draft = drafts[at];
    if (!draft || !isFree(at)) return;
    remove(draft);
    drafts.splice(at, 1);
  },
  added: (at: number) => {
    const draft = { ...draftOf(at), id: `c${(made += 1)}`, related: undefined };
    put(draft);
    drafts.push(draft);
  },
} as const;

const kinds = Object.keys(edits) as (keyof typeof edits)[];

// Each kind of edit meets others, at places that chance has chosen once.
const rounds = fc.sample(fc.array(fc.nat(120), { minLength: 3, maxLength: 3 }), {
  numRuns: kinds.length / 3,
  seed: 20,
});

test.each(
  rounds.map((places, round) =>
    places.map((at, index) => [kinds[(round * 3 + index) % kinds.length] ?? 'text', at] as const),
  ),
)('after edits, %j first, the site is that of a build from nothing', (...round) => {
  for (const [kind, at] of round) edits[kind](at);
  expect(rebuilt().changed.length).toBeGreaterThan(3);
  expect(site).toEqual(cold());
});

test('without an edit nothing changes, and nine files of ten are taken over', () => {
  const { changed, written } = rebuilt();
  expect(changed).toEqual([]);
  expect(written).toBeLessThan(site.size / 10);
});

test('a new article changes its neighbours and lists, at most 100 pages', () => {
  edits.added(77);
  const { changed, written } = rebuilt();
  expect(changed.filter((path) => path.endsWith('.html')).length).toBeLessThanOrEqual(100);
  expect(written).toBeLessThan(250);
  // It belongs to one section and one person.
  const lists = changed.filter((path) => /^(?:sections|people)\//u.test(path));
  expect(lists.toSorted()).toEqual(
    ['people', 'people/李四', 'sections', 'sections/文化'].flatMap((list) =>
      list.includes('/') ? [`${list}/feed.xml`, `${list}/index.html`] : [`${list}/index.html`],
    ),
  );
});

test('what another hand has changed or deleted in the published site is made anew', () => {
  const page = 'about/index.html';
  const report = `${dist}/${drafts[3]?.date.replaceAll('-', '/')}/${drafts[3]?.id}/index.html`;
  const other = `${dist}/${drafts[4]?.date.replaceAll('-', '/')}/${drafts[4]?.id}/index.html`;
  writeFileSync(report, 'changed in place');
  rmSync(other);
  writeFileSync(join(dist, 'stray.html'), '');
  rmSync(join(dist, page));
  expect(rebuilt().changed).toEqual([]);
  writeFileSync(report, 'changed in place');
  // The folder that was published before comes back, and has none of this.
  writeFileSync(join(dist, 'stray.html'), '');
  expect(rebuilt().changed).toEqual([]);
  expect(rebuilt().changed).toEqual([]);
});
