/** A small server for a built site: what a plain file host does, on this machine. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { securityHeaders } from '../security.ts';

/** No port was free among those tried. */
export class NoFreePort extends Error {}

export interface ServeOptions {
  readonly dist: string;
  /** `/` or `/name` */
  readonly base: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Further ports to try when `port` is taken. */
  readonly tries?: number;
}

/** Serves `dist` under `base`; an unknown address gets the site's own 404 page. */
export async function serve(options: ServeOptions): Promise<{ server: Server; url: string }> {
  const { dist, base, host } = options;
  const prefix = base === '/' ? '' : base;
  const files = sirv(dist, { etag: true, dev: true });
  const notFound = join(dist, '404.html');
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const missing = (): void => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      if (existsSync(notFound)) createReadStream(notFound).pipe(response);
      else response.end();
    };
    if (prefix !== '' && url === prefix) {
      response.writeHead(308, { location: `${prefix}/` }).end();
    } else if (!url.startsWith(`${prefix}/`)) {
      missing();
    } else {
      request.url = url.slice(prefix.length);
      files(request, response, missing);
    }
  });
  const port = await listen(server, host, options.port, options.tries ?? 0);
  return { server, url: `http://${host}:${port}${prefix}/` };
}

async function listen(server: Server, host: string, first: number, tries: number): Promise<number> {
  for (let port = first; port <= first + tries; port += 1) {
    const bound = await new Promise<number | undefined>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(undefined);
        else reject(error);
      });
      server.listen(port, host, () => {
        server.removeAllListeners('error');
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
    if (bound !== undefined) return bound;
  }
  throw new NoFreePort();
}
