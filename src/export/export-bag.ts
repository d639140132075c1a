/** The archive as a bag, in a folder or in one file. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { create } from 'tar';
import type { Report } from '../archive/archive.ts';
import { zh } from '../i18n/zh-CN.ts';
import { writeBag, type BagReport } from './bag.ts';
import {
  archiveTerms,
  jsonLines,
  packingHistory,
  reportHistory,
  reportTerms,
  type Publication,
} from './metadata.ts';
import { filesBelow, payload, type Holdings } from './payload.ts';
import { ExportError, type BuiltSite } from './site.ts';

/** Labels of bag-info.txt that `restore` reads. */
export const infoLabels = { url: 'External-Identifier', site: 'Site-Digest-SHA256' } as const;

export interface BagOrder {
  /** A folder, or a file that ends in `.tar`, `.tar.gz` or `.tgz`. */
  readonly target: string;
  readonly holdings: Omit<Holdings, 'site'>;
  readonly site: BuiltSite;
  /** With the published pages. */
  readonly pages: boolean;
  readonly reports: readonly Report[];
  readonly about: Omit<Publication, 'url'>;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** The program's name and version. */
  readonly agent: string;
}

const archiveName = /\.(?:tar(?:\.gz)?|tgz)$/u;

/** Writes the bag beside its place and moves it there when it is whole. */
export async function exportBag(order: BagOrder): Promise<BagReport> {
  const { target } = order;
  if (existsSync(target) && !isEmptyFolder(target)) {
    throw new ExportError(zh.exporting.targetTaken(target));
  }
  const packed = archiveName.test(target);
  const name = basename(target).replace(archiveName, '');
  const workshop = `${target}.part`;
  const folder = join(workshop, name);
  rmSync(workshop, { recursive: true, force: true });
  try {
    mkdirSync(folder, { recursive: true });
    const report = writeBag(folder, bagOf(order));
    const result = packed ? await pack(workshop, name, order) : folder;
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(result, target);
    return report;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

const isEmptyFolder = (path: string): boolean =>
  filesBelow(path) !== undefined && readdirSync(path).length === 0;

function bagOf({ holdings, site, pages, reports, about, date, agent }: BagOrder) {
  const publication = { ...about, url: site.url };
  const files = payload({ ...holdings, ...(pages && { site: site.folder }) });
  // The place on this machine's disk is nobody's business.
  const placed = reports.map((report) => ({
    ...report,
    file: `data/content/articles/${relative(holdings.articles, report.file)}`,
  }));
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const packed = { date, agent, siteDigest: site.digest };
  return {
    payload: files,
    tags: new Map([
      ['metadata/archive.dublin-core.json', json(archiveTerms(reports, publication))],
      ['metadata/archive.premis.json', json(packingHistory(publication, packed))],
      [
        'metadata/articles.dublin-core.jsonl',
        jsonLines(placed.map((report) => reportTerms(report, publication))),
      ],
      [
        'metadata/articles.premis.jsonl',
        jsonLines(placed.map((report) => reportHistory(report, publication))),
      ],
    ]),
    info: [
      ['Source-Organization', about.title],
      ['External-Description', zh.exporting.description(about.title, about.description)],
      [infoLabels.url, site.url],
      [infoLabels.site, site.digest],
      ['Bagging-Date', date],
      ['Bag-Software-Agent', agent],
    ] as const,
  };
}

/** One file in a fixed order, without owners and clocks. */
async function pack(workshop: string, name: string, { target, date }: BagOrder): Promise<string> {
  const file = join(workshop, basename(target));
  await create(
    {
      file,
      cwd: workshop,
      portable: true,
      mtime: new Date(`${date}T00:00:00Z`),
      ...(!target.endsWith('.tar') && { gzip: { level: 9 } }),
    },
    (filesBelow(join(workshop, name)) ?? []).map((path) => `${name}/${path}`),
  );
  return file;
}
