import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decades } from '../../../src/archive/decades.ts';

const years = fc
  .uniqueArray(fc.integer({ min: 1872, max: 2099 }), { minLength: 1, maxLength: 30 })
  .map((list) => list.map((year) => ({ year: String(year) })));

test('a grid of decades holds every year once, in rows of ten, newest decade first', () => {
  fc.assert(
    fc.property(years, (held) => {
      const rows = decades(held);
      expect(rows.map(({ decade }) => decade)).toEqual(
        rows
          .map(({ decade }) => decade)
          .toSorted()
          .reverse(),
      );
      for (const { decade, years: cells } of rows) {
        expect(cells.map(({ year }) => Number(year) - Number(decade))).toEqual([
          ...Array.from({ length: 10 }).keys(),
        ]);
      }
      const cells = rows.flatMap((row) => row.years);
      expect(cells.flatMap((cell) => cell.held ?? []).toSorted(byYear)).toEqual(
        held.toSorted(byYear),
      );
      expect(cells.every((cell) => cell.held === undefined || cell.held.year === cell.year)).toBe(
        true,
      );
      const numbers = held.map(({ year }) => Number(year));
      for (const { year, outside } of cells) {
        expect(outside).toBe(
          Number(year) < Math.min(...numbers) || Number(year) > Math.max(...numbers),
        );
      }
      expect(rows.filter((row) => row.years.every((cell) => !cell.held))).toEqual([]);
    }),
  );
});

test('an archive without years has no decades', () => {
  expect(decades([])).toEqual([]);
});

const byYear = (a: { year: string }, b: { year: string }): number =>
  Number(a.year) - Number(b.year);
