/**
 * The plain text of an article's body, block by block, as it will be read on the page: what search
 * indexes and quotes, and what paragraph numbers refer to.
 */
import type { Root, RootContent } from 'mdast';
import { parseMarkdown } from './pipeline.ts';

export interface TextBlock {
  readonly kind: 'paragraph' | 'heading';
  readonly text: string;
  /** Number of the paragraph in the body, from 1; its anchor is `p<number>`. */
  readonly paragraph?: number | undefined;
}

/** Blocks in reading order. Every paragraph counts, also those within quotations and lists. */
export function bodyBlocks(markdown: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'paragraph') {
      blocks.push({ kind: 'paragraph', text: plainText(node), paragraph: node.data?.paragraph });
    } else if (node.type === 'heading' || node.type === 'code' || node.type === 'tableCell') {
      blocks.push({ kind: 'heading', text: plainText(node) });
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  visit(parseMarkdown(markdown));
  return blocks.filter((block) => block.text !== '');
}

function plainText(node: RootContent): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}
