/**
 * Files of the index over `fetch`: unpacked, kept while there is room, and counted. Those who ask
 * for a file that is on its way share it; it is given up when the last of them has given up.
 */

export interface Cost {
  bytes: number;
  requests: number;
}

export type Fetch = (
  url: string,
  init?: { signal?: AbortSignal; cache?: RequestCache },
) => Promise<Response>;

/** A file could not be fetched or unpacked. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly path: string;
  /** HTTP status, or 0 when there was no answer. */
  readonly status: number;
  constructor(path: string, status: number, options?: ErrorOptions) {
    super(`${path}: ${status}`, options);
    this.path = path;
    this.status = status;
  }
}

interface Flight<T> {
  readonly value: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Keeps the values used last, up to a total size. */
class Kept {
  readonly #values = new Map<string, { readonly value: unknown; readonly size: number }>();
  readonly #room: number;
  #size = 0;

  constructor(room: number) {
    this.#room = room;
  }

  get(path: string): unknown {
    const known = this.#values.get(path);
    if (known === undefined) return undefined;
    this.#values.delete(path);
    this.#values.set(path, known);
    return known.value;
  }

  set(path: string, value: unknown, size: number): void {
    this.delete(path);
    this.#values.set(path, { value, size });
    this.#size += size;
    for (const oldest of this.#values.keys()) {
      if (this.#size <= this.#room || oldest === path) break;
      this.delete(oldest);
    }
  }

  delete(path: string): void {
    this.#size -= this.#values.get(path)?.size ?? 0;
    this.#values.delete(path);
  }
}

export class Files {
  readonly #root: string;
  readonly #fetch: Fetch;
  readonly #kept: Kept;
  readonly #flights = new Map<string, Flight<unknown>>();
  /** Files moved once: a browser has them in its cache from then on. */
  readonly #moved = new Set<string>();

  /** @param room bytes of unpacked files to keep */
  constructor(root: string, fetch: Fetch, room: number) {
    this.#root = root;
    this.#fetch = fetch;
    this.#kept = new Kept(room);
  }

  /** True for a file that is here or on its way. */
  has(path: string): boolean {
    return this.#kept.get(path) !== undefined || this.#flights.has(path);
  }

  /** The file at `path`, made into a value once by `read`; kept under the path, so `read` must not vary. */
  async get<T>(
    path: string,
    read: (bytes: Uint8Array<ArrayBuffer>) => T,
    cost: Cost,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const known = this.#kept.get(path);
    if (known !== undefined) return known as T;
    const flight =
      (this.#flights.get(path) as Flight<T> | undefined) ?? this.#start(path, read, cost);
    flight.waiting += 1;
    try {
      return await abortable(flight.value, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0 && signal?.aborted) {
        flight.controller.abort();
        this.#end(path, flight);
      }
    }
  }

  #start<T>(path: string, read: (bytes: Uint8Array<ArrayBuffer>) => T, cost: Cost): Flight<T> {
    const controller = new AbortController();
    const value = this.#load(path, read, cost, controller.signal);
    const flight = { value, controller, waiting: 0 };
    this.#flights.set(path, flight);
    const end = (): void => this.#end(path, flight);
    value.then(end, end);
    return flight;
  }

  /** One that was given up may have been followed by another. */
  #end(path: string, flight: Flight<unknown>): void {
    if (this.#flights.get(path) === flight) this.#flights.delete(path);
  }

  /** Forgets a file whose bytes are not what they should be, so that it is loaded anew. */
  drop(path: string): void {
    this.#kept.delete(path);
  }

  /** The bytes of a file that may change, always asked for anew. */
  async fresh(path: string, cost: Cost): Promise<Uint8Array<ArrayBuffer>> {
    return this.#bytes(path, cost, { cache: 'no-cache' });
  }

  async #load<T>(
    path: string,
    read: (bytes: Uint8Array<ArrayBuffer>) => T,
    cost: Cost,
    signal: AbortSignal,
  ): Promise<T> {
    const packed = await this.#bytes(path, cost, { signal });
    try {
      const bytes = await gunzip(packed);
      signal.throwIfAborted();
      const value = read(bytes);
      this.#kept.set(path, value, bytes.length);
      return value;
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new FileError(path, 200, { cause });
    }
  }

  async #bytes(
    path: string,
    cost: Cost,
    init: { signal?: AbortSignal; cache?: RequestCache },
  ): Promise<Uint8Array<ArrayBuffer>> {
    let response: Response;
    try {
      response = await this.#fetch(this.#root + path, init);
      if (!response.ok) throw new FileError(path, response.status);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (!this.#moved.has(path)) {
        this.#moved.add(path);
        cost.bytes += bytes.length;
        cost.requests += 1;
      }
      return bytes;
    } catch (cause) {
      if (init.signal?.aborted || cause instanceof FileError) throw cause;
      throw new FileError(path, 0, { cause });
    }
  }
}

/** Some servers unpack what they serve; then there is nothing left to do. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { readable, writable } = new DecompressionStream('gzip');
  const unpacked = new Response(readable).arrayBuffer();
  // By hand: to pipe a stream into it takes a browser ten times as long for so small a file.
  const writer = writable.getWriter();
  const [whole] = await Promise.all([unpacked, writer.write(bytes), writer.close()]);
  return new Uint8Array(whole);
}

/** Rejects with the signal's reason as soon as it is given up. */
export function abortable<T>(value: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return value;
  return new Promise((resolve, reject) => {
    // The reason is the caller's own: it is handed back as it came.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
