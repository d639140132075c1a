/** Text to numbered lines, and what can be measured of a page: paragraph indents and the width of its column. */
import { endsSentence, startsItem } from './marks/sentence.ts';

/** What a richer format (HTML, Word, Markdown) already knows about a line. */
export type Hint = 'heading' | 'paragraph' | 'caption';

/** The parts that an editor can assign a line to. */
export type Answer =
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'subhead'
  | 'byline'
  | 'body'
  | 'sourceNote'
  | 'caption'
  | 'furniture';

export interface SourceLine {
  /** Number in the source, from 1. */
  readonly number: number;
  /** The line without surrounding white space; never empty. */
  readonly text: string;
  /** Width of the leading white space in half-width columns. */
  readonly indent: number;
  /** Blank lines above it. */
  readonly gap: number;
  /** Name of the picture that stands above this line. */
  readonly picture?: string;
  readonly hint?: Hint;
  /** What an editor says that the line is. */
  readonly answer?: Answer;
  /** Rank of a heading, 1 for the highest. */
  readonly level?: number;
}

export interface Layout {
  /** Paragraphs begin with an indent. */
  readonly indents: boolean;
  /** Width of that indent in half-width columns; headings can stand further in. */
  readonly indent: number;
  /** Width of a full line in characters, where the text was wrapped by hand; 0 where it was not. */
  readonly wrap: number;
  /** Usual number of blank lines between paragraphs. */
  readonly gap: number;
  /** Length of a line with its indent, in the measure that the column was wrapped by. */
  readonly columns: (line: SourceLine) => number;
}

const lineBreak = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/u;

export function splitLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let gap = 0;
  for (const [index, raw] of text.split(lineBreak).entries()) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      gap += 1;
      continue;
    }
    const lead = raw.slice(0, raw.length - raw.trimStart().length);
    const indent = [...lead].reduce(
      (sum, char) => sum + (char === ' ' || char === '\u00A0' ? 1 : 2),
      0,
    );
    lines.push({
      number: index + 1,
      text: trimmed,
      indent: lead.startsWith('\uFEFF') ? indent - 2 : indent,
      gap,
    });
    gap = 0;
  }
  return lines;
}

/** Length in characters with the indent, which fills the first line of a paragraph. */
const characters = (line: SourceLine): number => [...line.text].length + Math.ceil(line.indent / 2);
/** Where two half-width characters fill the place of a Chinese one. */
const places = (line: SourceLine): number =>
  characters(line) - Math.floor((line.text.match(/[ -~]/gu) ?? []).length / 2);

/** Wider indents are centred headings, not paragraphs. */
const widestIndent = 8;
const isIndented = (line: SourceLine): boolean => line.indent >= 2 && line.indent <= widestIndent;

export const isCentred = (line: SourceLine): boolean => line.indent > widestIndent;

/** Beyond the middle of a column. */
export const isFarRight = (line: SourceLine | undefined): boolean => (line?.indent ?? 0) >= 16;

export const startsIndented = (line: SourceLine, layout: Layout): boolean =>
  layout.indents &&
  isIndented(line) &&
  line.indent <= layout.indent + (/[，。！？]/u.test(line.text) ? 1 : 0);

/** No newspaper column holds more characters in a line. */
const widestColumn = 60;

/** `lines` should hold no furniture. */
export function measure(lines: readonly SourceLine[]): Layout {
  // Headings are set further in than paragraphs, also where these are not set in at all.
  const telling = lines.filter((line, index) => {
    const next = lines[index + 1];
    const begins = characters(line) > 20 && next?.gap === 0 && next.indent < 2;
    const above = lines[index - 1];
    const stacked =
      above?.indent === line.indent && line.gap <= 1 && !/[。；！？]/u.test(above.text + line.text);
    return isIndented(line) && !stacked && (begins || /[，。；！？、]/u.test(line.text));
  });
  const [indent] = mode(telling.map((line) => line.indent));
  const indented = lines.filter(
    (line) => isIndented(line) && line.indent <= indent + 1 && characters(line) > 8,
  );
  const indents = indented.length >= 2 || (indented.length === 1 && lines.length < 6);
  // In a hand-wrapped column nearly every line that runs on to the next has the same length.
  const runsOn = lines.filter((line, index) => {
    const next = lines[index + 1];
    const straight =
      next !== undefined && next.gap === 0 && next.indent < 2 && !startsItem(next.text);
    // A line that ends its sentence tells nothing of the column's width.
    return straight && characters(line) >= 10 && !endsSentence(line.text);
  });
  const byCharacter = mode(runsOn.map(characters));
  const byPlace = mode(runsOn.map(places));
  const columns = byPlace[1] > byCharacter[1] ? places : characters;
  const [width, share] = columns === places ? byPlace : byCharacter;
  // Without indents a few lines of like length may as well be headings.
  const wrapped =
    width <= widestColumn &&
    (indents
      ? share >= 0.5 && lines.filter((line) => columns(line) > width + 4).length <= lines.length / 3
      : runsOn.length >= 3 &&
        runsOn.length * share >= lines.length / 4 &&
        share >= 0.6 &&
        lines.filter((line) => columns(line) > width + 4).length <= lines.length / 6);
  const paragraphs = lines.filter((line) =>
    indents ? isIndented(line) && line.indent <= indent + 1 : columns(line) > 25,
  );
  const gaps = paragraphs.filter((line) => line.gap > 0).map((line) => line.gap);
  return { indents, indent, wrap: wrapped ? width : 0, gap: median(gaps), columns };
}

/** The most frequent length and the share of lengths within two of it (line-end rules move a mark or two). */
function mode(lengths: readonly number[]): [length: number, share: number] {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const best = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  if (!best) return [0, 0];
  return [
    best[0],
    lengths.filter((length) => Math.abs(length - best[0]) <= 2).length / lengths.length,
  ];
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 1;
}
