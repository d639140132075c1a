/** `npm test`: makes sure that there is a Chromium, then runs every test. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { zh } from '../src/i18n/zh-CN.ts';
import { findChromium } from './e2e/chromium.ts';

const run = (command: string, args: readonly string[]): number =>
  spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;

let chromium = findChromium();
if (chromium === undefined && process.platform === 'linux' && process.getuid?.() === 0) {
  process.stdout.write(`${zh.commands.installingChromium}\n`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  chromium = findChromium();
}
if (chromium === undefined) {
  process.stderr.write(`${zh.commands.noChromium}\n`);
  process.exitCode = 1;
} else {
  process.env['CHROMIUM_PATH'] = chromium;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.exitCode = run(process.execPath, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...process.argv.slice(2),
  ]);
}
