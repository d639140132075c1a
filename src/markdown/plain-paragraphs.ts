/**
 * The syntax tree of a body that is nothing but plain paragraphs, which is what newspaper text nearly
 * always is, without running the Markdown parser: that costs about a millisecond an article.
 *
 *     一。\n\n二。  →  root(paragraph(text "一。"), paragraph(text "二。"))
 */
import type { Root } from 'mdast';

// Anything that Markdown, or an extension of ours, could read as more than text.
const marked =
  /[\\`*_{}[\]<>#|~&@:=\u00AD]|(?!\n)\p{Cc}|^[ ]|[ ]$|^[-+]|^\d+[.)]|(?:www\.|http|xmpp)/imu;

/** Undefined where the body may be more than plain paragraphs; then the parser has to read it. */
export function plainParagraphs(body: string): Root | undefined {
  if (marked.test(body)) return undefined;
  return {
    type: 'root',
    children: body
      .split(/\n{2,}/u)
      .filter((block) => block !== '')
      .map((block) => ({
        type: 'paragraph',
        children: [{ type: 'text', value: block.replace(/^\n|\n$/gu, '') }],
      })),
  };
}
