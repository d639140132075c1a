/** Builds the years that it is sent, one after another, and answers with what it wrote. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildBundle, type YearTask } from './search-index.ts';
import { withPagefind } from './search-year.ts';

const { folder } = workerData as { readonly folder: string };

parentPort?.on('message', (year: YearTask) => {
  withPagefind((service) => buildBundle(year, folder, service)).then(
    (report) => parentPort?.postMessage(report),
    (error: unknown) => {
      // Out of the promise, so that the thread ends with it and the builder hears of it.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
