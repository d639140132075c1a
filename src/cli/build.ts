/** `npm run build [-- --shard 3/16] [--processes 2]`: content → site, or a slice of it; as a whole or not at all. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { zh } from '../i18n/zh-CN.ts';
import { buildSettings } from '../store/settings.ts';
import type { BuildOptions } from '../store/build.ts';
import { parseSlice } from '../store/slices.ts';
import { runBuild } from './run-build.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 1;
  }
  const { slice } = options;
  // Astro's own modules read the environment too.
  if (slice) process.env['ARCHIVE_OUT'] ||= `slices/${slice.number}-of-${slice.of}`;
  return (await runBuild(buildSettings(process.env), options)) ? 0 : 1;
}

/** Or what is wrong with them. */
function readOptions(args: string[]): BuildOptions | string {
  let given: { readonly shard?: string; readonly processes?: string };
  try {
    given = parseArgs({
      args,
      options: { shard: { type: 'string' }, processes: { type: 'string' } },
    }).values;
  } catch (error) {
    return `${zh.importer.badOption(String(error))}\n${zh.slices.buildUsage}`;
  }
  const slice = given.shard === undefined ? undefined : parseSlice(given.shard);
  if (given.shard !== undefined && !slice) return zh.slices.badShard(given.shard);
  const processes = given.processes === undefined ? undefined : Number(given.processes);
  if (processes !== undefined && !(Number.isInteger(processes) && processes > 0))
    return zh.commands.badProcesses(given.processes ?? '');
  // One is the process that builds; more are processes of their own.
  const own = processes === 1 ? 0 : processes;
  return { ...(slice && { slice }), ...(own !== undefined && { processes: own }) };
}
