import { expect, test } from 'vitest';
import { firstDay, lastDay, periods } from '../../../src/components/search/histogram.ts';

test('a few years are counted by month, gaps included', () => {
  expect(
    periods([
      { month: '2007-11', count: 2 },
      { month: '2008-02', count: 1 },
    ]),
  ).toEqual([
    { key: '2007-11', count: 2 },
    { key: '2007-12', count: 0 },
    { key: '2008-01', count: 0 },
    { key: '2008-02', count: 1 },
  ]);
});

test('many years are counted by year', () => {
  const steps = periods([
    { month: '1998-01', count: 1 },
    { month: '1998-09', count: 4 },
    { month: '2001-05', count: 2 },
  ]);
  expect(steps.map(({ key, count }) => [key, count])).toEqual([
    ['1998', 5],
    ['1999', 0],
    ['2000', 0],
    ['2001', 2],
  ]);
});

test('a step spans its first day to its last', () => {
  expect([firstDay('2008'), lastDay('2008')]).toEqual(['2008-01-01', '2008-12-31']);
  expect([firstDay('2008-02'), lastDay('2008-02')]).toEqual(['2008-02-01', '2008-02-29']);
});
