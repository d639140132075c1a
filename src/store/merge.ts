/** Joins the slices of a site, built on several machines, to the site that one would have built. */
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zh } from '../i18n/zh-CN.ts';
import { manifestOf } from '../integrations/search-manifest.ts';
import { offlineFiles, type SiteFile } from '../offline/lists.ts';
import { indexFolder, manifestPath } from '../search/bundle.ts';
import {
  checksumFile,
  checksumsOf,
  compareChecksums,
  formatChecksums,
  readChecksums,
  sha256,
  type Checksums,
} from './checksums.ts';
import { linkFile } from './link-file.ts';
import { openStaging, publishFailure } from './publish.ts';
import type { BuildSettings } from './settings.ts';
import { siteSummary, type SiteSummary } from './site-summary.ts';
import { sliceFile, sliceRecord, type SliceRecord } from './slices.ts';

export type MergeResult =
  | ({ readonly ok: true; readonly slices: number; readonly seconds: number } & SiteSummary)
  | { readonly ok: false; readonly message: string };

interface OpenSlice {
  readonly folder: string;
  readonly record: SliceRecord;
  /** Of its files that belong to the site. */
  readonly files: Checksums;
}

const text = zh.slices;

/** Slices that cannot be joined; the message is for an editor. */
class Unfit extends Error {}

/**
 * On any failure `out` stays as it was. Reports, never throws, what can be mended.
 * @param onSlice is told of each slice that is checked
 */
export async function mergeSlices(
  folders: readonly string[],
  settings: Pick<BuildSettings, 'last' | 'out' | 'staging'>,
  onSlice: (slice: SliceRecord) => void = () => undefined,
): Promise<MergeResult> {
  const started = performance.now();
  try {
    const slices = folders.map((folder) => openSlice(folder));
    checkTogether(slices);
    for (const slice of slices) {
      onSlice(slice.record);
      checkFiles(slice);
    }
    const staging = openStaging(settings);
    try {
      const sizes = assemble(slices, staging.folder);
      await staging.publish(staging.folder);
      return {
        ok: true,
        slices: slices.length,
        seconds: (performance.now() - started) / 1000,
        ...sizes,
      };
    } finally {
      await staging.release();
    }
  } catch (error) {
    const message = error instanceof Unfit ? error.message : publishFailure(error, settings.out);
    if (message === undefined) throw error;
    return { ok: false, message };
  }
}

function openSlice(folder: string): OpenSlice {
  const file = join(folder, sliceFile);
  const listed = existsSync(file) ? readChecksums(folder) : undefined;
  if (!listed) throw new Unfit(text.noSlice(folder));
  let record: SliceRecord;
  try {
    record = sliceRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Unfit(text.badSlice(file));
  }
  return {
    folder,
    record,
    files: new Map([...listed].filter(([path]) => path !== sliceFile)),
  };
}

/** Are these all slices of one site, each once, and does each file belong to one of them? */
function checkTogether(slices: readonly OpenSlice[]): void {
  const [first] = slices;
  if (!first) throw new Unfit(text.mergeUsage);
  for (const { folder, record } of slices) {
    for (const [field, name] of Object.entries(text.fields)) {
      const key = field as keyof typeof text.fields;
      if (record[key] !== first.record[key])
        throw new Unfit(text.differs(name, first.folder, folder));
    }
  }
  const byNumber = new Map<number, string>();
  for (const { folder, record } of slices) {
    const other = byNumber.get(record.number);
    if (other !== undefined) throw new Unfit(text.twice(record, other, folder));
    byNumber.set(record.number, folder);
  }
  const { of } = first.record;
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter(
    (number) => !byNumber.has(number),
  );
  if (missing.length > 0) throw new Unfit(text.missing(missing, of));
  const owners = new Map<string, string>();
  for (const { folder, files } of slices) {
    for (const path of files.keys()) {
      const other = owners.get(path);
      if (other !== undefined) throw new Unfit(text.overlap(path, other, folder));
      owners.set(path, folder);
    }
  }
}

/** Did all of a slice arrive as it was built? */
function checkFiles({ folder }: OpenSlice): void {
  const listed = readChecksums(folder) ?? new Map<string, string>();
  const { missing, changed, extra } = compareChecksums(listed, checksumsOf(folder));
  const wrong = [
    ...missing.map((path) => zh.commands.fileMissing(path)),
    ...changed.map((path) => zh.commands.fileChanged(path)),
    ...extra.map((path) => zh.commands.fileExtra(path)),
  ];
  if (wrong.length > 0) throw new Unfit(text.damaged(folder, wrong));
}

/** Puts the files of all slices into one folder, and with them what tells of the whole. */
function assemble(slices: readonly OpenSlice[], site: string): SiteSummary {
  const all = new Map<string, SiteFile>();
  const folders = new Set<string>();
  for (const { folder, files } of slices) {
    for (const [path, sum] of files) {
      const target = join(site, path);
      const parent = dirname(target);
      if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
      folders.add(parent);
      linkFile(join(folder, path), target);
      all.set(path, { sha256: sum, size: lstatSync(target).size });
    }
  }
  const write = (path: string, content: string): void => {
    const bytes = Buffer.from(content);
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), bytes);
    all.set(path, { sha256: sha256(bytes), size: bytes.length });
  };
  const [first] = slices;
  if (first?.record.search === true) {
    const manifest = manifestOf(join(site, indexFolder));
    write(manifestPath, JSON.stringify(manifest));
    for (const [path, content] of offlineFiles({
      files: all,
      manifest,
      pictures: new Map(
        slices.flatMap(({ record }) =>
          Object.entries(record.pictures).map(([year, paths]) => [year, new Set(paths)] as const),
        ),
      ),
      base: first.record.base,
      sha256: (content) => sha256(Buffer.from(content)),
    })) {
      write(path, content);
    }
  }
  const sums = [...all].map(([path, file]) => [path, file.sha256] as const);
  writeFileSync(join(site, checksumFile), formatChecksums(new Map(sums)));
  return siteSummary(all);
}
