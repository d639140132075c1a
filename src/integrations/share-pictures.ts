/** Build hook: puts a picture for links beside each report, and the archive’s own at the root. */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
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
import { readFolder } from '../store/folder.ts';

/** `cache` is where pictures are kept for the next build, each under the digest of what it is made from. */
export function sharePictures({
  content,
  cache,
}: {
  readonly content: string;
  readonly cache: string;
}): AstroIntegration {
  return {
    name: 'archive-share-pictures',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await writePictures({ pictures: wanted(content), outDir: fileURLToPath(dir), cache });
      },
    },
  };
}

/** What stands on each picture, by its path in the site. */
type Pictures = ReadonlyMap<string, PictureText>;

function wanted(content: string): Pictures {
  const shown = readFolder(content)
    .reports.map(({ article }) => article)
    .filter(({ withdrawn }) => withdrawn === undefined);
  const own = hasOwnPictures(shown.length) ? shown : [];
  return new Map([
    [archivePicture, archivePictureText()],
    ...own.map((article) => [articleCopyPath(article, 'png'), pictureText(article)] as const),
  ]);
}

/** Draws what the cache does not hold, copies all into the site, and lets go of what was not asked for. */
export async function writePictures({
  pictures,
  outDir,
  cache,
}: {
  readonly pictures: Pictures;
  readonly outDir: string;
  readonly cache: string;
}): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const maker = makerDigest();
  const used = new Set<string>();
  for (const [path, text] of pictures) {
    const name = `${digest([maker, JSON.stringify(text)])}.png`;
    used.add(name);
    const kept = join(cache, name);
    if (!existsSync(kept)) {
      writeFileSync(`${kept}.part`, await renderPicture(text));
      // Whole or not there at all, whenever the build is killed.
      renameSync(`${kept}.part`, kept);
    }
    const file = join(outDir, path);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(kept, file);
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
