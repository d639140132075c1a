/** The manifest of an index whose bundles were built on several machines, from what lies in its folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareText } from '../archive/order.ts';
import { indexFormat, type ArticlesFile, type Manifest } from '../search/bundle.ts';

/** As `buildSearchIndex` writes it. */
export function manifestOf(folder: string): Manifest {
  const names = readdirSync(folder);
  const table = (kind: 'fold' | 'names'): string => {
    const name = names.find((name) => name.startsWith(`${kind}.`));
    if (name === undefined) throw new Error(`${folder} has no table ${kind}`);
    return name;
  };
  return {
    format: indexFormat,
    fold: table('fold'),
    names: table('names'),
    bundles: names
      .filter((name) => /^\d{4}\./u.test(name))
      .sort((one, other) => compareText(other, one))
      .map((dir) => {
        const packed = gunzipSync(readFileSync(join(folder, dir, 'articles.bin')));
        // Written by `buildYear`, and checked against the slice's checksums.
        const { year, spans } = JSON.parse(packed.toString()) as ArticlesFile;
        return { year, dir, articles: spans.length };
      }),
  };
}
