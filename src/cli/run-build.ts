/** A build as it is shown at a terminal: its progress, then what was made or what is wrong. */
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import { buildSite, type BuildOptions } from '../store/build.ts';
import { site } from '../site.ts';
import type { BuildSettings } from '../store/settings.ts';
import { expectSiteFolder, UsageError } from './command.ts';
import { showProgress } from './show-progress.ts';

/** Scheme and host and nothing else: a path belongs to BASE_PATH. */
function isOrigin(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/u.test(url.protocol) && url.href === `${url.origin}/`;
}

/**
 * False where nothing was built.
 * @throws {UsageError} where the settings are not for a site
 */
export async function runBuild(
  settings: BuildSettings,
  options: BuildOptions = {},
): Promise<boolean> {
  if (!isOrigin(settings.siteUrl)) throw new UsageError(zh.commands.badSiteUrl(settings.siteUrl));
  expectSiteFolder(settings);
  const { clear, onProgress } = showProgress(process.stdout, () => performance.now());
  try {
    const result = await buildSite(settings, onProgress, options);
    clear();
    if (result.ok) {
      process.stdout.write(`${zh.commands.built(result, settings.out)}\n`);
      if (options.slice) process.stdout.write(`${zh.slices.built(options.slice)}\n`);
      for (const breach of result.breaches) {
        process.stdout.write(`${zh.commands.breach(site.host, breach)}\n`);
      }
    } else process.stderr.write(`${result.message}\n`);
    return result.ok;
  } finally {
    clear();
  }
}
