/** A Word file to lines: styled headings are known, everything else is read as a page of text. */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { parseHTML } from 'linkedom';
import { zh } from '../../i18n/zh-CN.ts';
import { BadFile, toLines, type Source } from './source.ts';

/** What a Word file may unfold to. */
const largest = 256 << 20;

export async function docxSource(bytes: Uint8Array): Promise<Source> {
  refuseBombs(bytes);
  let html: string;
  try {
    ({ value: html } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { ignoreEmptyParagraphs: false },
    ));
  } catch (error) {
    throw new BadFile('docx-broken', error);
  }
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const elements = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li, td, th')].filter(
    (element) => element.querySelector('p, li, td, th') === null,
  );
  const blocks = elements.map((element) => {
    for (const line of element.querySelectorAll('br')) line.replaceWith('\n');
    const text = element.textContent;
    const level = /^h([1-6])$/u.exec(element.localName)?.[1];
    return level === undefined
      ? { text }
      : { text, hint: 'heading' as const, level: Number(level) };
  });
  const pictures = document.querySelectorAll('img').length;
  return {
    lines: toLines(blocks),
    text: document.body.textContent,
    chrome: [],
    warnings: pictures > 0 ? [{ line: 1, message: zh.importer.docxPictures(pictures) }] : [],
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
