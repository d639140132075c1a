import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildArchive, toReport, type Report } from '../../../src/archive/archive.ts';
import { articleSchema, type ArticleInput } from '../../../src/archive/article.ts';
import { likeReports } from '../../../src/archive/likeness.ts';

const report = (id: string, fields: Partial<ArticleInput> = {}): Report =>
  toReport(
    articleSchema.parse({ id, headline: id, date: '2026-05-20', ...fields }),
    `${id}.md`,
    '',
  );
const none: ReadonlySet<Report> = new Set();
const alike = (reports: readonly Report[], id: string, most = 4) => {
  const archive = buildArchive(reports);
  return likeReports(archive, archive.byId.get(id) as Report, none, most).map((one) => [
    one.report.article.id,
    one.shared.join('、'),
  ]);
};

test('reports that share names are alike, and it is said which; the rarest name comes first', () => {
  const reports = [
    report('a', { places: ['拉萨', '北京'], topics: ['铁路'] }),
    report('b', { places: ['拉萨', '北京'], topics: ['铁路'] }),
    report('c', { places: ['北京'], topics: ['铁路'] }),
    report('d', { places: ['北京'] }),
  ];
  expect(alike(reports, 'a')).toEqual([
    ['b', '拉萨、铁路、北京'],
    ['c', '铁路、北京'],
  ]);
  expect(alike(reports, 'd')).toEqual([]);
});

test('two names that everyone carries make no likeness', () => {
  const reports = Array.from({ length: 40 }, (_, index) =>
    report(`r${index}`, { places: ['北京', '上海'] }),
  );
  expect(alike(reports, 'r0')).toEqual([]);
});

test('among equals the nearest in time comes first, then the id', () => {
  const topics = ['甲', '乙'];
  const reports = [
    report('a', { topics, date: '2000-01-01' }),
    report('z', { topics, date: '2000-01-03' }),
    report('c', { topics, date: '1990-01-01' }),
    report('b', { topics, date: '2000-01-03' }),
  ];
  expect(alike(reports, 'a').map(([id]) => id)).toEqual(['b', 'z', 'c']);
  expect(alike(reports, 'a', 2)).toHaveLength(2);
});

test('likeness agrees with counting pair by pair, whatever the order of the files', () => {
  const label = fc.constantFrom<string>('甲', '乙', '丙', '丁', '戊');
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(label), { minLength: 2, maxLength: 12 }), (named) => {
      const reports = named.map((topics, index) => report(`r${index}`, { topics }));
      const count = (name: string): number =>
        named.filter((topics) => topics.includes(name)).length;
      const naive = reports.slice(1).flatMap((other, index) => {
        const shared = (named[0] ?? []).filter((name) => named[index + 1]?.includes(name));
        const score = shared.reduce((sum, name) => sum + 1 / count(name), 0);
        return shared.length >= 2 && score >= 0.25 - 1e-9 ? [other.article.id] : [];
      });
      const found = alike(reports, 'r0', 99).map(([id]) => id);
      expect(found.toSorted()).toEqual(naive.toSorted());
      expect(alike(reports.toReversed(), 'r0', 99).map(([id]) => id)).toEqual(found);
    }),
  );
});
