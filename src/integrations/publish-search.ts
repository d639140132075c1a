/** Puts the search index of the archive into the built site. */
import type { Report } from '../archive/archive.ts';
import { bodyBlocks } from '../markdown/text.ts';
import { readBody } from '../store/folder.ts';
import type { SiteTree } from '../store/site-tree.ts';
import { buildSearchIndex, type IndexReport } from './search-index.ts';

/**
 * `reports` have been validated. `cache` is where bundles of years are kept for the next build; those
 * that the site before has under the same name are taken over.
 */
export const publishSearch = ({
  cache,
  outDir,
  reports,
  signal,
  tree,
}: {
  readonly cache: string;
  readonly outDir: string;
  readonly reports: readonly Report[];
  readonly signal: AbortSignal;
  readonly tree: Pick<SiteTree, 'owns' | 'takeOverFolder'>;
}): Promise<IndexReport> =>
  buildSearchIndex({
    articles: reports.map((report) => ({
      article: report.article,
      digest: report.digest,
      blocks: () => bodyBlocks(readBody(report)),
    })),
    outDir,
    cache,
    published: (folder) => tree.takeOverFolder(folder),
    owns: tree.owns,
    signal,
  });
