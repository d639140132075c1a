/** `npm run merge -- DIR… [--out DIR]`: the slices of a site → the site. */
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import { site } from '../site.ts';
import { mergeSlices } from '../store/merge.ts';
import { buildSettings } from '../store/settings.ts';
import { expectSiteFolder, readOptions, runCommand } from './command.ts';

await runCommand(merge);

async function merge(): Promise<number> {
  const { values, positionals: folders } = readOptions(
    { allowPositionals: true, options: { out: { type: 'string' } } },
    zh.slices.mergeUsage,
  );
  const { out } = values;
  const settings = buildSettings({
    ...process.env,
    ...(out !== undefined && { ARCHIVE_OUT: out }),
  });
  expectSiteFolder(settings);
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
