import { expect, test } from 'vitest';
import { toReport } from '../../../src/archive/archive.ts';
import { articleSchema } from '../../../src/archive/article.ts';
import { metaTags, newsArticle } from '../../../src/queries/article-metadata.ts';
import { site } from '../../../src/site.ts';

const url = 'https://example.org/2026/05/20/talks/';
const full = toReport(
  articleSchema.parse({
    id: 'talks',
    headline: '两国元首会谈',
    deck: '签署联合声明',
    date: '2026-05-20',
    dateline: '新华社北京5月20日电',
    publication: '某日报',
    edition: { number: 'A03', name: '要闻' },
    section: '时政',
    byline: ['张三', { name: '李四', role: '记者' }],
    source: '新华社',
    sourceNote: '■据新华社',
    places: ['北京'],
    topics: ['外交', '条约'],
    figures: [{ src: '/figures/a.svg', alt: '图', caption: '说明', credit: '新华社' }],
    corrections: [{ date: '2026-05-22', kind: 'publisher', text: '应为二十项。' }],
    language: 'zh-Hans',
    rights: '版权说明',
  }),
  'a.md',
  '',
);
const bare = toReport(
  articleSchema.parse({ id: 'bare', headline: '题', date: '2026-05-20' }),
  'b.md',
  '',
);

test('Zotero finds the type and every field of a newspaper article', () => {
  const tags = metaTags(full, url);
  const of = (name: string): readonly string[] =>
    tags.filter((tag) => tag.name === name).map(({ content }) => content);
  // The names under which its translator for embedded metadata looks, and the fields that it fills.
  const fields = {
    'z:itemType': ['newspaperArticle'],
    citation_title: ['两国元首会谈：签署联合声明'],
    citation_author: ['张三', '李四'],
    citation_publication_date: ['2026/05/20'],
    citation_journal_title: ['某日报'],
    citation_firstpage: ['A03'],
    'prism.edition': ['要闻'],
    citation_keywords: ['外交; 条约'],
    citation_language: ['zh-Hans'],
    citation_public_url: [url],
    'DC.rights': ['版权说明'],
    'z:archive': [site.title],
    'z:archiveLocation': ['talks'],
  };
  expect(Object.fromEntries(Object.keys(fields).map((name) => [name, of(name)]))).toEqual(fields);
});

test('Dublin Core says what the report is, of whom, about what, from where', () => {
  const tags = Object.groupBy(metaTags(full, url), ({ name }) => name);
  for (const element of [
    ...['type', 'title', 'creator', 'date', 'publisher', 'source', 'subject', 'coverage'],
    ...['language', 'identifier', 'rights'],
  ])
    expect([element, tags[`DC.${element}`]?.every(({ content }) => content !== '')]).toEqual([
      element,
      true,
    ]);
});

test('what a report does not say is left out of its tags and its data', () => {
  for (const { content } of metaTags(bare, url)) expect(content).not.toBe('');
  expect(metaTags(bare, url).map(({ name }) => name)).not.toContain('citation_firstpage');
  const data = newsArticle(bare, url, new URL('https://example.org'));
  expect(Object.keys(data)).not.toContain('dateline');
  expect(JSON.stringify(data)).not.toMatch(/null|\[\]|""/u);
});

test('JSON-LD carries the parts of a printed report', () => {
  expect(newsArticle(full, url, new URL('https://example.org'))).toMatchObject({
    '@type': 'NewsArticle',
    headline: '两国元首会谈',
    alternativeHeadline: '签署联合声明',
    dateline: '新华社北京5月20日电',
    creditText: '■据新华社',
    printEdition: '要闻',
    printPage: 'A03',
    dateModified: '2026-05-22',
    correction: [{ '@type': 'CorrectionComment', text: '应为二十项。' }],
    image: [{ contentUrl: 'https://example.org/figures/a.svg', creditText: '新华社' }],
  });
});
