/** What a site is made with: everything but its articles. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { BuildSettings } from './settings.ts';

const besideSource = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  // What npm has really installed.
  'node_modules/.package-lock.json',
  'tsconfig.json',
];

/** Changes with the code, its packages, Node and the site's addresses: then nothing made before holds. */
export function makerDigest({ base, siteUrl }: Pick<BuildSettings, 'base' | 'siteUrl'>): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, base, siteUrl]));
  const source = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...besideSource.filter((name) => existsSync(name)), ...source]) {
    const bytes = readFileSync(file);
    hash.update(`\0${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
