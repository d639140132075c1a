/**
 * A page of lines to articles. Three steps, each small: name the lines that speak for themselves (marks),
 * join the rest to units (a wrapped paragraph, a heading), then read the units in order.
 * Every line ends in exactly one place: a field of an article, or `dropped` with a reason.
 */
import { finishArticle, Ledger, newDraft, type Draft } from './draft.ts';
import { likeness, settleFigures, storyOf } from './likeness.ts';
import { matchDateline } from './marks/dateline.ts';
import {
  continuesSentence,
  endsSentence,
  holdsSentence,
  isSectionNumber,
  openBrackets,
  startsItem,
} from './marks/sentence.ts';
import { isSigned } from './marks/tail.ts';
import type { PageMarks, ParsedPage } from './parts.ts';
import { isCentred, measure, startsIndented, type Layout, type SourceLine } from './split.ts';
import { tagLines } from './tag.ts';
import { isHeading, isPassedOver, isProseUnit, type Unit } from './unit.ts';
import { readUnits } from './units.ts';

export function parsePage(printed: readonly SourceLine[]): ParsedPage {
  const { lines, marks } = tagLines(printed);
  const layout = measure(lines.filter((_, index) => marks[index]?.kind === 'text'));
  const units = readUnits(lines, marks, layout);
  const reader = new PageReader(units, layout);
  return { ...reader.read(), marks: readMarks(units) };
}

function readMarks(units: readonly Unit[]): PageMarks {
  const heads = units.flatMap((unit) =>
    unit.kind === 'furniture' ? [{ ...unit.furniture, line: unit.lines[0]?.number ?? 0 }] : [],
  );
  return {
    dates: heads.flatMap(({ date, line, weekday }) =>
      date === undefined ? [] : [{ date, line, ...(weekday !== undefined && { weekday }) }],
    ),
    editions: heads.flatMap(({ edition }) => (edition ? [edition] : [])),
    publications: [
      ...new Set(
        heads.flatMap(({ publication }) => (publication === undefined ? [] : [publication])),
      ),
    ],
  };
}

const isCentredUnit = (unit: Unit | undefined): boolean =>
  unit?.lines[0] !== undefined && isCentred(unit.lines[0]);

const isPictureStory = (draft: Draft): boolean =>
  draft.blocks.length === 0 && draft.headings.length > 0 && draft.figures.length > 0;

class PageReader {
  readonly #units: readonly Unit[];
  readonly #layout: Layout;
  readonly #drafts: Draft[] = [];
  readonly #ledger = new Ledger();
  #current: Draft | undefined;
  /** Furniture since the last text: the page broke here. */
  #broken = false;
  /** The format tells paragraphs apart, so that no page break is hidden among them. */
  readonly #formatted: boolean;
  /** A line of dashes or stars since the last text: what follows begins anew. */
  #parted = false;

  constructor(units: readonly Unit[], layout: Layout) {
    this.#units = units;
    this.#layout = layout;
    this.#formatted = units.some(({ lines }) => lines[0]?.hint !== undefined);
  }

  read(): Omit<ParsedPage, 'marks'> {
    for (const [index, unit] of this.#units.entries()) this.#take(unit, index);
    settleFigures(this.#drafts);
    const articles = this.#drafts.map((draft, index) => finishArticle(draft, index, this.#ledger));
    return {
      articles,
      dropped: this.#ledger.dropped.toSorted((a, b) => a.line - b.line),
      decisions: this.#ledger.decisions.toSorted((a, b) => a.from - b.from),
    };
  }

  #take(unit: Unit, index: number): void {
    switch (unit.kind) {
      case 'furniture':
        this.#ledger.drop(unit, unit.furniture.rule);
        if (unit.furniture.rule === 'jump-to' && this.#current) this.#current.jumps = true;
        if (unit.furniture.rule === 'jump-from') this.#continue();
        this.#broken ||= unit.furniture.rule !== 'separator';
        this.#parted ||= unit.furniture.rule === 'separator';
        return;
      case 'source':
        // “据……报道” above a story is one of its headings.
        if (this.#headsStory(unit, index)) this.#takeHeading({ ...unit, kind: 'text' }, index);
        else this.#sign(unit);
        return;
      case 'byline':
        this.#takeByline(unit, index);
        return;
      case 'credit':
        this.#sign(unit);
        return;
      case 'caption': {
        const draft = this.#draft();
        draft.figures.push({ unit, after: draft.blocks.length });
        return;
      }
      case 'text':
        if (unit.prose || this.#isCutHalf(unit, index)) this.#takeProse(unit);
        else this.#takeHeading(unit, index);
        this.#broken = false;
        this.#parted = false;
    }
  }

  /** “据……报道” above a story is one of its headings. */
  #headsStory(unit: Unit, index: number): boolean {
    const draft = this.#current;
    if (!/^[据據]/u.test(unit.text)) return false;
    const next = this.#units[index + 1];
    const below = next?.gap === 0 && isHeading(next);
    return (
      (draft?.blocks.length ?? 0) === 0 ||
      (draft !== undefined && this.#isApart(unit, draft) && below)
    );
  }

  /** “（通讯员 李明）” below a story closes it, where a heading follows. */
  #takeByline(unit: Unit, index: number): void {
    const draft = this.#draft();
    draft.bylines.push(unit);
    const next = this.#units[index + 1];
    const below = draft.blocks.length > 0 && /^[（(【]/u.test(unit.text);
    draft.signed ||= below && next !== undefined && next.gap > 0 && isHeading(next);
  }

  #sign(unit: Unit): void {
    const draft = this.#draft();
    draft.sources.push(unit);
    draft.signed ||= draft.blocks.length > 0;
  }

  #draft(): Draft {
    if (!this.#current) {
      this.#current = newDraft();
      this.#drafts.push(this.#current);
    }
    return this.#current;
  }

  #closed(draft: Draft): boolean {
    return draft.jumps || draft.signed;
  }

  /** A line without a full stop between two halves of a broken paragraph. */
  #isCutHalf(unit: Unit, index: number): boolean {
    const draft = this.#current;
    if (
      !draft ||
      draft.blocks.length === 0 ||
      this.#closed(draft) ||
      unit.lines[0]?.hint !== undefined
    )
      return false;
    const next = this.#units[index + 1];
    const beyond = this.#units
      .slice(index + 1)
      .find((other) => other.kind !== 'caption' && !isPassedOver(other));
    const length = [...unit.text].length;
    const openAbove = !endsSentence(draft.blocks.at(-1)?.text ?? '');
    if (openAbove && unit.gap <= 1 && endsSentence(unit.text)) return true;
    // No heading stands close above the line that says where the story goes on.
    const jumps = next?.kind === 'furniture' && next.furniture.rule === 'jump-to' && next.gap === 0;
    if (jumps && length >= 20) return true;
    const beforeBreak = isPassedOver(next) && isProseUnit(beyond);
    if (beforeBreak && unit.gap <= this.#layout.gap) return true;
    // What was cut off above goes on flush; an indented paragraph begins anew.
    if (beyond?.kind === 'text' && beyond.indented && !openAbove) return false;
    const flows = length >= 20 && /[，、；]/u.test(unit.text);
    return (
      (flows || (length >= 30 && !/[\s：:]/u.test(unit.text))) &&
      isProseUnit(beyond) &&
      unit.gap <= this.#layout.gap
    );
  }

  #takeHeading(unit: Unit, index: number): void {
    const below = this.#units[index + 1];
    // A picture with its words can be all of a story.
    if (this.#current && isPictureStory(this.#current)) {
      const alone = !isProseUnit(this.#units[index + 2]);
      const close = unit.gap > 0 && (below?.gap === 0 || alone);
      const apart = this.#isApart(unit, this.#current);
      const next = apart || (close && below?.kind === 'caption');
      if (next || this.#headsReport(unit, index)) this.#current = undefined;
    }
    const draft = this.#current;
    if (draft && draft.headings.length > 0 && isSectionNumber(unit.text)) {
      this.#takeSubhead(draft, unit);
      return;
    }
    if (
      draft &&
      draft.blocks.length > 0 &&
      startsItem(unit.text) &&
      (!isHeading(below) || startsItem(below?.text ?? '')) &&
      !this.#isApart(unit, draft) &&
      !this.#headsReport(unit, index)
    ) {
      this.#takeProse(unit);
      return;
    }
    const answer = unit.lines[0]?.answer;
    const inside =
      answer === 'subhead' || (!answer && draft && !this.#startsArticle(unit, index, draft));
    if (draft && draft.blocks.length > 0 && inside) {
      this.#takeSubhead(draft, unit);
      return;
    }
    const guessed = draft !== undefined && !this.#isMarked(unit, index, draft);
    if (draft && draft.blocks.length > 0) this.#current = undefined;
    this.#draft().headings.push(unit);
    this.#draft().guessed ||= guessed && draft.blocks.length > 0;
  }

  #takeSubhead(draft: Draft, unit: Unit): void {
    const given = unit.lines[0]?.hint !== undefined;
    draft.blocks.push({
      kind: 'subhead',
      text: unit.text,
      units: [unit],
      rule: given ? 'given' : 'subhead-inside',
      confidence: given ? 0.95 : 0.6,
    });
  }

  #headsReport(unit: Unit, index: number): boolean {
    const below = this.#units.slice(index + 1).find((other) => !isHeading(other));
    const dated = below?.kind === 'text' && matchDateline(below.text) !== undefined;
    return dated || (unit.gap > 0 && below?.kind === 'byline');
  }

  /** What stands below a finished story, or below more blank lines than part paragraphs here. */
  #isApart(unit: Unit, draft: Draft): boolean {
    const signed = this.#closed(draft) || isSigned(draft.blocks.at(-1)?.text ?? '');
    return signed || this.#parted || (unit.gap >= 2 && unit.gap > this.#layout.gap);
  }

  /** A headline tells of another matter: of what follows, and of nothing that stands above. */
  #changesMatter(unit: Unit, index: number, draft: Draft): boolean {
    const below = this.#units.slice(index + 1, index + 4).map(({ text }) => text);
    const told = likeness(unit.text, below.join('\n')) - likeness(unit.text, storyOf(draft));
    const given = unit.lines[0]?.hint !== undefined;
    return !given && unit.gap > 0 && [...unit.text].length >= 8 && told >= 0.5;
  }

  #startsArticle(unit: Unit, index: number, draft: Draft): boolean {
    // In the middle, as the headline of the story above, and as long as one.
    const [head] = draft.headings;
    const centred = isCentredUnit(unit) && isCentredUnit(head) && unit.gap > 0;
    return (
      this.#isMarked(unit, index, draft) ||
      this.#changesMatter(unit, index, draft) ||
      (centred && [...unit.text].length >= 10)
    );
  }

  /** Blank lines, a byline, a dateline or a second heading say that a story begins. */
  #isMarked(unit: Unit, index: number, draft: Draft): boolean {
    if (this.#isApart(unit, draft)) return true;
    const run = this.#units.slice(index);
    const end = run.findIndex((item) => !isHeading(item) && item.kind !== 'byline');
    const head = end === -1 ? run : run.slice(0, end);
    const first = run.slice(head.length).find(isProseUnit);
    if (unit.lines[0]?.hint === 'heading') return head.some((item) => item.kind === 'byline');
    return (
      head.some((item) => item.kind === 'byline') ||
      head.filter(isHeading).length >= 2 ||
      (first !== undefined && matchDateline(first.text) !== undefined && draft.blocks.length > 0)
    );
  }

  #takeProse(unit: Unit): void {
    const draft = this.#draft();
    const last = draft.blocks.at(-1);
    const starts = startsIndented(unit.lines[0] as SourceLine, this.#layout);
    if (last?.kind === 'paragraph' && !starts && unit.lines[0]?.hint === undefined) {
      // A line of a list needs no full stop; an item with sentences in it ends with one.
      const item =
        startsItem(last.text) &&
        !holdsSentence(last.text) &&
        openBrackets(last.text) <= 0 &&
        !this.#broken;
      const alone = unit.alone === true || last.units.at(-1)?.alone === true;
      const open =
        !alone &&
        (continuesSentence(unit.text) ||
          (this.#breaksOff(draft, unit) &&
            !item &&
            (!startsItem(unit.text) || /[，、]$/u.test(last.text))));
      const byIndent =
        this.#layout.indents &&
        unit.gap > 0 &&
        !alone &&
        !this.#parted &&
        (this.#broken || !this.#formatted) &&
        endsSentence(unit.text);
      if (open || byIndent) {
        last.text += unit.text;
        last.units.push(unit);
        if (!open) last.joint = unit.lines[0]?.number;
        last.rule = open ? 'joined-across-break' : 'joined-by-indent';
        last.confidence = open ? 0.9 : 0.6;
        return;
      }
    }
    const after = this.#closed(draft) && !draft.jumps;
    draft.blocks.push({
      kind: 'paragraph',
      text: unit.text,
      units: [unit],
      rule: after ? 'after-source' : unit.lines.length > 1 ? 'paragraph-wrapped' : 'paragraph',
      confidence: after ? 0.5 : 0.97,
    });
  }

  /** The last paragraph stops in mid-sentence; a semicolon ends the items of a list, nothing else. */
  #breaksOff(draft: Draft, unit: Unit): boolean {
    const [above, last] = draft.blocks.slice(-2).map((block) => block.text);
    const text = last ?? above ?? '';
    if (!endsSentence(text)) return true;
    const listed = [text, unit.text].some(startsItem) || /；$/u.test(unit.text);
    const amongItems = last === undefined || /[：:；;]$/u.test(above ?? '');
    return /；$/u.test(text) && !listed && !amongItems;
  }

  /** “上接第1版”: what follows belongs to the one story that jumped from here. */
  #continue(): void {
    const headed = this.#current?.blocks.length === 0 ? this.#current : undefined;
    const open = this.#drafts.filter((draft) => draft.jumps && draft !== headed);
    const title = headed?.headings.map((heading) => heading.text).join('');
    const same = open.filter((draft) => draft.headings.some((heading) => heading.text === title));
    // What was broken off in mid-sentence goes on; a story that ended above its jump goes on elsewhere.
    const cut = open.filter((draft) => !endsSentence(draft.blocks.at(-1)?.text ?? '。'));
    const [only, ...more] = open.length > 1 ? cut : open;
    const target = same[0] ?? (headed === undefined && more.length === 0 ? only : undefined);
    if (!target) {
      if (!headed) this.#current = undefined;
      return;
    }
    if (headed) {
      this.#drafts.splice(this.#drafts.indexOf(headed), 1);
      for (const heading of headed.headings) this.#ledger.drop(heading, 'repeated-headline');
      target.bylines.push(...headed.bylines);
      target.figures.push(...headed.figures);
    }
    target.jumps = false;
    this.#current = target;
  }
}
