import { afterEach, expect, test, vi } from 'vitest';
import { openSearcher } from '../../../src/components/search/open-searcher.ts';
import { started } from '../../../src/components/search/started.ts';

afterEach(() => vi.unstubAllGlobals());

test('a searcher that is here is asked before the caller goes on', async () => {
  const sent: unknown[] = [];
  class SilentWorker extends EventTarget {
    constructor() {
      super();
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: started })));
    }
    postMessage(message: unknown): void {
      sent.push(message);
    }
  }
  vi.stubGlobal('Worker', SilentWorker);
  const searcher = openSearcher('/');
  void searcher.suggest('月季');
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  void searcher.search({ query: '月季' });
  expect(sent).toMatchObject([{ suggest: '月季' }, { search: { query: '月季' } }]);
});
