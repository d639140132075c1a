import { expect, test } from 'vitest';
import { occurrences } from '../../../src/components/reading/marks.ts';
import { defaults, readSettings } from '../../../src/components/reading/settings.ts';

test('settings that are not known give way to the defaults', () => {
  expect(readSettings(null)).toEqual(defaults);
  expect(readSettings('not json')).toEqual(defaults);
  expect(readSettings('null')).toEqual(defaults);
  expect(readSettings('{"theme":"sepia","size":"gigantic","other":1}')).toEqual({
    ...defaults,
    theme: 'sepia',
  });
});

test('marks stand where the terms stand, whatever the case and width', () => {
  expect(occurrences('C919与ｃ９１９', ['c919'])).toEqual([
    [0, 4],
    [5, 9],
  ]);
});

test('of marks that overlap, the earlier and longer stays', () => {
  expect(occurrences('中国人民银行', ['人民', '中国', '中国人民', '银行'])).toEqual([
    [0, 4],
    [4, 6],
  ]);
});
