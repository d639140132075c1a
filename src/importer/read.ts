/** A file of any format to its articles, or to what is wrong with it. */
import { zh } from '../i18n/zh-CN.ts';
import { decode } from './decode.ts';
import type { Found } from './files.ts';
import { BadFile, type Source } from './formats/source.ts';
import { failed, importSource, importText, type Imported, type ImportOptions } from './import.ts';
import type { Ports } from './run.ts';

const text = zh.importer;

/** A page of newspaper text is smaller than this; bulk goes by lines. */
const largestPage = 64 << 20;

type Reader = (
  file: string,
  bytes: Uint8Array,
  options: ImportOptions,
) => Imported | Promise<Imported>;

const markup =
  (load: () => Promise<(text: string) => Source>): Reader =>
  async (file, bytes, options) => {
    const decoded = decode(bytes);
    if (!decoded.ok) {
      return failed(file, decoded.line, text.undecodable[decoded.reason](decoded.detail ?? ''));
    }
    const toSource = await load();
    const imported = importSource(file, toSource(decoded.text), bytes, options);
    return { ...imported, encoding: decoded.encoding };
  };

// Each format's parser is loaded when a file needs it: together they cost more than a page of text does.
const html = markup(async () => (await import('./formats/html.ts')).htmlSource);
const markdown = markup(async () => (await import('./formats/markdown.ts')).markdownSource);
const readers: Readonly<Record<string, Reader>> = {
  '.html': html,
  '.htm': html,
  '.md': markdown,
  '.markdown': markdown,
  '.pdf': async (file, bytes, options) => {
    const { pdfSource } = await import('./formats/pdf.ts');
    return importSource(file, await pdfSource(bytes), bytes, options);
  },
  '.docx': async (file, bytes, options) => {
    const { docxSource } = await import('./formats/docx.ts');
    return importSource(file, await docxSource(bytes), bytes, options);
  },
};

export async function readPage(
  found: Found,
  format: string,
  options: ImportOptions,
  ports: Pick<Ports, 'read' | 'size'>,
): Promise<Imported> {
  const name = found.path === '-' ? text.standardInput : found.path;
  if ('missing' in found) return failed(name, 1, text.notFound);
  try {
    if (found.path !== '-' && ports.size(found.path) > largestPage) {
      return failed(name, 1, text.tooLarge(largestPage >> 20));
    }
    const read = readers[format] ?? importText;
    return await read(name, ports.read(found.path), options);
  } catch (error) {
    if (error instanceof BadFile) return failed(name, 1, text.badFile[error.reason]);
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return failed(name, 1, text.unreadable(error.code));
    }
    throw error;
  }
}
