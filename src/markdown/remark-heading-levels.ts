/**
 * Keeps the headings of a body below the headline and within the levels that are set.
 *
 *     # 一      →  <h2>一</h2>
 *
 *     ##### 五     <h4>五</h4>
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

export function remarkHeadingLevels() {
  return (tree: Root): void => {
    visit(tree, 'heading', (node) => {
      if (node.depth < 2) node.depth = 2;
      else if (node.depth > 4) node.depth = 4;
    });
  };
}
