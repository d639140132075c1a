/** Names the lines that speak for themselves: furniture, source notes, bylines, credits, captions. */
import { matchByline, type Byline } from './marks/byline.ts';
import { matchCredit, splitCredit, type Credit } from './marks/credit.ts';
import { matchDateline } from './marks/dateline.ts';
import {
  isPlainPageName,
  matchFurniture,
  matchMastheadPart,
  matchPagePart,
  partStamp,
  splitJump,
  type Furniture,
} from './marks/furniture.ts';
import { endsSentence, isSectionNumber } from './marks/sentence.ts';
import { splitSlipTitle } from './marks/slip.ts';
import { isPrintedDate } from './marks/printed-dates.ts';
import { cutNote } from './marks/tail.ts';
import { matchSourceNote } from './marks/source-note.ts';
import type { Rule } from './parts.ts';
import { isFarRight, type SourceLine } from './split.ts';

export type Mark =
  | { readonly kind: 'text' }
  | { readonly kind: 'furniture'; readonly furniture: Furniture }
  | { readonly kind: 'source'; readonly source: string }
  | ({ readonly kind: 'byline' } & Byline)
  | { readonly kind: 'credit'; readonly credit: Credit }
  | {
      readonly kind: 'caption';
      readonly caption: string;
      readonly credit?: Credit;
      readonly rule: Rule;
    };

/** The lines, parted where one line holds several marks, each with its mark. */
export function tagLines(printed: readonly SourceLine[]): {
  lines: readonly SourceLine[];
  marks: readonly Mark[];
} {
  const parted = closeNotes(printed).flatMap((line) =>
    line.answer ? [answered(line)] : partJump(line).flatMap(partSlipTitle).flatMap(partInfoLine),
  );
  const names = pageNames(parted);
  // What stands close below the page's name stands as far from the story above as the name does.
  const lines = parted.map((line, index) => {
    const above = parted[index - 1];
    return above && line.gap === 0 && names.has(above) ? { ...line, gap: above.gap } : line;
  });
  const heads = new Map([
    ...stackedHeads(lines),
    ...names,
    ...sectionNumbers(lines),
    ...stampedSources(lines),
  ]);
  const marks: Mark[] = [];
  for (const [index, line] of lines.entries()) {
    const above = marks[index - 1]?.kind === 'text' ? lines[index - 1] : undefined;
    marks.push(
      answeredMark(line) ??
        heads.get(line) ??
        tag(line, above, lines[index + 1], lines.slice(Math.max(0, index - 4), index)),
    );
  }
  return { lines, marks };
}

/** A note that the end of a line cuts is read whole where it ends: “……。（通讯员 李” above “明）”. */
function closeNotes(printed: readonly SourceLine[]): SourceLine[] {
  const lines = [...printed];
  for (const [index, line] of printed.entries()) {
    const above = lines[index - 1];
    if (!above || line.gap > 0 || (above.hint ?? line.hint ?? above.answer ?? line.answer))
      continue;
    const note = cutNote(above.text, line.text);
    if (note === undefined) continue;
    lines[index - 1] = { ...above, text: above.text.slice(0, note.at).trimEnd() };
    lines[index] = { ...line, text: note.text };
  }
  return lines;
}

const headings = new Set<SourceLine['answer']>(['kicker', 'headline', 'deck', 'subhead']);

/** An editor's word goes before what the format says. */
function answered(line: SourceLine): SourceLine {
  const hint = headings.has(line.answer)
    ? 'heading'
    : line.answer === 'body'
      ? 'paragraph'
      : undefined;
  return { ...line, hint };
}

function answeredMark({ answer, text }: SourceLine): Mark | undefined {
  switch (answer) {
    case 'furniture':
      return { kind: 'furniture', furniture: { rule: 'answered' } };
    case 'sourceNote':
      return { kind: 'source', source: matchSourceNote(text)?.source ?? text };
    case 'byline':
      return {
        kind: 'byline',
        ...(matchByline(text) ?? { printed: text, people: [{ name: text }] }),
      };
    case 'caption': {
      const { caption, credit } = splitCredit(text) ?? { caption: text };
      return { kind: 'caption', caption, rule: 'answered', ...(credit && { credit }) };
    }
    case undefined:
      return undefined;
    default:
      return { kind: 'text' };
  }
}

/**
 * Web pages print date, source, author and editor in one line: “2026年6月3日 08:30 来源：清河日报 记者：王小芳”.
 * It is parted where every piece speaks for itself.
 */
function partInfoLine(line: SourceLine): SourceLine[] {
  if (line.hint !== undefined || line.text.length > 120) return [line];
  const stamped = partStamp(line.text);
  if (stamped) return stamped.parts.map((text) => ({ ...line, text }));
  if (matchByline(line.text) ?? matchSourceNote(line.text)) return [line];
  // “原创 李明 某某发布 2024-03-05 18:30 发表于河北”, “以下文章来源于某报，作者李明”
  const named =
    /^(原创\s+\S{2,8})\s+(\S+\s+.*发表于\s*\S+)$|^(以下文章来源于\S+?\s*[，,])(.+)$/u.exec(
      line.text,
    );
  const pieces = named
    ? named.slice(1).filter(Boolean)
    : pieceTogether(line.text.split(/(?<=[^\s|｜：:[【])(?=[\s|｜])(?!\s*[\]】])/u));
  const bracketed = /^(?:【[^【】]+】\s*){2,}$/u.test(line.text);
  const telling = bracketed || /[|｜]/u.test(line.text) || pieces.some((piece) => tells(piece));
  if (pieces.length > 1 && telling)
    return pieces.map((text, index) => ({
      ...line,
      text,
      gap: index === 0 ? Math.max(line.gap, 1) : 1,
    }));
  return [line];
}

/** A web page's medium and the time it gave: from both lines together the first is the source. */
function stampedSources(lines: readonly SourceLine[]): Map<SourceLine, Mark> {
  const sources = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next?.number !== line.number) return [];
    const told = partStamp(`${line.text} ${next.text}`)?.medium;
    return [line, next].filter(({ text }) => text === told);
  });
  return new Map(sources.map((line) => [line, { kind: 'source', source: line.text }]));
}

/** “……深坑、（下转第四版）”, “（上接第一版）浅埋……”: the jump is printed in the line that it breaks. */
const partJump = (line: SourceLine): SourceLine[] => inTwo(line, splitJump, { gap: 0, indent: 0 });

const partSlipTitle = (line: SourceLine): SourceLine[] =>
  inTwo(line, splitSlipTitle, { gap: Math.max(line.gap, 1) });

function inTwo(
  line: SourceLine,
  split: (text: string) => [string, string] | undefined,
  second: Partial<SourceLine>,
): SourceLine[] {
  const parts = line.hint === undefined ? split(line.text) : undefined;
  if (!parts) return [line];
  return [
    { ...line, text: parts[0] },
    { ...line, text: parts[1], ...second },
  ];
}

/** The page's name at its top, or as another running head of the page gives it. */
function pageNames(lines: readonly SourceLine[]): Map<SourceLine, Mark> {
  const editions = lines.flatMap(({ text }) => matchFurniture(text, true, true)?.edition ?? []);
  const given = new Set(editions.map(({ name }) => name));
  // “A12” far from the text that it stands in
  const numbers = new Set(editions.map(({ number = '' }) => number).filter((at) => /\D/u.test(at)));
  const found = lines.filter(
    (line, index) =>
      line.hint === undefined &&
      ((isFarRight(line) && numbers.has(line.text)) ||
        (given.has(line.text) && (index === 0 || line.gap > 0)) ||
        (index === 0 && (isPlainPageName(line.text) || isNumberedName(line, lines[1])))),
  );
  return new Map(
    found.map((line) => [
      line,
      { kind: 'furniture', furniture: { rule: 'running-head', edition: { name: line.text } } },
    ]),
  );
}

/** “16 街坊” alone above all that the page holds. */
const isNumberedName = (line: SourceLine, below: SourceLine | undefined): boolean =>
  (below?.gap ?? 0) > 0 && /^\d{1,2} \p{Script=Han}{2,4}$/u.test(line.text);

/** “01 一盏灯”; “01 要闻” is the head of a page. */
const isNumberedTitle = (text: string): boolean => {
  const title = /^0[1-9]\s+(\S{3,16})$/u.exec(text)?.[1];
  return title !== undefined && !/版/u.test(title) && !matchPagePart(title);
};

/** “01”, “02”, … in lines of their own count the sections of a story, not pages. */
function sectionNumbers(lines: readonly SourceLine[]): Map<SourceLine, Mark> {
  const numbers = lines.filter(
    (line) => (isSectionNumber(line.text) && line.gap > 0) || isNumberedTitle(line.text),
  );
  const counts = numbers.every(
    (line, index) => Number(/^0\d|\d+$/u.exec(line.text)?.[0]) === index + 1,
  );
  return numbers.length > 1 && counts
    ? new Map(numbers.map((line) => [line, { kind: 'text' }]))
    : new Map<SourceLine, Mark>();
}

const bare = (piece: string): string => piece.replace(/^[\s|｜]+|[\s|｜]+$/gu, '');
const tells = (piece: string): boolean =>
  matchSourceNote(bare(piece)) !== undefined || matchByline(bare(piece)) !== undefined;
const speaks = (piece: string): boolean =>
  tells(piece) || matchFurniture(bare(piece), true, true) !== undefined;

/** Neighbouring pieces that speak for themselves together; none where one is left over. */
function pieceTogether(pieces: readonly string[]): string[] {
  if (pieces.length === 0 || pieces.length > 10) return [];
  for (let size = pieces.length; size > 0; size -= 1) {
    const first = pieces.slice(0, size).join('');
    if (!speaks(first)) continue;
    const rest = pieceTogether(pieces.slice(size));
    if (size === pieces.length || rest.length > 0) return [first.trim(), ...rest];
  }
  return [];
}

/** Running heads are printed one below the other too: paper, date, page number, page name. */
function stackedHeads(lines: readonly SourceLine[]): Map<SourceLine, Mark> {
  const found = new Map<SourceLine, Mark>();
  let block: SourceLine[] = [];
  const close = (next?: SourceLine): void => {
    const known = block.map(
      (line) =>
        matchFurniture(line.text, true, true) ??
        matchMastheadPart(line.text) ??
        (matchSourceNote(line.text) ? undefined : matchPagePart(line.text)),
    );
    // Beside a page number or a date any short name is the page's.
    const placed = known.some(
      (mark) => mark?.rule === 'running-head' && (mark.date ?? mark.edition?.number) !== undefined,
    );
    const marks = block.map(
      (line, index) => known[index] ?? (placed ? matchPagePart(line.text, true) : undefined),
    );
    // A short line over a date is the headline of a story that has no other.
    const [first] = block;
    const above = first && lines[lines.indexOf(first) - 1];
    const heads = known[0] === undefined && /。/u.test(next?.text ?? '');
    if (heads && (above === undefined || endsSentence(above.text))) {
      for (const [index, line] of block.slice(1).entries()) {
        const furniture = known[index + 1];
        const credited = matchCredit(line.text) !== undefined;
        const source = credited ? undefined : matchSourceNote(`（${line.text}）`)?.source;
        if (furniture) found.set(line, { kind: 'furniture', furniture });
        else if (source !== undefined) found.set(line, { kind: 'source', source });
      }
      return;
    }
    const telling = marks.some(
      (mark) => mark && ['running-head', 'editors', 'masthead'].includes(mark.rule),
    );
    if (block.length > 1 && telling && marks.every((mark) => mark !== undefined)) {
      for (const [index, line] of block.entries()) {
        const furniture = marks[index];
        if (furniture) found.set(line, { kind: 'furniture', furniture });
      }
    }
  };
  for (const line of lines) {
    if (line.gap > 0) {
      close(line);
      block = [];
    }
    block.push(line);
  }
  close();
  return found;
}

/** “2018年3月19日” below a document, or below who signs it, is part of it. */
const isSignatureDate = (line: SourceLine, above: readonly SourceLine[]): boolean => {
  if (!isPrintedDate(line.text) || line.gap > 1) return false;
  const last = above.at(-1);
  if (last === undefined) return false;
  const signs =
    [...last.text].length <= 16 && above.slice(-4, -1).some(({ text }) => /。/u.test(text));
  return endsSentence(last.text) || signs;
};

/** “文/图”, “文：”, “图文”: who took the pictures wrote the text too. */
const namesWriter =
  /文\s*[/／|｜:：·]|文[、并並]|(?<!\p{Script=Han})文[图圖摄攝]|[图圖]\s*[/／、·]?文|[/／\s]文(?:\s|$)|撰文/u;

function tag(
  line: SourceLine,
  before: SourceLine | undefined,
  after: SourceLine | undefined,
  above: readonly SourceLine[],
): Mark {
  if (line.hint === 'caption') {
    const { caption, credit } = splitCredit(line.text) ?? { caption: line.text };
    return { kind: 'caption', caption, rule: 'given', ...(credit && { credit }) };
  }
  if (line.hint === 'heading') return { kind: 'text' };
  const apart = line.gap > 0 || before === undefined || endsSentence(before.text);
  const isolated = (line.gap > 0 || before === undefined) && (after === undefined || after.gap > 0);
  const furniture = matchFurniture(line.text, apart, isolated);
  // “制图 王芳” alone below a line of text is the picture's.
  const drawn =
    furniture?.rule === 'editors' && before !== undefined && matchCredit(line.text) !== undefined;
  if (furniture && !drawn && !isSignatureDate(line, before ? above : []))
    return { kind: 'furniture', furniture };
  // An agency's name alone, far to the right below a story.
  if (isFarRight(line) && before !== undefined && /^\p{Script=Han}{1,4}社$/u.test(line.text))
    return { kind: 'source', source: line.text };
  // A note in brackets or with its label needs no blank line above it.
  const marked = /^[（(【〔[]|^(?:来源|來源|稿源|\p{Script=Han}{2,4}网(?:$|\s*[-－—]))/u.test(
    line.text,
  );
  // A wire's dateline that fills the first line of its paragraph.
  const opens = line.indent > 0 && after?.gap === 0 && after.indent < line.indent;
  const source =
    (apart || marked) && !(opens && /[电電讯訊][(（]?$/u.test(line.text))
      ? matchSourceNote(line.text)
      : undefined;
  if (source) return { kind: 'source', source: source.source };
  const credit = namesWriter.test(line.text) ? undefined : matchCredit(line.text);
  if (credit) return { kind: 'credit', credit };
  // A paragraph that begins above goes on below.
  const goesOn = after?.gap === 0 && after.indent === 0 && !matchDateline(after.text);
  const midSentence =
    line.gap === 0 &&
    goesOn &&
    before !== undefined &&
    before.indent > line.indent &&
    Math.abs(before.text.length + before.indent / 2 - line.text.length) <= 3 &&
    !endsSentence(before.text);
  // “作者：” above “出版社：” is of the book that is told of.
  const imprint = /^(?:出版社|出版|译者|書名|书名|定价|ISBN)\s*[：:]/u.test(after?.text ?? '');
  // “本报讯 记者李明报道：今” fills the first line of its paragraph.
  const lead = matchDateline(`${line.text}。`) !== undefined;
  const byline = midSentence || imprint || lead ? undefined : matchByline(line.text);
  if (byline) return { kind: 'byline', ...byline };
  return { kind: 'text' };
}
