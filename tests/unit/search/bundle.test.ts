import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateOfSlot,
  packDates,
  packFragment,
  packIds,
  textFiles,
  unpackFragment,
  unpackIds,
  unpackSlots,
  type BlockKind,
  type FragmentBlock,
} from '../../../src/search/bundle.ts';
import { decodeText, encoder, lettersOf } from '../../../src/search/letters.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'中国人民报道，。𠮷"\\\n\t\u0001') }),
);

/** More different characters than have short codes. */
const manyLetters = Array.from({ length: 9000 }, (_, i) =>
  String.fromCodePoint(0x4e00 + i).repeat(1 + (i % 7)),
);

test('a text comes back from its bytes, whatever letters its year has', () => {
  fc.assert(
    fc.property(text, fc.array(text), (one, others) => {
      const json = JSON.stringify(one);
      for (const texts of [others, [json, ...others], [...manyLetters, json]]) {
        const letters = lettersOf(texts);
        expect(decodeText(encoder(letters)(json), letters)).toBe(json);
      }
    }),
  );
});

test('frequent characters take one byte, the next two, the rest three', () => {
  const letters = lettersOf(manyLetters);
  const size = (char: string | undefined): number => encoder(letters)(char ?? '').length;
  expect(letters).toHaveLength(1000);
  expect(letters[0]?.charCodeAt(0)).toBe(0x4e06);
  expect([size(letters[0]), size(letters[223]), size(letters[224]), size('丁')]).toEqual([
    1, 1, 2, 3,
  ]);
});

const kinds: readonly BlockKind[] = ['headline', 'kicker', 'deck', 'note', 'caption', 'heading'];

test('an article comes back from its packing', () => {
  const blocks = fc
    .array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom(...kinds), text }),
        fc.record({ kind: fc.constant('paragraph' as const), text }),
        fc.record({
          kind: fc.constant('paragraph' as const),
          text,
          step: fc.integer({ min: 1, max: 4 }),
        }),
      ),
    )
    .map((found) => {
      let paragraph = 0;
      return found.map((block): FragmentBlock => {
        if (!('step' in block)) return block;
        paragraph += block.step;
        return { kind: block.kind, text: block.text, paragraph };
      });
    });
  fc.assert(
    fc.property(blocks, (content) => {
      expect(unpackFragment(packFragment({ content }))).toEqual({ content });
    }),
  );
});

test('paragraphs out of order are an error', () => {
  const content = [2, 1].map((paragraph) => ({ kind: 'paragraph' as const, text: '', paragraph }));
  expect(() => packFragment({ content })).toThrow(RangeError);
});

test('files of texts take neighbours together as long as they are short', () => {
  expect(textFiles([300, 300, 300, 5000, 10, 10])).toEqual([0, 0, 1, 2, 3, 3]);
  expect(textFiles([])).toEqual([]);
});

test('days and ids come back', () => {
  const days = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(
        ([month, day]) => `1998-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      ),
  );
  const ids = fc.array(fc.stringMatching(/^[a-z0-9-]{1,50}$/u));
  fc.assert(
    fc.property(days, ids, (unsorted, names) => {
      const dates = unsorted.toSorted();
      const slots = unpackSlots(packDates(dates), dates.length);
      expect(Array.from(slots, (slot) => dateOfSlot('1998', slot))).toEqual(dates);
      expect(unpackIds(packIds(names))).toEqual(names);
    }),
  );
});
