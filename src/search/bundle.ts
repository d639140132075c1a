/**
 * The files of the index, as the builder writes and the client reads them.
 *
 *     pagefind/manifest.json              names all the rest; the only file whose address never changes
 *     pagefind/fold.<digest>.bin          the folding table that the index was made with
 *     pagefind/names.<digest>.bin         names and recent headlines, for suggestions
 *     pagefind/<year>.<digest>/articles.bin     what is known of each article without its text
 *     pagefind/<year>.<digest>/index/<n>.bin    a chunk of Pagefind's index (see chunk.ts)
 *     pagefind/<year>.<digest>/single/<n>.bin   frequent characters by article (see singles.ts)
 *     pagefind/<year>.<digest>/text/<n>.bin     the texts of an article or of a few short ones
 *
 * All but the manifest are packed as they are and may be cached for ever. An article's number is its
 * place in its year: by date, then by id.
 */
import type { PackedTable } from './fold.ts';

/** Raised whenever code of one format would misread another; only its own is read. */
export const indexFormat = 5;

export const indexFolder = 'pagefind';

export const manifestPath = `${indexFolder}/manifest.json`;

export interface Manifest {
  readonly format: number;
  readonly fold: string;
  readonly names: string;
  /** Newest first. */
  readonly bundles: readonly {
    readonly year: string;
    readonly dir: string;
    readonly articles: number;
  }[];
}

export type FoldFile = PackedTable;

/** Columns that an article may have values in; `byline` is searched with 作者: and not counted. */
export const columns = [
  'section',
  'source',
  'byline',
  'people',
  'places',
  'organizations',
  'topics',
] as const;
export type ColumnName = (typeof columns)[number];

/** The values of a column that has any, and for each article their numbers: one, or a list. */
export interface Column {
  readonly values: readonly string[];
  readonly of: readonly (number | readonly number[])[];
}

export interface ArticlesFile {
  readonly year: string;
  /** Two numbers a day that has articles: the step from the day before it (see `slotOf`), how many. */
  readonly days: readonly number[];
  /** A line an article: length of the prefix shared with the id before, as one base-36 digit, the rest. */
  readonly ids: string;
  /** Positions in the index that each article takes up; the first begins at 0. */
  readonly spans: readonly number[];
  /** Positions of each article that its headline takes up. */
  readonly headlines: readonly number[];
  /** What texts are written with (see letters.ts). */
  readonly letters: string;
  readonly columns: Readonly<Partial<Record<ColumnName, Column>>>;
  /** The first token of each index chunk. */
  readonly chunks: readonly string[];
  /** The frequent characters in each file of them, if there are any. */
  readonly singles?: readonly string[];
}

export type BlockKind =
  'headline' | 'kicker' | 'deck' | 'note' | 'caption' | 'heading' | 'paragraph';

export interface FragmentBlock {
  readonly kind: BlockKind;
  readonly text: string;
  readonly paragraph?: number;
}

/** An article's text, verbatim, in the order in which it was indexed. The first block is the headline. */
export interface Fragment {
  readonly content: readonly FragmentBlock[];
}

/** Blocks as one letter each; `skip` is a paragraph's number that no block has. */
const kindLetters: Readonly<Record<BlockKind | 'unnumbered' | 'skip', string>> = {
  headline: 'h',
  kicker: 'k',
  deck: 'd',
  note: 'n',
  caption: 'c',
  heading: 's',
  paragraph: 'p',
  unnumbered: 'u',
  skip: '-',
};
const kindOfLetter = new Map(
  Object.entries(kindLetters).map(([kind, letter]) => [letter, kind as keyof typeof kindLetters]),
);

/** A letter a block, then the text of each. Paragraphs are numbered in order. */
export type PackedFragment = readonly [kinds: string, ...texts: string[]];

export function packFragment({ content }: Fragment): PackedFragment {
  let kinds = '';
  let number = 0;
  for (const { kind, paragraph } of content) {
    if (kind !== 'paragraph') kinds += kindLetters[kind];
    else if (paragraph === undefined) kinds += kindLetters.unnumbered;
    else {
      if (paragraph <= number) throw new RangeError(`paragraph ${paragraph} after ${number}`);
      kinds += kindLetters.skip.repeat(paragraph - number - 1) + kindLetters.paragraph;
      number = paragraph;
    }
  }
  return [kinds, ...content.map(({ text }) => text)];
}

export function unpackFragment([kinds, ...texts]: PackedFragment): Fragment {
  const content: FragmentBlock[] = [];
  let number = 0;
  for (const letter of kinds) {
    const kind = kindOfLetter.get(letter);
    if (kind === 'paragraph' || kind === 'skip') number += 1;
    if (kind === undefined || kind === 'skip') continue;
    const text = texts[content.length] as string;
    if (kind === 'unnumbered') content.push({ kind: 'paragraph', text });
    else if (kind === 'paragraph') content.push({ kind, text, paragraph: number });
    else content.push({ kind, text });
  }
  return { content };
}

/** Positions after which a file of texts takes no further article. */
const fileSpan = 800;

/** For each article the file that its text is in. Files are few, and none much larger than a text has to be. */
export function textFiles(spans: readonly number[]): number[] {
  let file = 0;
  let held = 0;
  return spans.map((span) => {
    if (held > 0 && held + span > fileSpan) {
      file += 1;
      held = 0;
    }
    held += span;
    return file;
  });
}

/** What suggestions are made from. */
export interface NamesFile {
  /** Most frequent first; pinyin without tones, with blanks between syllables. */
  readonly names: readonly (readonly [
    kind: 'people' | 'places' | 'organizations' | 'topics',
    text: string,
    count: number,
    pinyin: string,
  ])[];
  /** The newest, newest first. */
  readonly headlines: readonly string[];
  /** Characters by the syllable that each is most often read as. */
  readonly sounds: Readonly<Record<string, string>>;
}

/** The number of a day in its year: months of 31 days each. */
export function slotOf(date: string): number {
  return 31 * (Number(date.slice(5, 7)) - 1) + Number(date.slice(8, 10)) - 1;
}

export const monthOfSlot = (slot: number): number => Math.floor(slot / 31);

export function dateOfSlot(year: string, slot: number): string {
  const [month, day] = [monthOfSlot(slot) + 1, (slot % 31) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** @param dates ascending, of one year */
export function packDates(dates: readonly string[]): number[] {
  const packed: number[] = [];
  let last = 0;
  for (const [date, { length }] of Map.groupBy(dates, (of) => of)) {
    packed.push(slotOf(date) - last, length);
    last = slotOf(date);
  }
  return packed;
}

/** The slot of each article's day. */
export function unpackSlots(days: readonly number[], articles: number): Uint16Array {
  const slots = new Uint16Array(articles);
  let slot = 0;
  let article = 0;
  for (let i = 0; i + 1 < days.length; i += 2) {
    slot += days[i] as number;
    const end = article + (days[i + 1] as number);
    slots.fill(slot, article, end);
    article = end;
  }
  return slots;
}

export function packIds(ids: readonly string[]): string {
  const packed = ids.map((id, number) => {
    const before = ids[number - 1] ?? '';
    let shared = 0;
    while (shared < 35 && shared < id.length && id[shared] === before[shared]) shared += 1;
    return shared.toString(36) + id.slice(shared);
  });
  return packed.join('\n');
}

export function unpackIds(packed: string): string[] {
  if (packed === '') return [];
  let before = '';
  return packed.split('\n').map((entry) => {
    before = before.slice(0, parseInt(entry.charAt(0), 36)) + entry.slice(1);
    return before;
  });
}
