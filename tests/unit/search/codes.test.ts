import { expect, test } from 'vitest';
import { codeOf, codes, edge, edgesIn, fieldIn, fieldOf } from '../../../src/search/codes.ts';

test('a code tells the field and the edges that it is made of', () => {
  const kinds = Object.values(edge);
  const made = new Set<number>();
  for (const field of Object.values(fieldOf)) {
    for (const before of kinds) {
      for (const between of kinds) {
        for (const after of kinds) {
          const code = codeOf(field, { before, between, after });
          expect(fieldIn(code)).toBe(field);
          expect(edgesIn(code)).toEqual({ before, between, after });
          made.add(code);
        }
      }
    }
  }
  expect([...made].sort((a, b) => a - b)).toEqual([...Array(codes).keys()]);
  expect(codes).toBeLessThanOrEqual(256);
});

test('tokens in which two words meet, the most, have the smallest codes', () => {
  const { none, border } = edge;
  const code = (between: number): number =>
    Math.max(
      ...[none, border].flatMap((before) =>
        [none, border].map((after) => codeOf(fieldOf.body, { before, between, after })),
      ),
    );
  expect(code(border)).toBeLessThan(
    codeOf(fieldOf.body, { before: none, between: none, after: none }),
  );
});
