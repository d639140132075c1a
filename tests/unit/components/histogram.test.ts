import { expect, test } from 'vitest';
import {
  firstDay,
  lastDay,
  periods,
  stepsWithin,
} from '../../../src/components/search/histogram.ts';

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

test('a range of days is shown by the steps that it touches, and never by none', () => {
  const steps = ['2003', '2004', '2005', '2006'].map((key) => ({ key, count: 1 }));
  expect(stepsWithin(steps, '', '')).toEqual([0, 3]);
  expect(stepsWithin(steps, '2004-06-01', '2005-02-01')).toEqual([1, 2]);
  expect(stepsWithin(steps, '', '2003-12-31')).toEqual([0, 0]);
  expect(stepsWithin(steps, '2006-01-01', '')).toEqual([3, 3]);
  expect(stepsWithin(steps, '2007-01-01', '')).toEqual([3, 3]);
  expect(stepsWithin(steps, '', '2002-01-01')).toEqual([0, 0]);
});
