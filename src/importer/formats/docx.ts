/** A Word file to lines: styled headings are known, everything else is read as a page of text. */
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { parseHTML } from 'linkedom';
import { zh } from '../../i18n/zh-CN.ts';
import { BadFile, toLines, type Picture, type Source } from './source.ts';
import { rowText } from './table.ts';

/** What a Word file may unfold to. */
const largest = 256 << 20;

/** Word's own style for captions, by the names that it has in Chinese and English. */
const captionStyles = ['caption', 'Caption', '题注', '題注', '标题注'];

/** What browsers show, told by its first bytes and never by its name. */
const pictureKinds: readonly (readonly [kind: string, start: string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['webp', 'RIFF'],
];

function pictureFile(bytes: Uint8Array): Picture | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const kind = pictureKinds.find(([, start]) => head.startsWith(start))?.[0];
  if (kind === undefined || (kind === 'webp' && head.slice(8, 12) !== 'WEBP')) return undefined;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { name: `${digest}.${kind}`, bytes };
}

export async function docxSource(bytes: Uint8Array): Promise<Source> {
  refuseBombs(bytes);
  let html: string;
  let linked: number;
  const pictures = new Map<string, Picture>();
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        // A picture that lies outside the file would be read from this machine.
        externalFileAccess: false,
        ignoreEmptyParagraphs: false,
        styleMap: captionStyles.map((style) => `p[style-name='${style}'] => p.caption:fresh`),
        convertImage: mammoth.images.imgElement(async (image) => {
          const picture = pictureFile(await image.readAsBuffer());
          if (picture) pictures.set(picture.name, picture);
          return { src: picture?.name ?? '' };
        }),
      },
    );
    html = converted.value;
    // Of all that it has to say, this alone is an error.
    linked = converted.messages.filter(({ type }) => type === 'error').length;
  } catch (error) {
    throw new BadFile('docx-broken', error);
  }
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const rows = new Map(
    [...document.querySelectorAll('tr')].flatMap((row) => {
      const said = rowText(row);
      return said === undefined ? [] : [[row, said] as const];
    }),
  );
  const elements = [
    ...document.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li, tr, td, th'),
  ].filter((element) => {
    const row = element.closest('tr');
    return row && rows.has(row)
      ? element === row
      : element.localName !== 'tr' && element.querySelector('p, li, td, th') === null;
  });
  let above: string | undefined;
  const blocks = elements.map((element) => {
    const row = rows.get(element as HTMLTableRowElement);
    if (row !== undefined) return { text: row, hint: 'paragraph' as const };
    above = element.querySelector('img')?.getAttribute('src') ?? above;
    for (const line of element.querySelectorAll('br')) line.replaceWith('\n');
    const text = element.textContent;
    const level = /^h([1-6])$/u.exec(element.localName)?.[1];
    if (text.trim() === '') return { text };
    const picture = above === undefined || above === '' ? {} : { picture: above };
    above = undefined;
    if (level !== undefined)
      return { text, hint: 'heading' as const, level: Number(level), ...picture };
    return element.classList.contains('caption')
      ? { text, hint: 'caption' as const, ...picture }
      : { text, ...picture };
  });
  const unknown = document.querySelectorAll('img[src=""]').length;
  return {
    lines: toLines(blocks),
    text: document.body.textContent,
    chrome: [],
    pictures: [...pictures.values()],
    warnings: [
      ...(unknown > 0 ? [{ line: 1, message: zh.importer.unknownPictures(unknown) }] : []),
      ...(linked > 0 ? [{ line: 1, message: zh.importer.linkedPictures(linked) }] : []),
    ],
  };
}

/** The parts are measured as they are unfolded, whatever the file says of them. */
function refuseBombs(bytes: Uint8Array): void {
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > largest) throw new BadFile('docx-bomb');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof BadFile ? error : new BadFile('docx-broken', error);
  }
}
