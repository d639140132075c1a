import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleSchema } from '../../../src/archive/article.ts';
import { ownsOf, parseSlice, slicesOfYears } from '../../../src/store/slices.ts';

const reportsOf = (years: Readonly<Record<string, number>>) =>
  Object.entries(years).flatMap(([year, count]) =>
    Array.from({ length: count }, (_, index) => ({
      article: articleSchema.parse({
        id: `a${year}-${index}`,
        headline: '标题',
        date: `${year}-01-01`,
      }),
    })),
  );

const years = fc.dictionary(
  fc.integer({ min: 1950, max: 2020 }).map(String),
  fc.integer({ min: 1, max: 30 }),
  { minKeys: 1, maxKeys: 12, noNullPrototype: true },
);
const count = fc.integer({ min: 1, max: 9 });

test('a shard is written as its number and of how many', () => {
  expect(parseSlice('3/16')).toEqual({ number: 3, of: 16 });
  expect(parseSlice('1/1')).toEqual({ number: 1, of: 1 });
  for (const wrong of ['', '3', '0/4', '5/4', '1/1000', '-1/4', '1 / 4', '01/4', '1/4x'])
    expect(parseSlice(wrong)).toBeUndefined();
});

test('every file belongs to exactly one slice, what is of a year to that of its pages', () => {
  const paths = fc.oneof(
    fc.webPath().map((path) => path.slice(1)),
    fc.constantFrom('index.html', 'pagefind/names.0a1b.bin', '1950/index.html', '1949.html'),
    fc
      .integer({ min: 1950, max: 2020 })
      .chain((year) =>
        fc.constantFrom(
          `${year}/05/20/a.md`,
          `download/${year}.csv`,
          `pagefind/${year}.0a1b2c/articles.bin`,
        ),
      ),
  );
  fc.assert(
    fc.property(years, count, paths, (archive, of, path) => {
      const reports = reportsOf(archive);
      const owners = Array.from({ length: of }, (_, index) => index + 1).filter((number) =>
        ownsOf({ number, of }, reports)(path),
      );
      expect(owners).toHaveLength(1);
      const year = /(?:^|[/])((?:19|20)\d\d)[/.]/u.exec(path)?.[1];
      const home = year === undefined ? undefined : slicesOfYears(reports, of).get(year);
      if (home !== undefined) expect(owners).toEqual([home]);
    }),
    { numRuns: 300 },
  );
});

test('the tables of the index stay together, and what names all bundles is in no slice', () => {
  for (const number of [1, 2, 3, 4, 5]) {
    const owns = ownsOf({ number, of: 5 }, reportsOf({ 1998: 1 }));
    expect(owns('pagefind/fold.aa.bin')).toBe(owns('pagefind/names.bb.bin'));
    expect(owns('pagefind/manifest.json')).toBe(false);
  }
});

test('a year stays where it is when later ones are added', () => {
  fc.assert(
    fc.property(years, count, fc.integer({ min: 1, max: 40 }), (archive, of, more) => {
      const before = slicesOfYears(reportsOf(archive), of);
      const after = slicesOfYears(reportsOf({ ...archive, 2021: more }), of);
      for (const [year, slice] of before) expect(after.get(year)).toBe(slice);
    }),
  );
});

test('years are spread by their count of articles', () => {
  fc.assert(
    fc.property(years, count, (archive, of) => {
      const slices = slicesOfYears(reportsOf(archive), of);
      const loads = Array.from({ length: of }, (_, index) =>
        [...slices]
          .filter(([, slice]) => slice === index + 1)
          .reduce((sum, [year]) => sum + (archive[year] ?? 0), 0),
      );
      const counts = Object.values(archive);
      const total = counts.reduce((sum, value) => sum + value, 0);
      // What giving each to the emptiest guarantees.
      expect(Math.max(...loads)).toBeLessThanOrEqual(total / of + Math.max(...counts));
    }),
  );
});
