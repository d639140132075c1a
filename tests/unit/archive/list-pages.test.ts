import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jumps, listPages, restOf } from '../../../src/archive/list-pages.ts';

const lengths = fc.nat(300);
const sizes = fc.integer({ min: 1, max: 50 });
const newestFirst = (length: number): number[] => Array.from({ length }, (_, i) => length - i);

test('pages put together are the list, and each knows its neighbours', () => {
  fc.assert(
    fc.property(lengths, sizes, (length, size) => {
      const items = newestFirst(length);
      const pages = listPages(items, '/people/甲/', size);
      expect(pages.flatMap((page) => page.items)).toEqual(items);
      expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
      expect(pages.map(({ newer }) => newer)).toEqual([
        undefined,
        ...pages.slice(0, -1).map(({ path }) => path),
      ]);
      expect(pages.map(({ older }) => older)).toEqual([
        ...pages.slice(1).map(({ path }) => path),
        undefined,
      ]);
      for (const page of pages) expect(page.items.length).toBeLessThan(2 * size);
    }),
  );
});

test('a new item changes the first page, and at most one more stands beside it', () => {
  fc.assert(
    fc.property(lengths, sizes, (length, size) => {
      const before = listPages(newestFirst(length), '/', size);
      const after = new Map(
        listPages(newestFirst(length + 1), '/', size).map(({ path, items }) => [path, items]),
      );
      for (const { path, items } of before.slice(1)) expect(after.get(path)).toEqual(items);
      expect(after.size - before.length).toBeLessThanOrEqual(1);
    }),
  );
});

test('a jump leads to the page on which its label first appears', () => {
  const pages = listPages([2024, 2024, 2023, 2021, 2021, 2020], '/x/', 2);
  expect(jumps(pages, String)).toEqual([
    { label: '2024', path: '/x/' },
    { label: '2023', path: '/x/page/3/' },
    { label: '2021', path: '/x/page/3/' },
    { label: '2020', path: '/x/page/2/' },
  ]);
});

test('the rest of a path is what the list page adds to its list', () => {
  expect(restOf({ path: '/people/甲/' })).toBeUndefined();
  expect(restOf({ path: '/people/甲/page/12/' })).toBe('page/12');
});
