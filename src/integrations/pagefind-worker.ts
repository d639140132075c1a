/** Indexes the texts that it is sent with a Pagefind of its own, until it is sent none. */
import { parentPort, workerData } from 'node:worker_threads';
import { close } from 'pagefind';
import { pagefindIndex } from './pagefind-words.ts';

parentPort?.on('message', (text: string | null) => {
  const done =
    text === null
      ? close().then(() => parentPort?.close())
      : pagefindIndex(text, workerData as string).then((files) =>
          parentPort?.postMessage(
            files,
            files.map(({ buffer }) => buffer),
          ),
        );
  done.catch((error: unknown) => {
    // Out of the promise, so that the thread ends with it and the builder hears of it.
    setImmediate(() => {
      throw error;
    });
  });
});
