/** A report's body in the order in which it is read: text and figures by turns. */
import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { nameLabel, type Report } from '../archive/archive.ts';
import { nameText, type Figure } from '../archive/article.ts';
import { href, namePath } from '../archive/urls.ts';
import { markdownToHast, writeHtml } from '../markdown/pipeline.ts';
import { rehypeLinkNames, type LinkedName } from '../markdown/rehype-link-names.ts';
import { rehypeSetType } from '../markdown/rehype-set-type.ts';
import { bodyBlocks } from '../markdown/text.ts';
import { readBody } from '../store/folder.ts';
import type { DayPage } from './date-pages.ts';
import type { FrontPage } from './front-page.ts';

export type BodyPart =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'figure'; readonly figure: Figure };

/** A day with more reports than this shows headlines only. */
const roomyDay = 24;

/** Sanitized HTML with numbered paragraphs and linked names, cut where a figure stands. */
export function articleBody(report: Report): readonly BodyPart[] {
  const body = readBody(report);
  const tree = markdownToHast(body);
  rehypeLinkNames({ names: linkedNames(report) })(tree);
  rehypeSetType()(tree);
  return placeFigures(tree.children, report.article.figures);
}

/** The beginning of the body, verbatim, cut after the last sentence that ends within `length`. */
export function opening(report: Report, length: number): readonly string[] {
  const paragraphs: string[] = [];
  let room = length;
  for (const { kind, text } of bodyBlocks(readBody(report))) {
    if (kind !== 'paragraph') continue;
    // A few more characters are not worth a paragraph.
    if (room < length / 4) break;
    const paragraph = cutAtSentence(text, room);
    paragraphs.push(paragraph);
    room = paragraph === text ? room - [...text].length : 0;
  }
  return paragraphs;
}

type Openings = ReadonlyMap<string, readonly string[]>;

/** Beginnings for the front page by id: the lead's longer than the others'. */
export function openings({ lead, seconds }: Pick<FrontPage, 'lead' | 'seconds'>): Openings {
  return new Map([
    ...(lead ? [[lead.article.id, opening(lead, 420)] as const] : []),
    ...seconds.map((report) => [report.article.id, opening(report, 80)] as const),
  ]);
}

/** Beginnings of a day's reports by id; none where the day is too full to show them. */
export function dayOpenings({ day, page }: DayPage): Openings {
  if (day.reports.length > roomyDay) return new Map();
  return new Map(
    page.items.map((report, index) => [report.article.id, opening(report, index === 0 ? 300 : 80)]),
  );
}

/** `text` itself when short enough; else up to a sentence's end, or cut and marked with an ellipsis. */
export function cutAtSentence(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const head = characters.slice(0, length).join('');
  const end = /^.*[。！？](?:[”’」』）]*)/su.exec(head)?.[0] ?? '';
  return [...end].length > length / 3 ? end : `${head}……`;
}

function linkedNames({ article }: Report): readonly LinkedName[] {
  return (['people', 'places', 'organizations'] as const).flatMap((kind) =>
    article[kind].map((name) => ({
      text: nameText(name),
      href: href(namePath(kind, nameLabel(name)), import.meta.env.BASE_URL),
    })),
  );
}

function placeFigures(blocks: readonly RootContent[], figures: readonly Figure[]): BodyPart[] {
  const parts: BodyPart[] = [];
  const waiting = figures.toSorted((a, b) => (a.after ?? 0) - (b.after ?? 0));
  let run: RootContent[] = [];
  const flush = (): void => {
    if (run.some((node) => node.type === 'element')) {
      parts.push({ kind: 'text', html: writeHtml({ type: 'root', children: run }) });
    }
    run = [];
  };
  const release = (paragraph: number): void => {
    while (waiting[0] && (waiting[0].after ?? 0) <= paragraph) {
      flush();
      parts.push({ kind: 'figure', figure: waiting.shift() as Figure });
    }
  };
  let paragraph = 0;
  release(0);
  for (const block of blocks) {
    run.push(block);
    if (waiting.length === 0) continue;
    paragraph += paragraphsIn(block);
    release(paragraph);
  }
  flush();
  parts.push(...waiting.map((figure) => ({ kind: 'figure', figure }) as const));
  return parts;
}

function paragraphsIn(block: RootContent): number {
  let count = 0;
  const root: Root = { type: 'root', children: [block] };
  visit(root, 'element', (node) => {
    if (node.tagName === 'p') count += 1;
  });
  return count;
}
