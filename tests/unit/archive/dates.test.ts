import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateParts, daysInMonth, isCalendarDate, weekday } from '../../../src/archive/dates.ts';

const anyDay = fc.date({
  min: new Date('1000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
});

test('accepts exactly the days that the calendar has', () => {
  const parts = fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.nat(13), fc.nat(32));
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const date = new Date(Date.UTC(year, month - 1, day));
      const exists =
        date.getUTCFullYear() === year &&
        date.getUTCMonth() === month - 1 &&
        date.getUTCDate() === day;
      expect(isCalendarDate(text)).toBe(exists);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '2026-5-20',
  '2026-05-20T00:00',
  '20260520',
  '２０２６-05-20',
  ' 2026-05-20',
  '0999-01-01',
])('refuses %j', (text) => {
  expect(isCalendarDate(text)).toBe(false);
  expect(() => dateParts(text)).toThrow(RangeError);
});

test('names the weekday as the platform calendar does', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(weekday(day.toISOString().slice(0, 10))).toBe(day.getUTCDay());
    }),
  );
});

test('knows the centuries that are no leap years', () => {
  expect([1900, 2000, 2024, 2026].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
});
