/** `npm run restore -- BAG --out DIR [--build]`: the archive out of its bag. */
import { join, resolve } from 'node:path';
import process from 'node:process';
import { rebuild, restoreBag } from '../export/restore.ts';
import { ExportError } from '../export/site.ts';
import { zh } from '../i18n/zh-CN.ts';
import { readOptions, runCommand, UsageError } from './command.ts';

const text = zh.exporting;

await runCommand(run);

async function run(): Promise<number> {
  try {
    return await restore();
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function restore(): Promise<number> {
  const { bag, out, build } = restoreOptions();
  const restored = await restoreBag(resolve(bag), resolve(out));
  process.stdout.write(`${text.restored(out, restored.files, restored.bytes)}\n`);
  if (!build) {
    process.stdout.write(`${text.howToBuild(out, restored.url)}\n`);
    return 0;
  }
  const { same, differences } = rebuild(resolve(out), restored);
  for (const path of differences?.missing ?? [])
    process.stdout.write(`${zh.commands.fileMissing(path)}\n`);
  for (const path of differences?.changed ?? [])
    process.stdout.write(`${zh.commands.fileChanged(path)}\n`);
  for (const path of differences?.extra ?? [])
    process.stdout.write(`${zh.commands.fileExtra(path)}\n`);
  const dist = join(out, 'dist');
  process.stdout.write(`${same ? text.sameSite(dist) : text.otherSite(dist)}\n`);
  return same ? 0 : 1;
}

function restoreOptions() {
  const { values, positionals } = readOptions(
    {
      allowPositionals: true,
      options: { out: { type: 'string' }, build: { type: 'boolean', default: false } },
    },
    text.restoreUsage,
  );
  const [bag, ...more] = positionals;
  const { out, build } = values;
  if (bag === undefined || more.length > 0 || out === undefined)
    throw new UsageError(text.restoreUsage);
  return { bag, out, build };
}
