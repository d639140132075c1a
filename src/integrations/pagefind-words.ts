/** Pagefind as what finds the words of texts: words in, where each of them stands out. */
import { once } from 'node:events';
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
 * @returns the files of Pagefind's index, packed, in the order of the words in them
 */
export type Indexer = (text: string) => Promise<readonly Uint8Array[]>;

/** Runs `work` with Pagefind's service, which is closed whatever comes of it. */
export async function withPagefind<T>(
  work: (index: Indexer) => Promise<T>,
  service: PagefindService = pagefind,
): Promise<T> {
  const asked = openQuestions();
  try {
    return await work((text) => asked.answer(pagefindIndex(text, service)));
  } finally {
    await asked.allAnswered();
    await service.close();
  }
}

/** Runs `work` with so many Pagefinds, each on a thread of its own. */
export async function withPagefinds<T>(
  count: number,
  work: (index: Indexer) => Promise<T>,
): Promise<T> {
  const free = Array.from(
    { length: count },
    () => new Worker(new URL('./pagefind-worker.ts', import.meta.url)),
  );
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
  service: PagefindService = pagefind,
): Promise<Uint8Array[]> {
  const { index } = answer(await service.createIndex({}), 'create an index');
  if (!index) throw new Error('Pagefind created no index');
  const content = `${weight} ${text}`;
  answer(await index.addCustomRecord({ url: '/', content, language: 'unknown' }), 'index a text');
  const { files } = answer(await index.getFiles(), 'build the index');
  await index.deleteIndex();

  const byName = new Map(
    files.map(({ path, content: bytes }) => [path.replace(/^.*[/\\]/u, ''), bytes]),
  );
  const file = (name: string): Uint8Array => {
    const found = byName.get(name);
    if (!found) throw new Error(`Pagefind built no ${name}`);
    return found;
  };
  const meta = [...byName.keys()].find((name) => name.endsWith('.pf_meta'));
  return chunkNames(unpacked(file(meta ?? '.pf_meta'))).map((name) => file(`${name}.pf_index`));
}

/** The words in one file of Pagefind's index, ascending. */
export function* wordsIn(file: Uint8Array): Generator<Word> {
  const cbor = new CborReader(unpacked(file));
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

/** Pagefind's file without its compression and its signature. */
function unpacked(file: Uint8Array): Uint8Array {
  const bytes = gunzipSync(file);
  if (bytes.subarray(0, signature.length).toString('latin1') !== signature) {
    throw new Error('unexpected beginning of a file of Pagefind');
  }
  return bytes.subarray(signature.length);
}
