/** Puts a picture for links beside each report, and the archive’s own at the root. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Report } from '../archive/archive.ts';
import { archivePicture, hasOwnPictures } from '../archive/share-pictures.ts';
import { articleCopyPath } from '../archive/urls.ts';
import {
  archivePictureText,
  charactersOf,
  drawPicture,
  pictureText,
  type PictureText,
} from '../pictures/share-picture.ts';
import { openTypeface } from '../pictures/typeface.ts';
import type { SiteTree } from '../store/site-tree.ts';
import { writeWhole } from '../store/whole-file.ts';

/** `cache` is where pictures are kept for the next build, each under the digest of what it is made from. */
export function sharePictures({
  cache,
  reports,
  signal,
  tree,
}: {
  readonly cache: string;
  readonly reports: readonly Report[];
  readonly signal: AbortSignal;
  readonly tree: PictureTree & Pick<SiteTree, 'owns'>;
}): Promise<void> {
  const owned = [...wanted(reports)].filter(([path]) => tree.owns(path.slice(1)));
  return writePictures({ pictures: new Map(owned), cache, signal, tree });
}

type PictureTree = Pick<SiteTree, 'wants' | 'write'>;

/** What stands on each picture, by its path in the site. */
type Pictures = ReadonlyMap<string, PictureText>;

function wanted(reports: readonly Report[]): Pictures {
  const shown = reports
    .map(({ article }) => article)
    .filter(({ withdrawn }) => withdrawn === undefined);
  const own = hasOwnPictures(shown.length) ? shown : [];
  return new Map([
    [archivePicture, archivePictureText()],
    ...own.map((article) => [articleCopyPath(article, 'png'), pictureText(article)] as const),
  ]);
}

/** Draws what the cache does not hold, puts all into the site, and lets go of what was not asked for. */
export async function writePictures({
  pictures,
  cache,
  signal,
  tree,
}: {
  readonly pictures: Pictures;
  readonly cache: string;
  readonly signal?: AbortSignal;
  readonly tree: PictureTree;
}): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const maker = makerDigest();
  const used = new Set<string>();
  for (const [path, text] of pictures) {
    signal?.throwIfAborted();
    const key = digest([maker, JSON.stringify(text)]);
    const name = `${key}.png`;
    used.add(name);
    const kept = join(cache, name);
    if (!existsSync(kept)) writeWhole(kept, await renderPicture(text));
    const file = path.slice(1);
    if (tree.wants(file, key)) tree.write(file, readFileSync(kept), key);
  }
  for (const name of readdirSync(cache)) if (!used.has(name)) rmSync(join(cache, name));
}

async function renderPicture(text: PictureText): Promise<Uint8Array> {
  const svg = drawPicture(text, await openTypeface(charactersOf(text)));
  // Sixteen shades of paper, ink and red are enough for smooth edges.
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 16, effort: 1, dither: 0, compressionLevel: 9 })
    .toBuffer();
}

const digest = (parts: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 24);
};

/** Of all that a picture depends on besides its text: the code and the packages that it uses. */
function makerDigest(): string {
  const source = new URL('../', import.meta.url);
  const drawing = readdirSync(new URL('pictures', source)).sort();
  const files = [
    ...drawing.map((name) => `pictures/${name}`),
    'integrations/share-pictures.ts',
    'queries/headline-words.ts',
    '../package.json',
  ];
  return digest(files.map((path) => readFileSync(new URL(path, source), 'utf8')));
}
