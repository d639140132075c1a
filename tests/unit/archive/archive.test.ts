import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildArchive, nameLabel, toReport, type Report } from '../../../src/archive/archive.ts';
import { articleSchema, type ArticleInput } from '../../../src/archive/article.ts';

const report = (fields: Partial<ArticleInput> & { id: string }): Report =>
  toReport(
    articleSchema.parse({ headline: '标题', date: '2026-05-20', ...fields }),
    `${fields.id}.md`,
    '',
  );

const reports = fc
  .uniqueArray(
    fc.record({
      id: fc.stringMatching(/^r[a-z0-9]{0,5}$/u),
      date: fc
        .tuple(fc.integer({ min: 1978, max: 1981 }), fc.integer({ min: 1, max: 28 }))
        .map(([year, day]) => `${year}-02-${String(day).padStart(2, '0')}`),
      people: fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 4 }),
      weight: fc.nat(3),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  )
  .map((list) => list.map(report));

test('grouping is a partition: every report stands in one year, month and day', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const archive = buildArchive(all);
      const inDays = archive.days.flatMap((day) => day.reports);
      expect(inDays.map(({ file }) => file).sort()).toEqual(all.map(({ file }) => file).sort());
      expect(archive.years.reduce((sum, year) => sum + year.count, 0)).toBe(all.length);
      for (const year of archive.years) {
        for (const month of year.months) {
          expect(month.month.slice(0, 4)).toBe(year.year);
          expect(month.days.every(({ date }) => date.startsWith(month.month))).toBe(true);
        }
      }
    }),
  );
});

test('a name page lists exactly the reports that carry the name, newest first', () => {
  fc.assert(
    fc.property(reports, (all) => {
      for (const entry of buildArchive(all).names.people) {
        const carriers = all.filter(({ article }) => article.people.includes(entry.label));
        expect(entry.reports).toHaveLength(carriers.length);
        expect(new Set(entry.reports)).toEqual(new Set(carriers));
        const dates = entry.reports.map(({ article }) => article.date);
        expect(dates).toEqual(dates.toSorted().reverse());
      }
    }),
  );
});

test('within a day the paper orders: edition, then weight, then id', () => {
  const all = [
    report({ id: 'c', weight: 90 }),
    report({ id: 'b', edition: { number: 'A02' } }),
    report({ id: 'd' }),
    report({ id: 'a', edition: { number: 'A01' } }),
  ];
  expect(buildArchive(all).reports.map(({ article }) => article.id)).toEqual(['a', 'b', 'c', 'd']);
});

test('papers of one day stand one after the other, the tenth page after the second', () => {
  const on = (publication: string, number: string) => ({ publication, edition: { number } });
  const all = [
    report({ id: 'd', ...on('乙报', '1') }),
    report({ id: 'a', ...on('甲报', '10') }),
    report({ id: 'b', ...on('甲报', '2') }),
    report({ id: 'e' }),
    report({ id: 'c', ...on('乙报', '2') }),
  ];
  expect(buildArchive(all).reports.map(({ article }) => article.id)).toEqual([
    'd',
    'c',
    'b',
    'a',
    'e',
  ]);
});

test('namesakes are kept apart by their notes', () => {
  const { names } = buildArchive([
    report({ id: 'a', people: [{ name: '李伟', note: '气象学家' }] }),
    report({ id: 'b', people: ['李伟'] }),
  ]);
  expect(names.people.map(({ label }) => label)).toEqual(['李伟', '李伟（气象学家）']);
  expect(nameLabel({ name: '李伟', note: '气象学家' })).toBe('李伟（气象学家）');
});

test('a withdrawn report keeps its address and leaves every list', () => {
  const archive = buildArchive([
    report({ id: 'a', people: ['甲'], withdrawn: { date: '2026-06-01', reason: '应作者要求' } }),
  ]);
  expect([archive.reports, archive.names.people, archive.days]).toEqual([[], [], []]);
  expect(archive.withdrawn[0]?.path).toBe('/2026/05/20/a/');
  expect(archive.byId.has('a')).toBe(true);
});
