/** Runs a program and says what it and every process that it starts cost, from /proc. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

export interface Took {
  /** Seconds by the clock. */
  readonly clock: number;
  /** Seconds of processor time, which other programs disturb less. */
  readonly cpu: number;
  /** Megabytes of the largest process at its largest. */
  readonly memory: number;
}

/** Milliseconds between two looks at the processes. */
const pause = 100;

/** Runs a command in a process group of its own, which is watched by way of /proc. */
export async function measured(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Took> {
  const started = performance.now();
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const seen = new Map<string, { memory: number; ticks: number }>();
  const timer = setInterval(() => {
    for (const [pid, look] of processesOf(child.pid ?? 0)) {
      const memory = Math.max(look.memory, seen.get(pid)?.memory ?? 0);
      seen.set(pid, { memory, ticks: look.ticks });
    }
  }, pause);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  const looks = [...seen.values()];
  return {
    clock: (performance.now() - started) / 1000,
    cpu: looks.reduce((sum, { ticks }) => sum + ticks, 0) / 100,
    memory: Math.max(0, ...looks.map(({ memory }) => memory)),
  };
}

function* processesOf(group: number): Generator<[string, { memory: number; ticks: number }]> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /su, '')
        .split(' ');
      if (Number(fields[2]) !== group) continue;
      const memory = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      yield [
        pid,
        { memory: Number(memory ?? 0) / 1024, ticks: Number(fields[11]) + Number(fields[12]) },
      ];
    } catch {
      // It has ended since it was listed.
    }
  }
}
