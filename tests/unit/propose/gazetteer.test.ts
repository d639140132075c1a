import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { zh } from '../../../src/i18n/zh-CN.ts';
import { parseGazetteer } from '../../../src/propose/gazetteer.ts';

const read = (...lines: string[]) => parseGazetteer(lines.join('\n'), 'g.yaml');
const places = (file: ReturnType<typeof read>) =>
  file.problems.map(({ file: name, line, column }) => `${name}:${line}:${column}`);

test('a name stands alone or with its spellings', () => {
  const { entries, problems } = read(
    'people: [普京, { name: 默克尔, aliases: [安格拉·默克尔] }]',
    'places:',
    '  - { name: 俄罗斯, short: 俄 }',
  );
  expect(problems).toEqual([]);
  expect(entries).toEqual([
    { kind: 'people', name: '普京', aliases: [] },
    { kind: 'people', name: '默克尔', aliases: ['安格拉·默克尔'] },
    { kind: 'places', name: '俄罗斯', aliases: [], short: '俄' },
  ]);
});

test('every mistake is named where it stands', () => {
  const file = read(
    'people:',
    '  - 普京',
    '  - { name: 5 }',
    '  - { nam: 某人, name: 某人 }',
    'places: 北京',
  );
  expect(places(file)).toEqual(['g.yaml:3:13', 'g.yaml:4:7', 'g.yaml:5:9']);
  expect(file.problems[1]?.message).toBe(zh.propose.unknownField('nam'));
  expect(file.entries).toEqual([]);
});

test('broken YAML is named where it breaks', () => {
  expect(places(read('people:', '  - {name: 普京'))).toEqual(['g.yaml:2:14']);
});

test('a spelling belongs to one name, unless notes keep namesakes apart', () => {
  const twice = read('people:', '  - 李娜', '  - { name: 李某, aliases: [李娜] }');
  expect(places(twice)).toEqual(['g.yaml:3:5']);
  expect(twice.problems[0]?.message).toBe(zh.propose.repeated('李娜', '李娜'));
  const noted = read(
    'people:',
    '  - { name: 李娜, note: 网球运动员 }',
    '  - { name: 李娜, note: 歌手 }',
  );
  expect(noted.problems).toEqual([]);
});

test('one spelling may be a person and a place', () => {
  expect(read('people: [华盛顿]', 'places: [华盛顿]').problems).toEqual([]);
});

test('the gazetteer of the archive is sound', () => {
  const { entries, problems } = parseGazetteer(
    readFileSync('content/gazetteer.yaml', 'utf8'),
    'content/gazetteer.yaml',
  );
  expect(problems).toEqual([]);
  expect(entries.length).toBeGreaterThan(300);
});
