/**
 * The built site as a WACZ 1.1.1, which players of web archives replay without a server:
 *
 *     archive/data.warc.gz        every file as its server would answer
 *     indexes/index.cdx           where each address stands in it
 *     pages/pages.jsonl           pages by title
 *     datapackage.json            checksums of these; datapackage-digest.json has its own
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { compareText } from '../archive/order.ts';
import { zh } from '../i18n/zh-CN.ts';
import type { Publication } from './metadata.ts';
import { filesBelow } from './payload.ts';
import { ExportError, type BuiltSite } from './site.ts';
import { writeStoredZip, type ZipEntry } from './stored-zip.ts';
import { infoRecord, responseRecord, sha256, uuid } from './warc.ts';

export interface WaczOrder {
  readonly target: string;
  readonly site: BuiltSite;
  readonly about: Omit<Publication, 'url'>;
  /** `YYYY-MM-DD`: the day that all records carry. */
  readonly date: string;
  readonly agent: string;
}

export interface WaczReport {
  readonly records: number;
  readonly pages: number;
}

const warcPath = 'archive/data.warc.gz';

export function exportWacz(order: WaczOrder): WaczReport {
  const { target } = order;
  if (existsSync(target)) throw new ExportError(zh.exporting.targetTaken(target));
  const workshop = `${target}.part`;
  rmSync(workshop, { recursive: true, force: true });
  try {
    mkdirSync(workshop, { recursive: true });
    const whole = join(workshop, 'whole');
    const report = write(order, workshop, whole);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(whole, target);
    return report;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function write(
  { site, about, date, agent }: WaczOrder,
  workshop: string,
  whole: string,
): WaczReport {
  const warc = join(workshop, 'data.warc.gz');
  const { index, pages, hash, size } = writeWarc(warc, site, date, agent);
  const lines = (values: readonly unknown[]): Buffer =>
    Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  const entries: readonly (ZipEntry & { readonly hash: string; readonly bytes: number })[] = [
    { path: warcPath, content: { file: warc }, hash, bytes: size },
    ...[
      { path: 'indexes/index.cdx', content: Buffer.from(index.join('')) },
      {
        path: 'pages/pages.jsonl',
        content: lines([{ format: 'json-pages-1.0', id: 'pages', title: about.title }, ...pages]),
      },
    ].map((entry) => ({ ...entry, hash: sha256(entry.content), bytes: entry.content.length })),
  ];
  const moment = `${date}T00:00:00Z`;
  const datapackage = Buffer.from(
    `${JSON.stringify(
      {
        profile: 'data-package',
        wacz_version: '1.1.1',
        title: about.title,
        description: about.description,
        created: moment,
        modified: moment,
        software: agent,
        mainPageUrl: site.url,
        mainPageDate: moment,
        resources: entries.map(({ path, hash: of, bytes }) => ({
          name: path.slice(path.lastIndexOf('/') + 1),
          path,
          hash: of,
          bytes,
        })),
      },
      null,
      2,
    )}\n`,
  );
  const digest = { path: 'datapackage.json', hash: sha256(datapackage) };
  writeStoredZip(
    whole,
    [
      ...entries,
      { path: 'datapackage.json', content: datapackage },
      { path: 'datapackage-digest.json', content: lines([digest]) },
    ],
    date,
  );
  return { records: index.length, pages: pages.length };
}

interface PageLine {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly ts: string;
}

function writeWarc(file: string, site: BuiltSite, date: string, agent: string) {
  const timestamp = `${date.replaceAll('-', '')}000000`;
  const hash = createHash('sha256');
  const index: string[] = [];
  const pages: PageLine[] = [];
  const out = openSync(file, 'w');
  let size = 0;
  const put = (bytes: Uint8Array): void => {
    writeSync(out, bytes);
    hash.update(bytes);
    size += bytes.length;
  };
  try {
    put(infoRecord('data.warc.gz', date, { software: agent, format: 'WARC File Format 1.1' }));
    for (const path of filesBelow(site.folder) ?? []) {
      const type = mediaType(path);
      if (type === undefined) continue;
      const body = readFileSync(join(site.folder, path));
      const url = new URL(encodeURI(path.replace(/(^|\/)index\.html$/u, '$1')), site.url).href;
      const { bytes, digest } = responseRecord({ url, type, body }, date);
      const entry = {
        url,
        mime: type.split(';')[0],
        status: '200',
        digest,
        length: String(bytes.length),
        offset: String(size),
        filename: 'data.warc.gz',
      };
      index.push(`${sortKey(url)} ${timestamp} ${JSON.stringify(entry)}\n`);
      put(bytes);
      if (path.endsWith('.html')) {
        pages.push({ id: uuid(url), url, title: titleOf(body), ts: `${date}T00:00:00Z` });
      }
    }
  } finally {
    closeSync(out);
  }
  return { index: index.sort(compareText), pages, hash: `sha256:${hash.digest('hex')}`, size };
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
};

/** Undefined for what is for the server alone. */
function mediaType(path: string): string | undefined {
  if (path === '_headers' || path === '404.html' || path.startsWith('.')) return undefined;
  if (path.endsWith('SHA256SUMS')) return 'text/plain; charset=utf-8';
  return mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** The address as indexes sort it: `com,example,archive)/paper/`. */
function sortKey(address: string): string {
  const { hostname, port, pathname } = new URL(address);
  const host = hostname.split('.').reverse().join(',');
  return `${host}${port === '' ? '' : `:${port}`})${pathname.toLowerCase()}`;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

/** The title of one of our own pages, as text. */
const titleOf = (page: Buffer): string =>
  (/<title>([^<]*)<\/title>/u.exec(page.toString('utf8'))?.[1] ?? '').replace(
    /&(amp|lt|gt|quot|#39);/gu,
    (_, name: string) => entities[name] ?? '',
  );
