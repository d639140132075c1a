import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCalendarDate, nextDay, weekday } from '../../../src/archive/dates.ts';
import { issueOn, parsePapers } from '../../../src/archive/papers.ts';

const read = (text: string) => parsePapers(text, 'papers.yaml');
const daily = `
- name: 样张日报
  from: 1979-01-01
  to: 1979-12-31
  weekdays: 一二三四五六
  none: [1979-01-28, 1979-01-29/1979-01-31]
`;

test('a paper comes out on its days of the week but for the days without', () => {
  const { papers, problems } = read(daily);
  expect(problems).toEqual([]);
  const on = (day: string) => issueOn(papers, day);
  expect(['1979-01-27', '1979-02-01'].map(on)).toEqual(['issued', 'issued']);
  expect(['1979-01-28', '1979-01-29', '1979-01-30', '1979-01-31'].map(on)).toEqual(
    Array.from({ length: 4 }, () => 'none'),
  );
  expect(on('1979-02-04')).toBe('none');
  expect(weekday('1979-02-04')).toBe(0);
  expect(['1978-12-31', '1980-01-01'].map(on)).toEqual(['unknown', 'unknown']);
});

test('of two papers one is enough', () => {
  const { papers } = read(`${daily}- { name: 晚报, from: 1979-01-28, to: 1979-01-28 }\n`);
  expect(issueOn(papers, '1979-01-28')).toBe('issued');
});

test.each([
  ['- name: 甲\n  from: 1979-13-01\n  to: 1979-12-31\n', 2],
  ['- name: 甲\n  from: 1979-02-01\n  to: 1979-01-31\n', 3],
  ['- name: 甲\n  from: 1979-02-01\n  to: 1979-03-31\n  weekdays: 每天\n', 4],
  ['- name: 甲\n  from: 1979-02-01\n  to: 1979-03-31\n  none: [昨天]\n', 4],
  ['- name: 甲\n  from: 1979-02-01\n', 1],
  ['name: 甲\n', 1],
  ['- name: "甲\n', 2],
])('what is wrong is named with its line: %j', (text, line) => {
  const { papers, problems } = read(text);
  expect(papers).toEqual([]);
  expect(problems[0]?.line).toBe(line);
  expect(problems[0]?.hint).not.toBe('');
});

test('no file and an empty file know of nothing', () => {
  expect(read('')).toEqual({ papers: [], problems: [] });
});

test('the next day is the day after', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date('1000-01-01'),
        max: new Date('9999-12-30'),
        noInvalidDate: true,
      }),
      (moment) => {
        const day = moment.toISOString().slice(0, 10);
        fc.pre(isCalendarDate(day));
        expect(nextDay(day)).toBe(
          new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10),
        );
      },
    ),
  );
});
