/** The picture of a report that a link to it is shown with: the headline set as the paper sets it. */
import type { Article } from '../archive/article.ts';
import { chineseDateParts } from '../archive/display.ts';
import { pictureSize } from '../archive/share-pictures.ts';
import { headlineParts } from '../queries/headline-words.ts';
import { site } from '../site.ts';
import { breakAtParts, breakAtWords, setLine, type Line } from './set-lines.ts';
import type { Typeface, Weight } from './typeface.ts';

const ellipsis = '…';

export interface PictureText {
  /** The archive's name. */
  readonly title: string;
  /** The small line at the foot. */
  readonly foot: readonly string[];
  readonly headline: string;
  readonly kicker?: string | undefined;
  readonly deck?: string | undefined;
  /** Columns of the upright date. */
  readonly date: readonly string[];
}

/** What a report's picture says. */
export function pictureText(article: Article): PictureText {
  const { kicker, headline, deck, publication, section, source } = article;
  const facts = [...new Set([section, publication ?? source])].flatMap((fact) => fact ?? []);
  return {
    title: site.title,
    foot: [...facts, site.tagline],
    headline,
    kicker,
    deck,
    date: chineseDateParts(article.date),
  };
}

/** What the archive's own picture says. */
export const archivePictureText = (): PictureText => ({
  title: '',
  foot: [],
  headline: site.title,
  deck: site.tagline,
  date: [],
});

/** Every character that a picture of this text shows. */
export const charactersOf = ({ title, foot, headline, kicker, deck, date }: PictureText): string =>
  [title, ...foot, headline, kicker, deck, ...date, ellipsis].join('');

const colours = {
  paper: '#fcfaf5',
  ink: '#1b1916',
  soft: '#4b463f',
  accent: '#a2231d',
  rule: '#d9d2c5',
};
const left = 196;
const right = 1120;
const headlineSizes = [168, 140, 112, 104, 96, 88, 80, 72, 64, 56, 48];
const topOfText = 152;
const bottomOfText = 532;

/** The picture as SVG: outlines and rules only, no text that would need a font. */
export function drawPicture(text: PictureText, typeface: Typeface): string {
  const shapes: string[] = [];
  const fill = (path: string, colour: string): void => {
    if (path !== '') shapes.push(`<path fill="${colour}" d="${path}"/>`);
  };
  const bar = (x: number, y: number, width: number, height: number, colour: string): void => {
    shapes.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`);
  };
  const line = (content: string, weight: Weight): Line =>
    setLine(content, (character) => typeface.advance(character, weight));
  const place = (
    { characters }: Line,
    weight: Weight,
    { x, y, size, spacing = 0 }: { x: number; y: number; size: number; spacing?: number },
  ): string =>
    characters
      .map(({ character, x: offset }, index) =>
        typeface.outline(character, weight, { x: x + (offset + index * spacing) * size, y, size }),
      )
      .join('');

  shapes.push(
    `<rect width="${pictureSize.width}" height="${pictureSize.height}" fill="${colours.paper}"/>`,
  );
  fill(place(line(text.title, 900), 900, { x: 80, y: 86, size: 46, spacing: 0.12 }), colours.ink);
  bar(80, 108, right - 80, 4, colours.ink);
  bar(80, 115, right - 80, 1, colours.ink);

  fill(uprightDate(text.date, typeface), colours.ink);
  bar(148, topOfText, 4, bottomOfText - topOfText, colours.accent);

  const headline = fitHeadline(text, typeface);
  const { kickerSize, deckSize } = { kickerSize: 30, deckSize: 32 };
  const kicker =
    text.kicker === undefined ? undefined : fitting(line(text.kicker, 700), kickerSize);
  const deck = text.deck === undefined ? undefined : fitting(line(text.deck, 400), deckSize);
  const height =
    (kicker ? kickerSize * 1.7 : 0) +
    headline.lines.length * headline.size * 1.26 +
    (deck ? deckSize * 1.5 : 0);
  let y = topOfText + Math.max(0, (bottomOfText - topOfText - height) / 2);
  if (kicker) {
    fill(
      place(kicker, 700, { x: left, y: y + kickerSize * 0.9, size: kickerSize }),
      colours.accent,
    );
    y += kickerSize * 1.7;
  }
  for (const set of headline.lines) {
    fill(
      place(set, 900, { x: left, y: y + headline.size * 0.98, size: headline.size }),
      colours.ink,
    );
    y += headline.size * 1.26;
  }
  if (deck)
    fill(place(deck, 400, { x: left, y: y + deckSize * 1.25, size: deckSize }), colours.soft);

  bar(80, 560, right - 80, 1, colours.rule);
  let x = 80;
  for (const fact of text.foot) {
    const set = line(fact, 400);
    fill(place(set, 400, { x, y: 600, size: 24 }), colours.soft);
    x += (set.width + 1.2) * 24;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureSize.width}" height="${pictureSize.height}">${shapes.join('')}</svg>`;
}

const mostLines = (size: number): number => (size > 112 ? 1 : size > 80 ? 2 : size > 56 ? 3 : 4);

/** The largest size at which the headline takes few enough lines. */
function fitHeadline(
  { headline, kicker, deck }: PictureText,
  typeface: Typeface,
): { readonly lines: readonly Line[]; readonly size: number } {
  const parts = headlineParts(headline);
  const advance = (character: string): number => typeface.advance(character, 900);
  const room = bottomOfText - topOfText - (kicker ? 51 : 0) - (deck ? 48 : 0);
  const roomAt = (size: number) => ({
    measure: (right - left) / size,
    most: Math.min(mostLines(size), Math.floor(room / (size * 1.26))),
    advance,
  });
  if (parts.length > 1) {
    for (const size of headlineSizes.filter((each) => each >= 72)) {
      const lines = breakAtParts(parts, roomAt(size));
      if (lines) return { lines, size };
    }
  }
  for (const size of headlineSizes) {
    const lines = breakAtWords(parts, roomAt(size));
    if (lines) return { lines, size };
  }
  const size = headlineSizes.at(-1) as number;
  return { lines: [fitting(setLine(headline, advance), size)], size };
}

/** A line cut, with an ellipsis, to what fits between the margins. */
function fitting(line: Line, size: number): Line {
  const measure = (right - left) / size;
  if (line.width <= measure) return line;
  const kept = line.characters.filter(({ x }) => x <= measure - 2);
  const end = line.characters[kept.length]?.x ?? measure - 1;
  return { characters: [...kept, { character: ellipsis, x: end }], width: end + 1 };
}

/** The date in one column, as at the edge of the page. */
function uprightDate(parts: readonly string[], typeface: Typeface): string {
  const characters = [...parts.join('')].length;
  const size = Math.min(
    28,
    (bottomOfText - topOfText) / (characters * 1.14 + (parts.length - 1) * 0.4),
  );
  let y = topOfText + size * 0.88;
  return parts
    .map((part) => {
      const column = [...part]
        .map((character) => {
          const outline = typeface.outline(character, 700, { x: 106 - size / 2, y, size });
          y += size * 1.14;
          return outline;
        })
        .join('');
      y += size * 0.4;
      return column;
    })
    .join('');
}
