/** A report as it is cited: GB/T 7714 newspaper form, BibTeX, RIS, CSL-JSON, Wikipedia. */
import { zh } from '../i18n/zh-CN.ts';
import { nameText, type Article } from './article.ts';
import { dateParts } from './dates.ts';

export interface Citable {
  readonly article: Article;
  /** Absolute address of the page. */
  readonly url: string;
  /** The archive's name: who publishes where the report names no newspaper. */
  readonly site: string;
}

export const citationFormats = ['gbt7714', 'bibtex', 'ris', 'csl', 'wikipedia'] as const;
export type CitationFormat = (typeof citationFormats)[number];

/** The formats that programs read from a file: how the file's name ends, and its media type. */
export const citationFiles = {
  bibtex: { ending: 'bib', type: 'application/x-bibtex' },
  ris: { ending: 'ris', type: 'application/x-research-info-systems' },
  csl: { ending: 'csl.json', type: 'application/vnd.citationstyles.csl+json' },
} as const satisfies Partial<Record<CitationFormat, { ending: string; type: string }>>;

/** The file itself as an address: a download that needs neither a script nor a file on the server. */
export const citationFile = (format: keyof typeof citationFiles, citable: Citable): string =>
  `data:${citationFiles[format].type};charset=utf-8,${encodeURIComponent(cite(format, citable))}`;

export function cite(format: CitationFormat, citable: Citable): string {
  switch (format) {
    case 'gbt7714':
      return gbt7714(citable).join('. ') + '.';
    case 'bibtex':
      return bibtex(citable);
    case 'ris':
      return ris(citable);
    case 'csl':
      return `${JSON.stringify([cslItem(citable)], null, 2)}\n`;
    case 'wikipedia':
      return wikipedia(citable);
  }
}

const authors = (article: Article): readonly string[] => article.byline.map(nameText);

/** Where the report was printed; else who issued it; the archive itself for its own writing. */
export const container = ({ article, site }: Pick<Citable, 'article' | 'site'>): string =>
  article.publication ?? (article.basis.length > 0 ? site : (article.source ?? site));

/** The title under which a report is cited. */
export const titleOf = ({ headline, deck }: Article): string =>
  deck === undefined ? headline : `${headline}：${deck}`;

/**
 * `作者. 题名[N/OL]. 报纸名，年-月-日（版次）[引用日期]. 网址.`, after GB/T 7714, in the parts before and
 * after the day on which it is cited: that day is the reader's. The blanks and stops around it are not in them.
 */
export function gbt7714(citable: Citable): readonly [before: string, url: string] {
  const { article, url } = citable;
  const names = authors(article);
  const responsible =
    names.length > 3
      ? `${names.slice(0, 3).join('，')}，${zh.pages.cite.others}`
      : names.join('，');
  const edition = article.edition?.number ?? article.edition?.name;
  const before = [
    responsible,
    `${titleOf(article)}[N/OL]`,
    `${container(citable)}，${article.date}${edition === undefined ? '' : `（${edition}）`}`,
  ];
  return [before.filter((part) => part !== '').join('. '), url];
}

function bibtex(citable: Citable): string {
  const { article, url } = citable;
  const { year, month, day } = dateParts(article.date);
  const fields: readonly (readonly [string, string | undefined])[] = [
    [
      'author',
      authors(article)
        .map((name) => `{${escapeTex(name)}}`)
        .join(' and ') || undefined,
    ],
    ['title', `{${escapeTex(titleOf(article))}}`],
    ['journal', escapeTex(container(citable))],
    ['year', year],
    ['month', String(Number(month))],
    ['day', String(Number(day))],
    ['date', article.date],
    ['pages', article.edition?.number && escapeTex(article.edition.number)],
    ['url', url],
    ['language', article.language],
    ['entrysubtype', 'newspaper'],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}}`],
  );
  return `@article{${article.id},\n${lines.join(',\n')}\n}\n`;
}

const texEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escapeTex = (text: string): string =>
  text.replace(/[\\{}~^#$%&_]/gu, (character) => texEscapes[character] ?? `\\${character}`);

function ris(citable: Citable): string {
  const { article, url } = citable;
  const { year, month, day } = dateParts(article.date);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'NEWS'],
    ...authors(article).map((name) => ['AU', name] as const),
    ['TI', titleOf(article)],
    ['T2', container(citable)],
    ['PY', year],
    ['DA', `${year}/${month}/${day}/`],
    ['SP', article.edition?.number],
    ['SE', article.section],
    ['LA', article.language],
    ['UR', url],
    ['ID', article.id],
    ['ER', ''],
  ];
  return lines
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}\r\n`]))
    .join('');
}

export function cslItem(citable: Citable): Readonly<Record<string, unknown>> {
  const { article, url } = citable;
  const { year, month, day } = dateParts(article.date);
  const names = authors(article);
  return {
    id: article.id,
    type: 'article-newspaper',
    title: titleOf(article),
    ...(names.length > 0 && { author: names.map((literal) => ({ literal })) }),
    'container-title': container(citable),
    issued: { 'date-parts': [[Number(year), Number(month), Number(day)]] },
    ...(article.edition?.number !== undefined && { page: article.edition.number }),
    ...(article.section !== undefined && { section: article.section }),
    language: article.language,
    URL: url,
  };
}

function wikipedia(citable: Citable): string {
  const { article, url } = citable;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ...authors(article).map(
      (name, index) => [`author${index === 0 ? '' : index + 1}`, name] as const,
    ),
    ['title', titleOf(article)],
    ['url', url],
    ['newspaper', container(citable)],
    ['date', article.date],
    ['page', article.edition?.number],
    ['language', 'zh'],
  ];
  const parts = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`|${name}=${escapeWiki(value)}`],
  );
  return `{{cite news ${parts.join(' ')}}}`;
}

/** What would end a field, the template or its link, or begin markup, stands as a character reference. */
const escapeWiki = (text: string): string =>
  text.replace(/[|{}[\]<>&]|'{2,}|~{3,}|_{2,}/gu, (mark) =>
    [...mark].map((character) => `&#${character.codePointAt(0) ?? 0};`).join(''),
  );
