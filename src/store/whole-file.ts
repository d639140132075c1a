import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from './checksums.ts';
import { hasCode } from './publish.ts';

/** Writes a file that is there as a whole or not at all, whenever the process is killed. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
}

/**
 * Writes a file that is not there yet, `path` below `folder`; it must not be seen before all is.
 * @returns what was written; its time is asked for when all is there
 */
export function writeNew(
  folder: string,
  path: string,
  bytes: Uint8Array,
): { readonly sha256: string; readonly size: number; readonly mtimeMs: 0 } {
  const file = join(folder, path);
  const write = (): void => writeFileSync(file, bytes, { flag: 'wx' });
  try {
    write();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    mkdirSync(dirname(file), { recursive: true });
    write();
  }
  return { sha256: sha256(bytes), size: bytes.length, mtimeMs: 0 };
}
