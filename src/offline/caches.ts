/** The caches of one archive in a browser; archives on other paths of the same host have their own. */
import { Kept } from './kept.ts';

export const siteRoot = (): string =>
  new URL(import.meta.env.BASE_URL.replace(/\/*$/u, '/'), location.origin).href;

const prefix = (): string => `archive ${import.meta.env.BASE_URL} `;

export const shellCache = (version: string): string => `${prefix()}shell ${version}`;
export const isShellCache = (name: string): boolean => name.startsWith(`${prefix()}shell `);

/** Pages that were read, with their pictures, oldest first. */
export const openRead = (): Promise<Cache> => caches.open(`${prefix()}read`);

/** Whole years that a reader asked for. */
export async function openKept(): Promise<Kept> {
  const name = `${prefix()}kept`;
  const shelf = await caches.open(name);
  return new Kept({
    root: siteRoot(),
    fetch: (url, init) => fetch(url, init),
    shelf,
    // The types know nothing of a result that is itself waited for.
    alone: (work) => navigator.locks.request<ReturnType<typeof work>>(name, work),
  });
}

/** What a page tells the service worker after it has changed what is kept. */
export const keptChanged = 'kept changed';
