/** A searcher on another thread: what one end asks, the other answers, by messages. */
import type {
  Searcher,
  SearchOptions,
  SearchOutcome,
  SearchProgress,
  SearchRequest,
  SuggestOptions,
  Suggestion,
} from './searcher.ts';
import { SearchError } from './search-error.ts';

/** A worker, the inside of one, or an end of a message channel. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

type Order = { readonly id: number } & (
  | {
      readonly search: SearchRequest;
      readonly options: Pick<SearchOptions, 'rest'>;
      readonly progress: boolean;
    }
  | { readonly suggest: string; readonly field?: SuggestOptions['field'] }
  | { readonly abort: true }
);

type Asked<What extends string> = Omit<Extract<Order, Readonly<Record<What, unknown>>>, 'id'>;

type News = { readonly id: number } & (
  | { readonly sofar: SearchProgress }
  | { readonly answer: unknown }
  | { readonly failure: { readonly message: string; readonly reason?: SearchError['reason'] } }
);

/** Answers from `searcher` what comes in at `port`. */
export function serveSearcher(port: Port, searcher: Searcher): void {
  const running = new Map<number, AbortController>();
  const tell = (news: News): void => port.postMessage(news);

  const answer = (order: Order, signal: AbortSignal): Promise<unknown> => {
    if ('suggest' in order) return searcher.suggest(order.suggest, { signal, field: order.field });
    if (!('search' in order)) return Promise.resolve();
    const onProgress = (sofar: SearchProgress): void => tell({ id: order.id, sofar });
    return searcher.search(order.search, {
      ...order.options,
      signal,
      ...(order.progress && { onProgress }),
    });
  };

  port.addEventListener('message', ({ data }) => {
    // Only `remoteSearcher` writes to the other end.
    const order = data as Order;
    const { id } = order;
    if ('abort' in order) {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    answer(order, controller.signal)
      .then(
        (value) => tell({ id, answer: value }),
        (cause: unknown) => {
          if (controller.signal.aborted) return;
          const message = cause instanceof Error ? cause.message : String(cause);
          const reason = cause instanceof SearchError ? cause.reason : undefined;
          tell({ id, failure: { message, ...(reason !== undefined && { reason }) } });
        },
      )
      .finally(() => running.delete(id));
  });
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (cause: unknown) => void;
  readonly onProgress?: SearchOptions['onProgress'];
}

export interface RemoteSearcher extends Searcher {
  /** The other end is gone: all that was asked and will be asked rejects with `cause`. */
  fail(cause: Error): void;
}

/** Asks the searcher that is served at the other end of `port`. */
export function remoteSearcher(port: Port): RemoteSearcher {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: Error | undefined;

  port.addEventListener('message', ({ data }) => {
    // Only `serveSearcher` writes to the other end.
    const news = data as News;
    const asked = waiting.get(news.id);
    if (!asked) return;
    if ('sofar' in news) {
      asked.onProgress?.(news.sofar);
      return;
    }
    waiting.delete(news.id);
    if ('answer' in news) asked.resolve(news.answer);
    else {
      const { message, reason } = news.failure;
      asked.reject(reason === undefined ? new Error(message) : new SearchError(reason, message));
    }
  });

  async function ask(
    order: Asked<'suggest'> | Asked<'search'>,
    { signal, onProgress }: Pick<SearchOptions, 'signal' | 'onProgress'> = {},
  ): Promise<unknown> {
    signal?.throwIfAborted();
    if (gone) throw gone;
    const id = (lastId += 1);
    const abort = (): void => {
      port.postMessage({ id, abort: true } satisfies Order);
      waiting.get(id)?.reject(signal?.reason);
      waiting.delete(id);
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, onProgress });
        port.postMessage({ id, ...order } satisfies Order);
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  return {
    async search(search, options = {}) {
      const { rest, onProgress } = options;
      const order = { search, options: { rest }, progress: onProgress !== undefined };
      return (await ask(order, options)) as SearchOutcome;
    },
    async suggest(typed, options = {}) {
      return (await ask({ suggest: typed, field: options.field }, options)) as Suggestion[];
    },
    fail(cause) {
      gone = cause;
      for (const { reject } of waiting.values()) reject(cause);
      waiting.clear();
    },
  };
}
