/** `npm run build`: content → site, as a whole or not at all. */
import process from 'node:process';
import { buildSettings } from '../store/settings.ts';
import { runBuild } from './run-build.ts';

process.exitCode = (await runBuild(buildSettings(process.env))) ? 0 : 1;
