/** The archive's feed in its three formats. */
import { Feed } from 'feed';
import type { Report } from '../archive/archive.ts';
import { nameText } from '../archive/article.ts';
import { href } from '../archive/urls.ts';
import { site } from '../site.ts';
import { getArchive } from './archive.ts';

/** The newest reports, newest first; `origin` is the site's origin (`Astro.site`). */
export async function archiveFeed(origin: URL | undefined): Promise<Feed> {
  const { reports } = await getArchive();
  const newest = reports.slice(0, site.feedSize);
  const link = absolute('/', origin);
  const feed = new Feed({
    id: link,
    title: site.title,
    description: site.tagline,
    language: site.language,
    link,
    updated: moment(newest[0]?.article.date ?? '1970-01-01'),
    generator: false,
    feedLinks: {
      rss: absolute('/feed.xml', origin),
      atom: absolute('/atom.xml', origin),
      json: absolute('/feed.json', origin),
    },
  });
  for (const report of newest) feed.addItem(feedItem(report, origin));
  return feed;
}

function feedItem({ article, path }: Report, origin: URL | undefined) {
  const url = absolute(path, origin);
  const description = article.deck ?? article.kicker;
  return {
    id: url,
    link: url,
    title: article.headline,
    date: moment(article.date),
    ...(description === undefined ? {} : { description }),
    ...(article.byline.length === 0
      ? {}
      : { author: article.byline.map((entry) => ({ name: nameText(entry) })) }),
    ...(article.section === undefined ? {} : { category: [{ name: article.section }] }),
  };
}

/** The beginning of a day in the archive's own time zone. */
const moment = (date: string): Date => new Date(`${date}T00:00:00${site.utcOffset}`);

/** A rooted path as an absolute, encoded URL under BASE_PATH. */
export function absolute(path: string, origin: URL | undefined): string {
  return new URL(href(path, import.meta.env.BASE_URL), origin).href;
}
