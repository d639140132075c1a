import { expect, test } from 'vitest';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import { zh } from '../../../src/i18n/zh-CN.ts';

const sound = ['---', 'id: a-1', 'headline: 标题', 'date: 2026-05-20', '---', '', '正文。'];
const read = (lines: readonly string[]) => parseArticleFile(lines.join('\n'), 'a.md');
const places = (lines: readonly string[]) =>
  read(lines).problems.map(({ line, column }) => `${line}:${column}`);

test('reads a sound file, and says where its body begins', () => {
  const { article, body, bodyLine, problems } = read([...sound, '', '第二段。', '']);
  expect(problems).toEqual([]);
  expect(article).toMatchObject({ id: 'a-1', date: '2026-05-20', people: [], weight: 0 });
  expect([body, bodyLine]).toEqual(['正文。\n\n第二段。', 7]);
});

test('line endings and a byte order mark change nothing', () => {
  const { article, body } = parseArticleFile(`\uFEFF${sound.join('\r\n')}`, 'a.md');
  expect([article?.headline, body]).toEqual(['标题', '正文。']);
});

test('a date that does not exist is refused at its place', () => {
  const problem = read(sound.with(3, 'date: 2026-02-30')).problems[0];
  expect(problem).toMatchObject({ line: 4, column: 7, file: 'a.md' });
  expect(problem?.message).toBe(
    zh.content.invalid('date', '"2026-02-30"', zh.content.expected('calendar-date')),
  );
  expect(problem?.hint).toContain('YYYY-MM-DD');
});

test('every problem of a file is reported in one go', () => {
  const lines = [
    '---',
    'id: Bad_Id',
    'date: 2026-13-01',
    'figures:',
    '  - credit: 甲',
    'foo: 1',
    '---',
    '',
    '文',
  ];
  const { article, problems } = read(lines);
  expect(article).toBe(undefined);
  expect(problems.map(({ message }) => message).sort()).toEqual(
    [
      zh.content.invalid('id', '"Bad_Id"', zh.content.expected('id')),
      zh.content.missing('headline'),
      zh.content.invalid('date', '"2026-13-01"', zh.content.expected('calendar-date')),
      zh.content.missing('figures[1].caption'),
      zh.content.unknownField('foo'),
    ].sort(),
  );
});

test('a field that is named and left empty is missing', () => {
  const lines = sound.map((line) => (line.startsWith('headline:') ? 'headline:' : line));
  expect(read(lines).problems).toMatchObject([
    { line: 3, message: zh.content.missing('headline') },
  ]);
});

test('a mistake within a list is placed at its item', () => {
  const lines = sound.toSpliced(4, 0, 'people:', '  - 甲', '  - name: 乙', '    nte: 误');
  expect(read(lines).problems[0]).toMatchObject({
    line: 8,
    column: 5,
    message: zh.content.unknownField('people[2].nte'),
  });
});

test.each([
  ['no front matter', ['正文。'], '1:1'],
  ['front matter without an end', ['---', 'id: a'], '1:1'],
  ['a key twice', sound.toSpliced(2, 0, 'id: b'), '3:1'],
  ['no body', sound.slice(0, 5), '6:1'],
])('%s is placed', (_, lines, place) => {
  expect(places(lines)).toContain(place);
});

test('an alias of YAML, which could blow up a file, is refused at its place', () => {
  const lines = sound.toSpliced(4, 0, 'topics: &a [x]', 'people: *a');
  expect(read(lines).problems).toMatchObject([
    { line: 6, column: 9, message: zh.content.yamlAlias },
  ]);
});
