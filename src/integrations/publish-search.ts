/** Build hook: puts the search index of the archive's folder into the built site. */
import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { bodyBlocks } from '../markdown/text.ts';
import { articleFiles, readArticle } from '../store/folder.ts';
import { buildSearchIndex, type IndexInput } from './search-index.ts';

/** `content` is the folder of article files; they have been validated by the time the hook runs. */
export function searchIndex({ content }: { readonly content: string }): AstroIntegration {
  return {
    name: 'archive-search-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await buildSearchIndex({ articles: indexInputs(content), outDir: fileURLToPath(dir) });
      },
    },
  };
}

function* indexInputs(content: string): Generator<IndexInput> {
  for (const file of articleFiles(content)) {
    const { report, body } = readArticle(file);
    if (report) yield { article: report.article, blocks: bodyBlocks(body) };
  }
}
