/** What the environment says about one build: folders and addresses. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

export interface BuildSettings {
  /** Absolute path of the folder of article files (`ARCHIVE_CONTENT`). */
  readonly content: string;
  /** Absolute path of the folder that the site is written to (`ARCHIVE_OUT`). */
  readonly out: string;
  /** Where Astro keeps what it knows of this content folder between builds. */
  readonly cache: string;
  /** Where the bundled page templates are kept, for every content folder. */
  readonly templates: string;
  /** Where each build makes its site, in a folder of its own, before it takes the place of `out`. */
  readonly staging: string;
  /** The site before the published one, whose unchanged files the next build takes over. */
  readonly last: string;
  /** What the files of the published site were made from. */
  readonly note: string;
  /** Articles as they were last read. */
  readonly articles: string;
  /** False for a quick look at a large archive (`ARCHIVE_SEARCH=no`): no index is made. */
  readonly search: boolean;
  /** Origin of the published site (`SITE_URL`), without a slash at its end. */
  readonly siteUrl: string;
  /** Path under which the site is served (`BASE_PATH`), `/` or `/name`. */
  readonly base: string;
}

export function buildSettings(env: Readonly<Record<string, string | undefined>>): BuildSettings {
  const base = `/${(env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/gu, '')}`;
  const content = resolve(env['ARCHIVE_CONTENT'] || 'content/articles');
  const out = resolve(env['ARCHIVE_OUT'] || 'dist');
  const key = createHash('sha256').update(`${content}\0${out}`).digest('hex').slice(0, 12);
  const cache = resolve('.cache', key);
  return {
    content,
    out,
    cache,
    // Below the project, whose packages the templates need.
    templates: resolve('.cache/templates'),
    staging: join(cache, 'site'),
    last: join(cache, 'last'),
    note: join(cache, 'site.json'),
    articles: join(cache, 'articles.json'),
    search: env['ARCHIVE_SEARCH'] !== 'no',
    siteUrl: withoutBase((env['SITE_URL'] || 'http://localhost:4321').replace(/\/+$/u, ''), base),
    base,
  };
}

/** The path that a site is served under may be written in its address as well. */
function withoutBase(address: string, base: string): string {
  const url = URL.parse(address);
  return url?.pathname === base ? url.origin : address;
}
