/** Joins lines to units: a wrapped paragraph, a heading, a caption with its credit. */
import { findSpeakers, isRow, signs, speaker } from './alone.ts';
import { markCaptions } from './captions.ts';
import { markCutHalves } from './halves.ts';
import { opensCaption, splitCredit } from './marks/credit.ts';
import { matchDateline } from './marks/dateline.ts';
import { isPrintedDate } from './marks/printed-dates.ts';
import {
  continuesSentence,
  endsSentence,
  opensReport,
  startsItem,
  tellsLead,
} from './marks/sentence.ts';
import { isCentred, startsIndented, type Layout, type SourceLine } from './split.ts';
import { isSigned } from './marks/tail.ts';
import type { Mark } from './tag.ts';
import { isHeading, isProseUnit, type Unit } from './unit.ts';
import { markNames, markVerse } from './writers.ts';

export function readUnits(
  lines: readonly SourceLine[],
  marks: readonly Mark[],
  layout: Layout,
): Unit[] {
  return markCutHalves(
    markVerse(markNames(markCaptions(toUnits(lines, marks, layout), layout))),
    layout,
  );
}

function toUnits(lines: readonly SourceLine[], marks: readonly Mark[], layout: Layout): Unit[] {
  const units: Unit[] = [];
  const speakers = findSpeakers(lines);
  for (const [index, line] of lines.entries()) {
    const mark = marks[index] ?? { kind: 'text' };
    const last = units.at(-1);
    const next = lines[index + 1];
    const signed = last?.kind === 'text' && line.gap === 0 && isSigned(last.text);
    if (mark.kind !== 'text') {
      units.push({
        ...mark,
        lines: [line],
        text: line.text,
        gap: line.gap,
        prose: false,
        indented: false,
      });
    } else if (
      isRow(line, lines[index - 1], next) ||
      isPrintedDate(line.text) ||
      signs(line, last, next)
    ) {
      units.push({
        kind: 'text',
        lines: [line],
        text: line.text,
        gap: line.gap,
        prose: true,
        indented: startsIndented(line, layout),
        alone: true,
      });
    } else if (
      last?.kind === 'text' &&
      !last.alone &&
      !signed &&
      (wraps(last, line, next, marks[index + 1], layout) || wrapsCaption(last, line, layout))
    ) {
      const joined = {
        ...last,
        lines: [...last.lines, line],
        text: joinWrapped(last.text, line.text, closesBracket(last.text, line)),
      };
      units[units.length - 1] = joined;
    } else {
      const follows =
        !(last?.kind === 'text' && headsNext(last, line, next, layout)) &&
        !headsByline(line, next, marks[index + 1]) &&
        last?.kind === 'text' &&
        last.prose &&
        !last.alone &&
        !signed &&
        line.gap === 0 &&
        line.hint === undefined;
      const deck = isHeading(last) && isDashed(line, layout);
      const speaks = line.hint === undefined && speakers.has(speaker(line.text) ?? '');
      units.push({
        kind: 'text',
        lines: [line],
        text: line.text,
        gap: line.gap,
        prose:
          !deck &&
          (follows ||
            speaks ||
            isColumn(lines, marks, index, layout, isProseUnit(last) && line.gap <= layout.gap) ||
            isProse(
              line,
              next,
              marks[index + 1],
              layout,
              !units.some(({ kind }) => kind === 'text'),
              // Below a heading, below what closes a story, or further down than paragraphs stand apart.
              (isHeading(last) && line.gap <= 1) ||
                (line.gap > Math.max(1, layout.gap) &&
                  beginsAnew(next, marks[index + 1], layout)) ||
                (last !== undefined && ['source', 'byline'].includes(last.kind) && line.gap > 0),
            )),
        indented: startsIndented(line, layout),
      });
    }
  }
  return units;
}

/** No half of a paragraph: an indent, or a byline or picture. */
const beginsAnew = (
  line: SourceLine | undefined,
  mark: Mark | undefined,
  layout: Layout,
): boolean =>
  line !== undefined &&
  (mark?.kind === 'text'
    ? startsIndented(line, layout) || splitCredit(line.text) !== undefined
    : mark?.kind !== 'furniture');

/** Close above a byline a paragraph has come to its end; a heading has none. */
const headsByline = (
  line: SourceLine,
  next: SourceLine | undefined,
  nextMark: Mark | undefined,
): boolean =>
  next?.gap === 0 && nextMark?.kind === 'byline' && !/[，。；]|[！？…：]$/u.test(line.text);

/** However the page is set, what stands close above a wire's dateline heads it. */
const headsWire = (line: SourceLine, next: SourceLine | undefined, layout: Layout): boolean =>
  next !== undefined &&
  next.gap <= 1 &&
  matchDateline(next.text) !== undefined &&
  !matchDateline(line.text) &&
  !/。/u.test(line.text) &&
  !endsSentence(line.text) &&
  layout.columns(line) <= 40;

/** Between paragraphs set with indents, a flush line without a full stop heads the next. */
function headsNext(
  last: Unit,
  line: SourceLine,
  next: SourceLine | undefined,
  layout: Layout,
): boolean {
  if (endsSentence(last.text) && !/[，！？；]/u.test(line.text) && headsWire(line, next, layout))
    return true;
  return (
    layout.indents &&
    endsSentence(last.text) &&
    !startsIndented(line, layout) &&
    !/[。，！？；：]/u.test(line.text) &&
    layout.columns(line) <= 30 &&
    next?.gap === 0 &&
    startsIndented(next, layout)
  );
}

const longestHeading = 60;

function isProse(
  line: SourceLine,
  next: SourceLine | undefined,
  nextMark: Mark | undefined,
  layout: Layout,
  opensPage: boolean,
  begins: boolean,
): boolean {
  if (line.hint === 'paragraph') return true;
  if (line.hint === 'heading') return false;
  // “（作者系……）” below a piece says who wrote it.
  if (/^[（(](?:本文)?作者[^（()）]+[）)]$/u.test(line.text)) return true;
  // A line over one set in the middle of the column is a heading as well.
  const centred =
    next !== undefined && isCentred(next) && !/[。，；！？]/u.test(line.text + next.text);
  // Set in like a paragraph, but without a mark and with nothing that goes on with it.
  const goesOn = nextMark?.kind === 'text' && next?.gap === 0 && !startsIndented(next, layout);
  const bare =
    !/[\p{Ps}\p{Pe}，。；：！？、…]/u.test(line.text) && [...line.text].length <= 24 && !goesOn;
  const entitles = bare && !startsItem(line.text) && (opensPage || begins);
  if (headsWire(line, next, layout)) return false;
  if (startsIndented(line, layout)) return !centred && !(entitles && nextMark !== undefined);
  const length = [...line.text].length;
  const whole = !/[。！？…]/u.test(line.text) && !continuesSentence(line.text);
  // “省教育厅：” above its headline.
  const joined = next?.gap === 0 ? length <= 16 || line.gap > 0 : layout.indents || line.gap > 1;
  const announces = /[：:]$/u.test(line.text) && length <= 24 && joined;
  if (
    announces &&
    next !== undefined &&
    next.gap <= 1 &&
    !/。/u.test(next.text) &&
    nextMark?.kind === 'text' &&
    !startsIndented(next, layout)
  )
    return false;
  if (/。|[，、；;：:]$/u.test(line.text)) return true;
  // However long, what stands flush above an indented paragraph is no half of one.
  if (layout.indents && whole && next?.gap === 1 && startsIndented(next, layout)) return false;
  const opens = matchDateline(line.text) ?? (opensReport(line.text) || tellsLead(line.text));
  // Set apart from what stands above and below, and no sentence: a headline with a comma in it.
  const apart = opensPage || line.gap > Math.max(1, layout.gap);
  const title = !/[。！？…](?!$)|。/u.test(line.text) && !continuesSentence(line.text);
  if (apart && title && opens === false && length <= longestHeading && (next?.gap ?? 0) > 0)
    return false;
  // A title quoted in a headline may hold commas.
  const own = line.text.replace(/“[^”]*”|《[^》]*》|「[^」]*」/gu, '');
  if (length > longestHeading && (/[，；]/u.test(own) || !/\s/u.test(line.text))) return true;
  if (matchDateline(line.text) || (length >= 30 && /，/u.test(own))) return true;
  // “……会议26日在本市召开” is a heading between indented paragraphs, and where it stops short of the column.
  const short = layout.wrap > 0 && next?.gap === 0 && layout.columns(line) < layout.wrap - 4;
  const heads = (layout.indents || short) && whole && !/，/u.test(line.text);
  return length >= 14 && (opensReport(line.text) || (tellsLead(line.text) && !heads));
}

/**
 * Flush lines that fill the column up to a full stop are a paragraph, however like headings they begin.
 * @param follows it stands below a paragraph, no further than paragraphs stand apart
 */
function isColumn(
  lines: readonly SourceLine[],
  marks: readonly Mark[],
  from: number,
  layout: Layout,
  follows: boolean,
): boolean {
  if (layout.wrap === 0) return false;
  const full = (line: SourceLine): boolean => Math.abs(layout.columns(line) - layout.wrap) <= 2;
  let count = 0;
  let told = false;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    const goesOn =
      line !== undefined &&
      marks[at]?.kind === 'text' &&
      line.hint === undefined &&
      !startsIndented(line, layout) &&
      (at === from || line.gap === 0);
    if (!goesOn) break;
    count += 1;
    told ||= /[，。]/u.test(line.text);
    const last = lines[at + 1]?.gap !== 0;
    if (endsSentence(line.text) && (last || !full(line))) return count >= 2;
    if (!full(line)) {
      const short = layout.columns(line) < layout.wrap;
      const cut = marks[at + 1]?.kind === 'furniture';
      return last && short && (told || cut) && count >= 2;
    }
  }
  return count >= 3 || (count === 2 && told && follows);
}

/** `line` is the next line of the paragraph that `unit` has begun. */
function wraps(
  unit: Unit,
  line: SourceLine,
  next: SourceLine | undefined,
  nextMark: Mark | undefined,
  layout: Layout,
): boolean {
  const last = unit.lines.at(-1);
  if (!last || line.gap > 0 || !unit.prose || line.hint !== undefined) return false;
  if (isCaptionLine(line) || isCaptionLine(last)) return false;
  if (closesBracket(last.text, line)) return true;
  if (layout.wrap === 0 && startsItem(line.text)) return false;
  if (layout.wrap === 0)
    return layout.indents && !startsIndented(line, layout) && !endsSentence(last.text);
  // A blank after the dateline may have moved to the next line.
  if (isBareDateline(unit.text)) return true;
  if (startsIndented(line, layout)) return false;
  const full =
    Math.abs(layout.columns(last) - layout.wrap) <= 4 && layout.columns(last) >= layout.wrap - 2;
  if (!endsSentence(unit.text)) return true;
  if ([...line.text].length === 1) return true;
  if (!full || isItemHeading(line, next, layout)) return false;
  // The sentence ends exactly at the edge of the column: an overlong line, or a short one that stops in
  // mid-sentence where the page does not end, cannot belong to this column's paragraph.
  const overlong = layout.columns(line) > layout.wrap + 4;
  const stopsShort =
    layout.columns(line) < layout.wrap - 2 &&
    !endsSentence(line.text) &&
    nextMark?.kind !== 'furniture' &&
    (next === undefined || next.gap > 0);
  return (layout.indents || layout.gap > 0) && !overlong && !stopsShort;
}

/** “一、……” without a mark above an indented paragraph heads it. */
const isItemHeading = (line: SourceLine, next: SourceLine | undefined, layout: Layout): boolean =>
  startsItem(line.text) &&
  !/[，。；！？]/u.test(line.text) &&
  next !== undefined &&
  startsIndented(next, layout);

/** “——在……会议上” below a headline is its deck, not an item. */
const isDashed = (line: SourceLine, layout: Layout): boolean =>
  /^[—－]{2}/u.test(line.text) &&
  !/[。；！？]/u.test(line.text) &&
  !(layout.wrap > 0 && layout.columns(line) >= layout.wrap - 2);

/** A caption fills its column like a paragraph: its last line ends in the credit. */
const wrapsCaption = (unit: Unit, line: SourceLine, layout: Layout): boolean =>
  layout.wrap > 0 &&
  line.gap === 0 &&
  line.hint === undefined &&
  unit.lines.length === 1 &&
  !unit.prose &&
  !endsSentence(unit.text) &&
  Math.abs(layout.columns(unit.lines[0] ?? line) - layout.wrap) <= 4 &&
  layout.columns(line) <= layout.wrap + 2 &&
  (splitCredit(line.text) !== undefined || opensCaption(unit.text) || /^[这這]是/u.test(unit.text));

/** “（记者 王芳” above “李明）……” set in: the blank between two names has moved to the next line. */
const closesBracket = (above: string, line: SourceLine): boolean =>
  line.indent > 0 && /[（(][^（()）]*$/u.test(above) && /^[^（()）]*[）)]/u.test(line.text);

const isBareDateline = (text: string): boolean => matchDateline(`${text}。`)?.rest === '。';

/** “图为……。 李明摄” in one line breaks the column that it stands in. */
const isCaptionLine = (line: SourceLine): boolean =>
  opensCaption(line.text) && splitCredit(line.text) !== undefined;

/** Chinese is joined without a space; between Latin words there was one. */
function joinWrapped(text: string, more: string, blank: boolean): string {
  if (blank) return `${text} ${more}`;
  const words = /[A-Za-z,.;:!?)]$/u.test(text) && /^[A-Za-z(]/u.test(more);
  const around = text.slice(-12) + more.slice(0, 12);
  return words && !/[\p{Script=Han}]/u.test(around) ? `${text} ${more}` : text + more;
}
