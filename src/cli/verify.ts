/** `npm run verify -- [DIR | URL]`: is a built or deployed site what its checksums say? */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import {
  checksumsOf,
  compareChecksums,
  compareDeployed,
  readChecksums,
  type Differences,
} from '../store/checksums.ts';
import { buildSettings } from '../store/settings.ts';

const target = process.argv[2] ?? buildSettings(process.env).out;

process.exitCode = await verify();

async function verify(): Promise<number> {
  const differences = await compare();
  if (differences === undefined) {
    process.stderr.write(`${zh.commands.noChecksums(target)}\n`);
    return 1;
  }
  const { missing, changed, extra } = differences;
  for (const path of missing) process.stdout.write(`${zh.commands.fileMissing(path)}\n`);
  for (const path of changed) process.stdout.write(`${zh.commands.fileChanged(path)}\n`);
  for (const path of extra) process.stdout.write(`${zh.commands.fileExtra(path)}\n`);
  const sound = missing.length + changed.length + extra.length === 0;
  process.stdout.write(
    `${sound ? zh.commands.verified : zh.commands.notVerified(missing.length, changed.length, extra.length)}\n`,
  );
  return sound ? 0 : 1;
}

async function compare(): Promise<Differences | undefined> {
  if (/^https?:\/\//u.test(target)) {
    return compareDeployed(new URL(target.replace(/\/*$/u, '/')), (url) => fetch(url));
  }
  if (!existsSync(target)) return undefined;
  const listed = readChecksums(target);
  return listed && compareChecksums(listed, checksumsOf(target));
}
