import { expect, test } from 'vitest';
import { foldTable } from '../../../src/integrations/search-part.ts';
import { meant } from '../../../src/search/meant.ts';
import { parseQuery } from '../../../src/search/query.ts';
import type { SearchOutcome } from '../../../src/search/searcher.ts';

const searcher = { suggest: () => Promise.resolve([{ kind: 'people' as const, text: '张三' }]) };

test('names are offered only for what found nothing as it was asked', async () => {
  const names = async (part: Pick<SearchOutcome, 'total' | 'relaxed'>): Promise<string[]> => {
    const query = '张叁 月季';
    const { chips } = parseQuery(query, foldTable);
    const outcome = { ...part, query, chips } as unknown as SearchOutcome;
    return (await meant(searcher, outcome)).map((offer) => offer.query);
  };
  const relaxed = { step: 'most', label: '', words: [] } as const;
  const offered = ['张三 月季', '张叁 张三'];
  expect(await names({ total: 0, relaxed: null })).toEqual(offered);
  expect(await names({ total: 1, relaxed })).toEqual(offered);
  expect(await names({ total: 1, relaxed: null })).toEqual([]);
});
