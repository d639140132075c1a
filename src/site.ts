/** The archive's own settings, validated once. Change these to make the archive yours. */
import { z } from 'zod';
import { hosts, type HostName } from './archive/host-limits.ts';

const settings = z.strictObject({
  /** Name on the masthead and in feeds. */
  title: z.string().min(1),
  /** One sentence under the masthead and in descriptions. */
  tagline: z.string().min(1),
  /** BCP 47 language of the interface. */
  language: z.string(),
  /** Offset from UTC of the archive's dates, for feeds and metadata that want a moment. */
  utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/u),
  /** Reports on a page of a list. */
  pageSize: z.int().min(1).max(200),
  /** Reports in a feed. */
  feedSize: z.int().min(1).max(200),
  /** Addresses in one sitemap file; the protocol allows 50,000. */
  sitemapSize: z.int().min(1).max(50_000),
  /**
   * Reports up to which each gets a picture of its own for links to it: about 17 KB and, once, a twentieth
   * of a second each. In a larger archive all links show the archive's picture.
   */
  sharePictures: z.int().min(0),
  /**
   * Reports up to which the whole archive is also one file of records to take away, about 3 KB a report.
   * In a larger archive each year is a file, and a list names them.
   */
  wholeDownload: z.int().min(0),
  /** Whether each report stands once more as Markdown and as JSON: two files a report. */
  copies: z.boolean(),
  /** Where the site will be published: a build says which of the host's limits it would break. */
  host: z.enum(Object.keys(hosts) as [HostName, ...HostName[]]),
});

export const site = settings.parse({
  title: '报藏',
  tagline: '中文新闻报道的档案',
  language: 'zh-Hans',
  utcOffset: '+08:00',
  pageSize: 40,
  feedSize: 30,
  sitemapSize: 45_000,
  sharePictures: 1000,
  wholeDownload: 2000,
  copies: true,
  host: 'none',
} satisfies z.input<typeof settings>);
