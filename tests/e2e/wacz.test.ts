/** The site as a WACZ: every file of it is there as it was, and ReplayWeb.page's own reader replays it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zh } from '../../src/i18n/zh-CN.ts';
import { root, runCommand } from '../build/build-site.ts';
import { listFiles } from '../build/html.ts';
import { launchChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'wacz-'));
/** Built for all browser tests, for this address. */
const dist = join(root, '.cache/test-site');
const address = 'http://localhost:4321/';
const file = join(folder, 'site.wacz');
const exported = (target: string) =>
  runCommand('export', ['--wacz', target], { ARCHIVE_OUT: dist });
let entries: Record<string, Uint8Array>;

beforeAll(() => {
  expect(exported(file)).toMatchObject({ status: 0, stderr: '' });
  entries = unzipSync(readFileSync(file));
});

const text = (path: string): string => Buffer.from(entries[path] ?? []).toString('utf8');
const sha256 = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

test('the package describes itself as WACZ 1.1.1, with the digest of each part', () => {
  const { wacz_version, profile, resources } = JSON.parse(text('datapackage.json')) as {
    wacz_version: string;
    profile: string;
    resources: { name: string; path: string; hash: string; bytes: number }[];
  };
  expect([wacz_version, profile]).toEqual(['1.1.1', 'data-package']);
  expect(resources.map(({ path }) => path)).toEqual([
    'archive/data.warc.gz',
    'indexes/index.cdx',
    'pages/pages.jsonl',
  ]);
  for (const { path, hash, bytes } of resources) {
    const content = entries[path] ?? new Uint8Array();
    expect([path, hash, bytes]).toEqual([path, sha256(content), content.length]);
  }
  expect(JSON.parse(text('datapackage-digest.json'))).toEqual({
    path: 'datapackage.json',
    hash: sha256(entries['datapackage.json'] ?? new Uint8Array()),
  });
  // Stored as it is, so that a player can read a part of it.
  const bytes = readFileSync(file);
  expect(bytes.indexOf(entries['archive/data.warc.gz'] ?? '')).toBeGreaterThan(0);
});

test('the index leads to a record of every published file, byte for byte', () => {
  const warc = entries['archive/data.warc.gz'] ?? new Uint8Array();
  const lines = text('indexes/index.cdx').trimEnd().split('\n');
  expect(lines).toEqual(lines.toSorted((a, b) => (a < b ? -1 : 1)));
  const kept = new Map<string, Buffer>();
  const ids = new Set<string>();
  for (const line of lines) {
    const [, url, digest, length, offset] =
      /^\S+ \d{14} \{"url":"([^"]+)","mime":"[^"]+","status":"200","digest":"([^"]+)","length":"(\d+)","offset":"(\d+)","filename":"data\.warc\.gz"\}$/u.exec(
        line,
      ) ?? [];
    const record = gunzipSync(warc.subarray(Number(offset), Number(offset) + Number(length)));
    const head = record.indexOf('\r\n\r\n');
    const fields = record.subarray(0, head).toString();
    expect(fields).toMatch(/^WARC\/1\.1\r\nWARC-Type: response\r\n/u);
    expect(fields).toContain(`WARC-Target-URI: ${url ?? ''}\r\n`);
    const size = Number(/Content-Length: (\d+)$/u.exec(fields)?.[1]);
    const block = record.subarray(head + 4, head + 4 + size);
    expect(record.subarray(head + 4 + size).toString()).toBe('\r\n\r\n');
    const body = block.subarray(block.indexOf('\r\n\r\n') + 4);
    expect(fields).toContain(`WARC-Payload-Digest: ${sha256(body)}\r\n`);
    expect(digest).toBe(sha256(body));
    ids.add(/WARC-Record-ID: (\S+)/u.exec(fields)?.[1] ?? '');
    kept.set(decodeURI((url ?? '').slice(address.length)), body);
  }
  expect(ids.size).toBe(lines.length);
  const files = listFiles(dist).filter((path) => !/^(?:_headers|404\.html|\..*)$/u.test(path));
  expect([...kept.keys()].sort()).toEqual(
    files.map((path) => path.replace(/(^|\/)index\.html$/u, '$1')).sort(),
  );
  for (const path of files) {
    const body = kept.get(path.replace(/(^|\/)index\.html$/u, '$1'));
    if (!body?.equals(readFileSync(join(dist, path)))) expect(path).toBe('the same');
  }
});

test('the same site is the same file, and nothing is written over', () => {
  const again = join(folder, 'again.wacz');
  expect(exported(again).status).toBe(0);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  expect(exported(again)).toMatchObject({
    status: 1,
    stderr: `${zh.exporting.targetTaken(again)}\n`,
  });
});

let browser: Browser;
let server: Server;
let player: Page;

beforeAll(async () => {
  const reader = readFileSync(join(root, 'node_modules/@webrecorder/wabac/dist/sw.js'));
  const bytes = readFileSync(file);
  server = createServer(({ url = '', headers }, response) => {
    const [path] = url.split('?');
    if (path === '/sw.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(reader);
    } else if (path === '/site.wacz') {
      // A player asks for the end first: `bytes=-65536`.
      const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/u.exec(headers.range ?? '') ?? [];
      const start = from === '' && to !== '' ? bytes.length - Number(to) : Number(from);
      const end = from === '' || to === '' ? bytes.length : Number(to) + 1;
      const part = bytes.subarray(Math.max(0, start), end);
      response.writeHead(headers.range === undefined ? 200 : 206, {
        'accept-ranges': 'bytes',
        'content-length': part.length,
        'content-range': `bytes ${start}-${start + part.length - 1}/${bytes.length}`,
      });
      response.end(part);
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>.</title>');
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  const bound = server.address();
  browser = await launchChromium();
  player = await browser.newPage({
    baseURL: `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}/`,
  });
  await player.goto('/');
  const loaded = await player.evaluate(async () => {
    const worker = navigator.serviceWorker;
    await worker.register('/sw.js');
    await worker.ready;
    if (!worker.controller)
      await new Promise((resolve) => {
        worker.addEventListener('controllerchange', resolve, { once: true });
      });
    return new Promise<string>((resolve) => {
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<{ msg_type: string; error?: unknown }>) => {
          if (data.msg_type === 'collAdded' || data.error) resolve(JSON.stringify(data));
        },
      );
      const sourceUrl = new URL('/site.wacz', location.href).href;
      worker.controller?.postMessage({ msg_type: 'addColl', name: 'kept', file: { sourceUrl } });
    });
  });
  expect(loaded).toContain('collAdded');
});
afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

async function replay(path: string): Promise<Frame> {
  const arrived = player.waitForEvent('framenavigated', (frame) => frame.url().includes(address));
  await player.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    frame.width = '1200';
    document.body.replaceChildren(frame);
  }, `/w/kept/mp_/${address}${path}`);
  return arrived;
}

test('a page replays with its text, its picture and its style', async () => {
  const page = await replay('2026/05/20/20260520-china-russia-talks/');
  await page.locator('h1').waitFor();
  expect(await page.locator('h1').textContent()).toContain('睦邻友好条约再度延期');
  await expect
    .poll(() =>
      page
        .locator('main img')
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(0);
  expect(await page.locator('h1').evaluate((el) => getComputedStyle(el).fontFamily)).toContain(
    'Song',
  );
});

test('search works in the replay', async () => {
  const page = await replay('search/');
  await page.locator('archive-search[data-ready]').waitFor();
  const input = page.locator('archive-search input').first();
  await input.fill('航天');
  await input.press('Enter');
  await expect
    .poll(() => page.locator('.count').textContent(), { timeout: 30_000 })
    .toMatch(/^“航天”：找到 \d+ 篇/u);
});
