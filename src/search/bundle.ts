/**
 * The files of the index besides Pagefind's own, as the builder writes and the client reads them.
 *
 *     pagefind/manifest.json              names all the rest; the only file whose address never changes
 *     pagefind/fold.<digest>.bin          the folding table that the index was made with
 *     pagefind/names.<digest>.bin         names and recent headlines, for suggestions
 *     pagefind/<year>.<digest>/articles.bin           what is known of each article without its text
 *     pagefind/<year>.<digest>/index/<n>.pf_index     Pagefind's index, in its own format
 *     pagefind/<year>.<digest>/fragment/<n>.pf_fragment   an article's text
 *
 * All but the manifest are gzip'd as they are and may be cached for ever. An article's number is its
 * place in its year: by date, then by id.
 */
import type { PackedTable } from './fold.ts';

/** Raised whenever code that reads an older format would misread a newer one. */
export const indexFormat = 1;

export const indexFolder = 'pagefind';

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

export interface ArticlesFile {
  readonly year: string;
  /** Steps of `31 * (month - 1) + day - 1` from the article before. */
  readonly days: readonly number[];
  /** Length of the prefix shared with the id before, as one base-36 digit, then the rest. */
  readonly ids: readonly string[];
  /** One character an article: its length in units, on a logarithmic scale. */
  readonly lengths: string;
  /** Values of each column that has any, and for each article the numbers of its values. */
  readonly columns: Readonly<
    Partial<
      Record<
        ColumnName,
        { readonly values: readonly string[]; readonly of: readonly (readonly number[])[] }
      >
    >
  >;
  /** The first word of each index chunk, cut to what sets it apart from the chunk before. */
  readonly chunks: readonly string[];
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

const kinds: readonly BlockKind[] = [
  'paragraph',
  'headline',
  'kicker',
  'deck',
  'note',
  'caption',
  'heading',
];

type PackedBlock = readonly [kind: number, text: string, paragraph?: number];

/** UTF-16, low byte first: packed Chinese text is a fifth smaller so than from UTF-8. */
export function packFragment({ content }: Fragment): Uint8Array {
  const json = JSON.stringify(
    content.map(({ kind, text, paragraph }): PackedBlock => {
      const number = kinds.indexOf(kind);
      return paragraph === undefined ? [number, text] : [number, text, paragraph];
    }),
  );
  const bytes = new DataView(new ArrayBuffer(json.length * 2));
  for (let i = 0; i < json.length; i += 1) bytes.setUint16(i * 2, json.charCodeAt(i), true);
  return new Uint8Array(bytes.buffer);
}

export function unpackFragment(bytes: Uint8Array): Fragment {
  const packed = JSON.parse(new TextDecoder('utf-16le').decode(bytes)) as PackedBlock[];
  const content = packed.map(([kind, text, paragraph]) => ({
    kind: kinds[kind] as BlockKind,
    text,
    paragraph,
  }));
  return { content };
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

const lengthBase = 40;

export function lengthCode(units: number): string {
  return String.fromCharCode(lengthBase + Math.round(4 * Math.log2(units + 1)));
}

export function lengthOf(code: number): number {
  return 2 ** ((code - lengthBase) / 4) - 1;
}

export function packDates(dates: readonly string[]): number[] {
  let last = 0;
  return dates.map((date) => {
    const slot = 31 * (Number(date.slice(5, 7)) - 1) + Number(date.slice(8, 10)) - 1;
    const step = slot - last;
    last = slot;
    return step;
  });
}

export function unpackDates(year: string, days: readonly number[]): string[] {
  let slot = 0;
  return days.map((step) => {
    slot += step;
    const month = Math.floor(slot / 31) + 1;
    const day = (slot % 31) + 1;
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
}

export function packIds(ids: readonly string[]): string[] {
  return ids.map((id, number) => {
    const before = ids[number - 1] ?? '';
    let shared = 0;
    while (shared < 35 && shared < id.length && id[shared] === before[shared]) shared += 1;
    return shared.toString(36) + id.slice(shared);
  });
}

export function unpackIds(packed: readonly string[]): string[] {
  let before = '';
  return packed.map((entry) => {
    before = before.slice(0, parseInt(entry.charAt(0), 36)) + entry.slice(1);
    return before;
  });
}
