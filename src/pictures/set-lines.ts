/** Sets a headline: breaks it into lines of much the same length, between words and between its parts. */
import type { HeadlinePart } from '../queries/headline-words.ts';

/** A character of a line and where it stands, in ems from the start of the line. */
export interface Placed {
  readonly character: string;
  readonly x: number;
}
export interface Line {
  readonly characters: readonly Placed[];
  /** In ems. */
  readonly width: number;
}

const closing = /^[\p{Pe}\p{Pf}，。、；：！？]$/u;
const opening = /^[\p{Ps}\p{Pi}]$/u;
const latin = /^[\p{Script=Latin}\p{Nd}]$/u;
const han = /^\p{Script=Han}$/u;
/** Between Chinese characters and Latin letters or digits. */
const thinBlank = 0.125;

/**
 * Places the characters of one line. The blank half of a full-width mark is taken off at the ends of the
 * line and where two marks meet; `advance` is a character's width in ems.
 */
export function setLine(text: string, advance: (character: string) => number): Line {
  const characters: Placed[] = [];
  let x = 0;
  let before: string | undefined;
  for (const character of text) {
    const width = advance(character);
    const wide = width >= 1;
    const afterMark = before === undefined || closing.test(before) || opening.test(before);
    if (before !== undefined && closing.test(before) && closing.test(character)) x -= 0.5;
    else if (wide && opening.test(character) && afterMark) x -= 0.5;
    if (
      before !== undefined &&
      ((latin.test(before) && han.test(character)) || (han.test(before) && latin.test(character)))
    )
      x += thinBlank;
    characters.push({ character, x });
    x += width;
    before = character;
  }
  if (before !== undefined && closing.test(before) && advance(before) >= 1) x -= 0.5;
  return { characters, width: x };
}

interface Room {
  /** Width of a line, in ems. */
  readonly measure: number;
  /** Number of lines. */
  readonly most: number;
  readonly advance: (character: string) => number;
}

/** Each part on a line of its own; undefined where they do not fit. */
export function breakAtParts(
  parts: readonly HeadlinePart[],
  { measure, most, advance }: Room,
): readonly Line[] | undefined {
  const lines = parts.map(({ words }) => setLine(words.join(''), advance));
  return lines.length <= most && lines.every(({ width }) => width <= measure) ? lines : undefined;
}

/** The fewest lines, as even as words allow; undefined where they do not fit. */
export function breakAtWords(
  parts: readonly HeadlinePart[],
  { measure, most, advance }: Room,
): readonly Line[] | undefined {
  const set = (text: string): Line => setLine(text, advance);
  const words = parts.flatMap(({ blank, words: of }) =>
    of.map((word, index) => (index === 0 ? blank + word : word)),
  );
  const fill = (room: number): readonly string[] => {
    const lines: string[] = [];
    for (const word of words) {
      const last = lines.at(-1);
      if (last !== undefined && set(last + word).width <= room)
        lines[lines.length - 1] = last + word;
      else lines.push(word.trimStart());
    }
    return lines;
  };
  const needed = fill(measure).length;
  if (needed > most || fill(measure).some((line) => set(line).width > measure)) return undefined;
  // The narrowest room that needs no more lines makes them even.
  let room = measure;
  while (room > 1 && fill(room - 0.25).length === needed) room -= 0.25;
  return fill(room).map(set);
}
