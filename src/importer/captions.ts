/** Tells captions and their credits from the paragraphs and notes around them. */
import {
  matchCredit,
  opensCaption,
  opensWithArrow,
  splitBareCredit,
  splitCredit,
} from './marks/credit.ts';
import { endsSentence } from './marks/sentence.ts';
import type { Layout } from './split.ts';
import { isHeading, isPassedOver, isProseUnit, type Unit } from './unit.ts';

export function markCaptions(units: readonly Unit[], layout: Layout): Unit[] {
  const marked: Unit[] = [];
  const read = units.map((unit) => asCredit(unit, units, layout));
  for (const [index, unit] of read.entries()) {
    const previous = marked.at(-1);
    if (unit.kind === 'credit' && previous?.kind === 'caption' && previous.credit === undefined) {
      // “（图为……。记者” above “王芳 摄）”: the brackets are around both.
      const bracketed = /^[（(]/u.test(previous.caption) && unit.gap === 0;
      const whole = bracketed ? splitCredit(`${previous.caption} ${unit.text}`) : undefined;
      marked[marked.length - 1] = {
        ...previous,
        credit: unit.credit,
        ...whole,
        lines: [...previous.lines, ...unit.lines],
      };
    } else {
      const next = unit.kind === 'text' ? asCaption(unit, index, read, layout) : unit;
      // “本报记者 李明 摄” above “图为……” is the picture's.
      const open = next.kind === 'caption' && next.credit === undefined && unit.gap === 0;
      if (open && previous?.kind === 'credit')
        marked[marked.length - 1] = {
          ...next,
          gap: previous.gap,
          credit: previous.credit,
          lines: [...previous.lines, ...next.lines],
        };
      else marked.push(next);
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
 * “（新华社发）” below a caption, below a line that follows the story's own note, or in the midst of a story, is a
 * picture's credit.
 */
function asCredit(unit: Unit, units: readonly Unit[], layout: Layout): Unit {
  const index = units.indexOf(unit);
  const above = units[index - 1];
  if (unit.kind !== 'source' || above?.kind !== 'text' || /[据據]/u.test(unit.text)) return unit;
  const next = units[index + 1];
  const flush = layout.indents && !above.indented && endsSentence(above.text);
  const amid = flush && next?.kind === 'text' && next.prose && next.indented;
  // “（新华社）” below the last paragraph closes the story, though a caption says the same.
  const sent = matchCredit(unit.text) !== undefined;
  const others = units.filter(({ text }) => sent || (text !== above.text && !opensCaption(text)));
  const shows = !(layout.indents && above.indented) && /^[这這]是[^。]{4,40}。?$/u.test(above.text);
  const below =
    opensCaption(above.text) || repeats(above.text, above, others) || (shows && unit.gap === 0);
  // A picture's words stand apart from the headline above and the text below.
  const heads = isHeading(units[index - 2]) && above.gap > 0 && unit.gap === 0;
  const apart = heads && isProseUnit(next) && (next?.gap ?? 0) > 0;
  if (units[index - 2]?.kind !== 'source' && !amid && !below && !apart) return unit;
  const credit = matchCredit(unit.text) ?? splitBareCredit(`${above.text}${unit.text}`)?.credit;
  return credit ? { ...unit, kind: 'credit', credit } : unit;
}

/** “这是……（10月18日摄）。”, “10月18日，观众在……”: one sentence that says what can be seen, and when. */
const pictures =
  /^(?:(?:这是|這是|图为|圖為)[^。]{4,80}|(?:\d{4}年)?\d{1,2}月\d{1,2}日，[^。]{4,80}|[^。]{4,80}[（(][^（()）]{0,12}(?:摄|攝|照片)[）)])。?$/u;

function asCaption(unit: Unit, index: number, units: readonly Unit[], layout: Layout): Unit {
  const [before, next, beyond] = [units[index - 1], units[index + 1], units[index + 2]];
  // An indented paragraph is no caption, whatever stands below it, unless it is all there is below its headline.
  const whole = isHeading(before) && next?.gap === 0 && !isProseUnit(beyond);
  // A web page indents its captions and their credits too.
  const filed =
    next?.kind === 'credit' && (next.lines[0]?.indent ?? 0) > 0 && /[摄攝]/u.test(next.text);
  const paragraph =
    layout.indents && unit.indented && !whole && !(filed && pictures.test(unit.text));
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
  const told = unit.lines.length === 1 || opensCaption(unit.text);
  const held = told && !open ? splitBareCredit(unit.text) : undefined;
  // Below a running head the story may go on, to its own note.
  const lone = bare && unit.text.length <= 60 && !isPassedOver(before);
  // A story's own note stands at its end, not in the line below its headline.
  const opens = (isHeading(before) || before?.kind === 'byline') && isProseUnit(next);
  const heads = opens && held && !/。./u.test(held.caption) && !/[）)]$/u.test(next?.text ?? '');
  if (held && (lone || heads || opensCaption(unit.text) || repeats(held.caption, unit, units)))
    return { ...unit, kind: 'caption', ...held, rule: 'caption-credit-inline' };
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
  if (isProseUnit(above) && !endsSentence(above?.text ?? ''))
    return above?.text.includes(unit.text) === true;
  return apart && repeats(unit.text, unit, units);
}

/** Another paragraph says the same. */
const repeats = (text: string, unit: Unit, units: readonly Unit[]): boolean =>
  [...text].length >= 8 &&
  units.some((other) => other !== unit && isProseUnit(other) && other.text.includes(text));
