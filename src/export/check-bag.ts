/**
 * Is a folder a bag after RFC 8493, complete and unchanged? It is read as any bag is, by what stands in
 * it, and not as `writeBag` would have written it.
 */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zh } from '../i18n/zh-CN.ts';

export interface CheckedBag {
  /** Sentences for the reader; empty for a valid bag. */
  readonly problems: readonly string[];
  /** Labels of bag-info.txt and their values, repeated ones joined by a line break. */
  readonly info: ReadonlyMap<string, string>;
  readonly files: number;
  readonly bytes: number;
}

const text = zh.exporting.bag;
const known = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);

export function checkBag(folder: string): CheckedBag {
  const problems: string[] = [];
  const info = new Map<string, string>();
  const tree = listTree(folder);
  problems.push(...tree.strange.map(text.notAFile));
  const files = new Set(tree.files);
  const payload = tree.files.filter((path) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, path) => sum + lstatSync(join(folder, path)).size, 0);

  const read = (path: string): string | undefined => {
    if (!files.has(path)) return undefined;
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
        readFileSync(join(folder, path)),
      );
    } catch {
      problems.push(text.notUtf8(path));
      return undefined;
    }
  };

  const declaration = read('bagit.txt');
  if (
    !/^BagIt-Version: (?:1\.0|0\.97)(?:\n|\r\n?)Tag-File-Character-Encoding: UTF-8(?:\n|\r\n?)?$/u.test(
      declaration ?? '',
    )
  ) {
    problems.push(text.noDeclaration);
  }
  if (!existsSync(join(folder, 'data'))) problems.push(text.noPayload);

  for (const [label, value] of infoEntries(read('bag-info.txt') ?? '')) {
    if (label === undefined) problems.push(text.badInfo(value));
    else info.set(label, info.has(label) ? `${info.get(label) ?? ''}\n${value}` : value);
  }
  const oxum = info.get('Payload-Oxum');
  if (oxum !== undefined && oxum !== `${bytes}.${payload.length}`) {
    problems.push(text.oxum(oxum, `${bytes}.${payload.length}`));
  }

  const manifests = tree.files.filter((path) => /^(?:tag)?manifest-[^/]+\.txt$/u.test(path));
  if (!manifests.some((path) => path.startsWith('manifest-'))) problems.push(text.noManifest);
  const entries = new Map(
    manifests.map((path) => [path, manifestEntries(path, read(path) ?? '', problems)]),
  );
  for (const [path, listed] of entries) {
    if (!path.startsWith('manifest-')) continue;
    for (const file of payload) if (!listed.has(file)) problems.push(text.notListed(file, path));
  }
  // Files to be fetched must be here by now: nothing is fetched, and they are in the manifests.
  for (const [index, line] of linesOf(read('fetch.txt') ?? '').entries()) {
    const path = unescapePath(/^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/u.exec(line)?.[1] ?? '');
    if (!path.startsWith('data/') || leadsOut(path)) {
      problems.push(text.badEntry('fetch.txt', index + 1));
    }
  }
  // Each file is read once for all of its checksums.
  const wanted = new Map<string, { readonly algorithm: string; readonly sum: string }[]>();
  for (const [path, listed] of entries) {
    const algorithm = algorithmOf(path);
    if (!known.has(algorithm)) {
      problems.push(text.unknownAlgorithm(path));
      continue;
    }
    for (const [file, sum] of listed) {
      if (!files.has(file)) problems.push(text.missing(file, path));
      else wanted.set(file, [...(wanted.get(file) ?? []), { algorithm, sum }]);
    }
  }
  for (const [file, sums] of wanted) {
    const content = readFileSync(join(folder, file));
    const wrong = sums.filter(
      ({ algorithm, sum }) => createHash(algorithm).update(content).digest('hex') !== sum,
    );
    if (wrong.length > 0) {
      problems.push(text.changed(file, wrong.map(({ algorithm }) => algorithm).join('、')));
    }
  }
  return { problems, info, files: payload.length, bytes };
}

const algorithmOf = (manifest: string): string =>
  (/-(.+)\.txt$/u.exec(manifest)?.[1] ?? '').toLowerCase();

interface Tree {
  readonly files: readonly string[];
  /** Links, devices and the like, which a bag must not hold. */
  readonly strange: readonly string[];
}

function listTree(folder: string): Tree {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const path = (entry: (typeof all)[number]): string =>
    relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
  return {
    files: all
      .filter((entry) => entry.isFile())
      .map(path)
      .sort(),
    strange: all
      .filter((entry) => !entry.isFile())
      .map(path)
      .sort(),
  };
}

/** A label with its value; undefined as the label for a line that is none. */
function* infoEntries(source: string): Generator<readonly [string | undefined, string]> {
  for (const line of linesOf(source.replace(/(?:\r\n?|\n)[ \t]+/gu, ' '))) {
    const match = /^([^\s:](?:[^:]*[^\s:])?):[ \t](.*)$/u.exec(line);
    yield match ? [match[1] ?? '', (match[2] ?? '').trim()] : [undefined, line];
  }
}

function manifestEntries(path: string, source: string, problems: string[]): Map<string, string> {
  const entries = new Map<string, string>();
  const ofPayload = path.startsWith('manifest-');
  for (const [index, line] of linesOf(source).entries()) {
    const match = /^([0-9a-fA-F]+)[ \t]+(.+)$/u.exec(line);
    const file = unescapePath(match?.[2] ?? '').replace(/^\.\//u, '');
    if (!match || leadsOut(file) || ofPayload !== file.startsWith('data/')) {
      problems.push(text.badEntry(path, index + 1));
    } else if (entries.has(file)) problems.push(text.listedTwice(file, path));
    else entries.set(file, (match[1] ?? '').toLowerCase());
  }
  return entries;
}

const linesOf = (source: string): string[] =>
  source.split(/\r\n?|\n/u).filter((line) => line !== '');

const leadsOut = (path: string): boolean =>
  path.startsWith('/') || path.startsWith('~') || path.split('/').some((part) => part === '..');

const unescapePath = (path: string): string =>
  path.replace(/%(0A|0D|25)/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
