/** The proof that nothing was lost: every printed character of a source stands in an article or among what was dropped. */
import type { Dropped, ParsedArticle } from './parts.ts';

/** Characters that the source has more often (`lost`) or less often (`added`) than what was made of it. */
export interface Account {
  readonly lost: string;
  readonly added: string;
}

export function account(
  source: string,
  articles: readonly ParsedArticle[],
  dropped: readonly Dropped[],
): Account {
  const counts = new Map<string, number>();
  tally(counts, source, 1);
  for (const article of articles) for (const text of printed(article)) tally(counts, text, -1);
  for (const { text } of dropped) tally(counts, text, -1);
  const left = [...counts].filter(([, count]) => count !== 0);
  return {
    lost: left.map(([char, count]) => char.repeat(Math.max(0, count))).join(''),
    added: left.map(([char, count]) => char.repeat(Math.max(0, -count))).join(''),
  };
}

/** Everything of an article that was printed, each character once. */
export function printed(article: ParsedArticle): string[] {
  return [
    article.kicker,
    article.headline,
    article.deck,
    article.bylineNote,
    article.dateline,
    article.datelineNote,
    article.sourceNote,
    ...article.figures.flatMap(({ pointer, caption, creditNote }) => [
      pointer,
      caption,
      creditNote,
    ]),
    ...article.blocks.map((block) => block.text),
  ].filter((text) => text !== undefined);
}

function tally(counts: Map<string, number>, text: string, sign: 1 | -1): void {
  for (const char of text) {
    if (/[\s\u0085\uFEFF]/u.test(char)) continue;
    counts.set(char, (counts.get(char) ?? 0) + sign);
  }
}
