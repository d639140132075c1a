/** Build hook: puts the search index of the archive into the built site. */
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import type { Report } from '../archive/archive.ts';
import { bodyBlocks } from '../markdown/text.ts';
import { readBody } from '../store/folder.ts';
import type { OnProgress } from '../store/progress.ts';
import type { SiteTree } from '../store/site-tree.ts';
import { buildSearchIndex } from './search-index.ts';

/**
 * `reports` have been validated. `cache` is where bundles of years are kept for the next build; those
 * that the site before has under the same name are taken over.
 */
export function searchIndex({
  cache,
  onProgress,
  reports,
  tree,
}: {
  readonly cache: string;
  readonly onProgress: OnProgress;
  readonly reports: readonly Report[];
  readonly tree: Pick<SiteTree, 'owns' | 'takeOverFolder'>;
}): AstroIntegration {
  return {
    name: 'archive-search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        onProgress({ step: 'index' });
        await buildSearchIndex({
          articles: reports.map((report) => ({
            article: report.article,
            digest: report.digest,
            blocks: () => bodyBlocks(readBody(report)),
          })),
          outDir: fileURLToPath(dir),
          cache,
          published: (folder) => tree.takeOverFolder(folder),
          owns: tree.owns,
        });
      },
    },
  };
}
