/**
 * Ends a web address that is written out in the text where its characters end: Chinese goes on without a
 * blank, and GFM would take the rest of the sentence into the address.
 *
 *     见 www.a.example，再通知。  →  <p>见 <a href="http://www.a.example">www.a.example</a>，再通知。</p>
 *
 * An address with Chinese in its path is written as `<https://a.example/北京>` or as a link.
 */
import type { Link, PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** What an address is made of, up to a bracket that it has not opened or a mark that ends a sentence. */
const address = /(?:https?:\/\/|www\.)[a-z\d](?:\([!-'*-~]*\)|[!-'*-~])*(?<![?!.,:;*_~'"])/giu;

export function remarkWebAddresses() {
  return (tree: Root): void => {
    visit(tree, 'link', (node, index, parent) => {
      const text = writtenOut(node);
      if (text === undefined || !parent || index === undefined) return undefined;
      const parts = split(text);
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

/** The text of a link that is its own address, without brackets around it, and longer than an address can be. */
function writtenOut({ children, position }: Link): string | undefined {
  const [text] = children;
  if (text?.type !== 'text' || children.length > 1 || /^[!-~]*$/u.test(text.value))
    return undefined;
  const width = (position?.end.offset ?? 0) - (position?.start.offset ?? 0);
  return position === undefined || width === text.value.length ? text.value : undefined;
}

function split(text: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    if (index > from) parts.push({ type: 'text', value: text.slice(from, index) });
    const url = /^www/iu.test(found) ? `http://${found}` : found;
    parts.push({ type: 'link', url, children: [{ type: 'text', value: found }] });
    from = index + found.length;
  }
  if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}
