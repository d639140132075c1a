import { expect, test } from 'vitest';
import { compareNumbered } from '../../../src/archive/order.ts';

test('numbers inside a text count by their value', () => {
  const pages = ['A10', '第10版', '10', 'A2', '第3版', '2', 'B1', '02'];
  expect(pages.toSorted(compareNumbered)).toEqual([
    '02',
    '2',
    '10',
    'A2',
    'A10',
    'B1',
    '第3版',
    '第10版',
  ]);
});
