/**
 * What a bag holds: the archive laid out as a project, so that a restored bag can be built as it
 * stands: articles, originals, names, pictures, the program, and the published site.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compareText } from '../archive/order.ts';

/** Folders and files of the project at hand; what is not there is left out. */
export interface Holdings {
  readonly articles: string;
  readonly originals: string;
  readonly gazetteer: string;
  /** The program: the folder that holds `src/`, `public/` and `package.json`. */
  readonly program: string;
  /** The published site; absent where its pages are not wanted. */
  readonly site?: string;
}

export interface PayloadFile {
  /** Below `data/`, with forward slashes. */
  readonly path: string;
  /** Where its bytes are. */
  readonly file: string;
}

/** What makes a site out of articles. */
const programParts = [
  ...['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['.npmrc', 'README.md', 'LICENSE'],
];

/** Every file of the archive, sorted by path, so that the same archive is always the same bag. */
export function payload({
  articles,
  originals,
  gazetteer,
  program,
  site,
}: Holdings): PayloadFile[] {
  return [
    ...filesAt(articles, 'content/articles'),
    ...filesAt(originals, 'content/originals'),
    ...filesAt(gazetteer, 'content/gazetteer.yaml'),
    ...programParts.flatMap((part) => filesAt(join(program, part), part)),
    ...(site === undefined ? [] : filesAt(site, 'dist')),
  ].sort((a, b) => compareText(a.path, b.path));
}

/** One file, or all below a folder; links are passed over, for they may lead out of the archive. */
function filesAt(place: string, path: string): PayloadFile[] {
  if (!existsSync(place)) return [];
  const files = filesBelow(place);
  return files === undefined
    ? [{ path, file: place }]
    : files.map((file) => ({ path: `${path}/${file}`, file: join(place, file) }));
}

/** Paths of the files below a folder with forward slashes; undefined for what is no folder. */
export function filesBelow(folder: string): string[] | undefined {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
