/** A `fetch` for weak networks: what fails by the way is asked for again, a little later each time. */
import type { Fetch } from './files.ts';

/** Milliseconds before each further attempt. */
const waits = [200, 600, 1800];

interface Circumstances {
  /** False where asking again is in vain. */
  readonly online?: () => boolean;
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Answers with a whole body or not at all. A status from 500 up counts as a failure, one below is the
 * server's word.
 */
export function retrying(
  fetch: Fetch,
  { online = () => navigator.onLine, wait = pause }: Circumstances = {},
): Fetch {
  return async (url, init) => {
    for (let attempt = 0; ; attempt += 1) {
      const delay = waits[attempt];
      try {
        const response = await fetch(url, init);
        if (response.status < 500 || delay === undefined) return await whole(response);
      } catch (cause) {
        if (delay === undefined || init?.signal?.aborted || !online()) throw cause;
      }
      await wait(delay, init?.signal);
    }
  };
}

/** The response once its body has come through, which may break off too. */
async function whole(response: Response): Promise<Response> {
  const { status } = response;
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : await response.arrayBuffer(), { status });
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      signal?.removeEventListener('abort', abort);
      resolve();
    }
    function abort(): void {
      clearTimeout(timer);
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', abort, { once: true });
  });
}
