/**
 * Pages like ours for the other engines of `npm run bench:build`: the same parts in plain HTML, written
 * once, with marks in square brackets where an engine puts its own expressions.
 */

/** How an engine writes what stands in the pages. */
export interface Language {
  /** Expressions by mark. */
  readonly values: Readonly<Record<string, string>>;
  /** Whole passages by mark. */
  readonly blocks: Readonly<Record<string, string>>;
  /** An expression among text. */
  readonly inText: (expression: string) => string;
  /** An attribute's value, where expressions stand otherwise than among text. */
  readonly attribute?: (parts: readonly { text: string; expression?: string }[]) => string;
}

const ways = ['按日期', '栏目', '事件', '人物', '地点', '机构', '专题', '关于'];
const foot = [
  ...['关于本站', '无障碍说明', '档案概况', '来源', '历史上的今天'],
  ...['更正', '离线阅读', '检索', 'RSS 订阅', 'Atom 订阅'],
];
const links = (labels: readonly string[]): string =>
  `<ul>${labels.map((label, at) => `<li><a href="/way-${at}/">${label}</a></li>`).join('')}</ul>`;
const choices = [
  ['颜色', '随系统', '浅色', '纸色', '深色'],
  ['字号', '小', '中', '大', '特大'],
  ['字体', '宋体', '黑体'],
  ['排列', '横排', '竖排'],
  ['段落序号', '不显示', '显示'],
]
  .map(
    ([legend, ...labels], set) =>
      `<fieldset><legend>${legend}</legend>${labels
        .map(
          (label, at) =>
            `<label><input type="radio" name="set-${set}" value="${at}"><span>${label}</span></label>`,
        )
        .join('')}</fieldset>`,
  )
  .join('');
const metas = (names: readonly (readonly [string, string])[]): string =>
  names.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('');

const shell = (title: string, head: string, main: string): string => `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · 报藏</title>
<meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="报藏"><link rel="alternate" type="application/atom+xml" href="/atom.xml" title="报藏">
<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="报藏">
${head}<link rel="stylesheet" href="/site.css"></head>
<body><a class="skip" href="#main">跳到正文</a>
<header class="site-header"><a class="site-name" href="/">报藏</a><nav aria-label="主导航">${links(ways)}</nav>
<form class="search-box" action="/search/" method="get" role="search"><input type="search" name="q" aria-label="检索全文" placeholder="检索报道全文"><button type="submit">检索</button></form></header>
<main id="main" tabindex="-1">${main}</main>
<footer class="site-footer"><p>报藏，中文新闻报道的档案。</p><p>报道的版权属于各自的作者与报社。</p><nav aria-label="页脚导航">${links(foot)}</nav></footer></body></html>
`;

const head = `<link rel="canonical" href="[url]">${metas([
  ['description', '[headline]。[date]，[source]。'],
  ['og:type', 'article'],
  ['og:site_name', '报藏'],
  ['og:title', '[headline]'],
  ['og:description', '[headline]。[date]，[source]。'],
  ['og:url', '[url]'],
  ['og:image', '/share.png'],
  ['og:image:alt', '[headline]'],
  ['article:published_time', '[date]'],
  ['z:itemType', 'newspaperArticle'],
  ['z:archiveLocation', '[id]'],
  ['citation_title', '[headline]'],
  ['citation_publication_date', '[date]'],
  ['citation_journal_title', '[source]'],
  ['citation_public_url', '[url]'],
  ['DC.title', '[headline]'],
  ['DC.date', '[date]'],
  ['DC.publisher', '[source]'],
  ['DC.identifier', '[url]'],
])}[data]`;

const article = shell(
  '[headline]',
  head,
  `<nav class="breadcrumbs" aria-label="所在位置"><ol><li><a href="/[year]/">[year]</a></li><li><a href="/[year]/[month]/">[month]</a></li><li><a href="/days/[date]/">[date]</a></li></ol></nav>
<article><header><h1>[headline]</h1><ul class="facts"><li><a href="/days/[date]/"><time datetime="[date]">[date]</time></a></li><li><a href="/sources/[source]/">[source]</a></li></ul></header>
<details><summary>阅读设置</summary><form>${choices}</form></details>
<div class="prose">[body]</div>
<footer><section aria-labelledby="cite"><h2 id="cite">引用</h2><p>[headline]（N/OL）. [source]，[date]. [url].</p>
<pre>@article ([id],
  title = "[headline]",
  journal = "[source]",
  date = "[date]",
  url = "[url]"
)</pre><pre>TY  - NEWS
TI  - [headline]
T2  - [source]
DA  - [date]
UR  - [url]
ID  - [id]
ER  - </pre><pre>id [id], type article-newspaper, title [headline], container-title [source], issued [date], URL [url]</pre>
<p><code>cite news |title=[headline] |work=[source] |date=[date] |url=[url]</code></p></section>
<section aria-labelledby="record"><h2 id="record">关于本文</h2><dl><div><dt>编号</dt><dd><code>[id]</code></dd></div><div><dt>文件</dt><dd><a href="[url].md">Markdown</a><a href="[url].json">JSON</a></dd></div></dl></section></footer></article>
<aside aria-label="相关报道"><section><h2><a href="/days/[date]/">同一天</a></h2><ul>[same-day]</ul></section></aside>
<nav aria-label="前后报道">[previous][next]</nav>`,
);

const list = shell('[headline]', '', '<h1>[headline]</h1><ul>[items]</ul><nav>[turn]</nav>');

const mark = /\[([a-z-]+)\]/u;

function written(page: string, { values, blocks, inText, attribute }: Language): string {
  const withAttributes = attribute
    ? page.replace(/="([^"]*\[[a-z-]+\][^"]*)"/gu, (_, value: string) => {
        // Text and names of marks by turns.
        const pieces = value.split(mark);
        const parts = pieces.map((piece, at) =>
          at % 2 === 0 ? { text: piece } : { text: '', expression: values[piece] ?? '' },
        );
        return `=${attribute(parts)}`;
      })
    : page;
  return withAttributes
    .split(mark)
    .map((piece, at) => {
      if (at % 2 === 0) return piece;
      const value = values[piece];
      return value === undefined ? (blocks[piece] ?? '') : inText(value);
    })
    .join('');
}

/** Reports on a page of a list. */
export const listed = 40;
/** Reports of the day beside an article. */
export const beside = 8;

export const likeArticle = (language: Language): string => written(article, language);
export const likeList = (language: Language): string => written(list, language);
