import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitReader, BitWriter } from '../../../src/search/bits.ts';
import { ChunkWriter, readChunk, type CodeList } from '../../../src/search/chunk.ts';
import { codes } from '../../../src/search/codes.ts';

const span = 5000;

const ascending = (most: number, maxLength = 40): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.nat(most), { minLength: 1, maxLength })
    .map((values) => values.sort((a, b) => a - b));

test('numbers come back from bits as they were written', () => {
  const number = fc.oneof(
    fc.nat(0x3fffffff).map((value) => ({ kind: 'small' as const, value })),
    fc
      .tuple(fc.integer({ min: 1, max: 0x3fffffff }), fc.nat())
      .map(([range, value]) => ({ kind: 'below' as const, value: value % range, range })),
    fc.nat(31).map((value) => ({ kind: 'plain' as const, value })),
    ascending(0x3fffffff).map((value) => ({ kind: 'ascending' as const, value })),
  );
  fc.assert(
    fc.property(fc.array(number), fc.nat(8), (numbers, order) => {
      const writer = new BitWriter();
      for (const one of numbers) {
        if (one.kind === 'small') writer.small(one.value, order);
        else if (one.kind === 'below') writer.below(one.value, one.range);
        else if (one.kind === 'plain') writer.write(one.value, 5);
        else writer.ascending(one.value, 0, 0x3fffffff);
      }
      const reader = new BitReader(writer.bytes());
      for (const one of numbers) {
        if (one.kind === 'small') expect(reader.small(order)).toBe(one.value);
        else if (one.kind === 'below') expect(reader.below(one.range)).toBe(one.value);
        else if (one.kind === 'plain') expect(reader.read(5)).toBe(one.value);
        else expect([...reader.ascending(one.value.length, 0, 0x3fffffff)]).toEqual(one.value);
      }
    }),
  );
});

test('numbers that crowd take fewer bits than numbers far apart', () => {
  const size = (step: number): number => {
    const writer = new BitWriter();
    writer.ascending(
      Array.from({ length: 100 }, (_, i) => i * step),
      0,
      99_999,
    );
    return writer.size;
  };
  expect(size(1)).toBeLessThan(30);
  expect(size(10)).toBeLessThan(size(1000));
});

test('bits that end too soon are an error', () => {
  expect(() => new BitReader(Uint8Array.of(0)).read(9)).toThrow(RangeError);
});

const lists: fc.Arbitrary<CodeList[]> = fc
  .tuple(ascending(span - 1), fc.array(fc.nat(codes - 1), { minLength: 40, maxLength: 40 }))
  .map(([positions, codeOf]) => {
    const byCode = new Map<number, number[]>();
    positions.forEach((position, i) => {
      const code = codeOf[i] as number;
      byCode.set(code, [...(byCode.get(code) ?? []), position]);
    });
    return [...byCode].map(([code, found]) => ({ code, positions: found }));
  });

const index = fc
  .dictionary(
    fc.string({ unit: fc.constantFrom(...'中国人民𠮷野龘ab1ꞏꟷ'), minLength: 1, maxLength: 5 }),
    lists,
    { maxKeys: 12 },
  )
  .map((entries) => Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)));

test('a chunk gives back every token with all its positions and codes, and nothing else', () => {
  fc.assert(
    fc.property(index, (entries) => {
      const writer = new ChunkWriter(span);
      for (const [token, found] of entries) writer.add(token, found);
      const bytes = writer.finish();
      expect(bytes[0]).toBe(0);
      const postings = (of: typeof entries): number[] =>
        of
          .flatMap(([, found]) =>
            found.flatMap(({ code, positions }) =>
              positions.map((position) => position * codes + code),
            ),
          )
          .sort((a, b) => a - b);
      const everything = { from: '', to: '\u{10FFFF}', accepts: () => true };
      expect([...readChunk(bytes, span, everything)]).toEqual(postings(entries));
      for (const [token] of entries) {
        const only = { from: token, to: `${token}\0`, accepts: (one: string) => one === token };
        const expected = postings(entries.filter(([one]) => one === token));
        expect([...readChunk(bytes, span, only)]).toEqual(expected);
      }
    }),
  );
});
