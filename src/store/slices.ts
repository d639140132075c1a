/**
 * Slices of a site, for building it on several machines. Every file belongs to exactly one slice: what
 * is of one year to the slice of that year, the rest by its path. Each slice knows all articles and makes
 * its own files; `npm run merge` joins them to the site that one machine would have built.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Report } from '../archive/archive.ts';
import { compareText } from '../archive/order.ts';
import { manifestPath, indexFolder } from '../search/bundle.ts';
import { checksumFile } from './checksums.ts';

/** Which slice (from 1) of how many. */
export interface Slice {
  readonly number: number;
  readonly of: number;
}

/** What a slice says of itself; it stands in the slice, not in the site. */
export const sliceFile = 'SLICE.json';

export const sliceRecord = z.strictObject({
  number: z.int().min(1),
  of: z.int().min(1),
  /** What it was made with; see maker.ts. */
  maker: z.string(),
  /** Digest of all that the whole site is made of. */
  content: z.string(),
  /** Whether it has its part of the search index. */
  search: z.boolean(),
  /** BASE_PATH, `/` or `/name`. */
  base: z.string(),
  /** Pictures of the articles of its years, as paths from `/`. */
  pictures: z.record(z.string(), z.array(z.string())),
});
export type SliceRecord = z.infer<typeof sliceRecord>;

/** `3/16`; undefined where the text is no such thing. */
export function parseSlice(text: string): Slice | undefined {
  const [, number, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/u.exec(text) ?? [];
  const slice = { number: Number(number), of: Number(of) };
  return slice.number <= slice.of ? slice : undefined;
}

/** Whether a file of the site, by its path, belongs to a slice. */
export function ownsOf(
  slice: Slice,
  reports: readonly Pick<Report, 'article'>[],
): (path: string) => boolean {
  const years = slicesOfYears(reports, slice.of);
  return (path) => {
    if (path === sliceFile || path === checksumFile) return true;
    // It names the bundles of all years: `npm run merge` writes it.
    if (path === manifestPath) return false;
    const year = /^(?:download\/|pagefind\/)?(\d{4})[/.]/u.exec(path)?.[1];
    const number = year === undefined ? undefined : years.get(year);
    return (number ?? numberOf(path, slice.of)) === slice.number;
  };
}

/**
 * Spreads years over slices, from the oldest on, each to the slice that has least so far: so a year stays
 * where it is, and in its slice's cache, whatever is added after it. Counts are rounded, so that it
 * mostly stays there too when little is added before it.
 */
export function slicesOfYears(
  reports: readonly Pick<Report, 'article'>[],
  of: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { article } of reports) {
    const year = article.date.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const loads = Array.from({ length: of }, () => 0);
  return new Map(
    [...counts]
      .sort(([one], [other]) => compareText(one, other))
      .map(([year, count]) => {
        const index = loads.indexOf(Math.min(...loads));
        loads[index] = (loads[index] ?? 0) + Number(count.toPrecision(2));
        return [year, index + 1];
      }),
  );
}

/** What is of no year, spread evenly. Names in the index have a digest: all of them go together. */
function numberOf(path: string, of: number): number {
  const name = path.startsWith(`${indexFolder}/`) ? indexFolder : path;
  return (createHash('sha256').update(name).digest().readUInt32BE() % of) + 1;
}
