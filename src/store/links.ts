/** Every link, picture, script and form of a built site: does it lead to a file, and to a place in it? */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { checksumFile, readChecksums } from './checksums.ts';

export interface Links {
  readonly pages: number;
  readonly links: number;
  readonly broken: readonly { readonly page: string; readonly address: string }[];
}

/** Any origin that no link of another site has. */
const origin = 'http://site.invalid';

/** `base` is BASE_PATH. Addresses of other sites are not looked at. */
export function checkLinks(folder: string, base: string): Links {
  const root = `${base.replace(/\/+$/u, '')}/`;
  const listed = [...(readChecksums(folder)?.keys() ?? []), checksumFile];
  const files = new Set(listed.filter((file) => existsSync(join(folder, file))));
  const places = new Set<string>();
  /** Links that need a place within a page: known once every page is read. */
  const inPages: { page: string; address: string; place: string }[] = [];
  const broken: { page: string; address: string }[] = [];
  let links = 0;
  let pages = 0;
  for (const page of files) {
    if (!page.endsWith('.html')) continue;
    pages += 1;
    const here = origin + root + encodeURI(page.replace(/(^|\/)index\.html$/u, '$1'));
    for (const { id, addresses } of elementsOf(readFileSync(join(folder, page), 'utf8'))) {
      if (id !== undefined) places.add(`${page}#${id}`);
      for (const address of addresses) {
        const url = URL.canParse(address, here) ? new URL(address, here) : undefined;
        if (url?.origin !== origin) continue;
        links += 1;
        const target = fileOf(url, root, files);
        const anchor = decoded(url.hash.slice(1));
        if (target === undefined) broken.push({ page, address });
        else if (anchor !== '') inPages.push({ page, address, place: `${target}#${anchor}` });
      }
    }
  }
  broken.push(...inPages.filter(({ place }) => !places.has(place)));
  return { pages, links, broken: broken.map(({ page, address }) => ({ page, address })) };
}

function fileOf(url: URL, root: string, files: ReadonlySet<string>): string | undefined {
  if (!url.pathname.startsWith(root)) return undefined;
  const path = decoded(url.pathname.slice(root.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return files.has(file) ? file : undefined;
}

/** What an author wrote may hold a percent sign that begins no escape: it stays as it is and leads nowhere. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

interface Linking {
  readonly id: string | undefined;
  readonly addresses: readonly string[];
}

function elementsOf(html: string): readonly Linking[] {
  const found: Linking[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (defaultTreeAdapter.isElementNode(node)) {
      const value = (name: string) => node.attrs.find((attr) => attr.name === name)?.value;
      const addresses = ['href', 'src', 'action'].flatMap((name) => value(name) ?? []);
      const id = value('id');
      if (id !== undefined || addresses.length > 0) found.push({ id, addresses });
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
