/**
 * Shows raw HTML as the text it is: nothing an author wrote disappears, and nothing runs.
 *
 *     <b>粗</b>  →  <p>&lt;b>粗&lt;/b></p>
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

export function remarkHtmlAsText() {
  return (tree: Root): void => {
    visit(tree, 'html', (node, index, parent) => {
      if (!parent || index === undefined) return;
      const text = { type: 'text', value: node.value } as const;
      const block =
        parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem';
      parent.children[index] = block ? { type: 'paragraph', children: [text] } : text;
    });
  };
}
