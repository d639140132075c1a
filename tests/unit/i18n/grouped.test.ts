import { expect, test } from 'vitest';
import { grouped } from '../../../src/i18n/grouped.ts';

test('thousands are set apart as zh-CN has it', () => {
  const values = [
    0,
    7,
    999,
    1000,
    12345,
    999999,
    1234567,
    1e12,
    -1234,
    0.5,
    1234.5,
    65.0049,
    1e3 / 3,
  ];
  for (const value of values)
    expect(grouped(value)).toBe(new Intl.NumberFormat('zh-CN').format(value));
});
