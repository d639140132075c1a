/**
 * What this browser keeps of the archive: whole years, each file under its digest, and one state that
 * says which files are at which address. The state is written last and in one piece, so that what is
 * read is always one state of the site, whatever happens on the way to the next.
 */
import {
  listFormat,
  offlineIndexPath,
  searchListPath,
  shortDigest,
  yearListPath,
  type ListedFile,
  type OfflineIndex,
  type OfflineList,
} from './lists.ts';

/** Why something could not be kept. */
export class KeepError extends Error {
  override readonly name = 'KeepError';
  /** `network`: no answer; `changed`: the site was published anew meanwhile; `full`: no room here. */
  readonly reason: 'network' | 'changed' | 'full';
  constructor(reason: KeepError['reason'], options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

export interface KeptYear {
  readonly year: string;
  readonly size: number;
}

interface State {
  readonly years: readonly (KeptYear & OfflineList)[];
  readonly search: OfflineList;
}

/** The part of the Cache interface that is needed; the tests pass one of their own. */
export interface Shelf {
  match(url: string): Promise<Response | undefined>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
  keys(): Promise<readonly { readonly url: string }[]>;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface Ports {
  /** Absolute address of the site, ending in a slash. */
  readonly root: string;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly shelf: Shelf;
  /** Runs one piece of work at a time, over all pages and the service worker. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

const nothing: State = { years: [], search: { files: [] } };
/** Files asked for at once. */
const atOnce = 6;

export class Kept {
  readonly #ports: Ports;
  #files: Promise<ReadonlyMap<string, string>> | undefined;
  #known: ReadonlyMap<string, string> | undefined;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async years(): Promise<readonly KeptYear[]> {
    return (await this.#state()).years.map(({ year, size }) => ({ year, size }));
  }

  /** The kept file at `path` below the site. */
  async file(path: string): Promise<Response | undefined> {
    const files = (this.#files ??= this.#state().then(addresses));
    const known = await files;
    // It may have been forgotten while it was read.
    if (files === this.#files) this.#known = known;
    const digest = known.get(path);
    return digest === undefined ? undefined : this.#ports.shelf.match(this.#place(digest));
  }

  /** False where it is known at once that `file` would find nothing. */
  mayHave(path: string): boolean {
    return this.#known?.has(path) ?? true;
  }

  /** Another part of the program has written: what is remembered of the state is old. */
  forgetMemory(): void {
    this.#files = this.#known = undefined;
  }

  /**
   * Keeps a year too, and brings those that are kept to the same state of the site. Throws a KeepError,
   * or the signal's reason, and leaves everything as it was if that cannot be done.
   */
  async add(
    year: string,
    onProgress: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.#ports.alone(async () => {
      const years = (await this.years()).map((kept) => kept.year);
      await this.#keep([...new Set([...years, year])], onProgress, signal);
    });
  }

  /** Brings what is kept to the present state of the site; years that it no longer has are let go. */
  async update(): Promise<void> {
    await this.#ports.alone(async () => {
      const years = await this.years();
      if (years.length > 0) await this.#keep(years.map(({ year }) => year));
    });
  }

  /** Lets a year go; needs no network. */
  async drop(year: string): Promise<void> {
    await this.#ports.alone(async () => {
      const state = await this.#state();
      const years = state.years.filter((kept) => kept.year !== year);
      await this.#write(years.length === 0 ? nothing : { ...state, years });
      await this.#sweep();
    });
  }

  async #keep(
    years: readonly string[],
    onProgress: (progress: Progress) => void = () => undefined,
    signal?: AbortSignal,
  ): Promise<void> {
    const wanted = await this.#wanted(years);
    const missing = new Map<string, string>();
    for (const [path, digest] of addresses(wanted)) {
      if (!(await this.#ports.shelf.match(this.#place(digest)))) missing.set(digest, path);
    }
    const queue = [...missing];
    const total = queue.length;
    let done = 0;
    onProgress({ done, total });
    // One that fails stops the others, so that none writes after the sweep.
    const failed = new AbortController();
    const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
    const work = async (): Promise<void> => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        stop.throwIfAborted();
        const [digest, path] = next;
        await this.#put(this.#place(digest), await this.#verified(path, digest, stop));
        onProgress({ done: (done += 1), total });
      }
    };
    const workers = Array.from({ length: atOnce }, async () => {
      try {
        await work();
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    });
    try {
      await Promise.all(workers);
      stop.throwIfAborted();
      await this.#write(wanted);
    } finally {
      await Promise.allSettled(workers);
      await this.#sweep();
    }
  }

  async #wanted(years: readonly string[]): Promise<State> {
    if (years.length === 0) return nothing;
    const read = async (path: string, digest?: string): Promise<unknown> => {
      const answer = await this.#verified(path, digest);
      return JSON.parse(await answer.text());
    };
    // The lists are written by our own build.
    const index = (await read(offlineIndexPath)) as OfflineIndex;
    if (index.format > listFormat) throw new KeepError('changed');
    return {
      search: (await read(searchListPath, index.search)) as OfflineList,
      years: await Promise.all(
        index.years
          .filter(({ year }) => years.includes(year))
          .map(async ({ year, size, list }) => ({
            year,
            size,
            ...((await read(yearListPath(year), list)) as OfflineList),
          })),
      ),
    };
  }

  /** The file as the site has it now; if it is not the one that was listed, the site has changed. */
  async #verified(path: string, digest?: string, signal?: AbortSignal): Promise<Response> {
    let answer: Response;
    let bytes: ArrayBuffer;
    try {
      answer = await this.#ports.fetch(this.#ports.root + encodeURI(addressOf(path)), {
        cache: 'no-cache',
        signal: signal ?? null,
      });
      bytes = await answer.arrayBuffer();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new KeepError('network', { cause });
    }
    if (answer.status === 404) throw new KeepError('changed');
    if (!answer.ok) throw new KeepError('network');
    if (digest !== undefined && (await digestOf(bytes)) !== digest) throw new KeepError('changed');
    const type = answer.headers.get('content-type');
    return new Response(bytes, { headers: type === null ? {} : { 'content-type': type } });
  }

  async #state(): Promise<State> {
    const stored = await this.#ports.shelf.match(this.#place('state'));
    return stored ? ((await stored.json()) as State) : nothing;
  }

  async #write(state: State): Promise<void> {
    await this.#put(this.#place('state'), new Response(JSON.stringify(state)));
    this.forgetMemory();
  }

  async #put(place: string, response: Response): Promise<void> {
    try {
      await this.#ports.shelf.put(place, response);
    } catch (cause) {
      throw new KeepError('full', { cause });
    }
  }

  /** Lets go of files that the state does not name: of years dropped, and of what was not finished. */
  async #sweep(): Promise<void> {
    const named = new Set([...addresses(await this.#state()).values(), 'state']);
    for (const { url } of await this.#ports.shelf.keys()) {
      if (!named.has(url.slice(url.lastIndexOf('/') + 1))) await this.#ports.shelf.delete(url);
    }
  }

  #place(name: string): string {
    return `${this.#ports.root}offline/kept/${name}`;
  }
}

function addresses({ years, search }: State): ReadonlyMap<string, string> {
  const files: readonly ListedFile[] = [...years.flatMap((year) => year.files), ...search.files];
  return new Map(files.map(([path, digest]) => [path, digest]));
}

/** A page is asked for by its folder. */
export const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/u, '$1');

/** The file behind an address of the site. */
export const fileAt = (address: string): string =>
  address === '' || address.endsWith('/') ? `${address}index.html` : address;

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return shortDigest(Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
