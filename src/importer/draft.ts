/** An article while it is being read, and its end: units to fields, each with the reason why. */
import { joinHeadings, rankHeadings } from './headings.ts';
import { matchByline, splitLeadByline } from './marks/byline.ts';
import { pointerOf } from './marks/credit.ts';
import { matchDateline } from './marks/dateline.ts';
import { splitTail } from './marks/tail.ts';
import type { Block, Decision, Dropped, ParsedArticle, Part, Rule } from './parts.ts';
import type { Unit } from './unit.ts';

/** An article while it is being read. */
export interface Draft {
  headings: Unit[];
  bylines: Unit[];
  sources: Unit[];
  figures: { unit: Unit; after: number }[];
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
  /** Nothing but the words of its heading told that it begins here. */
  guessed: boolean;
}

export const newDraft = (): Draft => ({
  headings: [],
  bylines: [],
  sources: [],
  figures: [],
  blocks: [],
  jumps: false,
  signed: false,
  guessed: false,
});

/** Where each line went, and why. */
export class Ledger {
  readonly dropped: Dropped[] = [];
  readonly decisions: Decision[] = [];

  drop(unit: Unit, rule: Rule): void {
    for (const line of unit.lines) this.dropped.push({ line: line.number, text: line.text, rule });
    this.decide(unit, 'furniture', unit.text, rule, 0.95);
  }

  decide(
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
    this.decisions.push({
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
}

export function finishArticle(draft: Draft, index: number, ledger: Ledger): ParsedArticle {
  const article: ParsedArticle = { people: [], figures: [], blocks: [], lines: [] };
  const use = (unit: Unit): void => {
    article.lines.push(...unit.lines.map((line) => line.number));
  };
  finishBody(draft, index, article, use, ledger);
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
    const confidence = draft.guessed ? Math.min(0.6, ranks.confidence) : ranks.confidence;
    for (const unit of units) {
      use(unit);
      const last = draft.headings.length > 1 && unit === draft.headings.at(-1);
      if (last && (isNoteLike(unit.text) || nameLike.test(unit.text)))
        ledger.decide(unit, part, unit.text, 'note-unread', 0.6, index);
      else ledger.decide(unit, part, unit.text, rule, confidence, index);
    }
  }
  for (const unit of draft.bylines) {
    if (unit.kind !== 'byline') continue;
    use(unit);
    article.people.push(...unit.people);
    if (!article.byline?.includes(unit.printed))
      article.byline = spaced(article.byline, unit.printed);
    const from = article.dateline === undefined ? unit.dateline : undefined;
    if (from !== undefined) article.dateline = from;
    const note = from === undefined ? unit.text : unit.text.replace(from, '');
    article.bylineNote = spaced(article.bylineNote, note);
    const rule = unit.doubtful ? 'byline-place' : 'byline-form';
    ledger.decide(unit, 'byline', unit.text, rule, unit.doubtful ? 0.75 : 0.97, index);
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
    ledger.decide(
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
    const pointer = pointerOf(unit.caption);
    article.figures.push({
      caption: unit.caption.slice(pointer.length),
      ...(pointer !== '' && { pointer }),
      ...(unit.credit && { credit: unit.credit.credit, creditNote: unit.credit.note }),
      after: paragraphs,
      ...(picture !== undefined && { picture }),
    });
    // Several sentences above a credit may as well be a paragraph of the story.
    const told = unit.rule === 'caption-credit-below' && /。[^。]+。/u.test(unit.caption);
    const confidence =
      unit.rule === 'caption-repeats' || told ? 0.7 : unit.rule === 'caption-opening' ? 0.8 : 0.95;
    ledger.decide(unit, 'caption', unit.caption, unit.rule, confidence, index);
    if (unit.credit) ledger.decide(unit, 'credit', unit.credit.note, 'credit-form', 0.95, index);
  }
  article.lines = [...new Set(article.lines)].toSorted((a, b) => a - b);
  return article;
}

function finishBody(
  draft: Draft,
  index: number,
  article: ParsedArticle,
  use: (unit: Unit) => void,
  ledger: Ledger,
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
        ledger.decide(span, 'byline', lead.note, 'byline-form', 0.95, index);
        if (lead.dateline !== undefined) {
          article.dateline = lead.dateline;
          ledger.decide(span, 'dateline', lead.dateline, 'dateline-form', 0.95, index);
        }
      }
      if (found) {
        article.dateline = found.dateline;
        text = found.rest;
        if (found.note !== undefined) {
          article.datelineNote = found.note;
          // Whom its brackets name has written the story too; a byline is printed apart from it.
          const byline =
            matchByline(found.note.replace(/^[（(]|[）)：:]$/gu, ''), true) ??
            matchByline(found.note.replace(/[：:]$/u, ''), true);
          if (byline) article.people.push(...byline.people);
          if (byline && !/^[（(]/u.test(found.note)) article.byline = byline.printed;
        }
        // “（本报记者 王芳 清河6月3日电）” names its reporter among the rest.
        const within = /[记記]者\s*(\p{Script=Han}{2,3})(?=\s)/u.exec(found.dateline)?.[1];
        if (within !== undefined && found.note === undefined) {
          article.people.push({ name: within });
          article.byline = within;
        }
        ledger.decide(
          span,
          'dateline',
          found.dateline + (found.note ?? ''),
          'dateline-form',
          0.97,
          index,
        );
      }
    }
    // A wire tells its headline after the dateline: “新华社西安1月28日电 题：一元慢火车上的除夕”.
    const titled = /^题[：:]\s*(?<title>[^。]{4,40})$/u.exec(text)?.groups?.['title'];
    if (block === opening && titled !== undefined && draft.headings.length === 0) {
      article.headline = titled;
      article.datelineNote = `${article.datelineNote ?? ''}${text.slice(0, -titled.length)}`;
      ledger.decide(span, 'headline', titled, 'only-heading', 0.9, index);
      continue;
    }
    if (block === lastParagraph) text = cutTail(text, span, article, index, ledger);
    if (text === '') continue;
    article.blocks.push({ kind: block.kind, text });
    const closes = block === lastParagraph && endsInNote.test(text);
    const unread = block.kind === 'paragraph' && (closes || isNoteLike(text));
    ledger.decide(
      span,
      block.kind === 'subhead' ? 'subhead' : 'body',
      text,
      unread ? 'note-unread' : block.rule,
      unread ? Math.min(0.6, block.confidence) : block.confidence,
      index,
      block.joint,
    );
  }
}

/** Where a byline or a source stands, it looks like one: in brackets, behind a mark, no sentence. */
const isNoteLike = (text: string): boolean =>
  /^(?:[（(〔][^（()）〔〕。]{2,24}[）)〕]|[■□◆◇●○◎▲△★☆※]\s*[^。，；：]{2,12})$/u.test(text);
const nameLike = /^(?:\p{Script=Han}{2,3}|\p{Script=Han}\s\p{Script=Han}(?:\s\p{Script=Han})*)$/u;
const endsInNote = /[。！？”」][（(](?:[^（()）。]|[（(][^（()）]{1,3}[）)]){2,20}[）)]$/u;

/** Notes printed straight after the last sentence: “……。（据新华社电）（下转第3版）”. */
function cutTail(
  text: string,
  span: Unit,
  article: ParsedArticle,
  index: number,
  ledger: Ledger,
): string {
  let rest = text;
  for (let tail = splitTail(rest); tail; tail = splitTail(rest)) {
    rest = tail.rest;
    const line = span.lines.at(-1)?.number ?? 0;
    if (tail.kind === 'jump') {
      ledger.dropped.push({ line, text: tail.text, rule: 'jump-to' });
      ledger.decide(span, 'furniture', tail.text, 'jump-to', 0.9);
    } else if (tail.kind === 'source') {
      article.source ??= tail.source;
      article.sourceNote =
        article.sourceNote === undefined ? tail.text : `${tail.text} ${article.sourceNote}`;
      ledger.decide(span, 'sourceNote', tail.text, 'source-form', 0.9, index);
    } else {
      article.people.push(...tail.people);
      article.byline =
        article.byline === undefined ? tail.printed : `${tail.printed} ${article.byline}`;
      article.bylineNote =
        article.bylineNote === undefined ? tail.text : `${tail.text} ${article.bylineNote}`;
      const rule = tail.doubtful ? 'byline-place' : 'byline-form';
      ledger.decide(span, 'byline', tail.text, rule, tail.doubtful ? 0.75 : 0.85, index);
    }
  }
  return rest;
}
const spaced = (before: string | undefined, text: string): string =>
  before === undefined ? text : `${before} ${text}`;
