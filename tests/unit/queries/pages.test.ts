import { expect, test } from 'vitest';
import {
  buildArchive,
  toReport,
  type Day,
  type Report,
  type Year,
} from '../../../src/archive/archive.ts';
import { articleSchema, type ArticleInput } from '../../../src/archive/article.ts';
import { neighbours } from '../../../src/archive/neighbours.ts';
import { articlePage, relationsOf } from '../../../src/queries/article-page.ts';
import { scriptJson } from '../../../src/queries/article-metadata.ts';
import { calendarMonth, dayPages, monthPage, yearPage } from '../../../src/queries/date-pages.ts';
import { frontPage } from '../../../src/queries/front-page.ts';
import {
  companionsOf,
  countByYear,
  nameIndex,
  initialPages,
} from '../../../src/queries/name-page.ts';
import { monthInHistory } from '../../../src/queries/on-this-day.ts';
import { archiveStats } from '../../../src/queries/stats.ts';

const report = (id: string, fields: Partial<ArticleInput> = {}): Report =>
  toReport(
    articleSchema.parse({ id, headline: `标题${id}`, date: '2026-05-20', ...fields }),
    `${id}.md`,
    '',
  );
const ids = (reports: readonly Report[]): string[] => reports.map(({ article }) => article.id);

test('the front page leads with weight, then with what is new', () => {
  const front = frontPage(
    buildArchive([
      report('old', { date: '1998-01-01', weight: 90 }),
      report('new', { date: '2026-05-20' }),
      report('heavy', { date: '1990-01-01', weight: 95 }),
      report('newer', { date: '2026-05-21' }),
    ]),
  );
  expect(front.lead?.article.id).toBe('heavy');
  expect(ids(front.seconds)).toEqual(['old', 'newer', 'new']);
  expect(front.latest).toEqual([]);
  expect(front.span).toBe('1990—2026');
});

test('an empty archive has a front page, and no report stands twice above the fold', () => {
  expect(frontPage(buildArchive([]))).toMatchObject({ count: 0, seconds: [], sections: [] });
  const many = Array.from({ length: 60 }, (_, i) =>
    report(`r${i}`, { section: i % 2 ? '国际' : '科技', weight: i }),
  );
  const front = frontPage(buildArchive(many));
  const above = [front.lead, ...front.seconds, ...front.sections.flatMap(({ reports }) => reports)];
  expect(new Set(above).size).toBe(above.length);
});

test('a month in history takes one report of each year before a second of any', () => {
  const crowded = ['e', 'd', 'c', 'b', 'a'].map((id) => report(id, { date: '2025-05-31' }));
  const month = monthInHistory(
    buildArchive([
      report('newest'),
      ...crowded,
      report('y2001', { date: '2001-05-02' }),
      report('y1999', { date: '1999-05-30' }),
      report('june', { date: '1998-06-01' }),
    ]),
  );
  expect(month?.month).toBe(5);
  expect(ids(month?.reports ?? [])).toHaveLength(5);
  expect(ids(month?.reports ?? []).slice(0, 2)).toEqual(['y2001', 'y1999']);
});

test('typed links are seen from both ends, and a pair linked twice is listed once', () => {
  const archive = buildArchive([
    report('a', {
      related: [
        { id: 'b', type: 'continuation' },
        { id: 'c', type: 'companion' },
      ],
    }),
    report('b', { related: [{ id: 'a', type: 'background' }] }),
    report('c', { related: [{ id: 'a', type: 'companion' }] }),
    report('d', { related: [{ id: 'a', type: 'commentary' }] }),
  ]);
  const seen = (id: string) =>
    relationsOf(archive, archive.byId.get(id) as Report).map(({ type, direction, reports }) => [
      type,
      direction,
      ids(reports),
    ]);
  expect(seen('a')).toEqual([
    ['continuation', 'forward', ['b']],
    ['companion', 'forward', ['c']],
    ['commentary', 'back', ['d']],
  ]);
  expect(seen('b')).toEqual([['background', 'forward', ['a']]]);
  expect(seen('c')).toEqual([['companion', 'forward', ['a']]]);
});

test('a withdrawn report is linked from nowhere', () => {
  const withdrawn = { date: '2026-06-01', reason: '应作者要求' };
  const archive = buildArchive([
    report('a', { related: [{ id: 'b', type: 'companion' }], event: '会谈' }),
    report('b', { withdrawn, event: '会谈' }),
  ]);
  const page = articlePage(archive, archive.byId.get('a') as Report);
  expect(page).toEqual({ relations: [], names: [], alike: [], picture: '/2026/05/20/a.png' });
});

test('the reports of an event nearest in time stand beside an article, oldest first', () => {
  const members = Array.from({ length: 30 }, (_, i) =>
    report(`e${String(i).padStart(2, '0')}`, {
      date: `2020-01-${String(i + 1).padStart(2, '0')}`,
      event: '会谈',
    }),
  );
  const archive = buildArchive(members);
  const page = articlePage(archive, archive.byId.get('e15') as Report);
  expect(ids(page.event?.reports ?? [])).toEqual([
    'e11',
    'e12',
    'e13',
    'e14',
    'e16',
    'e17',
    'e18',
    'e19',
  ]);
  expect(page.event?.total).toBe(30);
});

test('reports of the same page of the paper stand apart from those of the day', () => {
  const on = (number: string) => ({ edition: { number } });
  const archive = buildArchive([
    report('a', on('A01')),
    report('b', on('A02')),
    report('c', on('A01')),
    report('d'),
  ]);
  const page = articlePage(archive, archive.byId.get('a') as Report);
  expect(ids(page.printedPage?.reports ?? [])).toEqual(['c']);
  expect(ids(page.day?.reports ?? [])).toEqual(['b', 'd']);
  expect(articlePage(archive, archive.byId.get('d') as Report).printedPage).toBeUndefined();
});

test('the first page of one paper is not that of another', () => {
  const on = (publication: string) => ({ publication, edition: { number: '1' } });
  const archive = buildArchive([
    report('a', on('甲报')),
    report('b', on('乙报')),
    report('c', on('甲报')),
  ]);
  const page = articlePage(archive, archive.byId.get('a') as Report);
  expect(ids(page.printedPage?.reports ?? [])).toEqual(['c']);
  expect(
    dayPages(archive, archive.days[0] as Day)[0]?.editions.map(
      ({ publication, number, reports }) => [publication, number, ids(reports)],
    ),
  ).toEqual([
    ['乙报', '1', ['b']],
    ['甲报', '1', ['a', 'c']],
  ]);
});

test('a year of single reports is not all darkest', () => {
  const archive = buildArchive([
    report('a', { date: '2008-08-08' }),
    report('b', { date: '2008-08-09' }),
    ...['c', 'd', 'e'].map((id) => report(id, { date: '2008-09-01' })),
  ]);
  const levels = (all: typeof archive): number[] =>
    yearPage(all, all.years[0] as Year).months.flatMap(({ calendar }) =>
      calendar.flat().flatMap((cell) => (cell && cell.count > 0 ? [cell.level] : [])),
    );
  expect(levels(archive)).toEqual([2, 2, 4]);
  expect(levels(buildArchive([report('a', { date: '2008-08-08' })]))).toEqual([2]);
});

test('reports turn over in the order of print, across days', () => {
  const archive = buildArchive([
    report('first', { date: '2026-05-19' }),
    report('front', { edition: { number: 'A01' } }),
    report('inside', { edition: { number: 'A02' } }),
  ]);
  const around = neighbours(archive, archive.byId.get('front') as Report);
  expect([around.previous?.article.id, around.next?.article.id]).toEqual(['first', 'inside']);
  expect(neighbours(archive, archive.byId.get('inside') as Report)).not.toHaveProperty('next');
});

test('a month is a wall calendar that begins on Monday', () => {
  const archive = buildArchive([
    report('a', { date: '2008-08-08' }),
    report('b', { date: '2008-08-08' }),
  ]);
  const weeks = calendarMonth('2008-08', archive.days, 4, []);
  expect(weeks[0]?.map((cell) => cell?.day)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    1,
    2,
    3,
  ]);
  expect(weeks.at(-1)?.map((cell) => cell?.day)).toEqual([25, 26, 27, 28, 29, 30, 31]);
  expect(weeks.flat().filter((cell) => cell && cell.count > 0)).toEqual([
    { date: '2008-08-08', day: 8, count: 2, level: 2, issue: 'unknown' },
  ]);
});

test('a full month says of each day how much it does not show', () => {
  const archive = buildArchive(
    Array.from({ length: 400 }, (_, i) => report(`r${i}`, { date: `2008-08-0${(i % 2) + 1}` })),
  );
  const month = archive.years[0]?.months[0];
  if (!month) throw new Error('no month');
  const page = monthPage(archive, month);
  expect(page.days.map(({ shown, more }) => [shown.length, more])).toEqual([
    [120, 80],
    [120, 80],
  ]);
});

test('who appears with a name is counted by shared reports', () => {
  const archive = buildArchive([
    report('a', { people: ['甲', '乙'], places: ['北京'] }),
    report('b', { people: ['甲', '乙', '丙'] }),
    report('c', { people: ['丙'] }),
  ]);
  const entry = archive.names.people.find(({ label }) => label === '甲');
  if (!entry) throw new Error('no entry');
  expect(
    companionsOf(archive, entry).map(({ kind, names }) => [
      kind,
      names.map(({ entry: other, count }) => `${other.label}${count}`),
    ]),
  ).toEqual([
    ['people', ['乙2', '丙1']],
    ['places', ['北京1']],
  ]);
});

test('years without reports are counted as none', () => {
  expect(
    countByYear([report('a', { date: '1998-01-01' }), report('b', { date: '2001-01-01' })]),
  ).toEqual([
    { year: '1998', count: 1 },
    { year: '1999', count: 0 },
    { year: '2000', count: 0 },
    { year: '2001', count: 1 },
  ]);
});

test('a long list of names is divided by initial and loses none', () => {
  const names = Array.from({ length: 700 }, (_, i) => `${'赵钱孙李周'[i % 5]}${i}`);
  const archive = buildArchive(names.map((name, i) => report(`r${i}`, { people: [name] })));
  expect(nameIndex(archive, 'people').divided).toBe(true);
  const listed = initialPages(archive, 'people').flatMap(({ items }) =>
    items.map(({ label }) => label),
  );
  expect(listed.toSorted()).toEqual(names.toSorted());
});

test('the figures of the archive add up', () => {
  const stats = archiveStats(
    buildArchive([
      report('a', { section: '国际', source: '新华社', figures: [{ caption: '图' }] }),
      report('b', { section: '国际', date: '2024-01-01' }),
      report('c', { withdrawn: { date: '2026-06-01', reason: '误收' } }),
    ]),
  );
  expect(stats.sections.map(({ label, count }) => [label, count])).toEqual([['国际', 2]]);
  expect(stats.sources).toEqual([
    { label: '新华社', path: '/sources/新华社/', count: 1 },
    { count: 1 },
  ]);
  expect(stats).toMatchObject({
    count: 2,
    missingFigures: 1,
    withdrawn: 1,
    missingYears: ['2025'],
  });
});

test('JSON in a script element cannot end it', () => {
  const text = scriptJson({ headline: '</script><script>alert(1)</script>&\u2028' });
  expect(text).not.toMatch(/[<>&\u2028]/u);
  expect(JSON.parse(text)).toEqual({ headline: '</script><script>alert(1)</script>&\u2028' });
});
