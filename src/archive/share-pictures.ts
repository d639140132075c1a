/** Which picture a link to a page is shown with. */
import { site } from '../site.ts';
import type { Article } from './article.ts';
import { articleCopyPath } from './urls.ts';

/** In pixels. */
export const pictureSize = { width: 1200, height: 630 } as const;

/** The archive’s own picture: for pages that are no report, and for reports that have none. */
export const archivePicture = '/share.png';

/** Whether each report of an archive of this many has a picture of its own. */
export const hasOwnPictures = (reports: number): boolean => reports <= site.sharePictures;

/** The picture of a report in an archive of this many. */
export const reportPicture = (article: Pick<Article, 'id' | 'date'>, reports: number): string =>
  hasOwnPictures(reports) ? articleCopyPath(article, 'png') : archivePicture;
