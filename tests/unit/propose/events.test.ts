import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEvents, type EventReport } from '../../../src/propose/events.ts';

const report = (
  id: string,
  date: string,
  headline: string,
  names: string,
  more: Partial<EventReport> = {},
): EventReport => ({
  id,
  date,
  title: headline.replaceAll(' ', ''),
  headline: headline.split(' '),
  names: names.split(' '),
  terms: ['记者', '今天', ...names.split(' ')],
  ...more,
});

const flood = [
  report('flood-1', '2020-07-01', '岔河 洪水 上涨', '岔河 周玉 水利部'),
  report('flood-2', '2020-07-03', '岔河 洪水 退去', '岔河 周玉 省政府'),
];
const others = Array.from({ length: 12 }, (_, i) =>
  report(
    `other-${i}`,
    `2020-07-0${(i % 6) + 1}`,
    `城市${i} 道路${i} 通车`,
    `城市${i} 公司${i} 部门${i}`,
  ),
);

test('reports of one happening within days are one event, named by their headlines', () => {
  const events = findEvents([...others, ...flood]);
  expect(events.map(({ name, members }) => [name, members.map(({ id }) => id)])).toEqual([
    ['岔河洪水', ['flood-1', 'flood-2']],
  ]);
});

test('the same words weeks later are another happening', () => {
  const later = report('flood-3', '2020-08-20', '岔河 洪水 上涨', '岔河 周玉 水利部');
  const [event, ...more] = findEvents([...others, ...flood, later]);
  expect(event?.members.map(({ id }) => id)).toEqual(['flood-1', 'flood-2']);
  expect(more).toEqual([]);
});

test('who receives guests every week and where tell no event, until something rarer does', () => {
  const date = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
  const filler = Array.from({ length: 900 }, (_, i) =>
    report(`filler-${i}`, date(18_000 + (i % 300)), `城市${i} 通车${i}`, `公司${i}`),
  );
  const visits = (guest: (visit: number) => string): EventReport[] =>
    Array.from({ length: 8 }, (_, i) =>
      report(`visit-${i}`, date(18_000 + 20 * i), `周玉 会见 ${guest(i)}`, '周玉 东厅'),
    );
  const next = (guest: string) =>
    report('visit-next', date(18_001), `周玉 会见 ${guest}`, '周玉 东厅');
  const strangers = [...filler, ...visits((i) => `客人${i}`), next('来宾')];
  expect(findEvents(strangers)).toEqual([]);
  const same = [...filler, ...visits((i) => `客人${i}`), next('客人0')];
  expect(findEvents(same).map(({ members }) => members.map(({ id }) => id))).toEqual([
    ['visit-0', 'visit-next'],
  ]);
});

test('common words join nothing', () => {
  const alike = others.map((one) => ({ ...one, terms: [...one.terms, '会议', '领导', '工作'] }));
  expect(findEvents(alike)).toEqual([]);
});

test('an editor’s name is kept, and two events of an editor’s stay two', () => {
  const named = [{ ...flood[0], event: '岔河抗洪' }, flood[1]] as EventReport[];
  expect(findEvents([...others, ...named])[0]?.name).toBe('岔河抗洪');
  const two = [
    { ...flood[0], event: '岔河抗洪' },
    { ...flood[1], event: '灾后重建' },
  ] as EventReport[];
  expect(findEvents([...others, ...two])).toEqual([]);
});

test('a name takes what a headline has between its words', () => {
  const titled = flood.map((one, i) => ({
    ...one,
    title: i === 0 ? '岔河大洪水上涨' : '洪水退出岔河',
  }));
  expect(findEvents([...others, ...titled])[0]?.name).toBe('岔河大洪水');
});

test('where headlines share no word, the names do', () => {
  const [one, other] = flood as [EventReport, EventReport];
  const apart = [
    { ...one, headline: ['堤防', '加固'], title: '堤防加固' },
    { ...other, headline: ['学校', '复课'], title: '学校复课' },
  ];
  expect(findEvents([...others, ...apart])[0]?.name).toBe('岔河周玉');
});

test('the order in which reports are read makes no difference', () => {
  const expected = JSON.stringify(findEvents([...others, ...flood]));
  fc.assert(
    fc.property(fc.shuffledSubarray([...others, ...flood], { minLength: 14 }), (shuffled) => {
      expect(JSON.stringify(findEvents(shuffled))).toBe(expected);
    }),
    { numRuns: 30 },
  );
});
