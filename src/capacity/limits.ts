/** Limits that an archive may grow into, as those who set them state them; `reach` says how far off each is. */
import { hosts } from '../archive/host-limits.ts';
import { largestSlice, reach, type Archive, type Coefficients, type Line } from './estimate.ts';

export const limitNames = [
  'memory',
  'cloudflareFiles',
  'githubPages',
  'githubCaches',
  'githubJob',
  'githubMatrix',
  'runnerDisk',
] as const;
export type LimitName = (typeof limitNames)[number];

export interface Limit {
  readonly name: LimitName;
  /** Articles, with this many slices, up to which it is kept. */
  readonly articles: number;
  readonly kept: boolean;
}

const gibibyte = 2 ** 30;

/** Of one process, so that a small machine can build. */
export const memoryLimit = 2 * gibibyte;
/** All caches of a repository. */
export const githubCacheBytes = 10 * gibibyte;
/** Of one job. */
export const githubJobSeconds = 6 * 3600;
export const githubMatrixJobs = 256;
/** Promised on a runner of GitHub's. */
export const runnerDiskBytes = 14e9;

/**
 * @param slices how many the archive is built in
 */
export function limitsOf(archive: Archive, slices: number, from: Coefficients): Limit[] {
  const { articles, articlesAYear } = archive;
  /** What the largest slice makes of the whole. */
  const share = largestSlice(archive, slices) / articles;
  const inSlice = ({ fixed, perArticle }: Line, know: number): Line => ({
    fixed,
    perArticle: perArticle * share + know * (1 - share),
  });
  const reached: Readonly<Record<LimitName, number>> = {
    memory: reach(inSlice(from.memory, from.knowMemory), memoryLimit),
    cloudflareFiles: reach(from.files, hosts['cloudflare-pages-paid'].files),
    githubPages: reach(from.siteBytes, hosts['github-pages'].totalBytes),
    githubCaches: reach(from.siteBytes, githubCacheBytes),
    githubJob: reach(inSlice(from.make, from.know), githubJobSeconds),
    githubMatrix: githubMatrixJobs * articlesAYear,
    // Joining needs all slices at once, beside the files that they came in.
    runnerDisk: reach(from.siteBytes, runnerDiskBytes / 2),
  };
  return limitNames.map((name) => ({
    name,
    articles: reached[name],
    kept: articles <= reached[name],
  }));
}
