/**
 * The one Markdown pipeline: which plugins, in which order. Astro's own processor is given the same
 * lists, so a Markdown file reads alike wherever it is rendered. No smart punctuation: it would alter
 * quotations.
 */
import type { Root } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified, type PluggableList } from 'unified';
import { bodySchema } from './body-schema.ts';
import { remarkHtmlAsText } from './remark-html-as-text.ts';
import { remarkParagraphIds } from './remark-paragraph-ids.ts';
import { remarkSoftBreaks } from './remark-soft-breaks.ts';

export const remarkPlugins: PluggableList = [
  [remarkGfm, { singleTilde: false }],
  remarkCjkFriendly,
  remarkHtmlAsText,
  remarkSoftBreaks,
  remarkParagraphIds,
];

export const rehypePlugins: PluggableList = [[rehypeSanitize, bodySchema]];

const parser = unified().use(remarkParse).use(remarkPlugins).freeze();
const renderer = unified()
  .use(remarkParse)
  .use(remarkPlugins)
  .use(remarkRehype)
  .use(rehypePlugins)
  .use(rehypeStringify)
  .freeze();

/** The syntax tree of a body, soft line breaks joined and paragraphs numbered. */
export function parseMarkdown(markdown: string): Root {
  return parser.runSync(parser.parse(markdown)) as Root;
}

/** HTML of a body: sanitized, paragraphs numbered. Raw HTML in the Markdown is shown as text. */
export function renderMarkdown(markdown: string): string {
  return String(renderer.processSync(markdown));
}
