/**
 * Puts a finished site in the place of the last one. The site is built beside `out` and moved there
 * when it is whole, so that what is served is always one complete build.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { BuildSettings } from './settings.ts';

/** Another build of the same folder is under way. */
export class BuildLocked extends Error {
  readonly pid: number;
  constructor(pid: number) {
    super(`build ${pid} is under way`);
    this.pid = pid;
  }
}

export interface Staging {
  /** Moves the staged site to `out` and lets the last one go. */
  publish(): void;
  /** Drops what was staged and frees the folder for the next build. */
  release(): void;
}

/** Prepares an empty staging folder, first mending what a killed build left behind. */
export function openStaging({ out, staging }: Pick<BuildSettings, 'out' | 'staging'>): Staging {
  const previous = `${out}.previous`;
  const lock = `${staging}.lock`;
  mkdirSync(dirname(out), { recursive: true });
  takeLock(lock);
  if (!existsSync(out) && existsSync(previous)) renameSync(previous, out);
  rmSync(previous, { recursive: true, force: true });
  rmSync(staging, { recursive: true, force: true });
  return {
    publish() {
      if (existsSync(out)) renameSync(out, previous);
      renameSync(staging, out);
      rmSync(previous, { recursive: true, force: true });
    },
    release() {
      rmSync(staging, { recursive: true, force: true });
      rmSync(lock, { force: true });
    },
  };
}

function takeLock(lock: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const holder = holderOf(lock);
    if (holder === undefined) throw error;
    if (isAlive(holder)) throw new BuildLocked(holder);
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
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
