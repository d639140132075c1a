/** The archive's own settings, validated once. Change these to make the archive yours. */
import { z } from 'zod';

const settings = z.strictObject({
  /** Name on the masthead and in feeds. */
  title: z.string().min(1),
  /** One sentence under the masthead and in descriptions. */
  tagline: z.string().min(1),
  /** BCP 47 language of the interface. */
  language: z.string(),
  /** Reports on a page of a list. */
  pageSize: z.int().min(1).max(200),
  /** Reports in a feed. */
  feedSize: z.int().min(1).max(200),
});

export const site = settings.parse({
  title: '报藏',
  tagline: '中文新闻报道的档案',
  language: 'zh-Hans',
  pageSize: 40,
  feedSize: 30,
} satisfies z.input<typeof settings>);
