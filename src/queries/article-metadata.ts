/** What machines read from an article's page: schema.org, Highwire Press and Dublin Core. */
import type { ImageObject, NewsArticle, WithContext } from 'schema-dts';
import type { Report } from '../archive/archive.ts';
import { nameText, type Article } from '../archive/article.ts';
import { container, titleOf } from '../archive/citation.ts';
import { href } from '../archive/urls.ts';
import { site } from '../site.ts';

export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/** A type of schema.org with values that may be missing. */
type Gappy<Type> = { readonly [Key in keyof Type]: Type[Key] | undefined };

/** Tags from which reference managers fill in a newspaper article. */
export function metaTags({ article }: Report, url: string): readonly MetaTag[] {
  const authors = article.byline.map(nameText);
  const printedIn = container({ article, site: site.title });
  const date = article.date.replaceAll('-', '/');
  const tags: readonly (readonly [string, string | undefined])[] = [
    // Zotero takes og:type for more than DC.type, and what it finds under its own names as it is.
    ['z:itemType', 'newspaperArticle'],
    ['z:archive', site.title],
    ['z:archiveLocation', article.id],
    ['citation_title', titleOf(article)],
    ...authors.map((author) => ['citation_author', author] as const),
    ['citation_publication_date', date],
    ['citation_journal_title', printedIn],
    ['citation_firstpage', article.edition?.number],
    ['prism.edition', article.edition?.name],
    ['citation_keywords', article.topics.join('; ') || undefined],
    ['citation_language', article.language],
    ['citation_public_url', url],
    ['DC.type', 'newspaperArticle'],
    ['DC.title', titleOf(article)],
    ...authors.map((author) => ['DC.creator', author] as const),
    ['DC.date', article.date],
    ['DC.publisher', printedIn],
    ['DC.source', article.source],
    ...article.topics.map((topic) => ['DC.subject', topic] as const),
    ...article.places.map((place) => ['DC.coverage', nameText(place)] as const),
    ['DC.language', article.language],
    ['DC.identifier', url],
    ['DC.rights', article.rights],
  ];
  return tags.flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }]));
}

/** The report as schema.org NewsArticle. */
export function newsArticle(
  report: Report,
  url: string,
  origin: URL | undefined,
): WithContext<NewsArticle> {
  const { article } = report;
  const figures = article.figures.filter(({ src }) => src !== undefined);
  return withoutGaps<WithContext<NewsArticle>>({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    headline: article.headline,
    alternativeHeadline: article.deck,
    datePublished: article.date,
    dateModified: latestCorrection(article),
    dateline: article.dateline,
    author: article.byline.map((entry) => ({ '@type': 'Person', name: nameText(entry) })),
    publisher: { '@type': 'Organization', name: container({ article, site: site.title }) },
    creditText: article.sourceNote ?? article.source,
    printEdition: article.edition?.name,
    printPage: article.edition?.number,
    articleSection: article.section,
    keywords: article.topics,
    mentions: mentions(article),
    about: article.event === undefined ? undefined : { '@type': 'Event', name: article.event },
    image: figures.map((figure) =>
      withoutGaps<ImageObject>({
        '@type': 'ImageObject',
        contentUrl: new URL(href(figure.src as string, import.meta.env.BASE_URL), origin).href,
        caption: figure.caption,
        creditText: figure.creditNote ?? figure.credit,
      }),
    ),
    correction: article.corrections.map(({ date, text }) => ({
      '@type': 'CorrectionComment',
      text,
      datePublished: date,
    })),
    inLanguage: article.language,
    usageInfo: article.rights,
    isAccessibleForFree: true,
    isPartOf: { '@type': 'WebSite', name: site.title },
  });
}

function latestCorrection({ corrections }: Article): string | undefined {
  return corrections
    .map(({ date }) => date)
    .sort()
    .at(-1);
}

function mentions(article: Article) {
  return (
    [
      ['people', 'Person'],
      ['places', 'Place'],
      ['organizations', 'Organization'],
    ] as const
  ).flatMap(([kind, type]) =>
    article[kind].map((name) => ({ '@type': type, name: nameText(name) })),
  );
}

/** Leaves out what is not known: undefined values and empty lists. */
function withoutGaps<Type extends object>(record: Gappy<Type>): Type {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Type;
}

/** JSON that may stand inside a script element: nothing in it can end the element. */
export function scriptJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
