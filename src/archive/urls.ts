/** Every public address of the archive. The only module that builds one; all are rooted, without BASE_PATH. */
import type { Article } from './article.ts';
import { dateParts } from './dates.ts';

/** `/2026/05/20/<id>/`: from the date and the id alone, never from the headline. */
export function articlePath(article: Pick<Article, 'id' | 'date'>): string {
  return `${dayPath(article.date)}${article.id}/`;
}

export function dayPath(date: string): string {
  const { year, month, day } = dateParts(date);
  return `/${year}/${month}/${day}/`;
}

/** Beside the article: its Markdown source, its data, its picture for links: `/2026/05/20/<id>.md`. */
export function articleCopyPath(
  article: Pick<Article, 'id' | 'date'>,
  format: 'md' | 'json' | 'png',
): string {
  return `${dayPath(article.date)}${article.id}.${format}`;
}

/** One year of the archive, or the whole of it (`wholeArchive`), as a file of records. */
export const downloadPath = (part: string, format: (typeof downloadFormats)[number]): string =>
  `/download/${part}.${format}`;
export const wholeArchive = 'archive';
export const downloadFormats = ['jsonl', 'csv'] as const;
/** The addresses of all of them. */
export const downloadListPath = '/download/files.txt';

/** Kinds of name whose lists have a feed each. */
export const feedKinds: readonly NameKind[] = ['sections', 'events', 'people'];

/** The feed of a list that has one. */
export const feedPath = (listPath: string): string => `${listPath}feed.xml`;

export const monthPath = (month: string): string => `/${month.replace('-', '/')}/`;
export const yearPath = (year: string): string => `/${year}/`;

/** The kinds of name that have pages of their own, with the folder each stands in. */
export const nameKinds = {
  people: 'people',
  places: 'places',
  organizations: 'organizations',
  topics: 'topics',
  events: 'events',
  sections: 'sections',
  sources: 'sources',
} as const;
export type NameKind = keyof typeof nameKinds;

/** Names that Windows keeps for devices: no folder can have one. */
const device = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/iu;

/**
 * The path segment of a name: NFC, with every character that is unsafe in a file name or a URL
 * replaced by a hyphen. Two names of one kind that meet in a slug are an error of the archive.
 */
export function nameSlug(key: string): string {
  const slug = key
    .normalize('NFC')
    .replace(/[\s\p{C}/\\?#%:*"<>|.&+'`~^]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return slug === '' || device.test(slug) ? `${slug}-` : slug;
}

export function namePath(kind: NameKind, key: string): string {
  return `/${nameKinds[kind]}/${nameSlug(key)}/`;
}

/** The list of all names of a kind. */
export const kindPath = (kind: NameKind): string => `/${nameKinds[kind]}/`;

/** The names of a kind under one pinyin initial (`A` to `Z`), for lists too long for one page. */
export const initialPath = (kind: NameKind, initial: string): string =>
  `${kindPath(kind)}initial/${initial.toLowerCase()}/`;

/** Pages of which there is one. */
export const pagePaths = {
  home: '/',
  search: '/search/',
  about: '/about/',
  accessibility: '/about/accessibility/',
  /** The archive in figures, and every year. */
  years: '/years/',
  onThisDay: '/on-this-day/',
  corrections: '/corrections/',
  /** What can be read without a network. */
  offline: '/offline/',
} as const;

/** Reports of one day of the year, `MM-DD`, across the years. */
export const onThisDayPath = (monthDay: string): string =>
  monthDay === '' ? pagePaths.onThisDay : `${pagePaths.onThisDay}${monthDay}/`;

/** Where the page of a former address stands, with slashes around it: `/old/%31.html` → `/old/1.html/`. */
export const aliasPath = (alias: string): string =>
  `${decodeURI(alias).replace(/\/(?:index\.html\/?)?$/iu, '')}/`;

/** Page `page` (from 1) of a paged list; the first page is the list's own address. */
export function listPagePath(path: string, page: number): string {
  return page === 1 ? path : `${path}page/${page}/`;
}

/**
 * An href for a rooted path under `base` (BASE_PATH, with or without slashes at its ends), percent-encoded.
 * The path may carry a query or a fragment of its own, already encoded.
 */
export function href(path: string, base: string): string {
  const prefix = base.replace(/\/+$/u, '');
  // Most addresses, in which there is nothing to encode.
  if (/^[\w\-./]*$/u.test(path)) return prefix + path;
  const [, plain = '', tail = ''] = /^([^?#]*)(.*)$/su.exec(path) ?? [];
  return `${prefix}${encodeURI(decodeURISafe(plain))}${tail}`;
}

/** `path` decoded; one with a percent sign that begins no escape stays as it is. */
export function decodeURISafe(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
