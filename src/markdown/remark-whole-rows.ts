/**
 * Keeps the cells of a table's row that stand beyond the columns of its head: they would be dropped.
 *
 *     | 年 |              →  <thead><tr><th>年</th><th></th></tr></thead>
 *     |----|                 <tbody><tr><td>1949</td><td>增产</td></tr></tbody>
 *     | 1949 | 增产 |
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

export function remarkWholeRows() {
  return (tree: Root): void => {
    visit(tree, 'table', (node) => {
      const align = node.align ?? [];
      const columns = Math.max(...node.children.map((row) => row.children.length));
      node.align = Array.from(
        { length: Math.max(align.length, columns) },
        (_, at) => align[at] ?? null,
      );
    });
  };
}
