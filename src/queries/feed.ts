/** The archive's feed in its three formats. */
import { Feed } from 'feed';
import type { NameEntry, Report } from '../archive/archive.ts';
import { nameText } from '../archive/article.ts';
import { correctionsOf } from '../archive/corrections.ts';
import { feedPath, href, pagePaths } from '../archive/urls.ts';
import { zh } from '../i18n/zh-CN.ts';
import { site } from '../site.ts';
import { getArchive } from './archive.ts';
import { opening } from './article-body.ts';
import { pageKey } from './page-key.ts';

/**
 * The newest reports of the archive, newest first; `origin` is the site's origin (`Astro.site`).
 * RSS and Atom carry titles as HTML, JSON Feed as plain text.
 */
export async function archiveFeed(
  origin: URL | undefined,
  titles: 'html' | 'plain' = 'html',
): Promise<Feed> {
  const { reports } = await getArchive();
  return makeFeed(reports, origin, {
    title: site.title,
    path: '/',
    feedLinks: {
      rss: absolute('/feed.xml', origin),
      atom: absolute('/atom.xml', origin),
      json: absolute('/feed.json', origin),
    },
    titles,
    openings: true,
  });
}

/** The newest reports of one section, event or person, as RSS. */
export function nameFeed({ label, path, reports }: NameEntry, origin: URL | undefined): string {
  const title = zh.feeds.nameTitle(label, site.title);
  const feedLinks = { rss: absolute(feedPath(path), origin) };
  return makeFeed(reports, origin, { title, path, feedLinks }).rss2();
}

/** Changes with what the feed of a name shows. */
export const feedKey = ({ label, path, reports }: NameEntry): string =>
  pageKey(label, path, reports.slice(0, site.feedSize));

/** The newest corrections of the whole archive, as RSS. */
export async function correctionsFeed(origin: URL | undefined): Promise<string> {
  const newest = correctionsOf(await getArchive()).slice(0, site.feedSize);
  const path = pagePaths.corrections;
  const feed = emptyFeed(origin, newest[0]?.correction.date, {
    title: zh.pages.corrections.feedTitle(site.title),
    path,
    feedLinks: { rss: absolute(feedPath(path), origin) },
  });
  for (const { report, correction, number } of newest) {
    const url = absolute(report.path, origin);
    feed.addItem({
      id: `${url}#correction-${number}`,
      link: `${url}#corrections`,
      title: asHtml(
        zh.feeds.correction(
          zh.pages.article.correctionKinds[correction.kind],
          report.article.headline,
        ),
      ),
      description: asHtml(correction.text),
      date: moment(correction.date),
    });
  }
  return feed.rss2();
}

interface About {
  readonly title: string;
  readonly path: string;
  readonly feedLinks: { rss: string; atom?: string; json?: string };
  readonly titles?: 'html' | 'plain';
  /** Describes a report that has no deck by its first sentences: JSON Feed asks for some text of every item. */
  readonly openings?: boolean;
}

function makeFeed(reports: readonly Report[], origin: URL | undefined, about: About): Feed {
  const newest = reports.slice(0, site.feedSize);
  const feed = emptyFeed(origin, newest[0]?.article.date, about);
  for (const report of newest) feed.addItem(feedItem(report, origin, about));
  return feed;
}

function emptyFeed(origin: URL | undefined, updated: string | undefined, about: About): Feed {
  const link = absolute(about.path, origin);
  return new Feed({
    id: link,
    title: about.title,
    description: site.tagline,
    language: site.language,
    link,
    author: { name: site.title },
    updated: moment(updated ?? '1970-01-01'),
    generator: false,
    feedLinks: about.feedLinks,
  });
}

function feedItem(report: Report, origin: URL | undefined, { titles, openings = false }: About) {
  const { article, path } = report;
  const url = absolute(path, origin);
  const description =
    article.deck ?? article.kicker ?? (openings ? opening(report, 120).join('') : undefined);
  return {
    id: url,
    link: url,
    title: titles === 'plain' ? article.headline : asHtml(article.headline),
    date: moment(article.date),
    ...(description === undefined ? {} : { description: asHtml(description) }),
    ...(article.byline.length === 0
      ? {}
      : { author: article.byline.map((entry) => ({ name: nameText(entry) })) }),
    ...(article.section === undefined
      ? {}
      : { category: [{ name: article.section, term: article.section }] }),
  };
}

/** Text as HTML. */
const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The beginning of a day in the archive's own time zone. */
const moment = (date: string): Date => new Date(`${date}T00:00:00${site.utcOffset}`);

/** A rooted path as an absolute, encoded URL under BASE_PATH. */
export function absolute(path: string, origin: URL | undefined): string {
  return new URL(href(path, import.meta.env.BASE_URL), origin).href;
}
