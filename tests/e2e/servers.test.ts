/** The site under nginx and Caddy, set up as the README says, where they are installed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { securityHeaders } from '../../src/security.ts';
import { compareDeployed } from '../../src/store/checksums.ts';
import { buildInChild, root } from '../build/build-site.ts';
import { listFiles } from '../build/html.ts';
import { open } from './browser.ts';
import { answered, headlines } from './search-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'servers-'));
const bases = ['', '/paper'] as const;
type Base = (typeof bases)[number];
/** The folder that a server's root is set to, and the site in it. */
const rootOf = (base: Base): string => join(folder, base === '' ? 'whole' : 'part');
const distOf = (base: Base): string => join(rootOf(base), base);

beforeAll(() => {
  for (const base of bases) {
    mkdirSync(dirname(distOf(base)), { recursive: true });
    const { status, stderr } = buildInChild({
      ARCHIVE_CONTENT: join(root, 'tests/fixtures/archive'),
      ARCHIVE_OUT: distOf(base),
      BASE_PATH: base === '' ? '/' : base,
    });
    expect([status, stderr]).toEqual([0, '']);
  }
});

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** A block of the README with what it says to write instead. */
function block(language: string, changes: Readonly<Record<string, string>>): string {
  const text = readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
  return Object.entries(changes).reduce((changed, [from, to]) => {
    expect(changed).toContain(from);
    return changed.replace(from, to);
  }, text);
}

const servers = {
  nginx: (base: Base, port: number): readonly string[] => {
    const file = join(folder, `nginx-${port}.conf`);
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(folder, name)};`,
    );
    const server = block('nginx', {
      'listen 80;': `listen 127.0.0.1:${port};`,
      'root /srv/archive/dist;': `root ${rootOf(base)};`,
      '404 /404.html;': `404 ${base}/404.html;`,
    });
    writeFileSync(
      file,
      `user ${userInfo().username}; pid ${file}.pid; events {} http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; ${places.join(' ')}\n${server}}`,
    );
    return ['-e', join(folder, 'nginx.log'), '-c', file, '-g', 'daemon off;'];
  },
  caddy: (base: Base, port: number): readonly string[] => {
    const file = join(folder, `Caddyfile-${port}`);
    const server = block('caddy', {
      'archive.example {': `http://127.0.0.1:${port} {`,
      '/srv/archive/dist': rootOf(base),
      '* /404.html': `* ${base}/404.html`,
    });
    writeFileSync(file, `{\nadmin off\n}\n${server}`);
    return ['run', '--config', file, '--adapter', 'caddyfile'];
  },
} as const;

let running: ChildProcess | undefined;
afterEach(async () => {
  if (!running) return;
  const ended = once(running, 'exit');
  running.kill();
  await ended;
  running = undefined;
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a server; gives the address of the site. */
async function start(name: keyof typeof servers, base: Base): Promise<string> {
  const port = await freePort();
  running = spawn(name, servers[name](base, port), {
    stdio: 'ignore',
    env: { ...process.env, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  const url = `http://127.0.0.1:${port}${base}/`;
  for (;;) {
    if (await fetch(url).then(Boolean, () => false)) return url;
    expect(running.exitCode).toBeNull();
    await wait(50);
  }
}

const isHashed = (file: string): boolean =>
  /^(?:_astro|pagefind)\//u.test(file) && !file.endsWith('manifest.json');

const types: Readonly<Record<string, RegExp>> = {
  html: /^text\/html; charset=utf-8$/iu,
  css: /^text\/css; charset=utf-8$/iu,
  js: /^(?:text|application)\/javascript; charset=utf-8$/iu,
  md: /^text\/markdown; charset=utf-8$/iu,
  csv: /^text\/csv; charset=utf-8$/iu,
  txt: /^text\/plain; charset=utf-8$/iu,
  xml: /^text\/xml; charset=utf-8$/iu,
  json: /^application\/json$/iu,
  jsonl: /^application\/jsonl$/iu,
  svg: /^image\/svg\+xml$/iu,
  png: /^image\/png$/iu,
};

const combinations = (Object.keys(servers) as (keyof typeof servers)[]).flatMap((name) =>
  bases.map((base) => ({ name, base })),
);

describe.each(combinations)('$name with the site at $base/', ({ name, base }) => {
  const isInstalled = spawnSync(name, [name === 'nginx' ? '-v' : 'version']).error === undefined;

  test.runIf(isInstalled)(
    'each file comes whole, of its type, under the policy, hashed ones for ever',
    async () => {
      const url = await start(name, base);
      expect(await compareDeployed(new URL(url), (at) => fetch(at))).toEqual({
        missing: [],
        changed: [],
        extra: [],
      });
      const files = listFiles(distOf(base));
      expect(files.filter(isHashed).length).toBeGreaterThan(10);
      for (const file of files) {
        const address = new URL(encodeURI(file.replace(/(^|\/)index\.html$/u, '$1')), url);
        const answer = await fetch(address);
        await answer.arrayBuffer();
        const { status, headers } = answer;
        const caching = headers.get('cache-control');
        expect([file, status, caching]).toEqual([
          file,
          200,
          isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ]);
        for (const [header, value] of Object.entries(securityHeaders))
          expect([file, header, headers.get(header)]).toEqual([file, header, value]);
        const type = types[/\.([a-z]+)$/u.exec(file)?.[1] ?? ''];
        if (type)
          expect([file, headers.get('content-type')]).toEqual([file, expect.stringMatching(type)]);
      }
    },
  );

  test.runIf(isInstalled)(
    'what has not changed is not sent again, and what is missing is said',
    async () => {
      const url = await start(name, base);
      const { headers } = await fetch(url);
      const again = { 'if-none-match': headers.get('etag') ?? '' };
      expect((await fetch(url, { headers: again })).status).toBe(304);
      const folderOnly = await fetch(new URL('2026/05/20/20260520-water', url), {
        redirect: 'manual',
      });
      expect([301, 308]).toContain(folderOnly.status);
      expect(folderOnly.headers.get('location')).toBe(`${base}/2026/05/20/20260520-water/`);
      for (const path of ['nowhere/', 'nowhere.md', '_astro/none.12345678.js']) {
        const missing = await fetch(new URL(path, url));
        expect([path, missing.status]).toEqual([path, 404]);
        expect(await missing.text()).toBe(readFileSync(join(distOf(base), '404.html'), 'utf8'));
        expect(missing.headers.get('content-type')).toMatch(types['html'] ?? '');
        expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable');
        for (const [header, value] of Object.entries(securityHeaders))
          expect(missing.headers.get(header)).toBe(value);
      }
    },
  );

  test.runIf(isInstalled)(
    'a reader searches, and an old address leads to the new one',
    async () => {
      const url = await start(name, base);
      const page = await open(`${url}search/?q=城东水厂`);
      await answered(page);
      expect(await headlines(page)).toContainEqual(expect.stringContaining('城东水厂'));
      await page.goto(`${url}old/water.html`);
      await page.waitForURL(`${url}2026/05/20/20260520-water/`);
      expect(await page.locator('h1').textContent()).toContain('城东水厂');
    },
  );
});
