/** Bulk files as a stream of records: JSON Lines of any size, tables that fit in memory. */
import { basename } from 'node:path';
import { zh } from '../i18n/zh-CN.ts';
import { decode } from './decode.ts';
import type { RawLine } from './files.ts';
import { csvRows } from './formats/csv.ts';
import { sha256, type ImportOptions } from './import.ts';
import { importJsonLine, importRecord, type ImportedRecord, type RecordSource } from './records.ts';
import type { Ports } from './run.ts';

const text = zh.importer;

export interface BulkRecord extends ImportedRecord {
  readonly line: number;
  /** Share of the file read, 0 to 1. */
  readonly done: number;
}

/** A longer line is not an article. */
const longestLine = 16 << 20;

/** A table is read whole. */
const largestTable = 256 << 20;

/** The records of a bulk file; nothing for files of other formats. */
export function bulkRecords(
  path: string,
  format: string,
  options: ImportOptions,
  ports: Ports,
): Iterable<BulkRecord> | undefined {
  if (format === '.jsonl' || format === '.ndjson') return jsonRecords(path, options, ports);
  return format === '.csv' || format === '.tsv' ? csvRecords(path, options, ports) : undefined;
}

function* jsonRecords(path: string, options: ImportOptions, ports: Ports): Generator<BulkRecord> {
  const streamed = path === '-' ? ports.read(path) : undefined;
  const lines = streamed ? linesOf(streamed) : ports.lines(path, longestLine);
  const digest = streamed ? sha256(streamed) : ports.digest(path);
  const size = Math.max(1, streamed?.length ?? ports.size(path));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const { number, bytes, offset } of lines) {
    const from = { file: basename(path), digest, line: number };
    const record = readLine(bytes, decoder, from, options);
    if (record) yield { ...record, line: number, done: offset / size };
  }
}

function readLine(
  bytes: Uint8Array | undefined,
  decoder: TextDecoder,
  from: RecordSource,
  options: ImportOptions,
): ImportedRecord | undefined {
  if (bytes === undefined) return refuse(from, text.lineTooLong(longestLine >> 20));
  let source: string;
  try {
    source = decoder.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(from, text.recordNotUtf8);
  }
  return source.trim() === '' ? undefined : importJsonLine(source, from, options);
}

function* csvRecords(path: string, options: ImportOptions, ports: Ports): Generator<BulkRecord> {
  if (path !== '-' && ports.size(path) > largestTable) {
    const from = { file: basename(path), digest: '', line: 1 };
    yield { ...refuse(from, text.tableTooLarge(largestTable >> 20)), line: 1, done: 1 };
    return;
  }
  const bytes = ports.read(path);
  const from = { file: basename(path), digest: sha256(bytes), line: 1 };
  const decoded = decode(bytes);
  if (!decoded.ok) {
    const said = text.undecodable[decoded.reason](decoded.detail ?? '');
    yield { ...refuse({ ...from, line: decoded.line }, said), line: decoded.line, done: 1 };
    return;
  }
  const table = csvRows(decoded.text);
  if (!table.ok) {
    yield {
      ...refuse({ ...from, line: table.line }, text.badCsv),
      line: table.line,
      done: 1,
    };
    return;
  }
  for (const [index, { line, record }] of table.rows.entries()) {
    const done = (index + 1) / table.rows.length;
    yield { ...importRecord(record, { ...from, line }, options), line, done };
  }
}

function* linesOf(bytes: Uint8Array): Generator<RawLine> {
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(10, start);
    const stop = end === -1 ? bytes.length : end;
    yield { number, bytes: bytes.subarray(start, stop), offset: stop };
    start = stop + 1;
  }
}

const refuse = (
  { file, line }: RecordSource,
  { message, hint }: { readonly message: string; readonly hint: string },
): ImportedRecord => ({ blocks: [], problems: [{ file, line, column: 1, message, hint }] });
