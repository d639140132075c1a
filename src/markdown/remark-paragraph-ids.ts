/**
 * Numbers the body's paragraphs in reading order, so that each can be linked and cited.
 *
 *     第一段。      →  <p id="p1">第一段。</p>
 *
 *     - 第二段。       <ul><li><p id="p2">第二段。</p></li></ul>
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

declare module 'mdast' {
  interface ParagraphData {
    /** Number of the paragraph in the body, from 1. */
    paragraph?: number;
  }
}

export function remarkParagraphIds() {
  return (tree: Root): void => {
    let paragraph = 0;
    visit(tree, (node) => {
      // A tight list would lose its paragraphs, and their numbers with them.
      if (node.type === 'listItem' || node.type === 'list') node.spread = true;
      if (node.type !== 'paragraph') return;
      paragraph += 1;
      node.data = { ...node.data, ...numbered(paragraph) };
    });
  };
}

/** What a paragraph carries as the body's `paragraph`th, from 1. */
export const numbered = (paragraph: number) => ({
  paragraph,
  hProperties: { id: `p${paragraph}` },
});
