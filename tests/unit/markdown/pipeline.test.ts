import fc from 'fast-check';
import { expect, test } from 'vitest';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { removePosition } from 'unist-util-remove-position';
import { unified } from 'unified';
import {
  markdownToHast,
  rehypePlugins,
  remarkPlugins,
  writeHtml,
} from '../../../src/markdown/pipeline.ts';
import { plainHast, plainParagraphs } from '../../../src/markdown/plain-paragraphs.ts';
import { bodyBlocks } from '../../../src/markdown/text.ts';

const renderMarkdown = (markdown: string): string => writeHtml(markdownToHast(markdown));

test('a soft line break gives a space between words and none between Chinese characters', () => {
  expect(renderMarkdown('全国\n会议\n第 5 次\nG20 summit\nopens')).toBe(
    '<p id="p1">全国会议第 5 次G20 summit opens</p>',
  );
});

test('a soft line break within a number of Chinese text gives no space', () => {
  expect(renderMarkdown('五月2\n0日增长5.\n2%，共1\n500人')).toBe(
    '<p id="p1">五月20日增长5.2%，共1500人</p>',
  );
  expect(renderMarkdown('in 2008\n15 people，C9\n19')).toBe(
    '<p id="p1">in 2008 15 people，C9 19</p>',
  );
});

test('emphasis holds next to full-width marks', () => {
  expect(renderMarkdown('他说**“可以。”**然后离开')).toBe(
    '<p id="p1">他说<strong>“可以。”</strong>然后离开</p>',
  );
});

test('quotation marks and dashes stay as they were written', () => {
  expect(renderMarkdown('"a" -- b... (c)')).toBe('<p id="p1">"a" -- b... (c)</p>');
});

test('raw HTML is shown as text', () => {
  const html = renderMarkdown('甲<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>');
  expect(html).not.toMatch(/<(?:script|img)/u);
  expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>');
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x'])(
  'a link to %s loses its address',
  (url) => {
    expect(renderMarkdown(`[甲](<${url}>)`)).toBe('<p id="p1"><a>甲</a></p>');
  },
);

test.each([
  ['详见 www.a.example，另行通知。', '详见 [www.a.example]，另行通知。'],
  ['登录http://a.example/?a=1&b=2。', '登录[http://a.example/?a=1&b=2]。'],
  ['热线（http://a.example）、电话', '热线（[http://a.example]）、电话'],
  [
    '甲网(http://a.example)、乙网(http://b.example/1)及www.c.example查询',
    '甲网([http://a.example])、乙网([http://b.example/1])及[www.c.example]查询',
  ],
  ['http://a.example/a_(b)c;举报信箱是：甲', '[http://a.example/a_(b)c];举报信箱是：甲'],
  ['http://中文.example/', 'http://中文.example/'],
  ['见<https://a.example/北京>', '见[https://a.example/北京]'],
  ['[https://a.example/北京](https://a.example/北京)', '[https://a.example/北京]'],
  ['写信到a@b.example询问', '写信到[a@b.example]询问'],
])('in %s an address ends where Chinese goes on', (text, marked) => {
  const html = renderMarkdown(text).replaceAll('&#x26;', '&');
  expect(html.replace(/<a [^>]+>|<\/a>/gu, (tag) => (tag === '</a>' ? ']' : '['))).toBe(
    `<p id="p1">${marked}</p>`,
  );
  const addresses = [...html.matchAll(/<a href="([^"]+)">([^<]+)</gu)];
  for (const [, href = '', shown = ''] of addresses)
    expect(decodeURI(href).replace(/^(?:http:\/\/(?=www)|mailto:)/u, '')).toBe(shown);
});

test('paragraph numbers of the page and of the plain text agree', () => {
  const block = fc.constantFrom(
    '文字。',
    '> 引文。',
    '- 一\n- 二',
    '## 小标题',
    '1. 甲\n\n   乙',
    '<b>x</b>',
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const markdown = blocks.join('\n\n');
      const anchors = [...renderMarkdown(markdown).matchAll(/<p id="p(\d+)">/gu)].map((match) =>
        Number(match[1]),
      );
      const numbers = bodyBlocks(markdown).flatMap(({ paragraph }) => paragraph ?? []);
      expect(anchors).toEqual(anchors.map((_, index) => index + 1));
      expect(numbers).toEqual(anchors);
    }),
  );
});

test('plain text is what the page shows', () => {
  expect(bodyBlocks('甲**乙**[丙](https://example.org)\n丁\n\n## 小标题')).toEqual([
    { kind: 'paragraph', text: '甲乙丙丁', paragraph: 1 },
    { kind: 'heading', text: '小标题' },
  ]);
});

test('the short way for plain paragraphs gives what the parser gives', () => {
  const full = unified().use(remarkParse).use(remarkPlugins).freeze();
  const html = unified().use(remarkRehype).use(rehypePlugins).freeze();
  const pieces = fc.constantFrom(
    ...[
      '甲乙',
      '，',
      '。',
      '\n',
      '\n\n',
      ' ',
      '  ',
      '\t',
      '“',
      '-',
      '1.',
      '20',
      '+',
      '!',
      '2)',
      '*',
      '#',
      '>',
      'a',
      'www.a.cn',
      'é',
      '\u3000',
      '—',
      '…',
      '(',
      ')',
      '"',
      "'",
      '/',
      '%',
      '　',
      '$',
      ';',
      '?',
      '^',
    ],
  );
  let short = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      // Bodies reach the pipeline without blank lines at either end.
      const body = parts.join('').trim();
      const tree = plainParagraphs(body);
      if (!tree) return;
      short += 1;
      const parsed = full.parse(body);
      full.runSync(parsed);
      removePosition(parsed, { force: true });
      expect(tree).toEqual(parsed);
      const made = html.runSync(parsed);
      removePosition(made, { force: true });
      expect(plainHast(body)).toEqual(made);
    }),
    { numRuns: 20_000 },
  );
  expect(short).toBeGreaterThan(1000);
});
