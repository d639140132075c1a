/**
 * What Astro's data store would hold, read when pages are rendered: the articles of the folder as
 * `readFolder` has just validated and kept them. It stands in for `astro:data-layer-content` in the
 * bundle of the templates.
 */
import process from 'node:process';
import { join, relative } from 'node:path';
import { keptArticles } from './known-articles.ts';
import { buildSettings } from './settings.ts';

const { articles, content } = buildSettings(process.env);

const entries = keptArticles(articles).map(
  ([name, { article, digest }]) =>
    [
      article.id,
      { id: article.id, data: article, digest, filePath: relative('', join(content, name)) },
    ] as const,
);

export default new Map([['articles', new Map(entries)]]);
