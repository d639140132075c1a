import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headlineParts } from '../../../src/queries/headline-words.ts';

const parts = (text: string): string[] => headlineParts(text).map(({ words }) => words.join('|'));

test('blanks set parts apart, and lines break between words', () => {
  expect(parts('中俄元首北京会谈 睦邻友好条约再度延期')).toHaveLength(2);
  expect(parts('青藏铁路全线建成通车')[0]).toMatch(/青藏铁路|铁路/u);
});

test('no line begins with a mark that closes, a particle, or the unit of a number', () => {
  const text = '“文化节”今明两年举办，2008年奥运会的主办权';
  for (const word of parts(text).join('|').split('|').slice(1)) {
    expect(word).not.toMatch(/^[”，。》）的年]/u);
  }
});

test('nothing of a headline is lost', () => {
  const text = fc.string({
    unit: fc.constantFrom('中', '国', '“', '”', ' ', '　', '5', '.', 'A', '，', '的'),
  });
  fc.assert(
    fc.property(text, (headline) => {
      const whole = headlineParts(headline)
        .map(({ blank, words }) => blank + words.join(''))
        .join('');
      expect(whole).toBe(headline);
    }),
  );
});
