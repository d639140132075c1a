/**
 * The archive without a network. With a network every answer comes from it, so that nothing is ever
 * stale; without one, from whole years that were kept, from pages that were read, or from the shell.
 * When the site is published anew, this worker is too: it brings all that is kept to the new state of
 * the site before it takes over, or stays away and leaves the old state whole.
 */
import { indexFolder } from '../search/bundle.ts';
import { isShellCache, keptChanged, openKept, openRead, shellCache, siteRoot } from './caches.ts';
import { KeepError, addressOf, fileAt, type Kept } from './kept.ts';
import { shortDigest, type Shell } from './lists.ts';

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** The inside of a service worker, of which the page's types know nothing. */
interface Scope {
  readonly shell: Shell;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const scope = self as unknown as Scope;
const { version, files: shellFiles } = scope.shell;
const root = siteRoot();
const searchIndex = `${indexFolder}/`;
const manifest = `${searchIndex}manifest.json`;
const offlinePage = 'offline/index.html';
/** Pages and pictures that are kept because they were read. */
const readLimit = 200;
const atOnce = 6;

let store: Kept | undefined;
let opened: Promise<Kept> | undefined;
const kept = async (): Promise<Kept> => (store ??= await (opened ??= openKept()));

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('message', ({ data }) => {
  if (data === keptChanged) void kept().then((years) => years.forgetMemory());
});
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root)) return;
  const url = new URL(request.url);
  const path = decoded(url.href.slice(root.length).replace(/[?#].*$/su, ''));
  if (path === undefined) return;
  if (request.mode === 'navigate') event.respondWith(freshOrRead(event, fileAt(path), offlinePage));
  else if (path.startsWith('_astro/')) event.respondWith(hashed(request));
  else if (path === manifest) event.respondWith(freshOrKept(request, path));
  else if (path.startsWith(searchIndex)) {
    // A search asks for dozens: what is not kept takes the straight way, not one by this worker.
    if (store?.mayHave(path) ?? true) event.respondWith(keptOrFresh(request, path));
  } else if (request.destination === 'image') event.respondWith(freshOrRead(event, path));
});

async function install(): Promise<void> {
  const cache = await caches.open(shellCache(version));
  await Promise.all(
    shellFiles.map(async ([path, digest]) => {
      const address = root + encodeURI(addressOf(path));
      const answer = await fetch(address, { cache: 'no-cache' });
      const bytes = await answer.clone().arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const found = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
      // The site is being published at this moment: the next visit tries again.
      if (!answer.ok || shortDigest(found) !== digest)
        throw new Error(`${path} is not of ${version}`);
      await cache.put(address, plain(answer));
    }),
  );
  await bringYearsUpToDate();
  await bringReadUpToDate();
  await scope.skipWaiting();
}

/** Years that find no room any more are let go; without a network the old state stays. */
async function bringYearsUpToDate(): Promise<void> {
  const years = await kept();
  try {
    await years.update();
  } catch (error) {
    if (!(error instanceof KeepError) || error.reason !== 'full') throw error;
    for (const { year } of await years.years()) await years.drop(year);
  }
}

/** Each page that was read is asked for once more; what is gone leaves. */
async function bringReadUpToDate(): Promise<void> {
  const cache = await openRead();
  const queue = [...(await cache.keys())];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const answer = await fetch(next.url, { cache: 'no-cache' });
      if (answer.ok && !answer.redirected) await cache.put(next.url, answer);
      else if (answer.status < 500) await cache.delete(next.url);
      else throw new Error(`${next.url}: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (isShellCache(name) && name !== shellCache(version)) await caches.delete(name);
  }
  await scope.clients.claim();
  // The page that brought this worker here was loaded without it.
  for (const { url } of await scope.clients.matchAll({ includeUncontrolled: true })) {
    if (url.startsWith(root)) await keepRead(url, await fetch(url));
  }
}

/** From the network; without one as it was kept or read, else the file that stands in for it. */
async function freshOrRead(event: Fetching, path: string, standIn?: string): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    event.waitUntil(keepRead(request.url, answer.clone()));
    return answer;
  } catch (cause) {
    const found =
      (await (await kept()).file(path)) ??
      (await (await openRead()).match(withoutQuery(request.url))) ??
      (await shelled(path)) ??
      (standIn === undefined ? undefined : await shelled(standIn));
    if (!found) throw cause;
    return found;
  }
}

/** Files whose names change with their content. */
async function hashed(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

async function keptOrFresh(request: Request, path: string): Promise<Response> {
  return (await (await kept()).file(path)) ?? fetch(request);
}

async function freshOrKept(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    const found = await (await kept()).file(path);
    if (!found) throw cause;
    return found;
  }
}

const shelled = async (path: string): Promise<Response | undefined> =>
  (await caches.open(shellCache(version))).match(root + encodeURI(addressOf(path)));

/** Keeps a page or picture that was answered; one that is gone is gone here too. */
async function keepRead(url: string, answer: Response): Promise<void> {
  const cache = await openRead();
  const address = withoutQuery(url);
  if (answer.status === 404 || answer.status === 410) await cache.delete(address);
  if (!answer.ok || answer.redirected || answer.type !== 'basic') return;
  await cache.delete(address);
  await cache.put(address, answer);
  const addresses = await cache.keys();
  for (const old of addresses.slice(0, Math.max(0, addresses.length - readLimit))) {
    await cache.delete(old);
  }
}

const withoutQuery = (url: string): string => url.replace(/[?#].*$/su, '');

/** A page that came by a redirect cannot answer a visit. */
const plain = (answer: Response): Response =>
  new Response(answer.body, { status: answer.status, headers: answer.headers });

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that begins no escape: no address of ours.
    return undefined;
  }
}
