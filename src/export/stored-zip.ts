/** A zip file whose entries are stored as they are, so that a reader can take parts out of their middle. */
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { ExportError } from './site.ts';
import { zh } from '../i18n/zh-CN.ts';

export interface ZipEntry {
  readonly path: string;
  /** Bytes, or a file to copy them from. */
  readonly content: Uint8Array | { readonly file: string };
}

/** What 32 bits can count; beyond it the format is another one. */
const limit = 0xffff_ffff;
const pieceSize = 1 << 22;

/** Writes entries in the given order, all dated `date` (`YYYY-MM-DD`). */
export function writeStoredZip(target: string, entries: readonly ZipEntry[], date: string): void {
  const out = openSync(target, 'w');
  try {
    const directory: Buffer[] = [];
    let position = 0;
    const write = (bytes: Uint8Array): void => {
      for (let done = 0; done < bytes.length;) {
        done += writeSync(out, bytes, done, bytes.length - done);
      }
      position += bytes.length;
      if (position > limit) throw new ExportError(zh.exporting.waczTooLarge);
    };
    for (const { path, content } of entries) {
      const name = Buffer.from(path);
      const size = content instanceof Uint8Array ? content.length : statSync(content.file).size;
      if (size > limit) throw new ExportError(zh.exporting.waczTooLarge);
      let sum = 0;
      for (const piece of pieces(content)) sum = crc32(piece, sum);
      const facts = Buffer.alloc(26);
      facts.writeUInt16LE(20, 0); // version needed
      facts.writeUInt16LE(0x0800, 2); // names are UTF-8
      facts.writeUInt32LE(dosDate(date) * 0x1_0000, 6);
      facts.writeUInt32LE(sum, 10);
      facts.writeUInt32LE(size, 14);
      facts.writeUInt32LE(size, 18);
      facts.writeUInt16LE(name.length, 22);
      const offset = Buffer.alloc(14);
      offset.writeUInt32LE(position, 10);
      directory.push(signature(0x0201_4b50), Buffer.from([20, 0]), facts, offset, name);
      write(Buffer.concat([signature(0x0403_4b50), facts, name]));
      for (const piece of pieces(content)) write(piece);
    }
    const start = position;
    write(Buffer.concat(directory));
    const end = Buffer.alloc(18);
    end.writeUInt16LE(entries.length, 4);
    end.writeUInt16LE(entries.length, 6);
    end.writeUInt32LE(position - start, 8);
    end.writeUInt32LE(start, 12);
    write(Buffer.concat([signature(0x0605_4b50), end]));
  } finally {
    closeSync(out);
  }
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

const dosDate = (date: string): number => {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | day;
};

function* pieces(content: ZipEntry['content']): Generator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  const file = openSync(content.file, 'r');
  try {
    const piece = Buffer.alloc(pieceSize);
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      yield piece.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}
