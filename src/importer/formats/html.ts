/** A web page to lines: the story as a reader mode finds it, the rest set aside. Nothing is fetched or run. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readDate } from '../marks/printed-dates.ts';
import type { SourceLine } from '../split.ts';
import { toLines, type Source } from './source.ts';
import { rowText } from './table.ts';

type Block = Pick<SourceLine, 'hint' | 'level'> & {
  readonly text: string;
  readonly element: Element;
};

const blockNames = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const unseen = new Set(
  'script style noscript template iframe object embed svg math head select button input textarea link meta'.split(
    ' ',
  ),
);

export function htmlSource(html: string): Source {
  const { document } = parseHTML(
    /<html[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`,
  );
  const blocks = collect(document.body);
  const code = codeOf(document);
  for (const [index, { element }] of blocks.entries())
    element.setAttribute('data-block', String(index));
  const title = headline(document, blocks);
  const kept = storyBlocks(document, blocks, title);
  const story = blocks.filter((_, index) => kept.has(index));
  const lines = toLines(story);
  const published = publishedDate(document);
  return {
    lines,
    text: [...blocks, ...code].map(({ text }) => text).join('\n'),
    chrome: [
      ...blocks.filter((_, index) => !kept.has(index)).map(({ text }) => ({ line: 1, text })),
      ...code,
    ],
    ...(published !== undefined && { date: { date: published, line: 1 } }),
  };
}

/** What a page holds besides text, where it says or loads something: told of, never read. */
function codeOf(document: Document): Source['chrome'] {
  const names = [...unseen].filter((name) => name !== 'head').join();
  return [...document.querySelectorAll(names)]
    .filter((element) => element.parentElement?.closest(names) == null)
    .filter(
      (element) =>
        element.textContent.trim() !== '' || element.matches('script, iframe, object, embed'),
    )
    .map(({ outerHTML }) => ({ line: 1, text: outerHTML, rule: 'page-code' }));
}

/** Blocks of text in reading order; a block's text is what it holds outside the blocks within it. */
function collect(root: Element): Block[] {
  const blocks: Block[] = [];
  const walk = (element: Element): void => {
    let text = '';
    const flush = (): void => {
      if (text.trim() !== '') blocks.push({ ...hintOf(element), text: tidy(text), element });
      text = '';
    };
    const inline = (node: Node): void => {
      if (node.nodeType === 3) text += (node.textContent ?? '').replace(/[ \t\r\n]+/gu, ' ');
      if (node.nodeType !== 1) return;
      const child = node as Element;
      const name = child.localName;
      if (unseen.has(name)) return;
      const row = name === 'tr' ? rowText(child) : undefined;
      if (row !== undefined) {
        flush();
        blocks.push({ hint: 'paragraph', text: row, element: child });
      } else if (name === 'br') text += '\n';
      else if (blockNames.has(name)) {
        flush();
        walk(child);
      } else for (const inner of child.childNodes) inline(inner);
    };
    for (const node of element.childNodes) inline(node);
    flush();
  };
  walk(root);
  return blocks;
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^ +| +$/gu, ''))
    .join('\n');

function hintOf(element: Element): Pick<SourceLine, 'hint' | 'level'> {
  const level = /^h([1-6])$/u.exec(element.localName)?.[1];
  if (level !== undefined) return { hint: 'heading', level: Number(level) };
  return element.localName === 'figcaption' ? { hint: 'caption' } : {};
}

/** The heading that the page's title begins with, else its first level-one heading. */
function headline(document: Document, blocks: readonly Block[]): number | undefined {
  const title = document.title.trim();
  const headings = blocks.flatMap((block, index) =>
    block.hint === 'heading' ? [{ index, ...block }] : [],
  );
  const named = headings.find(
    ({ text }) => text.length >= 4 && title.startsWith(text.slice(0, 12)),
  );
  return (named ?? headings.find(({ level }) => level === 1))?.index;
}

function storyBlocks(
  document: Document,
  blocks: readonly Block[],
  title: number | undefined,
): Set<number> {
  // Readability takes the document apart, so it is given its own.
  const { document: copy } = parseHTML(document.documentElement.outerHTML);
  const article = new Readability(copy, { charThreshold: 60, keepClasses: true }).parse();
  const found = article?.content
    ? parseHTML(`<html><body>${article.content}</body></html>`).document
    : undefined;
  const indexes = [...(found?.querySelectorAll('[data-block]') ?? [])].map((element) =>
    Number(element.getAttribute('data-block')),
  );
  const all = blocks
    .map((_, index) => index)
    .filter((index) => !blocks[index]?.element.closest('nav, footer, aside, header'));
  const story = indexes.length > 0 ? indexes : all;
  const first = Math.min(...story, title ?? Infinity);
  const last = Math.max(...story);
  const kept = new Set(story.filter((index) => index >= (title ?? 0)));
  if (title !== undefined) kept.add(title);
  for (
    let above = (title ?? 0) - 1;
    above >= 0 && isKicker(blocks[above], blocks[title ?? 0]);
    above -= 1
  ) {
    kept.add(above);
  }
  // Between headline and story stand kicker, byline and source, which a reader mode takes for clutter.
  const opens = Math.min(...story.filter((index) => index > (title ?? -1)));
  for (let index = first; index <= last; index += 1) {
    const block = blocks[index];
    if (block && index < opens && !block.element.closest('nav, footer, aside, ul')) kept.add(index);
    if (block?.element.localName === 'figcaption') kept.add(index);
  }
  return kept;
}

/** A short line beside the headline, in the same part of the page. */
const isKicker = (block: Block | undefined, title: Block | undefined): boolean =>
  block !== undefined &&
  title !== undefined &&
  block.text.length <= 40 &&
  block.element.parentElement === title.element.parentElement &&
  block.element.closest('nav, header, ul') === null;

function publishedDate(document: Document): string | undefined {
  const selectors = [
    ['meta[property="article:published_time"]', 'content'],
    ['meta[name="pubdate" i], meta[name="publishdate" i], meta[name="publishDate"]', 'content'],
    ['time[datetime]', 'datetime'],
  ] as const;
  for (const [selector, attribute] of selectors) {
    const value = document.querySelector(selector)?.getAttribute(attribute);
    const date = value ? readDate(value.slice(0, 11).replace('T', ' ')) : undefined;
    if (date) return date.date;
  }
  return undefined;
}
