/**
 * A page of lines to articles. Three steps, each small: name the lines that speak for themselves (marks),
 * join the rest to units (a wrapped paragraph, a heading), then read the units in order.
 * Every line ends in exactly one place: a field of an article, or `dropped` with a reason.
 */
import { rankHeadings, runsOn } from './headings.ts';
import { matchByline, splitLeadByline } from './marks/byline.ts';
import { matchDateline } from './marks/dateline.ts';
import {
  continuesSentence,
  endsSentence,
  holdsSentence,
  isSectionNumber,
  openBrackets,
  startsItem,
} from './marks/sentence.ts';
import { splitTail } from './marks/tail.ts';
import type {
  Block,
  Decision,
  Dropped,
  PageMarks,
  ParsedArticle,
  ParsedPage,
  Part,
  Rule,
} from './parts.ts';
import { measure, startsIndented, type Layout, type SourceLine } from './split.ts';
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

/** An article while it is being read. */
interface Draft {
  headings: Unit[];
  bylines: Unit[];
  sources: Unit[];
  figures: { unit: Unit; after: number; late: boolean }[];
  blocks: {
    kind: Block['kind'];
    text: string;
    units: Unit[];
    rule: Rule;
    confidence: number;
    joint?: number | undefined;
  }[];
  jumps: boolean;
  /** A source note stands below its text: it is complete. */
  signed: boolean;
  dropped: number[];
}

const newDraft = (): Draft => ({
  headings: [],
  bylines: [],
  sources: [],
  figures: [],
  blocks: [],
  jumps: false,
  signed: false,
  dropped: [],
});

const isPictureStory = (draft: Draft): boolean =>
  draft.blocks.length === 0 && draft.headings.length > 0 && draft.figures.length > 0;

class PageReader {
  readonly #units: readonly Unit[];
  readonly #layout: Layout;
  readonly #drafts: Draft[] = [];
  readonly #dropped: Dropped[] = [];
  readonly #decisions: Decision[] = [];
  #current: Draft | undefined;
  /** Furniture since the last text: the page broke here. */
  #broken = false;

  constructor(units: readonly Unit[], layout: Layout) {
    this.#units = units;
    this.#layout = layout;
  }

  read(): Omit<ParsedPage, 'marks'> {
    for (const [index, unit] of this.#units.entries()) this.#take(unit, index);
    this.#settleFigures();
    const articles = this.#drafts.map((draft, index) => this.#finish(draft, index));
    return {
      articles,
      dropped: this.#dropped.toSorted((a, b) => a.line - b.line),
      decisions: this.#decisions.toSorted((a, b) => a.from - b.from),
    };
  }

  #take(unit: Unit, index: number): void {
    switch (unit.kind) {
      case 'furniture':
        this.#drop(unit, unit.furniture.rule);
        if (unit.furniture.rule === 'jump-to' && this.#current) this.#current.jumps = true;
        if (unit.furniture.rule === 'jump-from') this.#continue();
        this.#broken ||= unit.furniture.rule !== 'separator';
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
        draft.figures.push({ unit, after: draft.blocks.length, late: this.#closed(draft) });
        return;
      }
      case 'text':
        if (unit.prose || this.#isCutHalf(unit, index)) this.#takeProse(unit);
        else this.#takeHeading(unit, index);
        this.#broken = false;
    }
  }

  /** “据……报道” above a story is one of its headings. */
  #headsStory(unit: Unit, index: number): boolean {
    const draft = this.#current;
    if (!/^[据據]/u.test(unit.text)) return false;
    const next = this.#units[index + 1];
    const below = (next?.gap ?? 0) < unit.gap && isHeading(next);
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
    const beforeBreak = isPassedOver(next) && isProseUnit(beyond);
    if (beforeBreak && unit.gap <= this.#layout.gap) return true;
    const flows = length >= 20 && /[，、；]/u.test(unit.text);
    return (
      (flows || (length >= 30 && !/[\s：:]/u.test(unit.text))) &&
      isProseUnit(beyond) &&
      unit.gap <= this.#layout.gap
    );
  }

  #takeHeading(unit: Unit, index: number): void {
    // A picture with its words can be all of a story.
    if (this.#current && isPictureStory(this.#current)) {
      const next = this.#isApart(unit, this.#current) && this.#units[index + 1]?.kind === 'caption';
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
    if (draft && draft.blocks.length > 0) this.#current = undefined;
    this.#draft().headings.push(unit);
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
    return unit.gap > 0 && (below?.kind === 'byline' || dated);
  }

  /** What stands below a finished story, or below more blank lines than part paragraphs here. */
  #isApart(unit: Unit, draft: Draft): boolean {
    return this.#closed(draft) || (unit.gap >= 2 && unit.gap > this.#layout.gap);
  }

  #startsArticle(unit: Unit, index: number, draft: Draft): boolean {
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
      const byIndent = this.#layout.indents && this.#broken && unit.gap > 0 && !alone;
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
    const target = same[0] ?? (open.length === 1 && headed === undefined ? open[0] : undefined);
    if (!target) {
      if (!headed) this.#current = undefined;
      return;
    }
    if (headed) {
      this.#drafts.splice(this.#drafts.indexOf(headed), 1);
      for (const heading of headed.headings) this.#drop(heading, 'repeated-headline');
      target.bylines.push(...headed.bylines);
      target.figures.push(...headed.figures);
    }
    target.jumps = false;
    this.#current = target;
  }

  #drop(unit: Unit, rule: Rule): void {
    for (const line of unit.lines) this.#dropped.push({ line: line.number, text: line.text, rule });
    this.#decide(unit, 'furniture', unit.text, rule, 0.95);
  }

  #decide(
    unit: Unit,
    part: Part,
    text: string,
    rule: Rule,
    confidence: number,
    article?: number,
    joint?: number,
  ): void {
    const from = unit.lines[0]?.number ?? 0;
    const to = unit.lines.at(-1)?.number ?? from;
    const said = unit.lines[0]?.answer === part;
    this.#decisions.push({
      from,
      to,
      part,
      text,
      rule: said ? 'answered' : rule,
      confidence: said ? 1 : confidence,
      ...(article !== undefined && { article }),
      ...(joint !== undefined && { joint }),
    });
  }

  /** A picture that stands between two stories goes to the one it speaks of; as a rule the one above. */
  #settleFigures(): void {
    for (const [index, draft] of this.#drafts.entries()) {
      const next = this.#drafts[index + 1];
      if (!next) continue;
      const moved = draft.figures.filter(({ unit, after }) => {
        if (after < draft.blocks.length) return false;
        return likeness(unit.text, next) > likeness(unit.text, draft) + 0.3;
      });
      draft.figures = draft.figures.filter((figure) => !moved.includes(figure));
      next.figures.unshift(...moved.map((figure) => ({ ...figure, after: 0 })));
    }
  }

  #finish(draft: Draft, index: number): ParsedArticle {
    const article: ParsedArticle = { people: [], figures: [], blocks: [], lines: [] };
    const use = (unit: Unit): void => {
      article.lines.push(...unit.lines.map((line) => line.number));
    };
    this.#finishBody(draft, index, article, use);
    const body = article.blocks.map((block) => block.text);
    const ranks = rankHeadings(
      draft.headings.map((unit) => ({
        text: unit.text,
        apart: unit.gap > 0,
        ...(unit.lines[0]?.level !== undefined && { level: unit.lines[0].level }),
        ...(unit.lines[0]?.answer && { answer: unit.lines[0].answer }),
      })),
      body,
    );
    for (const part of ['kicker', 'headline', 'deck'] as const) {
      const units = ranks[part].flatMap((at) => draft.headings[at] ?? []);
      if (units.length === 0) continue;
      article[part] = joinHeadings(
        units.map((unit) => unit.text),
        body,
      );
      const rule = draft.headings.length === 1 ? 'only-heading' : 'heading-rank';
      for (const unit of units) {
        use(unit);
        this.#decide(unit, part, unit.text, rule, ranks.confidence, index);
      }
    }
    for (const unit of draft.bylines) {
      if (unit.kind !== 'byline') continue;
      use(unit);
      article.people.push(...unit.people);
      if (!article.byline?.includes(unit.printed))
        article.byline = spaced(article.byline, unit.printed);
      article.bylineNote = spaced(article.bylineNote, unit.text);
      this.#decide(unit, 'byline', unit.text, 'byline-form', 0.97, index);
    }
    for (const unit of draft.sources) {
      use(unit);
      const source =
        unit.kind === 'source'
          ? unit.source
          : unit.kind === 'credit'
            ? unit.credit.credit
            : unit.text;
      // “新华社发” without a caption says where the text is from, “图/新华社” where a picture was.
      const pictured = unit.kind === 'credit' && /[图圖摄攝影绘繪]/u.test(unit.text);
      if (!pictured) article.source ??= source;
      article.sourceNote = spaced(article.sourceNote, unit.text);
      const alone = unit.kind === 'credit';
      this.#decide(
        unit,
        'sourceNote',
        unit.text,
        alone ? 'credit-alone' : 'source-form',
        alone ? 0.5 : 0.97,
        index,
      );
    }
    for (const { unit, after } of draft.figures) {
      if (unit.kind !== 'caption') continue;
      use(unit);
      const paragraphs = draft.blocks
        .slice(0, after)
        .filter((block) => block.kind === 'paragraph').length;
      const picture = unit.lines[0]?.picture;
      article.figures.push({
        caption: unit.caption,
        ...(unit.credit && { credit: unit.credit.credit, creditNote: unit.credit.note }),
        after: paragraphs,
        ...(picture !== undefined && { picture }),
      });
      const confidence =
        unit.rule === 'caption-repeats' ? 0.7 : unit.rule === 'caption-opening' ? 0.8 : 0.95;
      this.#decide(unit, 'caption', unit.caption, unit.rule, confidence, index);
      if (unit.credit) this.#decide(unit, 'credit', unit.credit.note, 'credit-form', 0.95, index);
    }
    article.lines = [...new Set(article.lines)].toSorted((a, b) => a - b);
    return article;
  }

  #finishBody(
    draft: Draft,
    index: number,
    article: ParsedArticle,
    use: (unit: Unit) => void,
  ): void {
    const lastParagraph = draft.blocks.findLast((block) => block.kind === 'paragraph');
    const paragraphs = draft.blocks.filter((block) => block.kind === 'paragraph');
    // The editor's words above a report are not its first.
    const opening = paragraphs.find(
      (block) => !/^[（(【]?(?:编者按|編者按|编者的话|开栏的话)/u.test(block.text),
    );
    for (const block of draft.blocks) {
      for (const unit of block.units) use(unit);
      const [unit] = block.units;
      if (!unit) continue;
      const last = block.units.at(-1) ?? unit;
      const span: Unit = { ...unit, lines: [...unit.lines, ...last.lines] };
      let text = block.text;
      if (block === opening) {
        const found = matchDateline(text);
        const lead = found ? undefined : splitLeadByline(text);
        if (lead) {
          text = lead.rest;
          article.people.push(...lead.people);
          article.byline = lead.printed;
          article.bylineNote = lead.note;
          this.#decide(span, 'byline', lead.note, 'byline-form', 0.95, index);
        }
        if (found) {
          article.dateline = found.dateline;
          text = found.rest;
          if (found.note !== undefined) {
            article.datelineNote = found.note;
            // An agency's dateline names its reporters; the paper's own is a byline.
            const own =
              !/^[【〔（(]?据?[據据]?(?:(?!本)\p{Script=Han}{1,6}社|(?:新华|新華|中新|人民|央视|央廣|央广|中国|中國)[网網])/u.test(
                found.dateline,
              );
            const byline =
              matchByline(found.note.replace(/^[（(]|[）)：:]$/gu, ''), true) ??
              matchByline(found.note);
            if (byline) article.people.push(...byline.people);
            if (byline && own) article.byline = byline.printed;
          }
          this.#decide(
            span,
            'dateline',
            found.dateline + (found.note ?? ''),
            'dateline-form',
            0.97,
            index,
          );
        }
      }
      if (block === lastParagraph) text = this.#cutTail(text, span, article, index);
      if (text === '') continue;
      article.blocks.push({ kind: block.kind, text });
      this.#decide(
        span,
        block.kind === 'subhead' ? 'subhead' : 'body',
        text,
        block.rule,
        block.confidence,
        index,
        block.joint,
      );
    }
  }

  /** Notes printed straight after the last sentence: “……。（据新华社电）（下转第3版）”. */
  #cutTail(text: string, span: Unit, article: ParsedArticle, index: number): string {
    let rest = text;
    for (let tail = splitTail(rest); tail; tail = splitTail(rest)) {
      rest = tail.rest;
      const line = span.lines.at(-1)?.number ?? 0;
      if (tail.kind === 'jump') {
        this.#dropped.push({ line, text: tail.text, rule: 'jump-to' });
        this.#decide(span, 'furniture', tail.text, 'jump-to', 0.9);
      } else if (tail.kind === 'source') {
        article.source ??= tail.source;
        article.sourceNote =
          article.sourceNote === undefined ? tail.text : `${tail.text} ${article.sourceNote}`;
        this.#decide(span, 'sourceNote', tail.text, 'source-form', 0.9, index);
      } else {
        article.people.push(...tail.people);
        article.byline =
          article.byline === undefined ? tail.printed : `${tail.printed} ${article.byline}`;
        article.bylineNote =
          article.bylineNote === undefined ? tail.text : `${tail.text} ${article.bylineNote}`;
        this.#decide(span, 'byline', tail.text, 'byline-form', 0.85, index);
      }
    }
    return rest;
  }
}

const spaced = (before: string | undefined, text: string): string =>
  before === undefined ? text : `${before} ${text}`;

const joinHeadings = (texts: readonly string[], body: readonly string[]): string =>
  texts.reduce((whole, text) => (runsOn(whole, text, body) ? whole + text : `${whole} ${text}`));

function likeness(caption: string, draft: Draft): number {
  const story = [
    ...draft.headings.map((unit) => unit.text),
    ...draft.blocks.map((block) => block.text),
  ].join('\n');
  const pairs = [...caption]
    .map((char, at, all) => char + (all[at + 1] ?? ''))
    .filter((pair) => /^[\p{L}\p{N}]{2}$/u.test(pair));
  return pairs.length === 0
    ? 0
    : pairs.filter((pair) => story.includes(pair)).length / pairs.length;
}
