/** `npm run build [-- --shard 3/16] [--processes 2]`: content → site, or a slice of it; as a whole or not at all. */
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import { buildSettings } from '../store/settings.ts';
import type { BuildOptions } from '../store/build.ts';
import { parseSlice } from '../store/slices.ts';
import { readOptions, runCommand, UsageError } from './command.ts';
import { runBuild } from './run-build.ts';

await runCommand(build);

async function build(): Promise<number> {
  const options = buildOptions();
  const { slice } = options;
  // Astro's own modules read the environment too.
  if (slice) process.env['ARCHIVE_OUT'] ||= `slices/${slice.number}-of-${slice.of}`;
  return (await runBuild(buildSettings(process.env), options)) ? 0 : 1;
}

function buildOptions(): BuildOptions {
  const { values: given } = readOptions(
    { options: { shard: { type: 'string' }, processes: { type: 'string' } } },
    zh.slices.buildUsage,
  );
  const slice = given.shard === undefined ? undefined : parseSlice(given.shard);
  if (given.shard !== undefined && !slice) throw new UsageError(zh.slices.badShard(given.shard));
  const processes = given.processes === undefined ? undefined : Number(given.processes);
  if (processes !== undefined && !(Number.isInteger(processes) && processes > 0))
    throw new UsageError(zh.commands.badProcesses(given.processes ?? ''));
  // One is the process that builds; more are processes of their own.
  const own = processes === 1 ? 0 : processes;
  return { ...(slice && { slice }), ...(own !== undefined && { processes: own }) };
}
