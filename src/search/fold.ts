/**
 * Folding makes spellings that a reader takes for the same text equal: full and half width and
 * other compatibility forms (NFKC), case, and Traditional against Simplified characters. It is
 * applied to what is compared, never to what is shown, and folding twice changes nothing.
 */

/** Traditional character -> the Simplified one that stands for it. */
export type FoldTable = ReadonlyMap<string, string>;

/** Marks, half-width voicing marks and the later letters of a Hangul syllable: they join what precedes them. */
const joins = /^[\p{M}\uFF9E\uFF9F\u1160-\u11FF\uD7B0-\uD7FB]/u;

/** Calls `emit` for each folded code point with the UTF-16 range of the source that it stands for. */
export function foldEach(
  text: string,
  table: FoldTable,
  emit: (char: string, start: number, end: number) => void,
): void {
  let start = 0;
  while (start < text.length) {
    const code = text.codePointAt(start) as number;
    let end = start + (code > 0xffff ? 2 : 1);
    while (end < text.length && text.charCodeAt(end) >= 0x300 && !isUnified(text.charCodeAt(end))) {
      const next = String.fromCodePoint(text.codePointAt(end) as number);
      if (!joins.test(next)) break;
      end += next.length;
    }
    const source = text.slice(start, end);
    if (isUnified(code) && end === start + 1) {
      emit(table.get(source) ?? source, start, end);
    } else {
      for (const char of caseless(source.normalize('NFKC')).normalize('NFKC')) {
        emit(table.get(char) ?? char, start, end);
      }
    }
    start = end;
  }
}

/** Small letters, those with the same capital letter alike: ς and σ, ß and ss. */
const caseless = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase();

export function fold(text: string, table: FoldTable): string {
  let folded = '';
  foldEach(text, table, (char) => (folded += char));
  return folded;
}

/** The CJK Unified Ideographs of the first plane: NFKC and case leave them alone. */
function isUnified(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

/**
 * A table from OpenCC's own notation (`漢 汉|乾 干 乾|…`): the first candidate of each entry,
 * followed to its end, so that a character which others turn into is never itself turned.
 */
export function tableFromOpenCC(entries: string): FoldTable {
  const first = new Map<string, string>();
  for (const entry of entries.split('|')) {
    const [from, to] = entry.split(' ');
    if (from !== undefined && to !== undefined && from !== to) first.set(from, to);
  }
  const table = new Map<string, string>();
  for (const from of first.keys()) {
    let to = from;
    for (let step = 0; step < first.size && first.has(to); step += 1) to = first.get(to) as string;
    table.set(from, to);
  }
  return table;
}

/** A table as it travels: code point differences of the keys, and the values in the same order. */
export interface PackedTable {
  readonly from: readonly number[];
  readonly to: string;
}

export function packTable(table: FoldTable): PackedTable {
  const pairs = [...table].map(([from, to]) => [from.codePointAt(0) as number, to] as const);
  pairs.sort(([one], [other]) => one - other);
  let last = 0;
  const from = pairs.map(([code]) => {
    const step = code - last;
    last = code;
    return step;
  });
  return { from, to: pairs.map(([, to]) => to).join('') };
}

export function unpackTable(packed: PackedTable): FoldTable {
  const table = new Map<string, string>();
  const values = [...packed.to];
  let code = 0;
  packed.from.forEach((step, index) => {
    code += step;
    table.set(String.fromCodePoint(code), values[index] as string);
  });
  return table;
}
