/** `npm start`: builds the archive and serves it on this machine. */
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import { NoFreePort, serve } from '../store/serve.ts';
import { buildSettings } from '../store/settings.ts';
import { runCommand } from './command.ts';
import { runBuild } from './run-build.ts';

const tries = 20;

const port = Number(process.env['PORT'] || 4321);
const host = process.env['HOST'] || 'localhost';

await runCommand(start);

async function start(): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`${zh.commands.badPort(String(process.env['PORT']))}\n`);
    return 1;
  }
  // Absolute addresses in feeds and metadata point at this server unless the caller says otherwise.
  process.env['SITE_URL'] ||= `http://${host}:${port}`;
  const settings = buildSettings(process.env);
  process.stdout.write(`${zh.commands.building(settings.content)}\n`);
  if (!(await runBuild(settings))) return 1;
  try {
    const { server, url } = await serve({
      dist: settings.out,
      base: settings.base,
      host,
      port,
      tries,
    });
    process.stdout.write(`${zh.commands.serving(url)}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        server.close();
        server.closeAllConnections();
      });
    }
    return 0;
  } catch (error) {
    if (!(error instanceof NoFreePort)) throw error;
    process.stderr.write(`${zh.commands.noFreePort(port, port + tries)}\n`);
    return 1;
  }
}
