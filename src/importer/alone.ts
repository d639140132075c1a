/** Lines that are a paragraph of their own: rows of a table, who signs, turns of a talk. */
import { isFarRight, type SourceLine } from './split.ts';
import type { Unit } from './unit.ts';

const wideGap = /[\t\u3000]+| {2,}/u;
const cells = (line: SourceLine | undefined): number => line?.text.split(wideGap).length ?? 0;
/** A row of a table: figures in columns, or the head of such rows; a time with what is on. */
export function isRow(
  line: SourceLine,
  before: SourceLine | undefined,
  after: SourceLine | undefined,
): boolean {
  if (line.hint !== undefined || /[。，；]/u.test(line.text)) return false;
  if (/^[0-2]?\d[:：][0-5]\d\s/u.test(line.text)) return true;
  const width = cells(line);
  const scored = (near: SourceLine | undefined): boolean =>
    /^\p{Script=Han}{1,6}(?:[\t\u3000]+| {2,})\d+(?:[∶:：.\-—]\d+)*%?$/u.test(near?.text ?? '');
  if (scored(line) && (scored(before) || scored(after))) return true;
  if (width < 3) return false;
  return [line, before, after].some(
    (near) => cells(near) === width && /\d/u.test(near?.text ?? ''),
  );
}

/** Who signs a letter or a notice stands far to the right below its last line, the date below the name. */
export const signs = (
  line: SourceLine,
  above: Unit | undefined,
  after: SourceLine | undefined,
): boolean =>
  isFarRight(line) &&
  above?.kind === 'text' &&
  line.gap <= 1 &&
  !/[，。；：！？]/u.test(line.text) &&
  (above.alone === true || !isFarRight(above.lines.at(-1))) &&
  (after === undefined || after.gap > 0 || isFarRight(after)) &&
  line.hint === undefined;

/** “问：……”, “南都：……”: who speaks more than once in a talk. */
export const speaker = (text: string): string | undefined =>
  /^([\p{Script=Han}]{1,6})[：:]./u.exec(text)?.[1];
export function findSpeakers(lines: readonly SourceLine[]): ReadonlySet<string> {
  const turns = new Map<string, number>();
  for (const [index, { text }] of lines.entries()) {
    const name = speaker(text);
    // Two headlines on a page can begin alike: “浙江：……”. What is said is a sentence.
    const says = /[。？！]/u.test(text) || lines[index + 1]?.gap === 0;
    if (name !== undefined && says) turns.set(name, (turns.get(name) ?? 0) + 1);
  }
  return new Set([...turns].filter(([, count]) => count > 1).map(([name]) => name));
}
