/** The searcher in a thread of its own, so that typing and scrolling never wait for it. */
import { createSearcher } from '../../search/client.ts';
import { serveSearcher } from '../../search/remote.ts';
import { retrying } from '../../search/retry.ts';
import { started } from './started.ts';

const searcher = createSearcher({
  base: import.meta.env.BASE_URL,
  fetch: retrying((url, init) => fetch(url, init)),
});
serveSearcher(self, searcher);
self.postMessage(started);
void searcher.prepare();
