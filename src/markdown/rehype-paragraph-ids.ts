/**
 * Numbers the body's paragraphs, so that each can be linked and cited.
 *
 *     第一段。      →  <p id="p1">第一段。</p>
 *
 *     第二段。         <p id="p2">第二段。</p>
 *
 * The numbers agree with `bodyBlocks`.
 */
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

export function rehypeParagraphIds() {
  return (tree: Root): void => {
    let paragraph = 0;
    visit(tree, 'element', (node) => {
      if (node.tagName === 'p') {
        paragraph += 1;
        node.properties['id'] = `p${paragraph}`;
      }
    });
  };
}
