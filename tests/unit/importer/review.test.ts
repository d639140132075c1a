import { expect, test } from 'vitest';
import { importText } from '../../../src/importer/import.ts';
import { reviewPage } from '../../../src/importer/review.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const clear = importText('clear.txt', bytes('青石河水位回落\n\n青石河水位昨天缓慢回落。\n'), {
  date: '2026-06-03',
});
const doubtful = importText(
  'doubtful.txt',
  bytes(
    '<script>alert(1)</script>的标题\n\n青石河水位昨天缓慢回落。\n\n夜间巡堤\n\n各闸口正常调度。\n',
  ),
  { date: '2026-06-03' },
);

test('shows every source line by its number, the doubtful source first', () => {
  const page = reviewPage([clear, doubtful]);
  expect(page.indexOf('doubtful.txt')).toBeLessThan(page.indexOf('clear.txt'));
  for (const line of [1, 3, 5, 7]) expect(page).toContain(`id="s1-${line}"`);
  expect(page).toContain('href="#s1-5"');
});

test('text stays text', () => {
  const page = reviewPage([doubtful]);
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;的标题');
});
