import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleSchema, type ArticleInput } from '../../../src/archive/article.ts';
import { cite, citationFile, type Citable } from '../../../src/archive/citation.ts';

const citable = (fields: Partial<ArticleInput> = {}): Citable => ({
  article: articleSchema.parse({
    id: 'talks',
    headline: '两国元首会谈',
    date: '2026-05-20',
    publication: '某日报',
    edition: { number: 'A03', name: '要闻' },
    byline: ['张三', { name: '李四', role: '记者' }],
    ...fields,
  }),
  url: 'https://example.org/2026/05/20/talks/',
  site: '报藏',
});

test('GB/T 7714: authors, title, paper, date with edition, address', () => {
  expect(cite('gbt7714', citable())).toBe(
    '张三，李四. 两国元首会谈[N/OL]. 某日报，2026-05-20（A03）. https://example.org/2026/05/20/talks/.',
  );
});

test('GB/T 7714: more than three authors are cut, and what is missing leaves no trace', () => {
  expect(cite('gbt7714', citable({ byline: ['甲', '乙', '丙', '丁'] }))).toMatch(
    /^甲，乙，丙，等\. /u,
  );
  expect(cite('gbt7714', citable({ byline: [], publication: undefined, edition: undefined }))).toBe(
    '两国元首会谈[N/OL]. 报藏，2026-05-20. https://example.org/2026/05/20/talks/.',
  );
});

test('the container is the paper, else the source, and the archive for its own writing', () => {
  const source = { publication: undefined, source: '新华社' };
  expect(cite('gbt7714', citable(source))).toContain(' 新华社，2026');
  expect(cite('gbt7714', citable({ ...source, basis: ['事实'] }))).toContain(' 报藏，2026');
});

test('BibTeX: what TeX would read as commands is escaped', () => {
  const text = cite('bibtex', citable({ headline: '增长5%_{A&B}~^\\' }));
  expect(text).toContain(
    'title = {{增长5\\%\\_\\{A\\&B\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}}}',
  );
  expect(text).toMatch(/^@article\{talks,\n/u);
});

test('RIS: tagged lines from TY to ER, and no line a headline could forge', () => {
  const lines = cite('ris', citable()).split('\r\n');
  expect(lines[0]).toBe('TY  - NEWS');
  expect(lines.slice(-2)).toEqual(['ER  - ', '']);
  expect(lines).toContain('SP  - A03');
  expect(lines.filter((line) => line.startsWith('AU'))).toEqual(['AU  - 张三', 'AU  - 李四']);
});

test('CSL-JSON parses back to the article', () => {
  expect(JSON.parse(cite('csl', citable()))).toMatchObject([
    {
      type: 'article-newspaper',
      title: '两国元首会谈',
      issued: { 'date-parts': [[2026, 5, 20]] },
      page: 'A03',
    },
  ]);
});

test('Wikipedia: nothing in a headline ends its field or the template', () => {
  expect(cite('wikipedia', citable({ headline: '甲|乙}}{{丙]]' }))).toContain(
    '|title=甲&#124;乙&#125;&#125;&#123;&#123;丙&#93;&#93; |',
  );
  const plain = cite('wikipedia', citable({ headline: '甲' }));
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom(..."|{}[]<>&='~_甲"), { minLength: 1 })
        .map((characters) => characters.join('')),
      (headline) => {
        const text = cite('wikipedia', citable({ headline }));
        for (const mark of ['|', '{', '}', '[', ']', '<', '>', "''", '~~~'])
          expect([mark, text.split(mark).length]).toEqual([mark, plain.split(mark).length]);
        const title = /\|title=(.*) \|url=/u.exec(text)?.[1] ?? '';
        expect(
          title.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))),
        ).toBe(headline);
      },
    ),
  );
});

test('a citation file holds the citation, whatever the headline', () => {
  fc.assert(
    fc.property(
      fc
        .string({ minLength: 1, unit: 'grapheme' })
        .filter((text) => text.trim() !== '' && !/[\r\n]/u.test(text)),
      (headline) => {
        const given = citable({ headline });
        const [head = '', data = ''] = citationFile('ris', given).split(/,(.*)/su);
        expect(head).toBe('data:application/x-research-info-systems;charset=utf-8');
        expect(decodeURIComponent(data)).toBe(cite('ris', given));
      },
    ),
  );
});
