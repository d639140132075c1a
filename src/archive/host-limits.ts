/** What file hosts take: how many files, how large, and how much together. */

export interface HostLimits {
  readonly files?: number;
  /** Bytes of one file. */
  readonly fileBytes?: number;
  /** Bytes of the site. */
  readonly totalBytes?: number;
}

const mebibyte = 2 ** 20;

/** As the hosts state them: Cloudflare Pages free and paid, GitHub Pages. */
export const hosts = {
  none: {},
  'cloudflare-pages': { files: 20_000, fileBytes: 25 * mebibyte },
  'cloudflare-pages-paid': { files: 100_000, fileBytes: 25 * mebibyte },
  'github-pages': { fileBytes: 100 * mebibyte, totalBytes: 1e9 },
} as const satisfies Record<string, HostLimits>;

export type HostName = keyof typeof hosts;

/** A limit that a site would break. */
export type Breach =
  | { readonly limit: 'files' | 'totalBytes'; readonly allowed: number; readonly found: number }
  | {
      readonly limit: 'fileBytes';
      readonly allowed: number;
      readonly found: number;
      /** Path of the file. */
      readonly file: string;
    };

/** @param files bytes by path */
export function breaches(
  limits: HostLimits,
  files: ReadonlyMap<string, { readonly size: number }>,
): readonly Breach[] {
  const total = [...files.values()].reduce((sum, { size }) => sum + size, 0);
  const above = (
    limit: 'files' | 'totalBytes',
    allowed: number | undefined,
    found: number,
  ): Breach[] => (allowed !== undefined && found > allowed ? [{ limit, allowed, found }] : []);
  const { fileBytes } = limits;
  return [
    ...above('files', limits.files, files.size),
    ...above('totalBytes', limits.totalBytes, total),
    ...[...files].flatMap(([file, { size }]): Breach[] =>
      fileBytes !== undefined && size > fileBytes
        ? [{ limit: 'fileBytes', allowed: fileBytes, found: size, file }]
        : [],
    ),
  ];
}
