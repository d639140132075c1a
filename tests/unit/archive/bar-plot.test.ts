import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barPlot, niceCeiling } from '../../../src/archive/bar-plot.ts';

test('the scale ends at a round number not below the highest bar', () => {
  expect([1, 2, 3, 7, 9, 11, 41, 99, 101, 1234].map(niceCeiling)).toEqual([
    1, 2, 4, 8, 10, 20, 50, 100, 200, 2000,
  ]);
});

test('years below the bars stand apart, in letters of 16 units', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (years) => {
      const { ticks } = barPlot(
        Array.from({ length: years }, (_, index) => ({ label: String(1600 + index), value: 1 })),
      );
      const spans = ticks.map(({ x, anchor }) => {
        const from = anchor === 'start' ? x : x - 2 * 8.9;
        return { from, to: from + 4 * 8.9 };
      });
      expect(ticks[0]?.label).toBe('1600');
      for (const [index, { to }] of spans.entries())
        expect(spans[index + 1]?.from ?? Infinity).toBeGreaterThan(to + 4);
    }),
  );
});

test('bars stay within the drawing and grow with their values', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 80 }), (values) => {
      const plot = barPlot(values.map((value, index) => ({ label: String(index), value })));
      for (const [index, bar] of plot.bars.entries()) {
        // The scale beside the bars finds room too, in letters of 16 units.
        for (const { label } of plot.grid) {
          expect(plot.right + 0.4 * 16 + 8.9 * label.replace(',', '').length).toBeLessThan(
            plot.width,
          );
        }
        expect(bar.x).toBeGreaterThanOrEqual(0);
        expect(bar.x + bar.width).toBeLessThanOrEqual(plot.right + 0.2);
        expect(bar.y).toBeGreaterThanOrEqual(0);
        expect(bar.y + bar.height).toBeCloseTo(plot.base, 1);
        for (const [other, value] of values.entries()) {
          if (value > (values[index] ?? 0))
            expect(plot.bars[other]?.height).toBeGreaterThanOrEqual(bar.height);
        }
      }
    }),
  );
});
