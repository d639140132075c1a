/** Opens the searcher of a page: in a worker, or on the page itself where no worker starts. */
import type { Searcher } from '../../search/searcher.ts';
import { remoteSearcher } from '../../search/remote.ts';
import { started } from './started.ts';

export interface OpenSearcher extends Searcher {
  close(): void;
}

export function openSearcher(base: string): OpenSearcher {
  const workers: Worker[] = [];
  const start = (): Promise<Searcher> => {
    const worker = makeWorker();
    if (!worker) return Promise.reject(new Error('no worker'));
    workers.push(worker);
    return overWorker(worker);
  };
  // A second start, for a script that was lost by the way.
  const opened = start()
    .catch(start)
    .catch(async () => {
      const [{ createSearcher }, { retrying }] = await Promise.all([
        import('../../search/client.ts'),
        import('../../search/retry.ts'),
      ]);
      return createSearcher({ base, fetch: retrying((url, init) => fetch(url, init)) });
    });
  // Once it is there, it is asked at once: the browser may have much to do before it goes on.
  let here: Searcher | undefined;
  opened.then((searcher) => (here = searcher)).catch(() => undefined);
  return {
    search: async (request, options) => (here ?? (await opened)).search(request, options),
    suggest: async (typed, options) => (here ?? (await opened)).suggest(typed, options),
    close: () => workers.forEach((worker) => worker.terminate()),
  };
}

function makeWorker(): Worker | null {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch {
    // No workers here: an old browser, or a policy that forbids them.
    return null;
  }
}

/** Rejects if the worker does not start. */
function overWorker(worker: Worker): Promise<Searcher> {
  const searcher = remoteSearcher(worker);
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => {
      const cause = new Error(message);
      searcher.fail(cause);
      reject(cause);
    });
    worker.addEventListener('message', ({ data }) => {
      if (data === started) resolve(searcher);
    });
  });
}
