import fc from 'fast-check';
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { rehypeLinkNames } from '../../../src/markdown/rehype-link-names.ts';

const link = (markdown: string, ...names: string[]): string =>
  String(
    unified()
      .use(remarkParse)
      .use(remarkRehype)
      .use(rehypeLinkNames, { names: names.map((text) => ({ text, href: `/${text.length}/` })) })
      .use(rehypeStringify)
      .processSync(markdown),
  );

test('the first mention is linked, once, across paragraphs', () => {
  expect(link('铁路通到拉萨。拉萨在西藏。\n\n拉萨', '拉萨')).toBe(
    '<p>铁路通到<a class="name" href="/2/">拉萨</a>。拉萨在西藏。</p>\n<p>拉萨</p>',
  );
});

test('a longer name wins over a name within it', () => {
  expect(link('北京大学在北京。', '北京', '北京大学')).toBe(
    '<p><a class="name" href="/4/">北京大学</a>在<a class="name" href="/2/">北京</a>。</p>',
  );
  expect(link('北京大学，北京大学', '北京', '北京大学').match(/<a /gu)).toHaveLength(1);
});

test('links, headings and code are left alone, and so are names of one character', () => {
  expect(link('## 拉萨\n\n[拉萨](/x) `拉萨` 沪', '拉萨', '沪')).toBe(
    '<h2>拉萨</h2>\n<p><a href="/x">拉萨</a> <code>拉萨</code> 沪</p>',
  );
});

test('no character of the text is lost or moved', () => {
  const word = fc.constantFrom('甲乙', '乙丙', '甲乙丙', '丁', '，', '*戊己*', '甲');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.uniqueArray(word), (words, names) => {
      const tree = unified().use(remarkParse).use(remarkRehype);
      const before = tree.runSync(tree.parse(words.join('')));
      const after = structuredClone(before);
      rehypeLinkNames({ names: names.map((text) => ({ text, href: '/' })) })(after);
      expect(textOf(after)).toBe(textOf(before));
    }),
  );
});

function textOf(tree: Root): string {
  let text = '';
  visit(tree, 'text', (node) => {
    text += node.value;
  });
  return text;
}
