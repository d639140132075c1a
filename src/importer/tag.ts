/** Names the lines that speak for themselves: furniture, source notes, bylines, credits, captions. */
import { matchByline, type Person } from './marks/byline.ts';
import { matchCredit, splitCredit, type Credit } from './marks/credit.ts';
import { matchFurniture, matchPagePart, type Furniture } from './marks/furniture.ts';
import { endsSentence, isSectionNumber } from './marks/sentence.ts';
import { isPrintedDate } from './marks/printed-dates.ts';
import { matchSourceNote } from './marks/source-note.ts';
import type { Rule } from './parts.ts';
import type { SourceLine } from './split.ts';

export type Mark =
  | { readonly kind: 'text' }
  | { readonly kind: 'furniture'; readonly furniture: Furniture }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'byline'; readonly printed: string; readonly people: readonly Person[] }
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
  const lines = printed.flatMap((line) => (line.answer ? [answered(line)] : partInfoLine(line)));
  const heads = new Map([...stackedHeads(lines), ...sectionNumbers(lines)]);
  const marks: Mark[] = [];
  for (const [index, line] of lines.entries()) {
    const above = marks[index - 1]?.kind === 'text' ? lines[index - 1] : undefined;
    marks.push(answeredMark(line) ?? heads.get(line) ?? tag(line, above, lines[index + 1]));
  }
  return { lines, marks };
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
  if (matchByline(line.text) ?? matchSourceNote(line.text)) return [line];
  // An account's line: the author, the account, the time.
  const author = /^(原创\s+\S{2,8})\s+(\S+\s+.*发表于\s*\S+)$/u.exec(line.text);
  if (author && matchByline(author[1] ?? ''))
    return author
      .slice(1)
      .map((text, index) => ({ ...line, text, gap: index === 0 ? line.gap : 1 }));
  for (const separator of [/\s{2,}|\u3000|[|｜]/u, /[\s|｜]+/u]) {
    const pieces = line.text.split(separator).filter((piece) => piece !== '');
    const telling = pieces.filter((piece) => matchSourceNote(piece) ?? matchByline(piece));
    const known = pieces.every(
      (piece) => telling.includes(piece) || matchFurniture(piece, true, true)?.rule !== undefined,
    );
    if (pieces.length > 1 && telling.length > 0 && known) {
      return pieces.map((text, index) => ({
        ...line,
        text,
        gap: index === 0 ? Math.max(line.gap, 1) : 1,
      }));
    }
  }
  return [line];
}

/** “01”, “02”, … in lines of their own count the sections of a story, not pages. */
function sectionNumbers(lines: readonly SourceLine[]): Map<SourceLine, Mark> {
  const numbers = lines.filter((line) => isSectionNumber(line.text) && line.gap > 0);
  const counts = numbers.every((line, index) => Number(/\d+$/u.exec(line.text)?.[0]) === index + 1);
  return numbers.length > 1 && counts
    ? new Map(numbers.map((line) => [line, { kind: 'text' }]))
    : new Map<SourceLine, Mark>();
}

/** Running heads are printed one below the other too: paper, date, page number, page name. */
function stackedHeads(lines: readonly SourceLine[]): Map<SourceLine, Mark> {
  const found = new Map<SourceLine, Mark>();
  let block: SourceLine[] = [];
  const close = (): void => {
    const marks = block.map(
      (line) => matchFurniture(line.text, true, true) ?? matchPagePart(line.text),
    );
    const telling = marks.some((mark) => mark?.rule === 'running-head' || mark?.rule === 'editors');
    if (block.length > 1 && telling && marks.every((mark) => mark !== undefined)) {
      for (const [index, line] of block.entries()) {
        const furniture = marks[index];
        if (furniture) found.set(line, { kind: 'furniture', furniture });
      }
    }
  };
  for (const line of lines) {
    if (line.gap > 0) {
      close();
      block = [];
    }
    block.push(line);
  }
  close();
  return found;
}

/** “2018年3月19日” below a document is part of it. */
const isSignatureDate = (line: SourceLine, above: SourceLine | undefined): boolean =>
  isPrintedDate(line.text) &&
  above !== undefined &&
  line.gap <= 1 &&
  (endsSentence(above.text) || [...above.text].length <= 16);

function tag(
  line: SourceLine,
  before: SourceLine | undefined,
  after: SourceLine | undefined,
): Mark {
  if (line.hint === 'caption') {
    const { caption, credit } = splitCredit(line.text) ?? { caption: line.text };
    return { kind: 'caption', caption, rule: 'given', ...(credit && { credit }) };
  }
  if (line.hint === 'heading') return { kind: 'text' };
  const apart = line.gap > 0 || before === undefined || endsSentence(before.text);
  const isolated = (line.gap > 0 || before === undefined) && (after === undefined || after.gap > 0);
  const furniture = matchFurniture(line.text, apart, isolated);
  if (furniture && !isSignatureDate(line, before)) return { kind: 'furniture', furniture };
  const source = apart ? matchSourceNote(line.text) : undefined;
  if (source) return { kind: 'source', source: source.source };
  const credit = /文/u.test(line.text) ? undefined : matchCredit(line.text);
  if (credit) return { kind: 'credit', credit };
  const midSentence =
    line.gap === 0 && before !== undefined && before.indent > 0 && !endsSentence(before.text);
  const byline = midSentence ? undefined : matchByline(line.text);
  if (byline) return { kind: 'byline', ...byline };
  return { kind: 'text' };
}
