/** Processes that a build starts, as Linux tells of them; elsewhere nothing is known of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

export const areProcessesKnown = process.platform === 'linux';

/** What a file below /proc says, which is gone as soon as its process is. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (existsSync(path)) throw error;
    return '';
  }
}

/** Processes that `pid` has started itself and that have not ended. */
export function processesOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  return readdirSync(tasks).flatMap((task) =>
    read(`${tasks}/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
}

/** Those of the processes that `pid` has started that make pages. */
export const pageProcessesOf = (pid: number): number[] =>
  processesOf(pid).filter((child) => read(`/proc/${child}/cmdline`).includes('page-process.ts'));

/** Not so of a process that has ended and whose parent has not asked how. */
export const isRunning = (pid: number): boolean =>
  /^\d+ \(.*\) [^Z]/su.test(read(`/proc/${pid}/stat`));
