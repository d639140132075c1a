/** Joins lines to units: a wrapped paragraph, a heading, a caption with its credit. */
import {
  matchCredit,
  opensCaption,
  opensWithArrow,
  splitBareCredit,
  splitCredit,
} from './marks/credit.ts';
import { matchDateline } from './marks/dateline.ts';
import { isPrintedDate } from './marks/printed-dates.ts';
import {
  continuesSentence,
  endsSentence,
  openBrackets,
  opensReport,
  startsItem,
  tellsLead,
} from './marks/sentence.ts';
import { isFullName, isSurnamed } from './marks/surnames.ts';
import {
  columns,
  isCentred,
  isFarRight,
  startsIndented,
  type Layout,
  type SourceLine,
} from './split.ts';
import type { Mark } from './tag.ts';

export type Unit = Mark & {
  readonly lines: readonly SourceLine[];
  readonly text: string;
  /** Blank lines above. */
  readonly gap: number;
  /** It reads like running text rather than a heading. */
  readonly prose: boolean;
  readonly indented: boolean;
  /** A row of a table, a date below a letter: joined with nothing. */
  readonly alone?: boolean;
};

export const isHeading = (unit: Unit | undefined): boolean => unit?.kind === 'text' && !unit.prose;
/** Furniture that can stand in the middle of a paragraph. */
export const isPassedOver = (unit: Unit | undefined): boolean =>
  unit?.kind === 'furniture' &&
  !['jump-to', 'jump-from', 'separator'].includes(unit.furniture.rule);
export const isProseUnit = (unit: Unit | undefined): boolean => unit?.kind === 'text' && unit.prose;

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
      signs(line, lines[index - 1], next)
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
    } else if (last?.kind === 'text' && !last.alone && wraps(last, line, next, layout)) {
      const joined = {
        ...last,
        lines: [...last.lines, line],
        text: joinWrapped(last.text, line.text),
      };
      units[units.length - 1] = joined;
    } else {
      const follows =
        !(last?.kind === 'text' && headsNext(last, line, next, layout)) &&
        last?.kind === 'text' &&
        last.prose &&
        !last.alone &&
        line.gap === 0 &&
        line.hint === undefined;
      const speaks = line.hint === undefined && speakers.has(speaker(line.text) ?? '');
      units.push({
        kind: 'text',
        lines: [line],
        text: line.text,
        gap: line.gap,
        prose:
          follows ||
          speaks ||
          isColumn(lines, marks, index, layout) ||
          isProse(line, next, marks[index + 1], layout, !units.some(({ kind }) => kind === 'text')),
        indented: startsIndented(line, layout),
      });
    }
  }
  return units;
}

/** Between paragraphs set with indents, a flush line without a full stop heads the next. */
function headsNext(
  last: Unit,
  line: SourceLine,
  next: SourceLine | undefined,
  layout: Layout,
): boolean {
  return (
    layout.indents &&
    endsSentence(last.text) &&
    !startsIndented(line, layout) &&
    !/[。，！？；：]/u.test(line.text) &&
    columns(line) <= 30 &&
    next?.gap === 0 &&
    startsIndented(next, layout)
  );
}

const wideGap = /[\t\u3000]+| {2,}/u;
const cells = (line: SourceLine | undefined): number => line?.text.split(wideGap).length ?? 0;
/** A row of a table: figures in columns, or the head of such rows; a time with what is on. */
function isRow(
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

/** Who signs a letter or a notice stands far to the right below its last line. */
const signs = (
  line: SourceLine,
  before: SourceLine | undefined,
  after: SourceLine | undefined,
): boolean =>
  isFarRight(line) &&
  before !== undefined &&
  line.gap <= 1 &&
  !/[，。；]/u.test(line.text) &&
  (!isFarRight(before) || !/[，。；]/u.test(before.text)) &&
  (after === undefined || after.gap > 0 || isFarRight(after)) &&
  line.hint === undefined;

/** “问：……”, “南都：……”: who speaks more than once in a talk. */
const speaker = (text: string): string | undefined =>
  /^([\p{Script=Han}]{1,6})[：:]./u.exec(text)?.[1];
function findSpeakers(lines: readonly SourceLine[]): ReadonlySet<string> {
  const turns = new Map<string, number>();
  for (const [index, { text }] of lines.entries()) {
    const name = speaker(text);
    // Two headlines on a page can begin alike: “浙江：……”. What is said is a sentence.
    const says = /[。？！]/u.test(text) || lines[index + 1]?.gap === 0;
    if (name !== undefined && says) turns.set(name, (turns.get(name) ?? 0) + 1);
  }
  return new Set([...turns].filter(([, count]) => count > 1).map(([name]) => name));
}

const longestHeading = 60;

function isProse(
  line: SourceLine,
  next: SourceLine | undefined,
  nextMark: Mark | undefined,
  layout: Layout,
  opensPage: boolean,
): boolean {
  if (line.hint === 'paragraph') return true;
  if (line.hint === 'heading') return false;
  // A line over one set in the middle of the column is a heading as well.
  const centred =
    next !== undefined && isCentred(next) && !/[。，；！？]/u.test(line.text + next.text);
  if (startsIndented(line, layout)) return !centred;
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

/** Flush lines that fill the column up to a full stop go on from the page before, however like headings. */
function isColumn(
  lines: readonly SourceLine[],
  marks: readonly Mark[],
  from: number,
  layout: Layout,
): boolean {
  if (!layout.indents || layout.wrap === 0) return false;
  const full = (line: SourceLine): boolean => Math.abs(columns(line) - layout.wrap) <= 2;
  let count = 0;
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
    if (endsSentence(line.text) && (lines[at + 1]?.gap !== 0 || !full(line))) return count >= 2;
    if (!full(line)) return false;
  }
  return count >= 3;
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
  if (isCaptionLine(line) || isCaptionLine(last)) return false;
  if (layout.wrap === 0 && startsItem(line.text)) return false;
  if (layout.wrap === 0)
    return layout.indents && !startsIndented(line, layout) && !endsSentence(last.text);
  // A blank after the dateline may have moved to the next line.
  if (isBareDateline(unit.text)) return true;
  if (startsIndented(line, layout)) return false;
  const full = Math.abs(columns(last) - layout.wrap) <= 4 && columns(last) >= layout.wrap - 2;
  if (!endsSentence(unit.text)) return true;
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

const isBareDateline = (text: string): boolean => matchDateline(`${text}。`)?.rest === '。';

/** “图为……。 李明摄” in one line breaks the column that it stands in. */
const isCaptionLine = (line: SourceLine): boolean =>
  opensCaption(line.text) && splitCredit(line.text) !== undefined;

/** Chinese is joined without a space; between Latin words there was one. */
function joinWrapped(text: string, more: string): string {
  const words = /[A-Za-z,.;:!?)]$/u.test(text) && /^[A-Za-z(]/u.test(more);
  const around = text.slice(-12) + more.slice(0, 12);
  return words && !/[\p{Script=Han}]/u.test(around) ? `${text} ${more}` : text + more;
}

function markCaptions(units: readonly Unit[], layout: Layout): Unit[] {
  const marked: Unit[] = [];
  const read = units.map((unit) => asCredit(unit, units, layout));
  for (const [index, unit] of read.entries()) {
    const previous = marked.at(-1);
    if (unit.kind === 'credit' && previous?.kind === 'caption' && previous.credit === undefined) {
      marked[marked.length - 1] = {
        ...previous,
        credit: unit.credit,
        lines: [...previous.lines, ...unit.lines],
      };
    } else {
      marked.push(unit.kind === 'text' ? asCaption(unit, index, read, layout) : unit);
    }
  }
  for (let index = marked.length - 2; index >= 0; index -= 1) {
    const unit = marked[index];
    const below = marked[index + 1];
    // “①……” above “②……” with its credit.
    if (unit?.kind === 'text' && !unit.indented && /^[①-⑳]/u.test(unit.text))
      if (below?.kind === 'caption' && /^[①-⑳]/u.test(below.text))
        marked[index] = { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-opening' };
  }
  return marked.map((unit) =>
    repeatsBody(unit, marked, layout)
      ? { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-repeats' }
      : unit,
  );
}

/**
 * “（新华社发）” below a line that follows the story's own note, or in the midst of a story, is a picture's credit.
 */
function asCredit(unit: Unit, units: readonly Unit[], layout: Layout): Unit {
  const index = units.indexOf(unit);
  const above = units[index - 1];
  if (unit.kind !== 'source' || above?.kind !== 'text') return unit;
  const next = units[index + 1];
  const flush = layout.indents && !above.indented && endsSentence(above.text);
  const amid = flush && next?.kind === 'text' && next.prose && next.indented;
  if (units[index - 2]?.kind !== 'source' && !amid) return unit;
  const credit = matchCredit(unit.text) ?? splitBareCredit(`${above.text}${unit.text}`)?.credit;
  return credit ? { ...unit, kind: 'credit', credit } : unit;
}

function asCaption(unit: Unit, index: number, units: readonly Unit[], layout: Layout): Unit {
  const [before, next, beyond] = [units[index - 1], units[index + 1], units[index + 2]];
  // An indented paragraph is no caption, whatever stands below it, unless it is all there is below its headline.
  const whole = isHeading(before) && next?.gap === 0 && !isProseUnit(beyond);
  const paragraph = layout.indents && unit.indented && !whole;
  if (next?.kind === 'credit' && next.gap <= 2 && !paragraph)
    return { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-credit-below' };
  const inline = unit.indented && !opensCaption(unit.text) ? undefined : splitCredit(unit.text);
  if (inline)
    return {
      ...unit,
      kind: 'caption',
      caption: inline.caption,
      credit: inline.credit,
      rule: 'caption-credit-inline',
    };
  const open = before?.kind === 'text' && before.prose && !endsSentence(before.text);
  const bare = layout.indents && unit.lines.length === 1 && !unit.indented && !open;
  const held = bare && unit.text.length <= 60 ? splitBareCredit(unit.text) : undefined;
  if (held) return { ...unit, kind: 'caption', ...held, rule: 'caption-credit-inline' };
  const pictured = unit.lines.length === 1 && unit.lines[0]?.picture !== undefined;
  if (pictured && !unit.indented && unit.lines[0]?.hint === undefined && unit.text.length <= 80)
    return { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-picture' };
  // Flush below indented paragraphs, a numbered sentence is a picture's.
  const numbered = layout.indents && !unit.indented && /^[①-⑳]/u.test(unit.text) && !open;
  if (numbered && unit.lines.length === 1 && endsSentence(unit.text) && unit.text.length <= 80)
    return { ...unit, kind: 'caption', caption: unit.text, rule: 'caption-opening' };
  // A list has an arrow before every item.
  const item = opensWithArrow(unit.text) && (unit.indented || opensWithArrow(next?.text ?? ''));
  return opensCaption(unit.text) && !item
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

/**
 * A name alone below a headline, which the story does not mention, is its writer's: “肖复兴”. So is the one
 * that signs a letter, far to the right below its last line: “建设路居民 刘桂兰”.
 */
function markNames(units: readonly Unit[]): Unit[] {
  const page = units.map((unit) => unit.text).join('\n');
  return units.map((unit, index) => {
    const signed = unit.alone ? signature.exec(unit.text)?.groups?.['name'] : undefined;
    if (signed !== undefined && isFullName(signed) && isFarRight(unit.lines[0]))
      return { ...unit, kind: 'byline', printed: signed, people: [{ name: signed }] };
    const several = unit.text.split(/[\s、]{1,3}(?![a-z])/u);
    const people =
      several.length > 1 && several.every((text) => isFullName(text) && text.length > 1);
    const alone =
      isHeading(unit) && (people || /^\p{Script=Han}{3}$/u.test(unit.text)) && unit.gap <= 1;
    const verse = units.slice(index + 1, index + 5);
    const poem = verse.length === 4 && verse.every((line) => isHeading(line) && line.gap <= 1);
    const between = isHeading(units[index - 1]) && (poem || isProseUnit(units[index + 1]));
    if (!alone || !between || unit.lines[0]?.hint !== undefined || !isSurnamed(unit.text))
      return unit;
    const names = people ? several : [unit.text];
    return names.every((name) => page.indexOf(name) === page.lastIndexOf(name))
      ? { ...unit, kind: 'byline', printed: unit.text, people: names.map((name) => ({ name })) }
      : unit;
  });
}

const signature = /^(?:[\p{Script=Han}\d]{2,14}[\s：:]+)?(?<name>\p{Script=Han}{2,3})$/u;

/** Three lines or more below the poet's name, or set line by line like verse, are no headings. */
function markVerse(units: readonly Unit[]): Unit[] {
  const verse = new Set<Unit>();
  for (const [index, unit] of units.entries()) {
    if (unit.kind !== 'byline' || /[（(]/u.test(unit.text)) continue;
    const below = units.slice(index + 1);
    const end = below.findIndex((other) => !isHeading(other));
    const run = end === -1 ? below : below.slice(0, end);
    // The last of them may be the headline of what follows.
    const next = end === -1 ? undefined : below[end];
    const lines = next && run.length > 0 ? run.filter((_, at) => !isHeadOf(run, at)) : run;
    if (lines.length >= 3) for (const line of lines) verse.add(line);
  }
  return units.map((unit) =>
    verse.has(unit) && unit.kind === 'text' ? { ...unit, prose: true, alone: true } : unit,
  );
}

/** The lines from the last wide gap on stand above the next story. */
function isHeadOf(run: readonly Unit[], at: number): boolean {
  const last = run.findLastIndex((unit) => unit.gap > 0);
  return last > 0 && at >= last && run.length - last <= 3;
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
    const closes = openBrackets(unit.text) > 0 && openBrackets(beyond.text) < 0;
    if (closes && endsSentence(beyond.text)) return half;
    if (/\d$/u.test(unit.text) && /^\d/u.test(beyond.text) && beyond.prose) return half;
    const above = units.slice(0, index).findLast((other) => !isPassedOver(other));
    const proceeds = beyond.prose && !beyond.indented && endsSentence(beyond.text);
    // Headings end where a byline or a picture stands.
    const below = above?.kind === 'byline' || above?.kind === 'caption';
    const opens = matchDateline(beyond.text) ?? opensReport(beyond.text);
    if (below && proceeds && unit.gap <= 1 && !opens)
      if (layout.indents || /，/u.test(unit.text)) return half;
    if (layout.indents && above?.kind === 'text' && !above.prose && proceeds && !opens)
      if (/，/u.test(unit.text) && opensReport(unit.text)) return half;
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
