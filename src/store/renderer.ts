/** Runs the bundled page templates: lists the pages of a site and renders each. */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { RouteData, SSRManifest } from 'astro';
import { StaticPaths } from 'astro/runtime/prerender/static-paths.js';

/** A file of the site that a template makes. */
export interface Page {
  /** Path below the site, with `/` between folders. */
  readonly file: string;
  /** Of all that the page is made from besides its template, where that can be said. */
  readonly key: string | undefined;
  readonly render: () => Promise<Uint8Array>;
}

/** What Astro bundles with the templates: of its `BuildApp` what is used here. */
interface Program {
  readonly manifest: SSRManifest;
  readonly app: ConstructorParameters<typeof StaticPaths>[0] & {
    setInternals(internals: object): void;
    setOptions(options: object): void;
    render(request: Request, options: { readonly routeData: RouteData }): Promise<Response>;
  };
}

/** @param program a module that src/store/templates.ts has made */
export async function openPages(program: string): Promise<readonly Page[]> {
  const { app, manifest } = (await import(pathToFileURL(program).href)) as Program;
  equip(app, manifest);
  const pages = new Map<string, Page>();
  for (const { cacheKey: key, pathname, route } of await new StaticPaths(app).getAll()) {
    const file = filePath(pathname, route);
    // Of two pages with one address Astro makes the first.
    if (pages.has(file)) continue;
    const address = addressOf(pathname, route, manifest.base);
    const render = async (): Promise<Uint8Array> => {
      const response = await app.render(new Request(address), { routeData: route });
      if (!response.ok && file !== '404.html') throw new Error(`${file}: ${response.status}`);
      return response.bytes();
    };
    pages.set(file, { file, key, render });
  }
  return [...pages.values()];
}

/** Astro's own build hands these over from the bundling; the bundle knows as much by its manifest. */
function equip(app: Program['app'], { pageMap, routes }: SSRManifest): void {
  // Asked for with every page; each asking would go through Node's loader.
  for (const [component, load] of pageMap ?? []) {
    let loaded: ReturnType<typeof load> | undefined;
    pageMap?.set(component, () => (loaded ??= load()));
  }
  const pagesByKeys = new Map(
    routes.map(({ routeData: { component, route }, styles }) => [
      `${route}&${component}`,
      { styles: styles.map((sheet, order) => ({ sheet, depth: 0, order })) },
    ]),
  );
  app.setInternals({ pagesByKeys });
  const destination = {
    // An error is thrown as well.
    write: ({ level, message }: { level: string; message: string }) =>
      level === 'error' || warn(message),
  };
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination } } });
}

const warn = (message: string): boolean => process.stderr.write(`${message}\n`);

/** As `build.format: 'directory'` has it. */
function filePath(pathname: string, { type }: RouteData): string {
  const path = trimmed(pathname);
  if (type === 'endpoint') return path;
  if (path === '404') return '404.html';
  return path === '' ? 'index.html' : `${path}/index.html`;
}

/** Where Astro looks for the page among its routes: the host is of no account. */
function addressOf(pathname: string, { type }: RouteData, base: string): URL {
  const page = type === 'endpoint' ? pathname : `${pathname}/`;
  return new URL(`${base}/${page}`.replace(/\/{2,}/gu, '/'), 'http://localhost');
}

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/gu, '');
