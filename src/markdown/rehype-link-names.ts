/**
 * Links the first mention of each name to the name's page; longer names win over names within them.
 *
 *     <p>青藏铁路通到拉萨。</p>  →  <p>青藏铁路通到<a class="name" href="/places/拉萨/">拉萨</a>。</p>
 *
 * Text inside links, headings and code is left alone.
 */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export interface LinkedName {
  /** As it is written in the text. */
  readonly text: string;
  readonly href: string;
}

export interface LinkNamesOptions {
  readonly names: readonly LinkedName[];
}

const passedOver = new Set(['a', 'h2', 'h3', 'h4', 'code', 'pre', 'ruby']);

export function rehypeLinkNames({ names }: LinkNamesOptions) {
  const longestFirst = names
    .filter(({ text }) => [...text].length > 1)
    .toSorted((a, b) => b.text.length - a.text.length);
  return (tree: Root): void => {
    if (longestFirst.length === 0) return;
    const open = new Map(longestFirst.map((name) => [name.text, name]));
    visit(tree, (node, index, parent) => {
      if (node.type === 'element' && passedOver.has(node.tagName)) return SKIP;
      if (node.type !== 'text' || !parent || index === undefined || open.size === 0)
        return undefined;
      const parts = split(node.value, open, longestFirst);
      if (parts.length === 1) return undefined;
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

/** Cuts `text` at the names still open and closes each one found. */
function split(
  text: string,
  open: Map<string, LinkedName>,
  longestFirst: readonly LinkedName[],
): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    // The longest name here counts as met even when it is linked already, so that none inside it is.
    const here = longestFirst.find((name) => text.startsWith(name.text, at));
    if (!here) continue;
    if (open.delete(here.text)) {
      if (at > from) parts.push({ type: 'text', value: text.slice(from, at) });
      parts.push(link(here));
      from = at + here.text.length;
    }
    at += here.text.length - 1;
  }
  if (from < text.length || parts.length === 0)
    parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}

const link = ({ text, href }: LinkedName): Element => ({
  type: 'element',
  tagName: 'a',
  properties: { className: ['name'], href },
  children: [{ type: 'text', value: text }],
});
