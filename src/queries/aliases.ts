/** Former addresses of reports. */
import type { Archive, Report } from '../archive/archive.ts';
import { aliasPath } from '../archive/urls.ts';

export interface Alias {
  /** Path without slashes at its ends. */
  readonly alias: string;
  readonly report: Report;
}

export function aliases({ reports, withdrawn }: Archive): readonly Alias[] {
  return [...reports, ...withdrawn].flatMap((report) =>
    report.article.aliases.map((alias) => ({ alias: aliasPath(alias).slice(1, -1), report })),
  );
}
