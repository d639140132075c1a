/** The files of the index as they are read. The index is our own work: they are what bundle.ts says. */
import { searchText } from '../i18n/zh-CN.ts';
import {
  indexFormat,
  unpackFragment,
  type ArticlesFile,
  type FoldFile,
  type Fragment,
  type Manifest,
  type NamesFile,
  type PackedFragment,
} from './bundle.ts';
import { FileError, type Cost, type Files } from './files.ts';
import { unpackTable, type FoldTable } from './fold.ts';
import { decodeText } from './letters.ts';
import { SearchError } from './search-error.ts';
import { Year } from './year.ts';

export async function readManifest(files: Files, cost: Cost): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = json(await files.fresh('manifest.json', cost)) as Manifest;
  } catch (cause) {
    const unreached = cause instanceof FileError && (cause.status === 0 || cause.status >= 500);
    throw new SearchError('missing', unreached ? searchText.unreached : searchText.noIndex, {
      cause,
    });
  }
  if (manifest.format !== indexFormat) throw new SearchError('outdated', searchText.indexTooNew);
  return manifest;
}

function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

export const readNames = (bytes: Uint8Array): NamesFile => json(bytes) as NamesFile;
export const readFold = (bytes: Uint8Array): FoldTable => unpackTable(json(bytes) as FoldFile);
export const readTexts = (bytes: Uint8Array, letters: string): Fragment[] =>
  (JSON.parse(decodeText(bytes, letters)) as PackedFragment[]).map(unpackFragment);
export const readYear = (bytes: Uint8Array): Year => new Year(json(bytes) as ArticlesFile);

export function readable(cause: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  return cause instanceof FileError
    ? new SearchError('damaged', searchText.indexDamaged(cause.path), { cause })
    : cause;
}
