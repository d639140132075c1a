/**
 * The typeface of pictures, as outlines: Noto Serif SC, a variable font that comes in slices of a few
 * hundred characters. Only the slices that a text needs are opened. No font is sent to a reader, and none
 * of the machine's own is used, so that a picture has the same bytes wherever it is built.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import opentype, { type Font, type PathCommand } from 'opentype.js';
import decompress from 'woff2-encoder/decompress';

declare module 'opentype.js' {
  // Missing from the published types.
  interface Font {
    readonly variation: { set(coordinates: Readonly<Record<string, number>>): void };
  }
}

export type Weight = 400 | 700 | 900;

/** Characters set in one weight. Lengths are in ems. */
export interface Typeface {
  advance(character: string, weight: Weight): number;
  /** SVG path data of a character whose origin, on the baseline, is at `x`, `y`. */
  outline(character: string, weight: Weight, at: { x: number; y: number; size: number }): string;
}

/** Stands for a character that the font does not have, as in a compositor’s galley. */
const geta = '〓';

/** Opens every slice that `characters` need; the typeface then knows these characters. */
export async function openTypeface(characters: Iterable<string>): Promise<Typeface> {
  const fonts = new Map<string, Weights>();
  for (const character of new Set([...characters, geta])) {
    const font = await fontOf(character);
    if (font) fonts.set(character, font);
  }
  const glyphOf = (character: string, weight: Weight): { font: Font; character: string } => {
    const known = fonts.has(character) ? character : geta;
    const font = fonts.get(known)?.[weight];
    if (!font) throw new Error(`no glyph for ${known}`);
    return { font, character: known };
  };
  return {
    advance(character, weight) {
      const { font, character: known } = glyphOf(character, weight);
      const glyph = font.charToGlyph(known);
      // The width is that of the weight only once an outline was asked for.
      glyph.getPath(0, 0, 1, {}, font);
      return (glyph.advanceWidth ?? font.unitsPerEm) / font.unitsPerEm;
    },
    outline(character, weight, { x, y, size }) {
      const { font, character: known } = glyphOf(character, weight);
      return pathData(font.charToGlyph(known).getPath(x, y, size, {}, font).commands);
    },
  };
}

/** The library’s own writer joins numbers that SVG takes apart elsewhere, and drops corners. */
function pathData(commands: readonly PathCommand[]): string {
  const at = (...numbers: readonly number[]): string =>
    numbers.map((number) => Math.round(number * 10) / 10).join(' ');
  return commands
    .map((command) => {
      switch (command.type) {
        case 'M':
        case 'L':
          return `${command.type}${at(command.x, command.y)}`;
        case 'Q':
          return `Q${at(command.x1, command.y1, command.x, command.y)}`;
        case 'C':
          return `C${at(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`;
        case 'Z':
          return 'Z';
      }
    })
    .join('');
}

const folder = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-serif-sc/package.json'),
);
let slices: ReadonlyMap<number, string> | undefined;
/** A font keeps what it has set in one weight when it is given another: each has a font of its own. */
type Weights = Readonly<Record<Weight, Font>>;
const opened = new Map<string, Promise<Weights>>();

async function fontOf(character: string): Promise<Weights | undefined> {
  slices ??= readSlices();
  const slice = slices.get(character.codePointAt(0) ?? 0);
  if (slice === undefined) return undefined;
  const opening = opened.get(slice) ?? openSlice(slice);
  opened.set(slice, opening);
  const fonts = await opening;
  return fonts[400].charToGlyphIndex(character) > 0 ? fonts : undefined;
}

async function openSlice(slice: string): Promise<Weights> {
  const file = join(folder, 'files', `noto-serif-sc-${slice}-wght-normal.woff2`);
  const bytes = await decompress(readFileSync(file));
  const inWeight = (weight: Weight): Font => {
    const font = opentype.parse(new Uint8Array(bytes).buffer);
    font.variation.set({ wght: weight });
    return font;
  };
  return { 400: inWeight(400), 700: inWeight(700), 900: inWeight(900) };
}

/** The slice of each character, from the package’s own list of ranges: `"[117]": "U+4e00-4e01,U+4e09"`. */
function readSlices(): ReadonlyMap<number, string> {
  const listed: unknown = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  const found = new Map<number, string>();
  for (const [name, ranges] of Object.entries(listed as Readonly<Record<string, string>>)) {
    for (const [, first = '', last = first] of ranges.matchAll(
      /U\+([\da-f]+)(?:-([\da-f]+))?/giu,
    )) {
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code += 1)
        found.set(code, name.replace(/[[\]]/gu, ''));
    }
  }
  return found;
}
