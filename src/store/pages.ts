/** Makes the pages of a site: of those whose `key` has changed, in as many processes as are worth it. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { endOf, errorOf, type Failure } from './child.ts';
import type { OnProgress } from './progress.ts';
import { openPages, type Page } from './renderer.ts';
import type { SiteFile, SiteTree } from './site-tree.ts';
import { writeNew } from './whole-file.ts';

/** Where pages are told of: a tree, or the process that has it. */
export interface Desk {
  /** Which of these pages have to be made. */
  readonly ask: (pages: readonly AskedPage[]) => Promise<readonly boolean[]>;
  /** Takes note of files that have been written. */
  readonly made: (files: readonly MadeFile[]) => void;
}

export type AskedPage = Pick<Page, 'file' | 'key'>;
export type MadeFile = readonly [file: string, of: SiteFile];

/** What a process of its own is told to do. */
export interface Share {
  readonly program: string;
  /** Folder that the pages are written to. */
  readonly folder: string;
  /** Which of how many shares, from 0. */
  readonly number: number;
  readonly of: number;
}

/** What such a process says. */
export type Said =
  | { readonly total: number }
  | { readonly asked: readonly AskedPage[] }
  | { readonly made: readonly MadeFile[] }
  /** The most memory that it took, in kilobytes. */
  | { readonly peak: number }
  | { readonly failed: Failure };

/** A process that makes pages was ended by another program or by the system. */
export class PageProcessEnded extends Error {
  /** By which signal, or with which exit code. */
  readonly how: string | number;
  constructor(how: string | number) {
    super(`a process that makes pages ended with ${how}`);
    this.how = how;
  }
}

/** Articles from which on another process saves more time than it takes to start. */
const worthProcess = 2000;
const mostProcesses = 4;

/**
 * Processes that an archive is worth on this machine: none besides the one that asks for a small one, and
 * one of its own for a large one of which little is new.
 */
export function processesFor(articles: number, fresh: number): number {
  if (articles < worthProcess) return 0;
  return fresh < worthProcess ? 1 : Math.min(mostProcesses, availableParallelism());
}

/** So few that a process hears within a blink that the build has ended. */
const batch = 50;

/**
 * @param signal stops it: what it rejects with then is of no account
 * @returns the most memory that a process of its own took, in kilobytes
 */
export async function makePages({
  folder,
  onProgress,
  processes,
  program,
  signal,
  tree,
}: Pick<Share, 'program' | 'folder'> & {
  /** Processes of their own that make them; with none, this process does. */
  readonly processes: number;
  readonly tree: Pick<SiteTree, 'wants' | 'add'>;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}): Promise<{ readonly peak: number }> {
  let done = 0;
  let total = 0;
  const proceed = (pages: number): void => {
    done += pages;
    onProgress({ step: 'pages', count: { done, total } });
  };
  const desk: Desk = {
    ask(pages) {
      signal.throwIfAborted();
      const wanted = pages.map(({ file, key }) => tree.wants(file, key));
      proceed(wanted.filter((isWanted) => !isWanted).length);
      return Promise.resolve(wanted);
    },
    made(files) {
      for (const [file, of] of files) tree.add(file, of);
      proceed(files.length);
    },
  };
  const begin = (pages: number): void => {
    total = pages;
    proceed(0);
  };
  if (processes === 0) {
    const pages = await openPages(program);
    begin(pages.length);
    await makeShare(pages, folder, desk);
    return { peak: 0 };
  }
  const shares = Array.from({ length: processes }, (_, number) =>
    openProcess({ program, folder, number, of: processes }, desk, begin),
  );
  const stop = (): void => {
    for (const { child } of shares) child.kill('SIGKILL');
  };
  signal.addEventListener('abort', stop);
  const ends = shares.map(({ ended }) => ended);
  try {
    return { peak: Math.max(...(await Promise.all(ends))) };
  } finally {
    stop();
    await Promise.allSettled(ends);
  }
}

/** Makes what the desk wants of these pages, a batch after the other. */
export async function makeShare(
  pages: readonly Page[],
  folder: string,
  { ask, made }: Desk,
): Promise<void> {
  const askFrom = (at: number) => {
    const asked = pages.slice(at, at + batch);
    if (asked.length === 0) return undefined;
    return { asked, answer: ask(asked.map(({ file, key }) => ({ file, key }))) };
  };
  let next = askFrom(0);
  for (let at = batch; next; at += batch) {
    const { asked, answer } = next;
    // The index, which may be made by the same process, has its turn.
    await setImmediate();
    const wanted = await answer;
    // Answered while these are made.
    next = askFrom(at);
    const files: MadeFile[] = [];
    for (const [index, { file, key, render }] of asked.entries()) {
      if (wanted[index] !== true) continue;
      files.push([file, { ...writeNew(folder, file, await render()), key }]);
    }
    made(files);
  }
}

function openProcess(
  share: Share,
  desk: Desk,
  begin: (pages: number) => void,
): { child: ChildProcess; ended: Promise<number> } {
  const child = fork(new URL('page-process.ts', import.meta.url), [JSON.stringify(share)], {
    serialization: 'advanced',
    // A page is many small objects that are soon forgotten.
    execArgv: [...process.execArgv, '--max-semi-space-size=32'],
  });
  // It may have failed since it asked, of which its end will tell.
  const reply = (wanted: readonly boolean[]): void => {
    if (child.connected) child.send(wanted, () => undefined);
  };
  const said = (message: Said): void => {
    if ('total' in message) begin(message.total);
    else if ('asked' in message) void desk.ask(message.asked).then(reply);
    else if ('made' in message) desk.made(message.made);
    else if ('peak' in message) ({ peak } = message);
    else failure = errorOf(message.failed);
  };
  let peak = 0;
  let failure: Error | undefined;
  child.on('message', (message: Said) => {
    try {
      said(message);
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error));
      child.kill('SIGKILL');
    }
  });
  const ended = async (): Promise<number> => {
    const how = await endOf(child);
    if (failure) throw failure;
    if (how !== 0) throw new PageProcessEnded(how);
    return peak;
  };
  return { child, ended: ended() };
}
