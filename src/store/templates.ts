/**
 * The page templates as a program: Astro bundles them once for all builds with the same maker, and they
 * read the archive when they run. So a build in which only articles have changed starts no bundler, and
 * no bundle grows with the archive.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { BuildSettings } from './settings.ts';

export interface Templates {
  /** The module that renders pages; see src/store/pages.ts. */
  readonly program: string;
  /** Folder of the scripts and style sheets that pages refer to. */
  readonly assets: string;
}

/** Bundles kept: for the site and its trials, at one address and another. */
const kept = 4;

const programName = /^prerender-entry\..*\.mjs$/u;

/** @param maker what the site is made with */
export async function openTemplates(
  { templates }: Pick<BuildSettings, 'templates'>,
  maker: string,
): Promise<Templates> {
  const folder = join(templates, maker);
  if (!existsSync(folder)) await makeTemplates(folder);
  prune(templates, maker);
  const program = readdirSync(join(folder, 'program')).find((name) => programName.test(name));
  if (program === undefined) throw new Error(`${folder} holds no program`);
  return { program: join(folder, 'program', program), assets: join(folder, 'assets') };
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
  // Most builds need no bundler, which takes its time to start.
  const { build } = await import('astro');
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

function prune(templates: string, maker: string): void {
  const others = readdirSync(templates).filter((name) => !name.startsWith(maker));
  const byAge = others
    .map((name) => ({ name, made: statSync(join(templates, name)).mtimeMs }))
    .sort((one, other) => other.made - one.made);
  for (const { name } of byAge.slice(kept - 1)) {
    rmSync(join(templates, name), { recursive: true, force: true });
  }
}
