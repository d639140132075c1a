/** What only the whole archive can show to be wrong: identities and links between article files. */
import { zh } from '../i18n/zh-CN.ts';
import { labelsOf, type Report } from './archive.ts';
import type { Problem } from './front-matter.ts';
import { aliasPath, articlePath, nameKinds, nameSlug, pagePaths, type NameKind } from './urls.ts';

/** Bytes of a file's name that every disk can hold. */
const longestSlug = 250;

/** The first segments of the archive's own addresses; an alias there would overwrite a page or a file. */
const own = new Set([
  ...Object.values(nameKinds),
  ...Object.values(pagePaths).map((path) => path.replaceAll('/', '')),
  ...[
    '404',
    'download',
    'pagefind',
    '_astro',
    '_headers',
    'figures',
    'pictures',
    'favicon.svg',
    'share.png',
    'robots.txt',
  ],
  ...['404.html', 'index.html', 'feed.xml', 'atom.xml', 'feed.json', 'opensearch.xml'],
  ...['sitemap-index.xml', 'sha256sums', 'sources.sha256sums', 'sw.js'],
]);
/** Pages of dates, and files beside a report. */
const ownPattern =
  /^\/(?:\d{4}\/(?:\d\d\/){0,2}(?:page\/\d+\/|[^/]+\.(?:md|json|png)\/)?|sitemap-\d+\.xml\/)$/u;

const isOwn = (path: string): boolean => own.has(path.split('/')[1] ?? '') || ownPattern.test(path);

export interface CrossProblem extends Omit<Problem, 'line' | 'column'> {
  /** The field of the file's front matter that is wrong. */
  readonly field: readonly (string | number)[];
}

export function crossCheck(reports: readonly Report[]): CrossProblem[] {
  const problems: CrossProblem[] = [];
  const complain = (
    report: Report,
    field: CrossProblem['field'],
    message: string,
    hint: string,
  ): void => {
    problems.push({ file: report.file, field, message, hint });
  };

  const owners = new Map<string, Report>();
  for (const report of reports) {
    const first = owners.get(report.article.id);
    if (first) {
      complain(
        report,
        ['id'],
        zh.content.duplicateId(report.article.id, first.file),
        zh.content.duplicateIdHint,
      );
    } else owners.set(report.article.id, report);
  }

  const paths = new Map<string, string>(
    reports.map((report) => [articlePath(report.article), report.file]),
  );
  for (const report of reports) {
    for (const [at, { id }] of report.article.related.entries()) {
      if (!owners.has(id)) {
        const field = ['related', at, 'id'];
        complain(report, field, zh.content.unknownRelated(id), zh.content.unknownRelatedHint);
      }
    }
    for (const [at, alias] of report.article.aliases.entries()) {
      const field = ['aliases', at];
      // Where a disk does not tell upper case from lower, one page would overwrite the other.
      const path = aliasPath(alias).toLowerCase();
      if (isOwn(path)) {
        complain(report, field, zh.content.reservedAlias(alias), zh.content.aliasTakenHint);
        continue;
      }
      const owner = paths.get(path);
      if (owner !== undefined) {
        complain(report, field, zh.content.aliasTaken(alias, owner), zh.content.aliasTakenHint);
      } else paths.set(path, report.file);
    }
  }

  for (const kind of Object.keys(nameKinds) as NameKind[]) {
    const labels = new Map<string, string>();
    for (const report of reports) {
      for (const label of labelsOf(report.article, kind)) {
        const slug = nameSlug(label).toLowerCase();
        const first = labels.get(slug);
        if (first === undefined) {
          labels.set(slug, label);
          if (new TextEncoder().encode(slug).length > longestSlug) {
            complain(report, [kind], zh.content.nameTooLong(label), zh.content.nameTooLongHint);
          }
        } else if (first !== label) {
          complain(report, [kind], zh.content.slugClash(label, first), zh.content.slugClashHint);
        }
      }
    }
  }
  return problems;
}
