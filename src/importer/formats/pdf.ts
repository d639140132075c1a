/**
 * A PDF's text layer to lines. Positions alone say what belongs together: pieces on one height are a row, a
 * gutter that no row crosses parts columns, and columns are read from left to right.
 */
import { getDocumentProxy } from 'unpdf';
import { zh } from '../../i18n/zh-CN.ts';
import type { SourceLine } from '../split.ts';
import { BadFile, type Source } from './source.ts';

const text = zh.importer.pdf;

/** Larger type than this, against the body's, is a heading's. */
const headingSize = 1.25;

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Height of the baseline above the foot of the page. */
  readonly base: number;
  /** Size of the type. */
  readonly size: number;
}

interface Page {
  readonly pieces: readonly Piece[];
  readonly vertical: boolean;
}

interface Row extends Piece {
  /** It begins a column, or a part of the page that reads on its own. */
  readonly opens?: boolean;
}

/** Radicals that PDF writers name in place of the characters that look alike; Unicode folds only some of them. */
const likeRadicals = new Map(
  Array.from(
    '⺎兀⺠民⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻑長⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical = '', char = '']) => [radical, char],
  ),
);
const radicals = /[\u2E80-\u2FDF]/gu;

/** What a piece says: a reader sees characters, not radicals, and no blanks where a line was spread out. */
const legible = (said: string): string =>
  said
    .replace(radicals, (char) => likeRadicals.get(char) ?? char.normalize('NFKC'))
    .replace(
      /(?<=[\p{Script=Han}\u3001-\u301F\uFF01-\uFF5E]) (?=[\p{Script=Han}\u3001-\u301F\uFF01-\uFF5E])/gu,
      '',
    );

export async function pdfSource(bytes: Uint8Array): Promise<Source> {
  const pages = await readPages(bytes);
  const all = pages.flatMap(({ pieces }) => pieces);
  if (all.length === 0) throw new BadFile('pdf-without-text');
  const body = bodySize(all);
  const lines: SourceLine[] = [];
  const warnings: { line: number; message: string }[] = [];
  for (const [index, { pieces, vertical }] of pages.entries()) {
    const line = lines.length + 1;
    if (pieces.length === 0) warnings.push({ line, message: text.emptyPage(index + 1) });
    if (vertical) warnings.push({ line, message: text.vertical(index + 1) });
    const { rows, columns } = readingOrder(pieces, body);
    if (columns > 1) warnings.push({ line, message: text.columns(index + 1, columns) });
    lines.push(...toLines(rows, body, lines.length));
  }
  const printed = all.map((piece) => piece.text).join('\n');
  if (/[\p{Co}\uFFFD]/u.test(printed)) warnings.push({ line: 1, message: text.unknownCharacters });
  return { lines, text: printed, chrome: [], warnings };
}

async function readPages(bytes: Uint8Array): Promise<Page[]> {
  try {
    // The reader takes over the memory that it is given.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages: Page[] = [];
    try {
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        const { items, styles } = await page.getTextContent();
        const pieces: Piece[] = [];
        let vertical = false;
        for (const item of items) {
          if (!('str' in item) || item.str.trim() === '') continue;
          const [, , c, d, left, base] = item.transform as number[];
          vertical ||= styles[item.fontName]?.vertical === true;
          const size = Math.hypot(c ?? 0, d ?? 0);
          const right = (left ?? 0) + item.width;
          pieces.push({ text: legible(item.str), left: left ?? 0, right, base: base ?? 0, size });
        }
        pages.push({ pieces, vertical });
        page.cleanup();
      }
    } finally {
      await document.destroy();
    }
    return pages;
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    throw new BadFile(encrypted ? 'pdf-encrypted' : 'pdf-broken', error);
  }
}

/** The size that most of the text is set in. */
function bodySize(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  for (const { size, text: said } of pieces) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + said.length);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

function readingOrder(
  pieces: readonly Piece[],
  body: number,
): {
  rows: readonly Row[];
  columns: number;
} {
  let columns = 1;
  const read = (part: readonly Piece[]): Row[] => {
    const heading = headingCut(part, body);
    if (heading !== undefined) return split(part, heading);
    const cut = gutter(part);
    if (cut !== undefined) {
      const left = read(part.filter((piece) => piece.right <= cut));
      const right = read(part.filter((piece) => piece.right > cut));
      columns = Math.max(columns, 1 + gutters(part));
      return [...left, ...opened(right)];
    }
    const level = horizontalCut(part);
    if (level === undefined) return opened(rowsOf(part));
    return split(part, level);
  };
  const split = (part: readonly Piece[], level: number): Row[] => [
    ...read(part.filter((piece) => piece.base > level)),
    ...read(part.filter((piece) => piece.base <= level)),
  ];
  const rows = read(joinPieces(pieces));
  return { rows, columns };
}

const opened = (rows: readonly Row[]): Row[] =>
  rows.map((row, index) => (index === 0 ? { ...row, opens: true } : row));

/** Pieces of one height that stand close together are one. */
function joinPieces(pieces: readonly Piece[]): Piece[] {
  return heights(pieces).flatMap((row) => {
    const joined: Piece[] = [];
    for (const piece of row.toSorted((a, b) => a.left - b.left)) {
      const last = joined.at(-1);
      if (last && piece.left - last.right < 1.4 * Math.max(piece.size, last.size)) {
        joined[joined.length - 1] = append(last, piece);
      } else joined.push(piece);
    }
    return joined;
  });
}

function append(last: Piece, piece: Piece): Piece {
  const gap = piece.left - last.right;
  const blank = gap > 0.8 * last.size ? '\u3000' : gap > 0.2 * last.size ? ' ' : '';
  const right = Math.max(last.right, piece.right);
  return { ...last, text: last.text + blank + piece.text, right };
}

/** Pieces by the height they stand at, from the top. */
function heights(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.base - a.base)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.base - piece.base < 0.4 * Math.min(first.size, piece.size)) {
      row.push(piece);
    } else rows.push([piece]);
  }
  return rows;
}

const rowsOf = (pieces: readonly Piece[]): Row[] =>
  heights(pieces).flatMap((row) => {
    const [first, ...rest] = row.toSorted((a, b) => a.left - b.left);
    return first ? [rest.reduce(append, first)] : [];
  });

/** White strips from top to bottom between columns that begin at one height, by their middles. */
function strips(pieces: readonly Piece[]): number[] {
  const found: number[] = [];
  const top = Math.max(...pieces.map(({ base }) => base));
  const isColumn = (side: readonly Piece[]): boolean =>
    side.some(({ base, size }) => base > top - 1.6 * size) && heights(side).length >= 2;
  let reach = Number.NEGATIVE_INFINITY;
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const width = piece.left - reach;
    const at = reach + width / 2;
    if (width >= 0.8 * piece.size && Number.isFinite(at)) {
      const left = pieces.filter(({ right }) => right <= at);
      const right = pieces.filter((other) => other.right > at);
      // The last column of a short story may hold two lines; two of two are rather a table.
      const tall = Math.max(heights(left).length, heights(right).length) >= 3;
      if (tall && isColumn(left) && isColumn(right)) found.push(at);
    }
    reach = Math.max(reach, piece.right);
  }
  return found;
}

const gutters = (pieces: readonly Piece[]): number => strips(pieces).length;
const gutter = (pieces: readonly Piece[]): number | undefined => strips(pieces)[0];

/** A heading with nothing beside it stands over all that follows, however narrow: cut above it, or below. */
function headingCut(pieces: readonly Piece[], body: number): number | undefined {
  const rows = heights(pieces);
  const alone = rows.map(
    ([first, ...others]) =>
      first !== undefined &&
      first.size >= headingSize * body &&
      others.length === 0 &&
      pieces.every(
        (piece) =>
          piece === first ||
          piece.base > first.base + first.size ||
          piece.base + piece.size <= first.base,
      ),
  );
  const index = alone.findIndex((heading, at) => at > 0 && heading !== (alone[at - 1] ?? false));
  const below = rows[index]?.[0];
  const above = rows[index - 1]?.[0];
  return index === -1 || !below || !above ? undefined : (below.base + above.base) / 2;
}

/** Where a part that spans the columns ends, or one begins: the cut that leaves columns below or above. */
function horizontalCut(pieces: readonly Piece[]): number | undefined {
  const rows = heights(pieces);
  if (rows.length < 4) return undefined;
  const level = (index: number): number => {
    const above = rows[index - 1]?.[0]?.base ?? 0;
    const below = rows[index]?.[0]?.base ?? 0;
    return (above + below) / 2;
  };
  for (let index = 1; index <= rows.length - 3; index += 1) {
    if (strips(rows.slice(index).flat()).length > 0) return level(index);
  }
  for (let index = rows.length - 1; index >= 3; index -= 1) {
    if (strips(rows.slice(0, index).flat()).length > 0) return level(index);
  }
  return undefined;
}

function toLines(rows: readonly Row[], body: number, before: number): SourceLine[] {
  const lines: SourceLine[] = [];
  const leading = usualLeading(rows);
  let left = 0;
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1];
    if (row.opens || above === undefined) left = columnEdge(rows, index);
    const large = row.size >= headingSize * body;
    const last = lines.at(-1);
    const sameSize = above !== undefined && Math.abs(above.size - row.size) < 0.05 * row.size;
    const next = above === undefined ? 0 : above.base - row.base;
    if (last && large && sameSize && !row.opens && next < 2 * row.size) {
      // A headline too long for its line.
      lines[lines.length - 1] = { ...last, text: last.text + row.text.trim() };
      continue;
    }
    const apart = above === undefined || (row.opens ? large || !sameSize : next > 1.5 * leading);
    const heads = large && (above === undefined || above.size < headingSize * body);
    lines.push({
      number: before + lines.length + 1,
      text: row.text.trim(),
      indent: large ? 0 : indentOf(row, left),
      gap: heads ? 3 : apart || !sameSize ? 1 : 0,
      ...(large && { level: Math.max(1, 7 - Math.round((2 * row.size) / body)) }),
    });
  }
  return lines;
}

/** Where the lines of the column that begins here start: the leftmost place that rows often start at. */
function columnEdge(rows: readonly Row[], from: number): number {
  const end = rows.findIndex((row, index) => index > from && row.opens === true);
  const starts = rows.slice(from, end === -1 ? undefined : end).map((row) => row.left);
  const often = Math.max(2, starts.length / 7);
  const shared = starts.filter(
    (left) => starts.filter((other) => Math.abs(other - left) < 2).length >= often,
  );
  return Math.min(...(shared.length > 0 ? shared : starts));
}

/** A paragraph's indent, about two characters; what stands further in is centred. */
function indentOf(row: Row, edge: number): number {
  const indent = Math.round((row.left - edge) / (row.size / 2)) + blanks(row.text);
  return indent >= 3 && indent <= 5 ? 4 : 0;
}

/** Width of the white space that the text itself begins with, in half-width columns. */
const blanks = (said: string): number =>
  [...(/^\s*/u.exec(said)?.[0] ?? '')].reduce((sum, char) => sum + (char === ' ' ? 1 : 2), 0);

/** Usual distance from one row to the next. */
function usualLeading(rows: readonly Row[]): number {
  const steps = rows
    .map((row, index) => (rows[index - 1]?.base ?? row.base) - row.base)
    .filter((step) => step > 0)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length / 3)] ?? 0;
}
