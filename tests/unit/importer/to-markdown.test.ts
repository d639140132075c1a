import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleInput } from '../../../src/archive/article.ts';
import { parseArticleFile } from '../../../src/archive/front-matter.ts';
import { toMarkdown } from '../../../src/importer/to-markdown.ts';
import { bodyBlocks } from '../../../src/markdown/text.ts';

const front = (fields: Partial<ArticleInput> = {}): ArticleInput => ({
  id: '20260603-a1',
  headline: '水位回落',
  date: '2026-06-03',
  ...fields,
});

/** Marks that Markdown or YAML give a meaning to, mixed with what newspapers print. */
const mark = fc.constantFrom(
  ...'\\`*_[]()<>#+-.!|~&:;"\'{}=@$%^/?,0123456789 　《》“”‘’「」（）【】—…·、。，：；！？％－／ａＢ'.split(
    '',
  ),
  '水',
  '位',
  '電',
  '𠮷',
  '㐂',
  'é',
  'A',
  'b',
  'http://a.b/',
  'www.a.com',
  'a@b.cn',
  '&amp;',
  '&#65;',
  '```',
  '~~',
  '**',
  '---',
  '[^1]:',
  '<b>',
  '- ',
  '1. ',
  '\t',
);
const line = fc
  .array(fc.oneof(mark, fc.string({ unit: 'grapheme', maxLength: 3 })), {
    minLength: 1,
    maxLength: 24,
  })
  .map((parts) =>
    parts
      .join('')
      .replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/gu, '')
      .trim(),
  )
  .filter((text) => text !== '');

describe('the body reads back exactly', () => {
  test('whatever marks it holds', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const blocks = paragraphs.map((text) => ({ kind: 'paragraph' as const, text }));
        const { body } = parseArticleFile(toMarkdown(front(), blocks), 'a.md');
        expect(bodyBlocks(body).map((block) => [block.kind, block.text])).toEqual(
          paragraphs.map((text) => ['paragraph', text]),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test('with subheadings', () => {
    fc.assert(
      fc.property(line, line, (subhead, text) => {
        const content = toMarkdown(front(), [
          { kind: 'subhead', text: subhead },
          { kind: 'paragraph', text },
        ]);
        const { body } = parseArticleFile(content, 'a.md');
        expect(bodyBlocks(body).map((block) => [block.kind, block.text])).toEqual([
          ['heading', subhead],
          ['paragraph', text],
        ]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('front matter reads back exactly', () => {
  test('whatever it holds', () => {
    fc.assert(
      fc.property(line, line, line, line, (headline, deck, name, caption) => {
        const fields = {
          headline,
          deck,
          byline: [name, { name, role: deck }],
          figures: [{ caption, creditNote: deck, after: 2 }],
          topics: [headline],
        };
        const { article, problems } = parseArticleFile(
          toMarkdown(front(fields), [{ kind: 'paragraph', text: '正文。' }]),
          'a.md',
        );
        expect(problems).toEqual([]);
        expect(article).toMatchObject(fields);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '---',
    'a: b',
    '# 标题',
    "it's",
    '"quoted"',
    '2026-05-20',
    'yes',
    'null',
    '- 项',
    '{a: 1}',
    '!tag',
    '&a',
    '*a',
    '水位: 回落',
    '水位 #1',
    '- x\nid: evil'.split('\n')[0] ?? '',
  ])('a headline %s', (headline) => {
    const { article } = parseArticleFile(
      toMarkdown(front({ headline }), [{ kind: 'paragraph', text: '正文。' }]),
      'a.md',
    );
    expect(article?.headline).toBe(headline);
    expect(article?.id).toBe('20260603-a1');
  });

  test('stands in the order of the schema', () => {
    const content = toMarkdown(
      { source: '清河社', date: '2026-06-03', headline: '水位回落', id: 'a' },
      [{ kind: 'paragraph', text: '正文。' }],
    );
    expect(content).toBe(
      "---\nid: a\nheadline: 水位回落\ndate: '2026-06-03'\nsource: 清河社\n---\n\n正文。\n",
    );
  });
});
