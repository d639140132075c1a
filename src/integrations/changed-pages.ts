/**
 * Build hook: renders the pages whose `cacheKey` has changed and takes the others over from the site
 * before. A page without a key is always rendered.
 */
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { OnProgress } from '../store/progress.ts';
import type { SiteTree } from '../store/site-tree.ts';

type StaticPath = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

interface Output {
  readonly file: string;
  readonly key: string | undefined;
}

export function changedPages(
  tree: Pick<SiteTree, 'owns' | 'takeOver' | 'write'>,
  onProgress: OnProgress,
): AstroIntegration {
  let base = '/';
  return {
    name: 'archive-changed-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => {
          const outputs = new Map<string, Output>();
          let done = 0;
          return {
            ...standard,
            name: 'archive-changed-pages',
            async getStaticPaths() {
              const paths = new Map<string, StaticPath>();
              for (const path of await standard.getStaticPaths()) {
                // Of two pages with one address Astro makes the first.
                if (!paths.has(filePath(path))) paths.set(filePath(path), path);
              }
              const wanted = [...paths].filter(([file, { cacheKey: key, pathname }]) => {
                if (!tree.owns(file)) return false;
                if (key !== undefined && tree.takeOver(file, key)) return false;
                outputs.set(addressOf(pathname, base), { file, key });
                return true;
              });
              onProgress({ step: 'pages', count: { done, total: outputs.size } });
              return wanted.map(([, path]) => path);
            },
            async render(request, options) {
              const rendering = await standard.render(request, options);
              const response = rendering instanceof Response ? rendering : rendering.response;
              const output = outputs.get(addressOf(new URL(request.url).pathname, '/'));
              if (!output) throw new Error(`${request.url} is not among the paths to render`);
              tree.write(output.file, await response.bytes(), output.key);
              done += 1;
              onProgress({ step: 'pages', count: { done, total: outputs.size } });
              // Without a body Astro writes nothing itself.
              return new Response(null);
            },
          };
        });
      },
    },
  };
}

/** Path of a page's file below the site, as `build.format: 'directory'` has it. */
function filePath({ pathname, route }: StaticPath): string {
  const path = trimmed(pathname);
  if (route.type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** What a page's request carries of its address, encoded as there. */
const addressOf = (pathname: string, base: string): string =>
  trimmed(
    new URL(`/${trimmed(`${trimmed(base)}/${trimmed(pathname)}`)}`, 'http://localhost').pathname,
  );

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/gu, '');
