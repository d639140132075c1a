import { expect, test } from 'vitest';
import { buildArchive, toReport } from '../../../src/archive/archive.ts';
import { articleSchema } from '../../../src/archive/article.ts';
import { correctionsOf } from '../../../src/archive/corrections.ts';

const report = (id: string, dates: readonly string[], more: Record<string, unknown> = {}) =>
  toReport(
    articleSchema.parse({
      id,
      headline: id,
      date: '2026-05-20',
      corrections: dates.map((date) => ({ date, kind: 'editor', text: `${id} ${date}` })),
      ...more,
    }),
    `${id}.md`,
    '',
  );

test('corrections of all reports are listed newest first, each under a number that stays', () => {
  const withdrawn = { date: '2026-06-03', reason: '应要求' };
  const archive = buildArchive([
    report('a', ['2026-05-21', '2026-05-23']),
    report('b', []),
    report('c', ['2026-05-22']),
    report('d', ['2026-05-24'], { withdrawn }),
  ]);
  expect(
    correctionsOf(archive).map(({ number, correction, report: { article } }) => [
      article.id,
      number,
      correction.date,
    ]),
  ).toEqual([
    ['a', 2, '2026-05-23'],
    ['c', 1, '2026-05-22'],
    ['a', 1, '2026-05-21'],
  ]);
});
