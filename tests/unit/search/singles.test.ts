import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChunk } from '../../../src/search/chunk.ts';
import { codeOf, codes, edge, edgesIn, fieldIn, fieldOf } from '../../../src/search/codes.ts';
import { fit } from '../../../src/search/rank.ts';
import { SinglesWriter, type Singles } from '../../../src/search/singles.ts';
import { exactly } from '../../../src/search/tokens.ts';

const { none, border } = edge;
const wordHead = codeOf(fieldOf.body, { before: border, between: none, after: none });

function read({ files, chars }: Singles, char: string, articles: number): Map<number, number> {
  const file = files[chars.findIndex((held) => held.includes(char))];
  const postings = file ? readChunk(file, articles, exactly(char)) : [];
  return new Map([...postings].map((one) => [Math.floor(one / codes), one % codes]));
}

test('every article that holds a frequent character is found with its best code', () => {
  const article = fc.record({
    span: fc.integer({ min: 1, max: 9 }),
    holds: fc.array(fc.integer({ min: 0, max: codes - 1 }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(article, { minLength: 1, maxLength: 30 }), (articles) => {
      const writer = new SinglesWriter(
        articles.map(({ span }) => span),
        1,
      );
      let begins = 0;
      const placed = articles.flatMap(({ span, holds }) => {
        const at = holds.slice(0, span).map((code, i) => ({ code, position: begins + i }));
        begins += span;
        return at;
      });
      const lists = [...new Set(placed.map(({ code }) => code))].map((code) => ({
        code,
        positions: placed.filter((one) => one.code === code).map(({ position }) => position),
      }));
      writer.add('丁乙', [{ code: 0, positions: [0] }]);
      writer.add('的一', lists.slice(0, 2));
      writer.add('的丁', lists.slice(2));
      writer.add('第', [{ code: wordHead, positions: [begins - 1] }]);
      const singles = writer.finish();
      const found = read(singles, '的', articles.length);
      const holding = articles.flatMap(({ span, holds }, i) =>
        span > 0 && holds.length > 0 ? [i] : [],
      );
      expect([...found.keys()]).toEqual(holding);
      for (const [number, code] of found) {
        const held = (articles[number]?.holds ?? []).slice(0, articles[number]?.span);
        const inHeadline = held.some((one) => fieldIn(one) === fieldOf.headline);
        expect(fieldIn(code) === fieldOf.headline).toBe(inHeadline);
        const alone = (one: number): number => fit(one, one, 1);
        expect(alone(code)).toBe(Math.max(...held.map(alone)));
        expect(edgesIn(code).after).toBe(none);
      }
      expect([...read(singles, '丁', articles.length).keys()]).toEqual([0]);
      expect([...read(singles, '第', articles.length).keys()]).toEqual([articles.length - 1]);
    }),
  );
});

test('a character that is not frequent, a number, a word of letters are left out', () => {
  const writer = new SinglesWriter([10], 3);
  writer.add('2026ꞏ年', [{ code: 0, positions: [0, 1, 2] }]);
  writer.add('一二', [{ code: 0, positions: [3, 4] }]);
  writer.add('三四', [{ code: 0, positions: [5, 6] }]);
  writer.add('三', [{ code: 0, positions: [7] }]);
  expect(writer.finish().chars).toEqual(['三']);
});
