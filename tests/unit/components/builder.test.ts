import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { conditionOf } from '../../../src/components/search/builder.ts';
import { searchPageText } from '../../../src/i18n/zh-CN.ts';
import { parseQuery } from '../../../src/search/query.ts';

test.each(['峰会', '共同 声明', '甲|乙', '人物:甲', '“引语” 之后', '2003-10'])(
  'what is written by controls is one condition, whatever it holds: %s',
  (words) => {
    for (const { prefix } of searchPageText.builders) {
      const query = `水厂 ${conditionOf(prefix, words)}`;
      const { must, not, days, chips } = parseQuery(query, foldTable);
      expect([query, chips.length, must.flat().length + not.length, days]).toEqual([
        query,
        2,
        2,
        [],
      ]);
    }
  },
);

test('nothing written is no condition', () => {
  expect([conditionOf('标题:', '  '), conditionOf('-', '“”')]).toEqual(['', '']);
});
