/** What the registry knows against the packages of the lock file, by `npm audit`. */
import { execFile } from 'node:child_process';
import process from 'node:process';
import { z } from 'zod';

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ name: z.string(), severity: z.string(), range: z.string() }),
  ),
});

/** A package that is known to be unsafe. */
export interface Unsafe {
  readonly name: string;
  /** In npm's words: low, moderate, high or critical. */
  readonly severity: string;
  /** The versions that are. */
  readonly range: string;
}

/**
 * @param folder where package-lock.json lies
 * @returns null where the registry gives no answer, as mirrors often do not
 */
export async function askAudit(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<readonly Unsafe[] | null> {
  const shell = process.platform === 'win32';
  const json = await new Promise<string>((resolve) => {
    // It ends with 1 where it has found something: the report says so too.
    execFile('npm', ['audit', '--json'], { cwd: folder, env, shell }, (_, stdout) =>
      resolve(stdout),
    );
  });
  const report = reportSchema.safeParse(parsed(json));
  return report.success ? Object.values(report.data.vulnerabilities) : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
