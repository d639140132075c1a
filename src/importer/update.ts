/**
 * A changed original meets the article that was made of it before: the two are found, compared and merged.
 * What an editor wrote into the article since is never lost.
 */
import { diffArrays, diffChars } from 'diff';
import { diff3Merge } from 'node-diff3';
import type { Article } from '../archive/article.ts';
import { parseArticleFile } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';

const text = zh.importer.update;

/** An article that stands in the archive. */
export interface Standing {
  readonly path: string;
  readonly content: string;
  readonly article: Article;
  readonly body: string;
}

export function readStanding(path: string, content: string): Standing | undefined {
  const { article, body } = parseArticleFile(content, path);
  return article && { path, content, article, body };
}

export type Verdict =
  | { readonly outcome: 'unchanged' | 'edited' | 'differs' }
  | { readonly outcome: 'updated' | 'merged'; readonly content: string }
  | { readonly outcome: 'conflict'; readonly places: readonly number[] };

/**
 * @param standing the article as it stands, perhaps edited by hand
 * @param base what the importer makes of the original that `standing` came from; absent where it is not known
 * @param fresh what the importer makes of the original now
 */
export function reconcile(standing: string, base: string | undefined, fresh: string): Verdict {
  if (standing === fresh) return { outcome: 'unchanged' };
  if (base === undefined) return { outcome: 'differs' };
  if (standing === base) return { outcome: 'updated', content: fresh };
  const regions = diff3Merge(lines(standing), lines(base), lines(fresh), {
    excludeFalseConflicts: true,
  });
  const places = regions.flatMap(({ conflict }) => (conflict ? [conflict.aIndex + 1] : []));
  if (places.length > 0) return { outcome: 'conflict', places };
  const content = regions.flatMap(({ ok }) => ok ?? []).join('\n');
  if (content === standing) return { outcome: 'edited' };
  const { problems } = parseArticleFile(content, '');
  return problems.length === 0
    ? { outcome: 'merged', content }
    : { outcome: 'conflict', places: [...new Set(problems.map(({ line }) => line))] };
}

const lines = (content: string): string[] => content.split('\n');

/** What is compared to tell which article an article of a changed original was before. */
export interface Likely {
  readonly headline: string;
  readonly date: string;
  readonly text: string;
}

/**
 * Each article's earlier self, by index. Papers name their files alike every day, so that an article of
 * another day must be nearly the same text, one of the same day only much the same.
 */
export function matchEarlier(
  fresh: readonly Likely[],
  standing: readonly Standing[],
): Map<number, Standing> {
  const pairs = fresh
    .flatMap((article, index) =>
      standing.map((earlier) => ({ index, earlier, likeness: compare(article, earlier) })),
    )
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness);
  const found = new Map<number, Standing>();
  const taken = new Set<Standing>();
  for (const { index, earlier } of pairs) {
    if (found.has(index) || taken.has(earlier)) continue;
    found.set(index, earlier);
    taken.add(earlier);
  }
  return found;
}

function compare(fresh: Likely, { article, body }: Standing): number {
  const sameDay = fresh.date === article.date;
  if (sameDay && fresh.headline === article.headline) return 2;
  const likeness = overlap(pairsOf(fresh.text), pairsOf(body));
  return likeness >= (sameDay ? 0.4 : 0.8) ? likeness : 0;
}

function pairsOf(text: string): Set<string> {
  const chars = [...text.replace(/[\s\\]/gu, '')];
  return new Set(chars.map((char, at) => char + (chars[at + 1] ?? '')));
}

/** Dice's coefficient, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / Math.max(1, a.size + b.size);
}

/** Lines that only machines read. */
const fingerprint = /^ {2}sha256: /u;

/** Differences for a reader: a line of the file each, what goes and what comes marked within it. */
export function describeChanges(before: string, after: string): string[] {
  const told: string[] = [];
  let line = 1;
  let gone: { line: number; text: string }[] = [];
  const flush = (come: readonly string[]): void => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const old = gone[at];
      const fresh = come[at];
      if (old?.text === '' && fresh === undefined) continue;
      if (old === undefined && fresh === '') continue;
      if (fingerprint.test(old?.text ?? '') && fingerprint.test(fresh ?? '')) continue;
      told.push(text.change(old?.line ?? line, markChange(old?.text ?? '', fresh ?? '')));
    }
    gone = [];
  };
  for (const { added, removed, value } of diffArrays(lines(before), lines(after))) {
    if (removed) {
      gone = value.map((said, index) => ({ line: line + index, text: said }));
      line += value.length;
    } else if (added) flush(value);
    else {
      flush([]);
      line += value.length;
    }
  }
  flush([]);
  return told.length === 0 && before !== after ? [text.onlyProvenance] : told;
}

/** Unchanged text shown on either side of a change, in characters. */
const context = 10;

function markChange(before: string, after: string): string {
  const parts = diffChars(before, after);
  return parts
    .map(({ added, removed, value }, index) => {
      if (added) return text.added(value);
      if (removed) return text.removed(value);
      const chars = [...value];
      const head = index === 0 ? 0 : context;
      const tail = index === parts.length - 1 ? 0 : context;
      if (chars.length <= head + tail + 2) return value;
      return `${chars.slice(0, head).join('')}……${tail === 0 ? '' : chars.slice(-tail).join('')}`;
    })
    .join('');
}

export const likelyOf = (
  { headline, date }: { readonly headline: string; readonly date: string },
  blocks: readonly { readonly text: string }[],
): Likely => ({ headline, date, text: blocks.map((block) => block.text).join('\n') });
