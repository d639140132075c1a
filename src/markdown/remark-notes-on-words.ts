/**
 * Says how a word is read, or in which language it is written. To Markdown both are links, and a reader of
 * the file sees what is meant.
 *
 *     [歙](ruby "shè")县           →  <ruby>歙<rp>（</rp><rt>shè</rt><rp>）</rp></ruby>县
 *     [Le Monde](lang "fr")报道    →  <span lang="fr">Le Monde</span>报道
 */
import type { Element } from 'hast';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u;

// The address and the title that the link had are not allowed on these elements, and are dropped with all else.
export function remarkNotesOnWords() {
  return (tree: Root): void => {
    visit(tree, 'link', (node) => {
      const { url, title } = node;
      const [only] = node.children;
      if (!title || only?.type !== 'text' || node.children.length > 1) return;
      if (url === 'lang' && language.test(title)) {
        node.data = { ...node.data, hName: 'span', hProperties: { lang: title } };
      } else if (url === 'ruby') {
        node.data = {
          ...node.data,
          hName: 'ruby',
          hChildren: [
            { type: 'text', value: only.value },
            part('rp', '（'),
            part('rt', title),
            part('rp', '）'),
          ],
        };
      }
    });
  };
}

const part = (tagName: string, value: string): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children: [{ type: 'text', value }],
});
