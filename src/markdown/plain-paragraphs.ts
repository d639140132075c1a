/**
 * A body that is nothing but plain paragraphs, which is what newspaper text nearly always is, without running
 * the Markdown parser and its plugins: they cost about a millisecond an article.
 *
 *     一。\n\n二。  →  <p id="p1">一。</p>\n<p id="p2">二。</p>
 */
import type { Element, Root as HastRoot } from 'hast';
import type { Paragraph, Root } from 'mdast';
import { numbered } from './remark-paragraph-ids.ts';
import { joinLines } from './remark-soft-breaks.ts';

// Anything that Markdown, or an extension of ours, could read as more than text.
const marked =
  /[\\`*_{}[\]<>#|~&@:=\u00AD]|(?!\n)\p{Cc}|^[ ]|[ ]$|^[-+]|^\d+[.)]|(?:www\.|http|xmpp)/imu;

/**
 * The tree that the remark plugins would leave; undefined where the body may be more than plain paragraphs,
 * and the parser has to read it.
 */
export function plainParagraphs(body: string): Root | undefined {
  const children = paragraphsOf(body)?.map((value, index): Paragraph => ({
    type: 'paragraph',
    children: [{ type: 'text', value }],
    data: numbered(index + 1),
  }));
  return children && { type: 'root', children };
}

/** The tree that remark-rehype and the rehype plugins would make of it. */
export function plainHast(body: string): HastRoot | undefined {
  const children = paragraphsOf(body)?.flatMap((value, index): HastRoot['children'] => {
    const paragraph: Element = {
      type: 'element',
      tagName: 'p',
      properties: numbered(index + 1).hProperties,
      children: [{ type: 'text', value }],
    };
    return index === 0 ? [paragraph] : [{ type: 'text', value: '\n' }, paragraph];
  });
  return children && { type: 'root', children };
}

function paragraphsOf(body: string): string[] | undefined {
  if (marked.test(body)) return undefined;
  return body
    .split(/\n{2,}/u)
    .filter((block) => block !== '')
    .map((block) => joinLines(block.replace(/^\n|\n$/gu, '')));
}
