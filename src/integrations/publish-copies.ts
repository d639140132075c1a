/**
 * Puts the reports into the site once more, for machines: each as Markdown and as JSON where `site.copies`
 * asks for it, and every year as files of records.
 */
import { setImmediate } from 'node:timers/promises';
import type { Report } from '../archive/archive.ts';
import { bodyOf } from '../archive/front-matter.ts';
import { articleCopyPath, downloadFormats, downloadPath, href } from '../archive/urls.ts';
import { bodyBlocks } from '../markdown/text.ts';
import { pageKey, textOf } from '../queries/page-key.ts';
import { recordFiles } from '../queries/record-files.ts';
import { site } from '../site.ts';
import { readSource } from '../store/folder.ts';
import type { BuildSettings } from '../store/settings.ts';
import type { SiteTree } from '../store/site-tree.ts';
import { articleRecord, csvTable, jsonLines, type Told } from './copies.ts';

const writers = { jsonl: jsonLines, csv: csvTable };

/** Reports after which others have their turn, those who wait to hear which pages to make among them. */
const turn = 10;

export async function publishCopies({
  reports,
  settings: { base, siteUrl },
  signal,
  tree,
}: {
  readonly reports: readonly Report[];
  readonly settings: Pick<BuildSettings, 'base' | 'siteUrl'>;
  readonly signal: AbortSignal;
  readonly tree: Pick<SiteTree, 'wants' | 'write'>;
}): Promise<void> {
  const put = (path: string, key: string, make: () => string | Uint8Array): void => {
    const file = path.slice(1);
    if (tree.wants(file, key)) tree.write(file, Buffer.from(make()), key);
  };
  const shown = reports.filter(({ article }) => article.withdrawn === undefined);
  for (const [name, members] of recordFiles(shown)) {
    // Each is read once for all of a year's files, and its text kept for no longer.
    const known = new Map<Report, Told>();
    const tell = (report: Report, source = () => readSource(report)): Told => {
      const told = known.get(report) ?? {
        article: report.article,
        url: new URL(href(report.path, base), siteUrl).href,
        body: bodyText(source()),
      };
      known.set(report, told);
      return told;
    };
    for (const [index, report] of site.copies ? members.entries() : []) {
      if (index % turn === 0) await setImmediate(undefined, { signal });
      let bytes: ReturnType<typeof readSource> | undefined;
      const source = () => (bytes ??= readSource(report));
      put(articleCopyPath(report.article, 'md'), textOf(report), source);
      put(articleCopyPath(report.article, 'json'), textOf(report), () =>
        JSON.stringify(articleRecord(tell(report, source))),
      );
    }
    const key = pageKey(members.map(textOf));
    for (const format of downloadFormats) {
      put(downloadPath(name, format), key, () =>
        writers[format](members.map((report) => tell(report))),
      );
    }
  }
}

const bodyText = (source: Buffer): string =>
  bodyBlocks(bodyOf(source.toString()).body)
    .map(({ text }) => text)
    .join('\n');
