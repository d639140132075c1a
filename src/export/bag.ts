/** Writes BagIt bags (RFC 8493): the payload, what is said of it, and checksums of both. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PayloadFile } from './payload.ts';

export const bagVersion = '1.0';

/** Newer bags carry both: the one that all tools know, and the one that outlasts it. */
export const algorithms = ['sha256', 'sha512'] as const;
type Algorithm = (typeof algorithms)[number];

export interface Bag {
  readonly payload: readonly PayloadFile[];
  /** Files beside the payload, by path below the bag; not those that BagIt names itself. */
  readonly tags: ReadonlyMap<string, string>;
  /** Labels and values of bag-info.txt, in order; the payload's size is added. */
  readonly info: readonly (readonly [label: string, value: string])[];
}

export interface BagReport {
  readonly files: number;
  readonly bytes: number;
}

type Sums = Record<Algorithm, string>;

/** Writes a bag into `folder`, which is made. The same bag gives the same bytes. */
export function writeBag(folder: string, { payload, tags, info }: Bag): BagReport {
  const payloadSums = new Map<string, Sums>();
  const tagSums = new Map<string, Sums>();
  let bytes = 0;
  const put = (path: string, content: Uint8Array, sums: Map<string, Sums> | undefined): void => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    sums?.set(path, digests(content));
  };
  const putTag = (path: string, text: string): void => put(path, Buffer.from(text), tagSums);

  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const { path, file } of payload) {
    const content = readFileSync(file);
    bytes += content.length;
    put(`data/${path}`, content, payloadSums);
  }
  putTag('bagit.txt', `BagIt-Version: ${bagVersion}\nTag-File-Character-Encoding: UTF-8\n`);
  const oxum = ['Payload-Oxum', `${bytes}.${payload.length}`] as const;
  putTag('bag-info.txt', [...info, oxum].map(infoLine).join(''));
  for (const [path, text] of tags) putTag(path, text);
  for (const algorithm of algorithms) {
    putTag(`manifest-${algorithm}.txt`, manifest(payloadSums, algorithm));
  }
  const tagManifests = algorithms.map((algorithm) => [
    `tagmanifest-${algorithm}.txt`,
    manifest(tagSums, algorithm),
  ]);
  for (const [path = '', text = ''] of tagManifests) put(path, Buffer.from(text), undefined);
  return { files: payload.length, bytes };
}

const digests = (content: Uint8Array): Sums => ({
  sha256: createHash('sha256').update(content).digest('hex'),
  sha512: createHash('sha512').update(content).digest('hex'),
});

/** Values go on over lines that begin with a blank. */
const infoLine = ([label, value]: readonly [string, string]): string =>
  `${label}: ${value
    .trim()
    .split(/\s*\n\s*/u)
    .join('\n  ')}\n`;

function manifest(sums: ReadonlyMap<string, Sums>, algorithm: Algorithm): string {
  return [...sums].map(([path, of]) => `${of[algorithm]}  ${escapePath(path)}\n`).join('');
}

/** A line break would end the entry: RFC 8493, 2.1.3. */
const escapePath = (path: string): string =>
  path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
