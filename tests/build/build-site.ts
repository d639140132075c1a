/** Runs `npm run build` as a user would, with other folders. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export const root = join(import.meta.dirname, '../..');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One of the commands in src/cli, run by this Node. */
export function runCommand(
  command: 'build' | 'merge' | 'import' | 'search' | 'check' | 'export' | 'restore' | 'verify',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/cli', `${command}.ts`), ...args],
    { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { status, stdout, stderr };
}

export const buildInChild = (
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Run => runCommand('build', args, env);
