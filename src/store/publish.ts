/**
 * Puts a finished site in the place of the last one. The site is built elsewhere, brought beside
 * `out` and renamed when it is whole, so that what is served is always one complete build.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { zh } from '../i18n/zh-CN.ts';
import type { BuildSettings } from './settings.ts';

/** Another build of the same folder is under way. */
export class BuildLocked extends Error {
  readonly pid: number;
  /** The file that says so; it may be deleted when the process is something else. */
  readonly lock: string;
  constructor(pid: number, lock: string) {
    super(`build ${pid} is under way`);
    this.pid = pid;
    this.lock = lock;
  }
}

export interface Staging {
  /**
   * Where the site is made: no other build has used it, so that what a process of a killed one still
   * writes does not get into this site.
   */
  readonly folder: string;
  /**
   * Moves the site in `from` to `out`. The one that it replaces goes to `last` if the next build is
   * to take files over from it.
   */
  publish(from: string): Promise<void>;
  /** Drops what was staged and frees the folder for the next build. */
  release(): Promise<void>;
}

/** Prepares an empty staging folder, first mending what a killed build left behind. */
export function openStaging({
  last,
  out,
  staging,
}: Pick<BuildSettings, 'last' | 'out' | 'staging'>): Staging {
  const previous = `${out}.previous`;
  const arriving = `${out}.arriving`;
  /** A site that is of no use: it is deleted while the next one is made, which takes its time. */
  const dropped = `${last}.dropped`;
  const lock = `${staging}.lock`;
  mkdirSync(dirname(staging), { recursive: true });
  takeLock(lock);
  if (!existsSync(out) && existsSync(previous)) renameSync(previous, out);
  const clear = (): void => {
    // A process of a killed build may still be writing there.
    for (const path of [staging, arriving, previous])
      rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  };
  clear();
  const deleted = rm(dropped, { recursive: true, force: true });
  // Whoever waits for it hears of its failure, also if that comes before.
  deleted.catch(() => undefined);
  const drop = (folder: string): void => {
    if (!existsSync(folder)) return;
    mkdirSync(dropped, { recursive: true });
    renameSync(folder, join(dropped, basename(folder)));
  };
  return {
    folder: join(staging, String(process.pid)),
    async publish(from) {
      mkdirSync(dirname(out), { recursive: true });
      const moved = await moveFolder(from, arriving);
      if (existsSync(out)) renameSync(out, previous);
      renameSync(arriving, out);
      await deleted;
      if (from !== last) drop(last);
      // Where `out` is on another disk, a whole copy stays on this one.
      if (!moved) renameSync(from, last);
      else if (from !== last) drop(previous);
      else if (existsSync(previous)) renameSync(previous, last);
      rmSync(previous, { recursive: true, force: true });
    },
    async release() {
      await deleted;
      clear();
      rmSync(lock, { force: true });
    },
  };
}

/** Moves by a rename where one disk holds both, else copies and says so. */
async function moveFolder(from: string, to: string): Promise<boolean> {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error;
    // The synchronous copy does not tell a full disk from a broken one.
    await cp(from, to, { recursive: true });
    return false;
  }
}

function takeLock(lock: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const holder = holderOf(lock);
    if (holder === undefined) throw error;
    if (isAlive(holder)) throw new BuildLocked(holder, lock);
    writeFileSync(lock, String(process.pid));
  }
}

function holderOf(lock: string): number | undefined {
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : undefined;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists and belongs to someone else.
    return hasCode(error, 'EPERM');
  }
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** What to tell an editor of an error that a build can end with; undefined for any other. */
export function publishFailure(error: unknown, out: string): string | undefined {
  if (error instanceof BuildLocked) return zh.commands.buildLocked(error.pid, error.lock);
  return isDiskFull(error) ? zh.commands.noSpace(out) : undefined;
}

function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (('code' in cause && cause.code === 'ENOSPC') || cause.message.includes('ENOSPC'))
      return true;
  }
  return false;
}
