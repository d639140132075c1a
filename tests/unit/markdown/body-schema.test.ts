/** The schema of a body against what our Markdown makes: neither may have what the other has not. */
import fc from 'fast-check';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import html5 from 'html-validate/elements/html5';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { bodySchema } from '../../../src/markdown/body-schema.ts';
import { markdownToHast, parseMarkdown, writeHtml } from '../../../src/markdown/pipeline.ts';
import { bodyBlocks } from '../../../src/markdown/text.ts';

type Node = Root | RootContent;

/** Each way of writing that an article may use. */
const ours = [
  '全国人大\n会议',
  '甲  \n乙',
  '*着重*与**加重**',
  '~~删去~~',
  '`代码`',
  '[链接](https://a.example "题名")',
  '[站内](/years/)',
  '见www.a.example',
  '写信到a@b.example',
  '[歙](ruby "读社")县',
  '[報紙](lang "ja")说',
  '> 引文\n>\n> 又引',
  '- 其一\n- 其二',
  '3. 第三\n4. 第四',
  '## 小标题',
  '### 下一层',
  '#### 再下一层',
  '***',
  '    缩进的代码',
  '```\n围起的代码\n```',
  '| 左 | 中 | 右 | 无 |\n|:-|:-:|-:|-|\n| 一 | 二 | 三 | 四 |',
];

/** What Markdown may hold besides, and what a hostile hand adds. */
const notOurs = [
  '![图](/a.png "图题")',
  '![图][名]\n\n[名]: /a.png "图题"',
  '据报道[^注]\n\n[^注]: 原文。',
  '[^无]: 无人指来的注。',
  '[无]: 无人指来的址',
  '- [x] 做了\n- [ ] 没做',
  '| 年 |\n|-|\n| 今 | 增产 |',
  '# 一级',
  '##### 五级\n\n###### 六级',
  '<b>粗</b>',
  '<section id="甲">\n\n节\n\n</section>',
  '<!-- 旁注 -->',
  '[点](javascript:alert(1))',
  '[歙](ruby "读" "再读")',
  '[歙 *县*](ruby "读")',
  '<script>恶</script>',
  '&lt;i&gt;',
  ':::注\n块\n:::',
  '$公式$',
  'H~2~O^2^',
];

const elementsOf = (node: Node): Element[] => [
  ...(node.type === 'element' ? [node] : []),
  ...('children' in node ? node.children.flatMap(elementsOf) : []),
];
const textOf = (node: Node): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
const pairs = (tree: Root): string[] =>
  elementsOf(tree).flatMap(({ tagName, properties }) => [
    tagName,
    ...Object.keys(properties).map((name) => `${tagName} ${name}`),
  ]);
const same = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

const unsanitized = unified().use(remarkRehype).freeze();

test('everything that the schema allows is made by some Markdown, and by ours', () => {
  const allowed = [
    ...(bodySchema.tagNames ?? []),
    ...Object.entries(bodySchema.attributes ?? {}).flatMap(([tag, list]) =>
      list.map((entry) => `${tag} ${typeof entry === 'string' ? entry : entry[0]}`),
    ),
  ];
  expect(same(pairs(markdownToHast(ours.join('\n\n'))))).toEqual(same(allowed));
  expect(new Set(allowed).size).toBe(allowed.length);
});

const markdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ours),
      fc.constantFrom(...notOurs),
      fc.constantFrom('\n', '\n\n', '> ', '- ', '1. ', '    ', '*', '**', '|', '[', ']', '<', '`'),
    ),
    { maxLength: 10 },
  )
  .chain((parts) => fc.constantFrom('', '\n', '\n\n').map((glue) => parts.join(glue)));

test('the schema takes no element and no text from what Markdown makes', () => {
  const dropped = new Set<string>();
  fc.assert(
    fc.property(markdown, (source) => {
      const before = unsanitized.runSync(parseMarkdown(source));
      const after = markdownToHast(source);
      expect(elementsOf(after).map(({ tagName }) => tagName)).toEqual(
        elementsOf(before).map(({ tagName }) => tagName),
      );
      expect(textOf(after)).toBe(textOf(before));
      const kept = elementsOf(after);
      for (const [index, { tagName, properties }] of elementsOf(before).entries())
        for (const name of Object.keys(properties))
          if (!(name in (kept[index]?.properties ?? {}))) dropped.add(`${tagName} ${name}`);
    }),
    { numRuns: 300 },
  );
  // An address that could run; the link that a note on a word is written as; the language of code.
  for (const pair of dropped)
    expect([
      'a href',
      'code className',
      ...['ruby', 'span'].flatMap((tag) => [`${tag} href`, `${tag} title`]),
    ]).toContain(pair);
});

test('nothing that was written disappears from the page', () => {
  const han = (text: string): string[] =>
    [...text.matchAll(/\p{Script=Han}/gu)].map(String).toSorted();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ours, ...notOurs)), (parts) => {
      const source = parts.join('\n\n');
      expect(han(decodeURI(writeHtml(markdownToHast(source))))).toEqual(han(source));
    }),
  );
});

test('search knows what the page shows, in the same order, but for readings of characters', () => {
  const shown = (node: Node): string =>
    node.type === 'element' && ['rp', 'rt'].includes(node.tagName)
      ? ''
      : 'children' in node
        ? node.children.map(shown).join('')
        : textOf(node);
  const printed = (text: string): string => text.replace(/\s/gu, '');
  fc.assert(
    fc.property(markdown, (source) => {
      const known = bodyBlocks(source).map(({ text }) => text);
      expect(printed(known.join(''))).toBe(printed(shown(markdownToHast(source))));
    }),
    { numRuns: 300 },
  );
});

const tags = Object.keys(html5).filter((tag) => /^[a-z]/u.test(tag));
const ownNames = [
  'className',
  'htmlFor',
  'httpEquiv',
  'acceptCharset',
  'srcDoc',
  'srcSet',
  'style',
];
const handlers = ['onClick', 'onError', 'onLoad', 'onFocus', 'onMouseOver', 'onToggle', 'onBegin'];
const names = [
  ...new Set([
    ...Object.values(html5).flatMap(({ attributes = {} }) => Object.keys(attributes)),
    ...ownNames,
    ...[...ownNames, ...handlers].map((name) => name.toLowerCase()),
    ...handlers,
    'dataX',
    'ariaLabel',
    'xLinkHref',
  ]),
].filter((name) => !name.includes('*'));

/** One element, sanitized where it may stand: cells and rows are nothing outside a table. */
function cleanElement(tagName: string, properties: Element['properties']): ElementContent[] {
  const element = (name: string, has: typeof properties, inside: ElementContent): Element => ({
    type: 'element',
    tagName: name,
    properties: has,
    children: [inside],
  });
  const text: ElementContent = { type: 'text', value: '文字' };
  const clean = sanitize(element('table', {}, element(tagName, properties, text)), bodySchema);
  if (clean.type !== 'element') throw new Error(`the table around <${tagName}> is gone`);
  return clean.children;
}

test('every other element of HTML gives its text alone, a script or a style not even that', () => {
  expect(tags.length).toBeGreaterThan(140);
  const silent = new Set(['script', 'style']);
  const allowed = new Set(bodySchema.tagNames);
  for (const tagName of [...tags, 'x-element', 'SCRIPT', 'math', 'foreignObject', 'animate']) {
    const clean = cleanElement(tagName, {});
    const [only] = clean;
    if (allowed.has(tagName)) expect(only).toMatchObject({ type: 'element', tagName });
    else if (silent.has(tagName)) expect([tagName, clean]).toEqual([tagName, []]);
    else expect([tagName, clean]).toEqual([tagName, [{ type: 'text', value: '文字' }]]);
  }
});

test('every other attribute of HTML is dropped from every element', () => {
  expect(names.length).toBeGreaterThan(210);
  const values = ['p1', 'left', 'en', '3', 'https://a.example/', 'javascript:alert(1)', true];
  const kept = new Set<string>();
  for (const tagName of bodySchema.tagNames ?? [])
    for (const name of names)
      for (const value of values)
        for (const pair of pairs({
          type: 'root',
          children: cleanElement(tagName, { [name]: value }),
        }))
          kept.add(pair);
  expect(same(kept)).toEqual(same(pairs(markdownToHast(ours.join('\n\n')))));
});

test.each([
  ['p', 'id', 'search'],
  ['p', 'id', 'p1 x'],
  ['td', 'align', 'justify'],
  ['a', 'href', 'javascript:alert(1)'],
  ['a', 'href', 'JaVaScRiPt:alert(1)'],
  ['a', 'href', 'data:text/html,x'],
  ['a', 'href', 'vbscript:x'],
  ['a', 'href', 'file:///etc/passwd'],
  ['a', 'href', 'blob:x'],
])('<%s %s="%s"> loses it', (tagName, name, value) => {
  expect(cleanElement(tagName, { [name]: value })).toMatchObject([{ tagName, properties: {} }]);
  expect(pairs({ type: 'root', children: cleanElement(tagName, { [name]: value }) })).toEqual([
    tagName,
  ]);
});
