import { expect, test } from 'vitest';
import { toReport } from '../../../src/archive/archive.ts';
import { articleSchema } from '../../../src/archive/article.ts';
import { recordFiles } from '../../../src/queries/record-files.ts';
import { site } from '../../../src/site.ts';

const reportsOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    toReport(
      articleSchema.parse({
        id: `r${index}`,
        headline: '标题',
        date: `${1990 + (index % 3)}-01-01`,
      }),
      `${index}.md`,
      '',
    ),
  );
const sizes = (count: number) =>
  [...recordFiles(reportsOf(count))].map(([name, reports]) => [name, reports.length]);

test('a small archive is one file of records, oldest first, and a file a year', () => {
  expect(sizes(4)).toEqual([
    ['archive', 4],
    ['1990', 2],
    ['1991', 1],
    ['1992', 1],
  ]);
  const dates = recordFiles(reportsOf(4))
    .get('archive')
    ?.map(({ article }) => article.date);
  expect(dates).toEqual(dates?.toSorted());
});

test('a large archive is a file a year, an empty one none', () => {
  expect(sizes(site.wholeDownload)[0]).toEqual(['archive', site.wholeDownload]);
  expect(sizes(site.wholeDownload + 1).map(([name]) => name)).toEqual(['1990', '1991', '1992']);
  expect(sizes(0)).toEqual([]);
});
