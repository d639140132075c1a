import { expect, test } from 'vitest';
import { searchText } from '../../../src/i18n/zh-CN.ts';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { parseQuery } from '../../../src/search/query.ts';
import { relaxations } from '../../../src/search/relax.ts';

const steps = (source: string): readonly string[] =>
  relaxations(parseQuery(source, foldTable), foldTable).map(({ relaxation }) => relaxation.step);

test('a name of four characters has no near forms: half of it names something else', () => {
  expect(steps('上合组织')).not.toContain('near');
});

test('a phrase of five characters or more has, as its last step', () => {
  expect(steps('航天员杨利伟出舱').at(-1)).toBe('near');
  expect(steps('青藏线通车').at(-1)).toBe('near');
});

test('a number and what it counts are one word: a date that nobody wrote is looked for in its parts', () => {
  const [words, most] = relaxations(parseQuery('2013年5月20日', foldTable), foldTable).filter(
    ({ relaxation }) => relaxation.step !== 'edges',
  );
  expect(words?.relaxation).toMatchObject({ step: 'words', words: ['2013年', '5月', '20日'] });
  expect(most?.relaxation.step).toBe('most');
  expect(most?.query.some?.least).toBe(2);
  expect(steps('增长5.2个百分点')).toContain('words');
});

test('a few words are also looked for within longer ones; for many that would take too long', () => {
  const letters = (count: number): string => 'abcdefghijklmnop'.slice(0, count).split('').join(' ');
  expect(steps(letters(8))[0]).toBe('edges');
  expect(steps(letters(9))).not.toContain('edges');
  expect(steps(letters(9))).toContain('most');
});

test('a long phrase is cut short where a label repeats it', () => {
  const long = '很长的词'.repeat(6);
  const labels = relaxations(parseQuery(`${long} 航天`, foldTable), foldTable).map(
    ({ relaxation }) => relaxation.label,
  );
  expect(labels).toContain(searchText.relaxed.some(`“${long.slice(0, 20)}……”“航天”`));
});

test('a mark between words sets them apart, one within a number does not', () => {
  const words = (source: string): readonly string[] | undefined =>
    relaxations(parseQuery(source, foldTable), foldTable).find(
      ({ relaxation }) => relaxation.step === 'words',
    )?.relaxation.words;
  expect(words('航天-奥运，春节')).toEqual(['航天', '奥运', '春节']);
  expect(words('航天1-2，奥运1,000')).toEqual(['航天1-2', '奥运1,000']);
  const many = Array.from({ length: 41 }, (_, i) => `第${i}词`).join('，');
  expect(words(many)).toBeUndefined();
});
