/** The built site that an export takes along: is it whole, of these articles, and where is it published? */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Report } from '../archive/archive.ts';
import {
  checksumsOf,
  compareChecksums,
  parseChecksums,
  readChecksums,
  sha256,
  sourceChecksumFile,
  checksumFile,
} from '../store/checksums.ts';
import { zh } from '../i18n/zh-CN.ts';

/** A reason for an editor why nothing can be exported or restored. */
export class ExportError extends Error {}

export interface BuiltSite {
  readonly folder: string;
  /** Where it is published, ending in a slash. */
  readonly url: string;
  /** SHA-256 of its list of checksums: equal for equal sites. */
  readonly digest: string;
}

/** Throws an ExportError unless `folder` holds a whole site that was built from exactly `reports`. */
export function openSite(folder: string, content: string, reports: readonly Report[]): BuiltSite {
  const listed = existsSync(folder) ? readChecksums(folder) : undefined;
  if (!listed) throw new ExportError(zh.commands.noChecksums(folder));
  const { missing, changed, extra } = compareChecksums(listed, checksumsOf(folder));
  if (missing.length + changed.length + extra.length > 0) {
    throw new ExportError(zh.exporting.siteDamaged(folder));
  }
  const sources = parseChecksums(readFileSync(join(folder, sourceChecksumFile), 'utf8'));
  const current = new Map(
    reports.map(({ file, digest }) => [relative(content, file).split(sep).join('/'), digest]),
  );
  const newer = compareChecksums(sources, current);
  if (newer.missing.length + newer.changed.length + newer.extra.length > 0) {
    throw new ExportError(zh.exporting.siteOutdated(folder, content));
  }
  return { folder, url: addressOf(folder), digest: siteDigest(folder) };
}

export const siteDigest = (folder: string): string =>
  sha256(readFileSync(join(folder, checksumFile)));

/** The site says itself where it is published: its robots.txt names its sitemap by a full address. */
function addressOf(folder: string): string {
  const robots = readFileSync(join(folder, 'robots.txt'), 'utf8');
  const url = /^Sitemap: (\S+\/)sitemap-index\.xml$/mu.exec(robots)?.[1];
  if (url === undefined) throw new ExportError(zh.exporting.siteDamaged(folder));
  return url;
}
