import { afterEach, expect, test, vi } from 'vitest';
import type {
  Searcher,
  SearchOptions,
  SearchOutcome,
  SearchProgress,
} from '../../../src/search/searcher.ts';
import { remoteSearcher, serveSearcher, type RemoteSearcher } from '../../../src/search/remote.ts';
import { SearchError } from '../../../src/search/search-error.ts';

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

const outcome = (query: string, total: number): SearchOutcome => ({
  query,
  chips: [],
  terms: [],
  total,
  relaxed: null,
  results: [],
  facets: {
    year: [],
    section: [],
    source: [],
    people: [],
    places: [],
    organizations: [],
    topics: [],
  },
  months: [],
  bundles: [],
  cost: { bytes: 0, requests: 0 },
});

function over(searcher: Partial<Searcher>): RemoteSearcher {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const never = (): Promise<never> => new Promise(() => undefined);
  serveSearcher(port1, { search: never, suggest: never, ...searcher });
  const remote = remoteSearcher(port2);
  port1.start();
  port2.start();
  return remote;
}

test('answers and progress come back to the one who asked', async () => {
  const remote = over({
    search: ({ query }, { onProgress, rest } = {}) => {
      onProgress?.(outcome(query, rest ?? 0));
      return Promise.resolve(outcome(query, 2));
    },
    suggest: (typed, { field } = {}) =>
      Promise.resolve([{ kind: 'people', text: `${typed}三（${field}）` }]),
  });
  const heard: string[] = [];
  const onProgress = ({ query, total }: SearchProgress): void =>
    void heard.push(`${query}${total}`);
  const [one, other, names] = await Promise.all([
    remote.search({ query: '甲' }, { onProgress, rest: 7 }),
    remote.search({ query: '乙' }),
    remote.suggest('张', { field: 'people' }),
  ]);
  expect([one.query, other.query, heard]).toEqual(['甲', '乙', ['甲7']]);
  expect(names).toEqual([{ kind: 'people', text: '张三（people）' }]);
});

test('a search that is given up rejects at once with its reason, and the other end stops', async () => {
  let heard: AbortSignal | undefined;
  const search = vi.fn((_: unknown, { signal }: SearchOptions = {}) => {
    heard = signal;
    return new Promise<never>(() => undefined);
  });
  const remote = over({ search });
  const controller = new AbortController();
  const pending = remote.search({ query: '甲' }, { signal: controller.signal });
  await vi.waitFor(() => expect(search).toHaveBeenCalledOnce());
  expect(heard?.aborted).toBe(false);
  controller.abort(new Error('typed on'));
  await expect(pending).rejects.toThrow('typed on');
  await vi.waitFor(() => expect(heard?.aborted).toBe(true));
  await expect(
    remote.search({ query: '甲' }, { signal: AbortSignal.abort(new Error('before')) }),
  ).rejects.toThrow('before');
  expect(search).toHaveBeenCalledOnce();
});

test('errors keep what the page tells the reader', async () => {
  const causes: Error[] = [new SearchError('outdated', '请刷新'), new TypeError('odd')];
  const remote = over({ search: () => Promise.reject(causes.shift() ?? new Error('none')) });
  const known = await remote.search({ query: '甲' }).catch((cause: unknown) => cause);
  expect(known).toBeInstanceOf(SearchError);
  expect(known).toMatchObject({ reason: 'outdated', message: '请刷新' });
  const odd = await remote.search({ query: '甲' }).catch((cause: unknown) => cause);
  expect(odd).not.toBeInstanceOf(SearchError);
  expect(odd).toMatchObject({ message: 'odd' });
});

test('when the other end is gone, what waits and what comes after fails', async () => {
  const remote = over({});
  const pending = remote.search({ query: '甲' });
  remote.fail(new Error('gone'));
  await expect(pending).rejects.toThrow('gone');
  await expect(remote.suggest('甲')).rejects.toThrow('gone');
});
