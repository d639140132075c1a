import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleSchema, type Article } from '../../../src/archive/article.ts';
import { namesFile } from '../../../src/integrations/names-file.ts';

const article = (headline: string, number: number): Article =>
  articleSchema.parse({ id: `a${number}`, date: '2026-05-20', headline });

test('headlines fill their room and no more, the first ones kept', () => {
  const texts = fc.sample(fc.stringMatching(/^[\u4e00-\u9fff]{12,24}$/u), {
    numRuns: 2000,
    seed: 1,
  });
  const { headlines } = namesFile(texts.map(article));
  const bytes = (count: number): number => gzipSync(JSON.stringify(texts.slice(0, count))).length;
  expect(headlines).toEqual(texts.slice(0, headlines.length));
  expect(bytes(headlines.length)).toBeLessThanOrEqual(20_000);
  expect(bytes(headlines.length + 1)).toBeGreaterThan(20_000);
});

test('a headline that stands twice is kept once, and its characters are spelled', () => {
  const { headlines, sounds } = namesFile(['龘龘', '大桥', '龘龘'].map(article));
  expect(headlines).toEqual(['龘龘', '大桥']);
  expect(sounds['da']).toContain('龘');
});
