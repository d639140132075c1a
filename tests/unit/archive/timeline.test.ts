import { expect, test } from 'vitest';
import { gapBetween, nodes } from '../../../src/archive/timeline.ts';

test.each([
  ['1992-04-03', '1992-04-03', { years: 0, months: 0, size: 0 }],
  ['1992-04-03', '1992-05-02', { years: 0, months: 0, size: 1 }],
  ['1992-04-03', '1992-05-03', { years: 0, months: 1, size: 2 }],
  ['1992-04-03', '1997-11-08', { years: 5, months: 7, size: 3 }],
  ['1999-12-31', '2000-01-01', { years: 0, months: 0, size: 1 }],
])('from %s to %s', (from, to, gap) => {
  expect(gapBetween(from, to)).toEqual(gap);
});

test('dates stand on the line in proportion to time', () => {
  expect(nodes(['2001-01-01', '2001-07-02', '2001-12-31']).map(({ x }) => x)).toEqual([
    8, 240, 472,
  ]);
  expect(nodes(['2001-01-01'])).toEqual([{ x: 8 }]);
});
