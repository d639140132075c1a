/**
 * A part of a year: the text of its articles, as it is quoted and as Pagefind has indexed it. Large years
 * have several, each kept between builds, so that one changed article has only its own part read again.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { nameText, type Article } from '../archive/article.ts';
import type { TextBlock } from '../markdown/text.ts';
import { packFragment, type FragmentBlock } from '../search/bundle.ts';
import { tableFromOpenCC, type FoldTable } from '../search/fold.ts';
import { indexText } from '../search/index-text.ts';
import { writeWhole } from '../store/whole-file.ts';
import type { Indexer } from './pagefind-words.ts';
import { segment } from './segment.ts';

/** An article, whose text is read when its part of a year is made. */
export interface IndexSource {
  readonly article: Article;
  /** Changes if the article or its text does. */
  readonly digest: string;
  readonly blocks: () => readonly TextBlock[];
}

export interface Part {
  /** Of each article what is quoted of it, packed. */
  readonly texts: readonly string[];
  /** Positions that each article takes up, and its headline. */
  readonly spans: readonly number[];
  readonly headlines: readonly number[];
  readonly stretches: readonly Stretch[];
}

/** A run of positions that Pagefind was given at once. */
export interface Stretch {
  /** What stands at each of them (see src/search/codes.ts). */
  readonly codes: Uint8Array;
  readonly files: readonly Uint8Array[];
}

/**
 * What OpenCC leaves apart: Traditional text writes 著 for both 着 (看著) and 著 (著名), so neither script
 * would find the other unless they are one.
 */
const alike = '著 着';

/** The folding table of index and queries. */
export const foldTable: FoldTable = tableFromOpenCC(`${TSCharacters}|${alike}`);

/** How much of a date, `YYYY-MM-DD`, tells parts apart: the year, the month, ten days, the day. */
const cuts = [4, 7, 9, 10] as const;

/** Articles that are worth a part of their own. */
const partSize = 400;

/** Cuts articles of one year, sorted by date, into parts that an edit elsewhere leaves as they are. */
export function partsOf(
  sources: readonly IndexSource[],
  [, cut, ...finer]: readonly number[] = cuts,
): (readonly IndexSource[])[] {
  if (cut === undefined || sources.length <= partSize) return [sources];
  const parts = Map.groupBy(sources, ({ article }) => article.date.slice(0, cut));
  return [...parts.values()].flatMap((part) => partsOf(part, [cut, ...finer]));
}

/** @param stretchLength positions that Pagefind is given at once: memory grows with them */
export async function makePart(
  sources: readonly IndexSource[],
  index: Indexer,
  stretchLength: number,
  signal?: AbortSignal,
): Promise<Part> {
  const texts: string[] = [];
  const spans: number[] = [];
  const headlines: number[] = [];
  const stretches: Promise<Stretch>[] = [];
  let tokens: string[] = [];
  let codes: Uint8Array[] = [];
  let length = 0;
  const endStretch = (): void => {
    const made = Buffer.concat(codes);
    const stretch = index(tokens.join(' ')).then((files) => ({ codes: made, files }));
    // Whoever waits for it hears of its failure, also if that comes before.
    stretch.catch(() => undefined);
    stretches.push(stretch);
    tokens = [];
    codes = [];
    length = 0;
  };
  for (const { article, blocks } of sources) {
    const content = fragmentBlocks(article, blocks());
    texts.push(JSON.stringify(packFragment({ content })));
    const text = indexText(content, foldTable, segment);
    tokens.push(text.tokens.join(' '));
    codes.push(new Uint8Array(text.codes));
    length += text.tokens.length;
    spans.push(text.tokens.length);
    headlines.push(text.headline);
    if (length >= stretchLength) {
      await stretches.at(-1);
      endStretch();
    }
    // Others have their turn: Pagefind is sent the stretch before while this one is read.
    await setImmediate(undefined, { signal });
  }
  if (length > 0) endStretch();
  return { texts, spans, headlines, stretches: await Promise.all(stretches) };
}

/** What a build has kept; null where there is none, or where it is not as it was written. */
export function readPart(file: string): Part | null {
  if (!existsSync(file)) return null;
  try {
    return deserialize(gunzipSync(readFileSync(file))) as Part;
  } catch {
    return null;
  }
}

export function writePart(file: string, part: Part): void {
  writeWhole(file, gzipSync(serialize(part), { level: 1 }));
}

/** An article's text as it is indexed and quoted. */
function fragmentBlocks(article: Article, body: readonly TextBlock[]): FragmentBlock[] {
  const line = (kind: FragmentBlock['kind'], text: string | undefined): FragmentBlock[] =>
    text === undefined ? [] : [{ kind, text }];
  return [
    { kind: 'headline', text: article.headline },
    ...line('kicker', article.kicker),
    ...line('deck', article.deck),
    ...article.byline.flatMap((entry) => line('note', nameText(entry))),
    ...line('note', article.dateline),
    ...article.figures.flatMap(({ caption }) => line('caption', caption)),
    ...body,
  ];
}
