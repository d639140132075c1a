/**
 * The page templates as a program: Astro bundles them once for all builds with the same maker, and they
 * read the archive when they run. So a build in which only articles have changed starts no bundler, and
 * no bundle grows with the archive.
 */
import { fork } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endOf, errorOf, type Failure } from './child.ts';
import type { BuildSettings } from './settings.ts';

export interface Templates {
  /** The module that renders pages; see src/store/pages.ts. */
  readonly program: string;
  /** Folder of the scripts and style sheets that pages refer to. */
  readonly assets: string;
}

/** Bundles kept: for the site and its trials, at one address and another. */
const kept = 4;

const programName = /^prerender-entry\..*\.mjs$/u;

/** @param maker what the site is made with */
export async function openTemplates(
  { templates }: Pick<BuildSettings, 'templates'>,
  maker: string,
): Promise<Templates> {
  const folder = join(templates, maker);
  if (!existsSync(folder)) await makeApart(folder);
  prune(templates, maker);
  const program = readdirSync(join(folder, 'program')).find((name) => programName.test(name));
  if (program === undefined) throw new Error(`${folder} holds no program`);
  return { program: join(folder, 'program', program), assets: join(folder, 'assets') };
}

/** By a process of its own, so that this one can read articles meanwhile. */
async function makeApart(folder: string): Promise<void> {
  const child = fork(new URL('template-process.ts', import.meta.url), [folder]);
  let failure: Error | undefined;
  child.on('message', (said: Failure) => (failure = errorOf(said)));
  const how = await endOf(child);
  if (failure) throw failure;
  if (how !== 0) throw new Error(`bundling ended with ${how}`);
}

function prune(templates: string, maker: string): void {
  const others = readdirSync(templates).filter((name) => !name.startsWith(maker));
  const byAge = others
    .map((name) => ({ name, made: statSync(join(templates, name)).mtimeMs }))
    .sort((one, other) => other.made - one.made);
  for (const { name } of byAge.slice(kept - 1)) {
    rmSync(join(templates, name), { recursive: true, force: true });
  }
}
