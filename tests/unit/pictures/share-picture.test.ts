import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { articleSchema } from '../../../src/archive/article.ts';
import { hasOwnPictures, pictureSize, reportPicture } from '../../../src/archive/share-pictures.ts';
import { writePictures } from '../../../src/integrations/share-pictures.ts';
import { charactersOf, drawPicture, pictureText } from '../../../src/pictures/share-picture.ts';
import { openTypeface } from '../../../src/pictures/typeface.ts';
import { site } from '../../../src/site.ts';

const article = (headline: string, more: object = {}) =>
  articleSchema.parse({ id: 'x', date: '2026-05-20', headline, ...more });
const draw = async (headline: string, more: object = {}): Promise<string> => {
  const text = pictureText(article(headline, more));
  return drawPicture(text, await openTypeface(charactersOf(text)));
};
/** How much ink is right of the red bar, in the area of the headline. */
const inkOf = async (svg: string): Promise<number> => {
  const { data } = await sharp(Buffer.from(svg))
    .extract({ left: 160, top: 130, width: 1030, height: 420 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
};

test('a picture is made of numbers and rules, with no text that would need a font', async () => {
  const svg = await draw('城东水厂 <二期> 通水 & 供水', { kicker: '一', deck: '二' });
  expect(svg).not.toMatch(/<text|NaN|undefined|Infinity|\de-\d/u);
});

test('everything drawn stays within the margins, however long', async () => {
  for (const headline of ['短', '长'.repeat(120), 'W'.repeat(200), '一二三，'.repeat(30)]) {
    const { data, info } = await sharp(Buffer.from(await draw(headline, { deck: '副'.repeat(99) })))
      .extract({ left: 1130, top: 0, width: 70, height: 630 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([headline.slice(0, 4), info.width, Math.min(...data)]).toEqual([
      headline.slice(0, 4),
      70,
      expect.closeTo(250, -1) as number,
    ]);
  }
});

test('each character leaves ink: Simplified, Traditional, rare, and what the font does not have', async () => {
  const blank = await inkOf(await draw('一'));
  for (const character of ['龘', '橋', '鄧', 'Ａ', 'é', '\u{2A700}', '😀']) {
    expect([character, (await inkOf(await draw(character))) > blank]).toEqual([character, true]);
  }
});

test('pictures have the size that pages say, come again from the cache byte by byte, and the cache forgets', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const cache = join(folder, 'cache');
  const written = new Map<string, Uint8Array>();
  const tree = {
    wants: () => true,
    write: (path: string, bytes: Uint8Array) => void written.set(path, bytes),
  };
  const text = pictureText(article('中国恢复对香港行使主权'));
  const make = async (): Promise<Buffer> => {
    await writePictures({ pictures: new Map([['/a/b.png', text]]), cache, tree });
    return Buffer.from(written.get('a/b.png') ?? []);
  };
  const first = await make();
  expect(await sharp(first).metadata()).toMatchObject({ format: 'png', ...pictureSize });
  rmSync(cache, { recursive: true });
  expect((await make()).equals(first)).toBe(true);
  const [kept] = readdirSync(cache);
  writeFileSync(join(cache, kept ?? ''), 'from the cache');
  expect((await make()).toString()).toBe('from the cache');
  await writePictures({ pictures: new Map(), cache, tree });
  expect(readdirSync(cache)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('in an archive too large for pictures of their own, reports share the archive’s', () => {
  const one = article('题');
  expect(hasOwnPictures(site.sharePictures)).toBe(true);
  expect(reportPicture(one, site.sharePictures)).toBe('/2026/05/20/x.png');
  expect(reportPicture(one, site.sharePictures + 1)).toBe('/share.png');
});
