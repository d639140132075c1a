/** `npm run build`: content → site, as a whole or not at all. */
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import { buildSite } from '../store/build.ts';
import { buildSettings } from '../store/settings.ts';

const settings = buildSettings(process.env);
const result = await buildSite(settings);
if (result.ok) process.stdout.write(`${zh.commands.built(result, settings.out)}\n`);
else {
  process.stderr.write(`${result.message}\n`);
  process.exitCode = 1;
}
