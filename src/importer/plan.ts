/** What saving an import does to the archive: new articles, known ones, and those whose original has changed. */
import { extname } from 'node:path';
import type { ArticleInput } from '../archive/article.ts';
import { zh } from '../i18n/zh-CN.ts';
import { bulkRecords } from './bulk.ts';
import type { Saved } from './files.ts';
import {
  articleFile,
  sha256,
  type ArticleFile,
  type Imported,
  type ImportedArticle,
  type Warning,
} from './import.ts';
import { readOptions } from './options.ts';
import { readPage } from './read.ts';
import type { Ports, RunOptions } from './run.ts';
import {
  describeChanges,
  likelyOf,
  matchEarlier,
  readStanding,
  reconcile,
  type Standing,
} from './update.ts';

const text = zh.importer.update;

/** `changed` waits for leave to update; `conflict` and `differs` wait for the editor. */
export type Outcome = Saved | 'edited' | 'updated' | 'merged' | 'changed' | 'conflict';

export interface Plan {
  readonly id: string;
  readonly path: string;
  readonly content: string;
  readonly outcome: Outcome;
  /** How the content differs from what stands there. */
  readonly changes: readonly string[];
  /** Lines of the standing file that both sides changed. */
  readonly places?: readonly number[];
}

/** A plan for each article, in order; none while its date is open. */
export async function planPage(
  imported: Imported,
  options: RunOptions,
  ports: Ports,
): Promise<{ plans: (Plan | undefined)[]; warnings: Warning[] }> {
  const { articles } = imported;
  const present = articles.map(({ file }) => file && ports.store.read(file.path));
  if (articles.every(({ file }, index) => file?.content === present[index])) {
    return { plans: articles.map((article) => plain(article, 'unchanged')), warnings: [] };
  }
  const earlier = earlierSelves(imported, present, ports);
  const base = baseReader(imported, ports);
  const plans: (Plan | undefined)[] = [];
  for (const [index, article] of articles.entries()) {
    const standing = earlier.found.get(index);
    if (standing) plans.push(await planKnown(article, imported.file, standing, options, base));
    else plans.push(plain(article, present[index] === undefined ? 'written' : 'differs'));
  }
  return { plans, warnings: earlier.warnings };
}

const plain = ({ front, file }: ImportedArticle, outcome: Saved): Plan | undefined =>
  file && { id: front.id, path: file.path, content: file.content, outcome, changes: [] };

function earlierSelves(
  imported: Imported,
  present: readonly (string | undefined)[],
  ports: Ports,
): { found: Map<number, Standing>; warnings: Warning[] } {
  const found = new Map<number, Standing>();
  for (const [index, { file }] of imported.articles.entries()) {
    const content = present[index];
    const standing = file && content !== undefined ? readStanding(file.path, content) : undefined;
    if (standing) found.set(index, standing);
  }
  const original = imported.articles[0]?.front.provenance?.file ?? '';
  const known = new Set([...found.values()].map(({ path }) => path));
  const others = ports.store.madeOf(original).flatMap((path) => {
    const content = known.has(path) ? undefined : ports.store.read(path);
    const standing = content === undefined ? undefined : readStanding(path, content);
    return standing ? [standing] : [];
  });
  const open = imported.articles.flatMap(({ front, parsed, file }, index) =>
    file && present[index] === undefined ? [{ index, likely: likelyOf(front, parsed.blocks) }] : [],
  );
  const matched = matchEarlier(
    open.map(({ likely }) => likely),
    others,
  );
  for (const [at, standing] of matched) {
    const index = open[at]?.index;
    if (index !== undefined) found.set(index, standing);
  }
  // An article that came from the same bytes as these, and now from none.
  const digests = new Set([...found.values()].map(digestOf));
  const gone = others.filter(
    (other) => digests.has(digestOf(other)) && ![...found.values()].includes(other),
  );
  const warnings = gone.map(({ article, path }) => ({
    message: text.gone(article.headline, path),
  }));
  return { found, warnings };
}

const digestOf = ({ article }: Standing): string | undefined => article.provenance?.sha256;

type BaseReader = (standing: Standing) => Promise<string | undefined>;

async function planKnown(
  { front, parsed }: ImportedArticle,
  source: string,
  standing: Standing,
  options: RunOptions,
  base: BaseReader,
): Promise<Plan> {
  const { id } = standing.article;
  const { provenance } = standing.article;
  // The same bytes under another name are the same original.
  const renamed =
    provenance !== undefined && provenance.sha256 === front.provenance?.sha256
      ? { ...front, provenance: { ...front.provenance, file: provenance.file } }
      : front;
  const fresh = withId(renamed, id, parsed.blocks, source) ?? '';
  const before = fresh === standing.content ? fresh : await base(standing);
  return settle(id, standing, before, fresh, options);
}

/** The same article under the id that it has had: its address lasts. */
const withId = (
  front: ArticleInput,
  id: string,
  blocks: ImportedArticle['parsed']['blocks'],
  source: string,
): string | undefined => articleFile({ ...front, id }, blocks, source, 1).file?.content;

function settle(
  id: string,
  { path, content: stands }: Pick<Standing, 'path' | 'content'>,
  base: string | undefined,
  fresh: string,
  options: RunOptions,
): Plan {
  const verdict = reconcile(stands, base, fresh);
  switch (verdict.outcome) {
    case 'updated':
    case 'merged': {
      const { content } = verdict;
      const outcome = options.update === true ? verdict.outcome : 'changed';
      return { id, path, content, outcome, changes: describeChanges(stands, content) };
    }
    case 'conflict': {
      const { outcome, places } = verdict;
      const changes = describeChanges(base ?? '', fresh);
      return { id, path, content: stands, outcome, places, changes };
    }
    default: {
      const { outcome } = verdict;
      const changes =
        outcome === 'edited' ? describeChanges(fresh, stands) : describeChanges(stands, fresh);
      return { id, path, content: stands, outcome, changes };
    }
  }
}

/** What the importer makes of the original that an article came from, under the article's id. */
function baseReader(imported: Imported, ports: Ports): BaseReader {
  const digest = imported.bytes && sha256(imported.bytes);
  const read = new Map<string, Promise<Imported>>();
  return async ({ article, content, body, path }) => {
    const { provenance } = article;
    const options = readOptions(provenance?.options);
    if (!provenance || !options) return undefined;
    const key = `${provenance.sha256} ${provenance.options ?? ''}`;
    let again = read.get(key);
    if (again === undefined) {
      const kept = ports.original?.(provenance.sha256, provenance.file);
      const bytes =
        digest === provenance.sha256
          ? imported.bytes
          : kept === undefined
            ? undefined
            : ports.read(kept);
      if (bytes === undefined) return undefined;
      const format = options.as === undefined ? extname(provenance.file) : `.${options.as}`;
      again = readPage({ path: provenance.file }, format.toLowerCase(), options, {
        read: () => bytes,
        size: () => bytes.length,
      });
      read.set(key, again);
    }
    const { articles, file } = await again;
    const first = articles.find(({ front }) => front.provenance?.lines === provenance.lines);
    const standing = { article, content, body, path };
    const [likest] = first
      ? [articles.indexOf(first)]
      : articles.flatMap(({ front, parsed }, index) =>
          matchEarlier([likelyOf(front, parsed.blocks)], [standing]).size > 0 ? [index] : [],
        );
    const made = likest === undefined ? undefined : articles[likest];
    return made && withId(made.front, article.id, made.parsed.blocks, file);
  };
}

/** Finds what the importer makes of an article's record in the bulk file that the article came from. */
export type BulkBases = (standing: Standing) => string | undefined;

export function bulkBases(path: string, ports: Ports): BulkBases {
  const read = new Map<string, Map<string, string>>();
  let digest: string | undefined;
  return ({ article }) => {
    const { provenance } = article;
    const options = readOptions(provenance?.options);
    if (!provenance || !options) return undefined;
    if (path !== '-') digest ??= ports.digest(path);
    const kept =
      digest === provenance.sha256 ? path : ports.original?.(provenance.sha256, provenance.file);
    if (kept === undefined) return undefined;
    const key = `${kept} ${provenance.options ?? ''}`;
    let contents = read.get(key);
    if (contents === undefined) {
      const records = bulkRecords(kept, extname(kept).toLowerCase(), options, ports) ?? [];
      contents = new Map(
        [...records].flatMap(({ front, file }) =>
          front && file ? [[front.id, file.content]] : [],
        ),
      );
      read.set(key, contents);
    }
    return contents.get(article.id);
  };
}

/** A record whose article stands in the archive with another content. */
export function planRecord(
  id: string,
  { path, content }: ArticleFile,
  options: RunOptions,
  ports: Ports,
  bases: BulkBases,
): Plan {
  const stands = ports.store.read(path);
  const standing = stands === undefined ? undefined : readStanding(path, stands);
  if (!standing) return { id, path, content, outcome: 'differs', changes: [] };
  return settle(id, standing, bases(standing), content, options);
}
