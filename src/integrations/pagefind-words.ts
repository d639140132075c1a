/** Pagefind as what finds the words of texts: words in, where each of them stands out. */
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { CborReader } from './cbor.ts';

/** As much of Pagefind as the builder needs. */
export type PagefindService = Pick<typeof pagefind, 'createIndex' | 'close'>;

/** A word and its places in the text, ascending. */
export type Word = readonly [word: string, places: number[]];

/** Gives every word the byte 25, which Pagefind leaves unsaid in its index. */
const weight = '___PAGEFIND_WEIGHT___1.05';

/**
 * Has words indexed that are parted by blanks.
 * @returns the files of Pagefind's index, unpacked, in the order of the words in them
 */
export type Indexer = (text: string) => Promise<readonly Uint8Array[]>;

/**
 * Runs `work` with Pagefind's service, which is closed whatever comes of it.
 * @param folder where Pagefind may write meanwhile; nothing is left there
 */
export async function withPagefind<T>(
  work: (index: Indexer) => Promise<T>,
  {
    folder = tmpdir(),
    service = pagefind,
  }: { readonly folder?: string; readonly service?: PagefindService } = {},
): Promise<T> {
  const asked = openQuestions();
  try {
    return await work((text) => asked.answer(pagefindIndex(text, folder, service)));
  } finally {
    await asked.allAnswered();
    await service.close();
  }
}

/** Runs `work` with so many Pagefinds, each on a thread of its own. */
export async function withPagefinds<T>(
  count: number,
  work: (index: Indexer) => Promise<T>,
  { folder = tmpdir() }: { readonly folder?: string } = {},
): Promise<T> {
  const script = new URL('./pagefind-worker.ts', import.meta.url);
  const free = Array.from({ length: count }, () => new Worker(script, { workerData: folder }));
  const workers = [...free];
  const waiting: ((worker: Worker) => void)[] = [];
  const asked = openQuestions();
  const index: Indexer = async (text) => {
    const worker = free.pop() ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)));
    worker.postMessage(text);
    const [files] = (await asked.answer(once(worker, 'message'))) as [readonly Uint8Array[]];
    const next = waiting.shift();
    if (next) next(worker);
    else free.push(worker);
    return files;
  };
  try {
    const done = await work(index);
    await Promise.all(
      workers.map(async (worker) => {
        worker.postMessage(null);
        await once(worker, 'exit');
      }),
    );
    return done;
  } finally {
    await asked.allAnswered();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** What was asked and is not answered yet: a Pagefind that is closed before panics at the terminal. */
function openQuestions() {
  const open = new Set<Promise<unknown>>();
  return {
    async answer<T>(answer: Promise<T>): Promise<T> {
      open.add(answer);
      try {
        return await answer;
      } finally {
        open.delete(answer);
      }
    },
    allAnswered: () => Promise.allSettled(open),
  };
}

export async function pagefindIndex(
  text: string,
  folder: string,
  service: PagefindService = pagefind,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const { index } = answer(await service.createIndex({}), 'create an index');
  if (!index) throw new Error('Pagefind created no index');
  const content = `${weight} ${text}`;
  answer(await index.addCustomRecord({ url: '/', content, language: 'unknown' }), 'index a text');
  // Its files are many; through a pipe they would all come, its scripts too, spelled in letters.
  const written = mkdtempSync(join(folder, 'pagefind-'));
  try {
    answer(await index.writeFiles({ outputPath: written }), 'write the index');
    await index.deleteIndex();
    const meta = readdirSync(written).find((name) => name.endsWith('.pf_meta'));
    return chunkNames(unpacked(join(written, meta ?? '.pf_meta'))).map((name) =>
      unpacked(join(written, 'index', `${name}.pf_index`)),
    );
  } finally {
    rmSync(written, { recursive: true });
  }
}

/** The words in one file of Pagefind's index, ascending. */
export function* wordsIn(file: Uint8Array): Generator<Word> {
  const cbor = new CborReader(file);
  cbor.array();
  for (let words = cbor.array(); words > 0; words -= 1) {
    const parts = cbor.array();
    const word = cbor.text();
    const pages = cbor.array();
    if (pages !== 1) throw new Error(`Pagefind found ${word} in ${pages} records instead of one`);
    const fields = cbor.array();
    cbor.unsigned();
    const places: number[] = [];
    let place = 0;
    for (let left = cbor.array(); left > 0; left -= 1) {
      place += cbor.unsigned();
      places.push(place);
    }
    for (let field = 2; field < fields; field += 1) cbor.skip();
    for (let part = 2; part < parts; part += 1) cbor.skip();
    yield [word, places];
  }
}

/** The names of the index files, as Pagefind's metadata lists them. */
function chunkNames(meta: Uint8Array): string[] {
  const cbor = new CborReader(meta);
  cbor.array();
  const version = cbor.text();
  if (!version.startsWith('1.')) throw new Error(`unexpected version ${version} of Pagefind`);
  for (let pages = cbor.array(); pages > 0; pages -= 1) cbor.skip();
  return Array.from({ length: cbor.array() }, () => {
    cbor.array();
    cbor.skip();
    cbor.skip();
    return cbor.text();
  });
}

/** What Pagefind answered, unless it reported errors. */
function answer<T extends { readonly errors: readonly string[] }>(response: T, doing: string): T {
  if (response.errors.length === 0) return response;
  throw new Error(`Pagefind failed to ${doing}: ${response.errors[0]}`, {
    cause: new AggregateError(response.errors.map((message) => new Error(message))),
  });
}

const signature = 'pagefind_dcd';

/** What a file of Pagefind holds, without its compression and its signature. */
function unpacked(file: string): Uint8Array<ArrayBuffer> {
  const bytes = gunzipped(file);
  if (bytes.toString('latin1', 0, signature.length) !== signature) {
    throw new Error('unexpected beginning of a file of Pagefind');
  }
  return new Uint8Array(bytes.subarray(signature.length));
}

function gunzipped(file: string): Buffer {
  const packed = readFileSync(file);
  try {
    return gunzipSync(packed);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'Z_BUF_ERROR')) throw cause;
    // Cut short: Pagefind does not say that a disk is full.
    throw new Error(`ENOSPC: Pagefind wrote ${file} in part`, { cause });
  }
}
