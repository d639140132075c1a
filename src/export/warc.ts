/** Web archive records (WARC 1.1, ISO 28500): what a server would have answered, kept for replay. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface Exchange {
  /** Absolute address. */
  readonly url: string;
  /** Media type, with its charset where it has one. */
  readonly type: string;
  readonly body: Uint8Array;
}

export interface PackedRecord {
  /** One gzip member. */
  readonly bytes: Uint8Array;
  /** Digest of the body, as indexes write it. */
  readonly digest: string;
}

/** The record that opens a file and says what made it. */
export function infoRecord(file: string, date: string, fields: Readonly<Record<string, string>>) {
  const block = Buffer.from(headerLines(fields));
  return record(
    {
      'WARC-Type': 'warcinfo',
      'WARC-Filename': file,
      'Content-Type': 'application/warc-fields',
    },
    `${file} ${date}`,
    date,
    block,
  );
}

/** A successful answer. `date` is `YYYY-MM-DD`. */
export function responseRecord({ url, type, body }: Exchange, date: string): PackedRecord {
  const digest = sha256(body);
  const head = `HTTP/1.1 200 OK\r\n${headerLines({ 'Content-Type': type, 'Content-Length': String(body.length) })}\r\n`;
  const bytes = record(
    {
      'WARC-Type': 'response',
      'WARC-Target-URI': url,
      'WARC-Payload-Digest': digest,
      'Content-Type': 'application/http; msgtype=response',
    },
    `${url} ${digest}`,
    date,
    Buffer.concat([Buffer.from(head), body]),
  );
  return { bytes, digest };
}

function record(
  fields: Readonly<Record<string, string>>,
  name: string,
  date: string,
  block: Uint8Array,
): Uint8Array {
  const head = headerLines({
    ...fields,
    'WARC-Record-ID': `<urn:uuid:${uuid(name)}>`,
    'WARC-Date': `${date}T00:00:00Z`,
    'WARC-Block-Digest': sha256(block),
    'Content-Length': String(block.length),
  });
  return gzipSync(
    Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]),
    { level: 9 },
  );
}

const headerLines = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');

export const sha256 = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** RFC 9562's name space for addresses. */
const urlSpace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** A UUID of version 5: the same name always gives the same. */
export function uuid(name: string): string {
  const hash = createHash('sha1').update(urlSpace).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [0, 8, 12, 16, 20].map((from, i, all) => hex.slice(from, all[i + 1])).join('-');
}
