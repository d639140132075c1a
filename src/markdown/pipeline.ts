/**
 * The one Markdown pipeline: which plugins, in which order. Astro's own processor is given the same
 * lists, so a Markdown file reads alike wherever it is rendered. No smart punctuation: it would alter
 * quotations.
 */
import type { Root as HastRoot } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified, type PluggableList } from 'unified';
import { bodySchema } from './body-schema.ts';
import { plainHast, plainParagraphs } from './plain-paragraphs.ts';
import { remarkHeadingLevels } from './remark-heading-levels.ts';
import { remarkHtmlAsText } from './remark-html-as-text.ts';
import { remarkNotesOnWords } from './remark-notes-on-words.ts';
import { remarkOnlyOurs } from './remark-only-ours.ts';
import { remarkParagraphIds } from './remark-paragraph-ids.ts';
import { remarkSoftBreaks } from './remark-soft-breaks.ts';
import { remarkWebAddresses } from './remark-web-addresses.ts';
import { remarkWholeRows } from './remark-whole-rows.ts';

export const remarkPlugins: PluggableList = [
  [remarkGfm, { singleTilde: false }],
  remarkCjkFriendly,
  remarkOnlyOurs,
  remarkHtmlAsText,
  remarkWebAddresses,
  remarkHeadingLevels,
  remarkWholeRows,
  remarkSoftBreaks,
  remarkNotesOnWords,
  remarkParagraphIds,
];

export const rehypePlugins: PluggableList = [[rehypeSanitize, bodySchema]];

const parser = unified().use(remarkParse).use(remarkPlugins).freeze();
const transformer = unified().use(remarkRehype).use(rehypePlugins).freeze();
const writer = unified().use(rehypeStringify).freeze();

/** The syntax tree of a body, soft line breaks joined and paragraphs numbered. */
export function parseMarkdown(markdown: string): MdastRoot {
  const plain = plainParagraphs(markdown);
  if (plain) return plain;
  const tree = parser.parse(markdown);
  // Our transformers change the tree in place.
  parser.runSync(tree);
  return tree;
}

/** The sanitized HTML tree of a body. Raw HTML in the Markdown has become text. */
export function markdownToHast(markdown: string): HastRoot {
  return plainHast(markdown) ?? transformer.runSync(parseMarkdown(markdown));
}

/** HTML of a body or of a part of it. */
export function writeHtml(tree: HastRoot): string {
  return writer.stringify(tree);
}
