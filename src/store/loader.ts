/**
 * Content-layer loader for the archive's folder. An entry is front matter and a digest: no body and no
 * HTML, so that the store stays small; a page reads its own body when it is rendered. It serves
 * `astro dev`; the templates of a build read the folder themselves (see collection.ts).
 */
import { AstroError } from 'astro/errors';
import type { Loader } from 'astro/loaders';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProblems, readFolder } from './folder.ts';
import { knownArticles } from './known-articles.ts';
import { makerDigest } from './maker.ts';
import { buildSettings } from './settings.ts';

export function articleLoader(): Loader {
  return {
    name: 'archive-folder',
    load({ store, config, watcher, logger }) {
      if (!watcher) return Promise.resolve();
      const settings = buildSettings(process.env);
      const { articles, content } = settings;
      const root = fileURLToPath(config.root);
      const refresh = (): void => {
        const { reports, problems } = readFolder(
          content,
          knownArticles(content, articles, makerDigest(settings)),
        );
        if (problems.length > 0) throw new AstroError(formatProblems(problems));
        const ids = new Set(reports.map((report) => report.article.id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const { article, file, digest } of reports) {
          store.set({ id: article.id, data: article, digest, filePath: relative(root, file) });
        }
      };
      refresh();
      watcher.add(content);
      watcher.on('all', (_event, path) => {
        if (!path.startsWith(content) || !path.endsWith('.md')) return;
        try {
          refresh();
        } catch (error) {
          logger.error(error instanceof Error ? error.message : String(error));
        }
      });
      return Promise.resolve();
    },
  };
}
