/** Build hook: puts the search index of the archive's folder into the built site. */
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { bodyBlocks } from '../markdown/text.ts';
import { zh } from '../i18n/zh-CN.ts';
import { readArticle, readFolder } from '../store/folder.ts';
import { buildSearchIndex } from './search-index.ts';
import type { IndexSource } from './search-year.ts';

/**
 * `content` is the folder of article files; they have been validated by the time the hook runs. `cache`
 * is where bundles of years are kept for the next build.
 */
export function searchIndex({
  content,
  cache,
}: {
  readonly content: string;
  readonly cache: string;
}): AstroIntegration {
  return {
    name: 'archive-search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await buildSearchIndex({
          articles: indexSources(content),
          outDir: fileURLToPath(dir),
          cache,
        });
      },
    },
  };
}

function indexSources(content: string): IndexSource[] {
  return readFolder(content).reports.map(({ article, file, digest }) => ({
    article,
    digest,
    blocks: () => {
      const { report, body } = readArticle(file);
      // Kept under the digest of what stood there before, it would come back with the old text.
      if (report?.digest !== digest) throw new Error(zh.search.changedMeanwhile(file));
      return bodyBlocks(body);
    },
  }));
}
