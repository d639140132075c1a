/** `npm run build [-- --shard 3/16]`: content → site, or a slice of it; as a whole or not at all. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { zh } from '../i18n/zh-CN.ts';
import { buildSettings } from '../store/settings.ts';
import { parseSlice, type Slice } from '../store/slices.ts';
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
  return (await runBuild(buildSettings(process.env), slice)) ? 0 : 1;
}

/** Or what is wrong with them. */
function readOptions(args: string[]): { readonly slice?: Slice } | string {
  let shard: string | undefined;
  try {
    ({ shard } = parseArgs({ args, options: { shard: { type: 'string' } } }).values);
  } catch (error) {
    return `${zh.importer.badOption(String(error))}\n${zh.slices.buildUsage}`;
  }
  if (shard === undefined) return {};
  const slice = parseSlice(shard);
  return slice ? { slice } : zh.slices.badShard(shard);
}
