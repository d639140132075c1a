/** `npm run merge -- DIR… [--out DIR]`: the slices of a site → the site. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { zh } from '../i18n/zh-CN.ts';
import { site } from '../site.ts';
import { mergeSlices } from '../store/merge.ts';
import { buildSettings } from '../store/settings.ts';

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 1;
  }
  const { folders, out } = options;
  const settings = buildSettings({
    ...process.env,
    ...(out !== undefined && { ARCHIVE_OUT: out }),
  });
  const result = await mergeSlices(folders, settings, (slice) =>
    process.stdout.write(`${zh.slices.checking(slice)}\n`),
  );
  if (result.ok) {
    process.stdout.write(`${zh.slices.merged(result, settings.out)}\n`);
    for (const breach of result.breaches) {
      process.stdout.write(`${zh.commands.breach(site.host, breach)}\n`);
    }
  } else process.stderr.write(`${result.message}\n`);
  return result.ok ? 0 : 1;
}

/** Or what is wrong with them. */
function readOptions(
  args: string[],
): { readonly folders: readonly string[]; readonly out: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    return { folders: positionals, out: values.out };
  } catch (error) {
    return `${zh.importer.badOption(String(error))}\n${zh.slices.mergeUsage}`;
  }
}
