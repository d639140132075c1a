/** Names that a query which found nothing may have meant: those that sound or are spelled like its words. */
import { searchText } from '../i18n/zh-CN.ts';
import { fieldPrefix, namedField } from './syntax.ts';
import type { Searcher, SearchOutcome } from './searcher.ts';

/** Words of a query for which other names are offered, and names for each. */
const mostWords = 3;
const mostNames = 2;

export interface Meant {
  readonly name: string;
  /** The query with the name in the place of the word. */
  readonly query: string;
}

/** None for a query that found what it asked for. Never rejects: offers are a courtesy, and the search itself says what is wrong with the index. */
export async function meant(
  searcher: Pick<Searcher, 'suggest'>,
  { query, chips, total, relaxed }: SearchOutcome,
): Promise<Meant[]> {
  if (total > 0 && relaxed === null) return [];
  const words = chips.filter(({ kind }) => kind === 'term' || kind === 'field').slice(0, mostWords);
  const offers = words.map(async ({ kind, label, start, end }) => {
    const field = kind === 'term' ? null : fieldPrefix(query.slice(start, end));
    const [before, word] =
      field === null
        ? ['', label]
        : [`${field}:`, label.slice(searchText.chipField(field, '').length)];
    const only = field === null ? undefined : namedField(field);
    const names = (await searcher.suggest(word, { field: only }))
      .filter(({ kind, text }) => kind !== 'headline' && !text.includes(word))
      .slice(0, mostNames);
    return names.map(({ text: name }) => ({
      name,
      query: `${query.slice(0, start)}${before}${name}${query.slice(end)}`,
    }));
  });
  const settled = await Promise.allSettled(offers);
  return settled.flatMap((offer) => (offer.status === 'fulfilled' ? offer.value : []));
}
