import { expect, test } from 'vitest';
import { breaches, hosts } from '../../../src/archive/host-limits.ts';

const files = (...sizes: number[]) =>
  new Map(sizes.map((size, index) => [`${index}.html`, { size }]));

test('a site within the limits, or on a host without any, breaks none', () => {
  expect(breaches({ files: 2, fileBytes: 10, totalBytes: 20 }, files(10, 10))).toEqual([]);
  expect(breaches(hosts.none, files(...Array.from({ length: 30_000 }, () => 1e6)))).toEqual([]);
});

test('every limit that is broken is named, each file that is too large by its path', () => {
  expect(breaches({ files: 2, fileBytes: 10, totalBytes: 20 }, files(1, 11, 12))).toEqual([
    { limit: 'files', allowed: 2, found: 3 },
    { limit: 'totalBytes', allowed: 20, found: 24 },
    { limit: 'fileBytes', allowed: 10, found: 11, file: '1.html' },
    { limit: 'fileBytes', allowed: 10, found: 12, file: '2.html' },
  ]);
});

test('Cloudflare Pages takes 20,000 files and not one more', () => {
  const many = (count: number) => files(...Array.from({ length: count }, () => 1));
  expect(breaches(hosts['cloudflare-pages'], many(20_000))).toEqual([]);
  expect(breaches(hosts['cloudflare-pages'], many(20_001))).toHaveLength(1);
});
