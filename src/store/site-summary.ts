import { breaches, hosts, type Breach } from '../archive/host-limits.ts';
import { indexFolder } from '../search/bundle.ts';
import { site } from '../site.ts';

export interface SiteSummary {
  readonly files: number;
  readonly pages: number;
  /** Bytes of the search index. */
  readonly indexBytes: number;
  /** Limits of the host named in src/site.ts that the site would break. */
  readonly breaches: readonly Breach[];
}

/** @param all files of a site by path, without the list of them that the site carries */
export function siteSummary(all: ReadonlyMap<string, { readonly size: number }>): SiteSummary {
  const files = [...all];
  return {
    files: files.length + 1,
    pages: files.filter(([path]) => path.endsWith('.html')).length,
    indexBytes: files
      .filter(([path]) => path.startsWith(`${indexFolder}/`))
      .reduce((total, [, { size }]) => total + size, 0),
    breaches: breaches(hosts[site.host], all),
  };
}
