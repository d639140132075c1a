/** Joins lines to units: a wrapped paragraph, a heading, a caption with its credit. */
import { opensCaption, splitCredit } from './marks/credit.ts';
import { matchDateline } from './marks/dateline.ts';
import { continuesSentence, endsSentence, opensReport, tellsLead } from './marks/sentence.ts';
import { columns, startsIndented, type Layout, type SourceLine } from './split.ts';
import type { Mark } from './tag.ts';

export type Unit = Mark & {
  readonly lines: readonly SourceLine[];
  readonly text: string;
  /** Blank lines above. */
  readonly gap: number;
  /** It reads like running text rather than a heading. */
  readonly prose: boolean;
  readonly indented: boolean;
};

export const isHeading = (unit: Unit | undefined): boolean => unit?.kind === 'text' && !unit.prose;
/** Furniture that can stand in the middle of a paragraph. */
export const isPassedOver = (unit: Unit | undefined): boolean =>
  unit?.kind === 'furniture' &&
  unit.furniture.rule !== 'jump-to' &&
  unit.furniture.rule !== 'jump-from';
export const isProseUnit = (unit: Unit | undefined): boolean => unit?.kind === 'text' && unit.prose;

export function readUnits(
  lines: readonly SourceLine[],
  marks: readonly Mark[],
  layout: Layout,
): Unit[] {
  return markCutHalves(markCaptions(toUnits(lines, marks, layout), layout), layout);
}

function toUnits(lines: readonly SourceLine[], marks: readonly Mark[], layout: Layout): Unit[] {
  const units: Unit[] = [];
  for (const [index, line] of lines.entries()) {
    const mark = marks[index] ?? { kind: 'text' };
    const last = units.at(-1);
    const next = lines[index + 1];
    if (mark.kind !== 'text') {
      units.push({
        ...mark,
        lines: [line],
        text: line.text,
        gap: line.gap,
        prose: false,
        indented: false,
      });
    } else if (last?.kind === 'text' && wraps(last, line, next, layout)) {
      const joined = {
        ...last,
        lines: [...last.lines, line],
        text: joinWrapped(last.text, line.text),
      };
      units[units.length - 1] = joined;
    } else {
      const follows =
        last?.kind === 'text' && last.prose && line.gap === 0 && line.hint === undefined;
      units.push({
        kind: 'text',
        lines: [line],
        text: line.text,
        gap: line.gap,
        prose: follows || isProse(line, next, marks[index + 1], layout),
        indented: startsIndented(line, layout),
      });
    }
  }
  return units;
}

const longestHeading = 60;

function isProse(
  line: SourceLine,
  next: SourceLine | undefined,
  nextMark: Mark | undefined,
  layout: Layout,
): boolean {
  if (line.hint === 'paragraph') return true;
  if (line.hint === 'heading') return false;
  if (startsIndented(line, layout)) return true;
  const length = [...line.text].length;
  if (/。|[，、；;：:]$/u.test(line.text)) return true;
  if (length > longestHeading && (/[，；]/u.test(line.text) || !/\s/u.test(line.text))) return true;
  if (matchDateline(line.text) || (length >= 30 && /，/u.test(line.text))) return true;
  if (length >= 14 && (opensReport(line.text) || tellsLead(line.text))) return true;
  // A full line of a wrapped column that runs straight on.
  return (
    !layout.indents &&
    layout.wrap > 0 &&
    next !== undefined &&
    next.gap === 0 &&
    nextMark?.kind === 'text' &&
    columns(line) >= layout.wrap - 2
  );
}

/** `line` is the next line of the paragraph that `unit` has begun. */
function wraps(
  unit: Unit,
  line: SourceLine,
  next: SourceLine | undefined,
  layout: Layout,
): boolean {
  const last = unit.lines.at(-1);
  if (!last || line.gap > 0 || !unit.prose || line.hint !== undefined) return false;
  if (layout.wrap === 0)
    return layout.indents && !startsIndented(line, layout) && !endsSentence(last.text);
  if (startsIndented(line, layout)) return false;
  const full = Math.abs(columns(last) - layout.wrap) <= 4 && columns(last) >= layout.wrap - 2;
  if (!endsSentence(last.text)) return true;
  if (!full) return false;
  // The sentence ends exactly at the edge of the column: an overlong line, or a short one that stops in
  // mid-sentence, cannot belong to this column's paragraph.
  const overlong = columns(line) > layout.wrap + 4;
  const stopsShort =
    columns(line) < layout.wrap - 2 &&
    !endsSentence(line.text) &&
    (next === undefined || next.gap > 0);
  return layout.indents ? !overlong && !stopsShort : false;
}

/** Chinese is joined without a space; between Latin words there was one. */
function joinWrapped(text: string, more: string): string {
  const words = /[A-Za-z,.;:!?)]$/u.test(text) && /^[A-Za-z(]/u.test(more);
  const around = text.slice(-12) + more.slice(0, 12);
  return words && !/[\p{Script=Han}]/u.test(around) ? `${text} ${more}` : text + more;
}

function markCaptions(units: readonly Unit[], layout: Layout): Unit[] {
  const marked: Unit[] = [];
  for (const [index, unit] of units.entries()) {
    const previous = marked.at(-1);
    if (unit.kind === 'credit' && previous?.kind === 'caption' && previous.credit === undefined) {
      marked[marked.length - 1] = {
        ...previous,
        credit: unit.credit,
        lines: [...previous.lines, ...unit.lines],
      };
    } else {
      marked.push(unit.kind === 'text' ? asCaption(unit, units[index + 1]) : unit);
    }
  }
  return marked.map((unit) =>
    repeatsBody(unit, marked, layout)
      ? { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-repeats' }
      : unit,
  );
}

function asCaption(unit: Unit, next: Unit | undefined): Unit {
  if (next?.kind === 'credit' && next.gap <= 2)
    return { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-credit-below' };
  const inline = unit.indented ? undefined : splitCredit(unit.text);
  if (inline)
    return {
      ...unit,
      kind: 'caption',
      caption: inline.caption,
      credit: inline.credit,
      rule: 'caption-credit-inline',
    };
  return opensCaption(unit.text)
    ? { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-opening' }
    : unit;
}

/** A lone sentence, set apart from the paragraphs, that says what a paragraph says. */
function repeatsBody(unit: Unit, units: readonly Unit[], layout: Layout): boolean {
  if (
    unit.kind !== 'text' ||
    !unit.prose ||
    unit.indented ||
    unit.lines.length > 1 ||
    !endsSentence(unit.text)
  )
    return false;
  const apart = layout.indents || unit.gap > layout.gap;
  const above = units.slice(0, units.indexOf(unit)).findLast((other) => !isPassedOver(other));
  // What an unfinished paragraph goes on with is no caption.
  if (isProseUnit(above) && !endsSentence(above?.text ?? '')) return false;
  return (
    apart &&
    [...unit.text].length >= 8 &&
    units.some((other) => other !== unit && isProseUnit(other) && other.text.includes(unit.text))
  );
}

/** The first half of a broken paragraph is running text, however short and however like a heading. */
function markCutHalves(units: readonly Unit[], layout: Layout): Unit[] {
  const page = units.map((unit) => unit.text).join('\n');
  return units.map((unit, index) => {
    if (unit.kind !== 'text' || unit.prose || unit.lines[0]?.hint !== undefined) return unit;
    const rest = units.slice(index + 1);
    const beyond = rest.find((other) => other.kind !== 'caption' && !isPassedOver(other));
    if (beyond?.kind !== 'text') return unit;
    const half = { ...unit, prose: true };
    if (continuesSentence(beyond.text)) return half;
    const above = units.slice(0, index).findLast((other) => !isPassedOver(other));
    const alone = above?.kind !== 'text' || unit.gap > Math.max(1, layout.gap);
    if (alone || !beyond.prose || beyond.indented || !endsSentence(beyond.text)) return unit;
    if (matchDateline(beyond.text) || opensReport(beyond.text)) return unit;
    // Headings stand above an indented paragraph; a flush one goes on from above.
    if (layout.indents) return half;
    const broken = isPassedOver(rest[0]);
    return broken || straddles(unit.text, beyond.text, page) ? half : unit;
  });
}

/** The page uses elsewhere, unbroken, what stands on both sides of the break: “……人民大” “会堂……”. */
function straddles(before: string, after: string, page: string): boolean {
  const pieces = [before.slice(-2) + after.slice(0, 1), before.slice(-1) + after.slice(0, 2)];
  return pieces.some((piece) => /^[\p{Script=Han}\d]{3}$/u.test(piece) && page.includes(piece));
}
