import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import { withProposed } from '../../../src/propose/front-matter.ts';

const file = (extra: string, newline = '\n'): string =>
  [
    '---',
    'id: 20200301-river',
    'headline:   "水位 上涨" # 照原样',
    'date: 2020-03-01',
    ...(extra === '' ? [] : [extra]),
    'places: [岔河]',
    '---',
    '',
    '正文第一段。',
    '',
    '---',
    '',
    'proposed: 正文里的字',
    '',
  ].join(newline);

const names = {
  people: ['周玉', { name: '李娜', note: '网球运动员' }],
  places: [],
  organizations: ['水利部'],
};
const field =
  'proposed:\n  people: [周玉, {name: 李娜, note: 网球运动员}]\n  organizations: [水利部]\n';

test('the field is added at the end of the front matter, and nothing else changes', () => {
  expect(withProposed(file(''), names)).toBe(file('').replace('[岔河]\n', `[岔河]\n${field}`));
});

test('an older field is replaced where it stands', () => {
  const old = 'proposed:\n  people:\n    - 旧名\n\n  places: [旧地]   # 旧的';
  expect(withProposed(file(old), names)).toBe(
    file(field.trimEnd()).replace('[岔河]\n', '\n[岔河]\n').replace('\n[岔河]', '[岔河]'),
  );
});

test('lines end as they did', () => {
  const written = withProposed(file('', '\r\n'), names);
  expect(written.replaceAll('\r\n', '')).not.toContain('\n');
  expect(written).toBe(file('').replace('[岔河]\n', `[岔河]\n${field}`).replaceAll('\n', '\r\n'));
});

test('whatever the names are, they are read back and the rest is as before', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((text) => text.trim() === text && !/[\r\n\u0085\u2028\u2029\p{C}]/u.test(text));
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 4 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      (people, places) => {
        const before = parseArticleFile(file(''), 'a.md');
        const after = parseArticleFile(
          withProposed(file(''), { people, places, organizations: [] }),
          'a.md',
        );
        expect(after.problems).toEqual([]);
        expect(after.body).toBe(before.body);
        expect(after.article).toEqual({
          ...before.article,
          proposed: { people, places, organizations: [] },
        });
      },
    ),
  );
});

test('writing twice gives the same bytes', () => {
  const once = withProposed(file(''), names);
  expect(withProposed(once, names)).toBe(once);
});
