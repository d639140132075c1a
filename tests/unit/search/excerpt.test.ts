import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import type { FragmentBlock } from '../../../src/search/bundle.ts';
import { packFragment, unpackFragment } from '../../../src/search/bundle.ts';
import { mark, snippets } from '../../../src/search/excerpt.ts';
import { units, type Units } from '../../../src/search/units.ts';

const terms = (...texts: string[]): Units[] => texts.map((text) => units(text, foldTable));
const marked = ({ text, marks }: ReturnType<typeof mark>): string[] =>
  marks.map(([start, end]) => text.slice(start, end));
const article = (...paragraphs: string[]): { content: FragmentBlock[] } => ({
  content: [
    { kind: 'headline', text: '题' },
    ...paragraphs.map((text, i): FragmentBlock => ({ kind: 'paragraph', text, paragraph: i + 1 })),
  ],
});

test.each([
  ['中国的“三农”问题', ['三农问题'], ['三农”问题']],
  ['習近平會見外賓', ['习近平'], ['習近平']],
  ['ＧＤＰ增长５．２％，好', ['GDP增长5.2%'], ['ＧＤＰ增长５．２％']],
  ['哈哈哈', ['哈哈'], ['哈哈哈']],
  ['甲乙丙', ['甲乙', '乙丙'], ['甲乙丙']],
  ['20年与2026年', ['20年'], ['20年']],
  ['气温25℃左右', ['25℃'], ['25℃']],
  ['无', ['有'], []],
])('in %s, %j marks %j', (text, queries, expected) => {
  expect(marked(mark(text, terms(...queries), foldTable))).toEqual(expected);
});

test('snippets come from the blocks with the most terms, with their places', () => {
  const found = snippets(
    article('第一段有峰会。', '第二段有声明。', '第三段有峰会，也有声明。', '第四段有峰会。'),
    terms('峰会', '声明'),
    foldTable,
  );
  expect(found.map(({ place }) => [place.label, place.anchor])).toEqual([
    ['第 3 段', 'p3'],
    ['第 1 段', 'p1'],
    ['第 2 段', 'p2'],
  ]);
  expect(found.map(marked)).toEqual([['峰会', '声明'], ['峰会'], ['声明']]);
});

test('a long block is cut where a sentence begins', () => {
  const long = `${'前面的话很多。'.repeat(30)}这里说到峰会，${'后面的话也多。'.repeat(30)}`;
  const [snippet] = snippets(article(long), terms('峰会'), foldTable);
  expect(snippet?.text).toMatch(/^前面/u);
  expect(snippet?.text).toMatch(/。$/u);
  expect([snippet?.cutBefore, snippet?.cutAfter]).toEqual([true, true]);
  expect(snippet && marked(snippet)).toEqual(['峰会']);
});

test('without a match in the text, the beginning is shown', () => {
  const [snippet] = snippets(article('开头的话。'), terms('没有'), foldTable);
  expect(snippet).toMatchObject({ text: '开头的话。', marks: [], cutBefore: false });
});

test('snippets are verbatim, and marks lie within them', () => {
  const text = fc.string({
    unit: fc.constantFrom('峰', '会', '𠮷', '。', '，', ' ', 'a'),
    maxLength: 400,
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      for (const snippet of snippets(article(...paragraphs), terms('峰会', 'a'), foldTable)) {
        const whole = paragraphs[(snippet.place.paragraph ?? 0) - 1] ?? '';
        expect(whole).toContain(snippet.text);
        expect(whole.startsWith(snippet.text)).toBe(
          !snippet.cutBefore || whole.startsWith(snippet.text),
        );
        expect(snippet.text.isWellFormed()).toBe(true);
        let last = -1;
        for (const [start, end] of snippet.marks) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(snippet.text.length);
          last = end;
        }
      }
    }),
  );
});

test('a fragment comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const fragment = {
        content: [
          { kind: 'headline', text } as const,
          { kind: 'paragraph', text, paragraph: 1 } as const,
        ],
      };
      expect(unpackFragment(packFragment(fragment))).toEqual(fragment);
    }),
  );
});
