/** What a process of ours says of its end to the one that started it. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** An error as it goes from one process to another. */
export interface Failure {
  readonly message: string;
  readonly stack?: string | undefined;
  readonly code?: unknown;
}

export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  return { message, stack, ...('code' in error && { code: error.code }) };
};

export const errorOf = (failure: Failure): Error => Object.assign(new Error(), failure);

/** Waits for a process with a channel to end, and for what it has said: its exit code, or the signal. */
export async function endOf(child: ChildProcess): Promise<number | string> {
  // What it said last may be read after its end.
  const [[code, signal]] = (await Promise.all([
    once(child, 'exit'),
    once(child, 'disconnect'),
  ])) as [[number | null, string | null], unknown];
  return code ?? signal ?? '';
}
