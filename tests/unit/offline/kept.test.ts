import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kept, KeepError, type Shelf } from '../../../src/offline/kept.ts';
import { offlineFiles, serviceWorkerPath } from '../../../src/offline/lists.ts';

const root = 'https://archive.example/paper/';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A site of the given files with its lists, as a build would publish it. */
function publish(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const all = new Map([
    ...Object.entries(files),
    ['_astro/service-worker-x.js', 'code'],
    ['pagefind/manifest.json', JSON.stringify(files)],
  ]);
  const years = [...new Set(Object.keys(files).map((path) => path.slice(0, 4)))].sort().reverse();
  const lists = offlineFiles({
    files: new Map(
      [...all].map(([path, text]) => [path, { sha256: sha256(text), size: text.length }]),
    ),
    manifest: {
      format: 1,
      fold: '',
      names: '',
      bundles: years.map((year) => ({ year, dir: `${year}.x`, articles: 1 })),
    },
    pictures: new Map(),
    base: '/paper',
    sha256,
  });
  return new Map([...all, ...lists]);
}

function browser(site: () => ReadonlyMap<string, string>, fail: () => Response | undefined) {
  const stored = new Map<string, string>();
  const shelf: Shelf = {
    match: (url) => {
      const text = stored.get(url);
      return Promise.resolve(text === undefined ? undefined : new Response(text));
    },
    put: async (url, response) => void stored.set(url, await response.text()),
    delete: (url) => Promise.resolve(stored.delete(url)),
    keys: () => Promise.resolve([...stored.keys()].map((url) => ({ url }))),
  };
  const fetch = (url: string): Promise<Response> => {
    const failure = fail();
    if (failure) return Promise.resolve(failure);
    const address = decodeURI(url.slice(root.length));
    const path = address === '' || address.endsWith('/') ? `${address}index.html` : address;
    const text = site().get(path);
    return Promise.resolve(new Response(text ?? '', { status: text === undefined ? 404 : 200 }));
  };
  const kept = new Kept({ root, fetch, shelf, alone: (work) => work() });
  return { kept, stored };
}

const quiet = (): void => undefined;
const never = new AbortController().signal;
const read = async (kept: Kept, path: string): Promise<string | undefined> =>
  (await kept.file(path))?.text();

const first = publish({
  '2026/a/index.html': 'a',
  '2026/b/index.html': 'b',
  '2025/c/index.html': 'c',
});
const second = publish({ '2026/a/index.html': 'a anew', '2025/c/index.html': 'c' });

test('a year is kept with its files and the search index, other years are not', async () => {
  const { kept } = browser(
    () => first,
    () => undefined,
  );
  const steps: string[] = [];
  await kept.add('2026', ({ done, total }) => steps.push(`${done}/${total}`), never);
  expect(await kept.years()).toEqual([{ year: '2026', size: 2 }]);
  expect(await read(kept, '2026/a/index.html')).toBe('a');
  expect(await read(kept, 'pagefind/manifest.json')).toBe(first.get('pagefind/manifest.json'));
  expect(await read(kept, '2025/c/index.html')).toBeUndefined();
  expect(steps).toEqual(['0/3', '1/3', '2/3', '3/3']);
});

test('what is not kept is known at once, and never from a state that is forgotten', async () => {
  const { kept } = browser(
    () => first,
    () => undefined,
  );
  expect(kept.mayHave('2026/a/index.html')).toBe(true);
  expect(await read(kept, '2026/a/index.html')).toBeUndefined();
  expect(kept.mayHave('2026/a/index.html')).toBe(false);
  await kept.add('2026', quiet, never);
  expect(kept.mayHave('2026/a/index.html')).toBe(true);
  expect(await read(kept, '2026/a/index.html')).toBe('a');
  expect(kept.mayHave('2026/a/index.html')).toBe(true);
  expect(kept.mayHave('2025/c/index.html')).toBe(false);
  const overtaken = kept.file('2025/c/index.html');
  kept.forgetMemory();
  await overtaken;
  expect(kept.mayHave('2025/c/index.html')).toBe(true);
});

test('an update brings every kept year to the new site; what was withdrawn is gone for good', async () => {
  let site = first;
  const { kept, stored } = browser(
    () => site,
    () => undefined,
  );
  await kept.add('2026', quiet, never);
  site = second;
  await kept.update();
  expect(await read(kept, '2026/a/index.html')).toBe('a anew');
  expect(await read(kept, '2026/b/index.html')).toBeUndefined();
  expect([...stored.values()]).not.toContain('b');
  await kept.drop('2026');
  expect(await kept.years()).toEqual([]);
  expect(stored.size).toBe(1);
});

test('keeping another year brings the ones kept before along, so that all are of one state', async () => {
  let site = first;
  const { kept } = browser(
    () => site,
    () => undefined,
  );
  await kept.add('2026', quiet, never);
  site = second;
  await kept.add('2025', quiet, never);
  expect(await read(kept, '2026/a/index.html')).toBe('a anew');
  expect(await read(kept, '2025/c/index.html')).toBe('c');
});

test('whichever request fails, what is kept is the old site or the new one, whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(8), fc.constantFrom(0, 404, 500), async (when, status) => {
      let site = first;
      let count = Infinity;
      const { kept, stored } = browser(
        () => site,
        () => {
          count -= 1;
          if (count !== 0) return undefined;
          return status === 0 ? Response.error() : new Response('', { status });
        },
      );
      await kept.add('2026', quiet, never);
      const before = new Map(stored);
      site = second;
      count = when + 1;
      const outcome = await kept.update().then(
        () => 'new',
        (error: unknown) => (error instanceof KeepError ? 'old' : error),
      );
      count = Infinity;
      const whole = {
        old: ['a', 'b', first.get('pagefind/manifest.json')],
        new: ['a anew', undefined, second.get('pagefind/manifest.json')],
      };
      const found = await Promise.all(
        ['2026/a/index.html', '2026/b/index.html', 'pagefind/manifest.json'].map((path) =>
          read(kept, path),
        ),
      );
      expect(found).toEqual(whole[outcome as 'old' | 'new']);
      if (outcome === 'old') expect(new Map(stored)).toEqual(before);
      // Five requests do it; a later one never comes.
      expect(outcome).toBe(when < 5 ? 'old' : 'new');
    }),
    { numRuns: 60 },
  );
});

test('a site that changes while it is kept is told from one that cannot be reached', async () => {
  const mixed = new Map([...first, ['2026/a/index.html', 'published meanwhile']]);
  const { kept, stored } = browser(
    () => mixed,
    () => undefined,
  );
  await expect(kept.add('2026', quiet, never)).rejects.toMatchObject({ reason: 'changed' });
  expect(stored.size).toBe(0);
  const away = browser(
    () => first,
    () => Response.error(),
  );
  await expect(away.kept.add('2026', quiet, never)).rejects.toMatchObject({ reason: 'network' });
});

test('a reader who gives up leaves nothing behind', async () => {
  const { kept, stored } = browser(
    () => first,
    () => undefined,
  );
  const reader = new AbortController();
  const giveUp = ({ done }: { done: number }): void => {
    if (done === 1) reader.abort();
  };
  await expect(kept.add('2026', giveUp, reader.signal)).rejects.toThrow();
  expect([await kept.years(), stored.size]).toEqual([[], 0]);
});

test('a full disk is told from the rest', async () => {
  const { kept } = browser(
    () => first,
    () => undefined,
  );
  const shelf: Shelf = {
    match: () => Promise.resolve(undefined),
    put: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
    delete: () => Promise.resolve(true),
    keys: () => Promise.resolve([]),
  };
  const full = new Kept({
    root,
    fetch: (url) =>
      Promise.resolve(
        new Response(
          first.get(url.slice(root.length)) ?? first.get(`${url.slice(root.length)}index.html`),
        ),
      ),
    shelf,
    alone: (work) => work(),
  });
  await expect(full.add('2026', quiet, never)).rejects.toMatchObject({ reason: 'full' });
  expect(await kept.years()).toEqual([]);
});

test('the service worker changes with every file of the site, a list only with its own year', () => {
  const other = publish({
    '2026/a/index.html': 'a',
    '2026/b/index.html': 'b',
    '2025/c/index.html': 'd',
  });
  const changed = [...first.keys()].filter((path) => first.get(path) !== other.get(path));
  expect(changed.sort()).toEqual(
    [
      '2025/c/index.html',
      'pagefind/manifest.json',
      'offline/2025.json',
      'offline/search.json',
      'offline/index.json',
      serviceWorkerPath,
    ].sort(),
  );
});
