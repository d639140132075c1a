/** `npm run verify -- [DIR | URL] [--links]`: is a built or deployed site what its checksums say, and does every link lead somewhere? */
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
import { checkLinks } from '../store/links.ts';
import { buildSettings } from '../store/settings.ts';
import { readOptions, runCommand, UsageError } from './command.ts';

const { out, base } = buildSettings(process.env);
const isAddress = (target: string): boolean => /^https?:\/\//u.test(target);

await runCommand(verify);

async function verify(): Promise<number> {
  const { values, positionals } = readOptions(
    { allowPositionals: true, options: { links: { type: 'boolean', default: false } } },
    zh.commands.verifyUsage,
  );
  const [target = out, ...more] = positionals;
  if (more.length > 0) throw new UsageError(zh.commands.verifyUsage);
  const differences = await compare(target);
  if (typeof differences === 'string') {
    process.stderr.write(`${differences}\n`);
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
  return (values.links ? verifyLinks(target) : true) && sound ? 0 : 1;
}

function verifyLinks(target: string): boolean {
  if (isAddress(target)) {
    process.stderr.write(`${zh.commands.linksOfFolders}\n`);
    return false;
  }
  const { pages, links: checked, broken } = checkLinks(target, base);
  for (const { page, address } of broken)
    process.stdout.write(`${zh.commands.brokenLink(page, address)}\n`);
  process.stdout.write(`${zh.commands.linksChecked(pages, checked, broken.length)}\n`);
  return broken.length === 0;
}

/** Or why that cannot be told. */
async function compare(target: string): Promise<Differences | string> {
  if (isAddress(target)) return compareWithSite(target);
  const listed = existsSync(target) ? readChecksums(target) : undefined;
  return listed ? compareChecksums(listed, checksumsOf(target)) : zh.commands.noChecksums(target);
}

async function compareWithSite(target: string): Promise<Differences | string> {
  const site = new URL(target.replace(/\/*$/u, '/'));
  try {
    const differences = await compareDeployed(site, (url) => fetch(url));
    return differences ?? zh.commands.noChecksums(target);
  } catch (error) {
    // As `fetch` says that nobody answered.
    if (!(error instanceof TypeError && error.cause instanceof Error)) throw error;
    return zh.commands.unreachable(target, error.cause.message);
  }
}
