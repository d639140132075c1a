/**
 * Long lists in pages whose contents stay put.
 *
 * A list grows at its new end, so its pages are cut from its old end: a new report changes the first
 * page alone. The first page therefore holds from one to two page sizes; numbers 2 and up run from
 * the oldest page to the newest. Only the first page knows how many there are.
 */
import { listPagePath } from './urls.ts';

export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Rooted path of this page. */
  readonly path: string;
  /** Rooted path of the page with newer items; absent on the first page. */
  readonly newer?: string;
  readonly older?: string;
  /** Number of pages; on the first page alone. */
  readonly pages?: number;
}

/** Cuts `items`, newest first, into pages below `path`. There is always a first page. */
export function listPages<Item>(
  items: readonly Item[],
  path: string,
  size: number,
): readonly ListPage<Item>[] {
  const fixed = Math.max(0, Math.floor(items.length / size) - 1);
  const first = items.length - fixed * size;
  const slices = [
    items.slice(0, first),
    ...Array.from({ length: fixed }, (_, index) =>
      items.slice(first + index * size, first + (index + 1) * size),
    ),
  ];
  const address = (index: number): string =>
    listPagePath(path, index === 0 ? 1 : slices.length - index + 1);
  return slices.map((slice, index) => ({
    items: slice,
    path: address(index),
    ...(index > 0 && { newer: address(index - 1) }),
    ...(index < slices.length - 1 && { older: address(index + 1) }),
    ...(index === 0 && { pages: slices.length }),
  }));
}

/** What a list page's path adds to its list's own: nothing, or `page/2`. */
export const restOf = (page: Pick<ListPage<unknown>, 'path'>): string | undefined =>
  /\/(page\/\d+)\/$/u.exec(page.path)?.[1];

export interface Jump {
  readonly label: string;
  readonly path: string;
}

/** One jump for each label, to the page on which it first appears. */
export function jumps<Item>(
  pages: readonly ListPage<Item>[],
  label: (item: Item) => string,
): readonly Jump[] {
  const paths = new Map<string, string>();
  for (const { items, path } of pages) {
    for (const item of items) {
      const key = label(item);
      if (!paths.has(key)) paths.set(key, path);
    }
  }
  return [...paths].map(([key, path]) => ({ label: key, path }));
}
