import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  either,
  FoundWriter,
  leastDistance,
  rowsOf,
  type Found,
} from '../../../src/search/found.ts';

interface Row {
  readonly article: number;
  readonly count: number;
  readonly fit: number;
  readonly positions: readonly number[];
}

const table: fc.Arbitrary<Row[]> = fc
  .uniqueArray(
    fc.record({
      article: fc.nat(30),
      count: fc.nat(9),
      fit: fc.constantFrom(0.02, 0.4, 1, 2),
      positions: fc.uniqueArray(fc.nat(99), { maxLength: 5 }),
    }),
    { selector: ({ article }) => article },
  )
  .map((rows) =>
    rows
      .toSorted((a, b) => a.article - b.article)
      .map((row) => ({
        ...row,
        // An article's are its own.
        positions: row.positions.toSorted((a, b) => a - b).map((at) => 100 * row.article + at),
      })),
  );

function write(rows: readonly Row[]): Found {
  const writer = new FoundWriter(rows.length, rows.flatMap(({ positions }) => positions).length);
  for (const { article, count, fit, positions } of rows) {
    writer.add(article, count, fit);
    for (const position of positions) writer.place(position);
  }
  return writer.finish();
}

function read({ articles, counts, fits, positions, ends }: Found): Row[] {
  return Array.from(articles, (article, row) => ({
    article,
    count: counts[row] as number,
    fit: fits[row] as number,
    positions: [...positions.subarray(ends[row - 1] ?? 0, ends[row])],
  }));
}

test('what is written is read, and some of it by its rows', () => {
  fc.assert(
    fc.property(table, fc.array(fc.boolean(), { minLength: 31, maxLength: 31 }), (rows, kept) => {
      expect(read(write(rows))).toEqual(rows);
      const numbers = [...rows.keys()].filter((row) => kept[row]);
      expect(read(rowsOf(write(rows), numbers))).toEqual(rows.filter((_, row) => kept[row]));
    }),
  );
});

test('what comes for an article again adds to it, and the better fit stands', () => {
  const writer = new FoundWriter(1, 2);
  writer.add(7, 1, 0.4);
  writer.place(3);
  writer.add(7, 2, 0.2);
  writer.place(9);
  expect(read(writer.finish())).toEqual([{ article: 7, count: 3, fit: 0.4, positions: [3, 9] }]);
});

test('any of several clauses is found where one of them is, with all that there is of each', () => {
  fc.assert(
    fc.property(fc.array(table, { maxLength: 5 }), (tables) => {
      const byArticle = Map.groupBy(tables.flat(), ({ article }) => article);
      const expected = [...byArticle]
        .map(([article, rows]) => ({
          article,
          count: rows.reduce((sum, { count }) => sum + count, 0),
          fit: Math.max(...rows.map(({ fit }) => fit)),
          positions: rows.flatMap(({ positions }) => positions).sort((a, b) => a - b),
        }))
        .sort((a, b) => a.article - b.article);
      expect(read(either(tables.map(write)))).toEqual(expected);
    }),
  );
});

test('the least distance is that of the closest two', () => {
  fc.assert(
    fc.property(table, table, (one, other) => {
      one.forEach(({ positions: left }, row) => {
        other.forEach(({ positions: right }, otherRow) => {
          const all = left.flatMap((a) => right.map((b) => Math.abs(a - b)));
          expect(leastDistance(write(one), row, write(other), otherRow)).toBe(
            Math.min(Infinity, ...all),
          );
        });
      });
    }),
  );
});
