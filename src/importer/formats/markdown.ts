/** A Markdown file to lines: headings and paragraphs are known; emphasis and links become their text. */
import type { Root, RootContent } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { toLines, type Source } from './source.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).freeze();

export function markdownSource(markdown: string): Source {
  const tree: Root = parser.parse(markdown);
  const blocks: { text: string; hint?: 'heading'; level?: number }[] = [];
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'heading')
      blocks.push({ text: textOf(node), hint: 'heading', level: node.depth });
    else if (
      node.type === 'paragraph' ||
      node.type === 'code' ||
      node.type === 'html' ||
      node.type === 'tableCell'
    ) {
      blocks.push({ text: textOf(node) });
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return { lines: toLines(blocks), text: blocks.map((block) => block.text).join('\n'), chrome: [] };
}

function textOf(node: RootContent): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ?? '';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
