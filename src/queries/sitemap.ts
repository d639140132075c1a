/** Every page that a search engine may list, in files of a bounded size. */
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { listPaths } from '../archive/list-paths.ts';
import { pagePaths } from '../archive/urls.ts';
import { site } from '../site.ts';
import { getArchive } from './archive.ts';
import { absolute } from './feed.ts';

interface Entry {
  readonly path: string;
  /** `YYYY-MM-DD` of the last change, where it is known. */
  readonly changed?: string;
}

/** Pages in a stable order: fixed pages, then the newest reports first, then lists. */
async function sitemapEntries(): Promise<readonly Entry[]> {
  const archive = await getArchive();
  return [
    ...Object.values(pagePaths).map((path) => ({ path })),
    ...archive.reports.map(({ article, path }) => ({
      path,
      changed: article.corrections.map(({ date }) => date).reduce(latest, article.date),
    })),
    ...listPaths(archive).map((path) => ({ path })),
  ];
}

const latest = (a: string, b: string): string => (a > b ? a : b);

export async function sitemapCount(): Promise<number> {
  return Math.ceil((await sitemapEntries()).length / site.sitemapSize);
}

/** XML of sitemap file `number`, from 1. */
export async function sitemapFile(number: number, origin: URL | undefined): Promise<string> {
  const entries = (await sitemapEntries()).slice(
    (number - 1) * site.sitemapSize,
    number * site.sitemapSize,
  );
  const stream = new SitemapStream({
    lastmodDateOnly: true,
    xmlns: { news: false, xhtml: false, image: false, video: false },
  });
  for (const { path, changed } of entries) {
    stream.write({
      url: absolute(path, origin),
      ...(changed === undefined ? {} : { lastmod: changed }),
    });
  }
  stream.end();
  return (await streamToPromise(stream)).toString();
}

/** XML of the index that names every sitemap file. */
export async function sitemapIndex(origin: URL | undefined): Promise<string> {
  const stream = new SitemapIndexStream();
  for (let number = 1; number <= (await sitemapCount()); number += 1) {
    stream.write({ url: absolute(`/sitemap-${number}.xml`, origin) });
  }
  stream.end();
  return (await streamToPromise(stream)).toString();
}
