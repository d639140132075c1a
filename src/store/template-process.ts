/** A process that bundles the page templates, as src/store/templates.ts tells it. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'astro';
import { failureOf } from './child.ts';

/** Nobody is left to bundle for. */
const orphaned = (): never => process.exit(1);
process.once('disconnect', orphaned);

try {
  await makeTemplates(process.argv[2] ?? '');
} catch (error) {
  process.exitCode = 1;
  process.send?.(failureOf(error));
} finally {
  process.off('disconnect', orphaned);
  process.disconnect();
}

/** The folder appears as a whole, whenever the process is killed and however many make it at once. */
async function makeTemplates(folder: string): Promise<void> {
  const work = `${folder}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  // Variables of these names would stand in for what Vite says of the build itself.
  for (const name of ['BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR'])
    Reflect.deleteProperty(process.env, name);
  process.env['NODE_ENV'] = 'production';
  await build({
    logLevel: 'warn',
    outDir: join(work, 'assets'),
    cacheDir: join(work, 'astro'),
    integrations: [
      {
        name: 'archive-templates',
        hooks: {
          'astro:build:start': ({ setPrerenderer }) => {
            setPrerenderer({
              name: 'archive-templates',
              getStaticPaths() {
                // The program is there now, and Astro would delete it in the end.
                renameSync(join(work, 'assets/.prerender'), join(work, 'program'));
                return Promise.resolve([]);
              },
              render: ({ url }) => Promise.reject(new Error(`${url} is not to be rendered here`)),
            });
          },
        },
      },
    ],
    vite: {
      // Copied by each build.
      publicDir: false,
      plugins: [
        {
          name: 'archive-read-at-run-time',
          load: {
            order: 'pre',
            filter: { id: /^\0astro:data-layer-content$/u },
            handler: () => `export { default } from '/src/store/collection.ts';`,
          },
        },
      ],
    },
  });
  rmSync(join(work, 'astro'), { recursive: true, force: true });
  try {
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    // Another build has made the same meanwhile.
    if (!existsSync(folder)) throw error;
  }
}
