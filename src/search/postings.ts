/**
 * Occurrences of a token in one year, as a sorted list of numbers
 * `(article * 2^20 + position) * 32 + code`, so that looking for a phrase is a merge of lists.
 */
import { CborReader } from './cbor.ts';
import { codeOf, codes } from './codes.ts';
import type { TokenRange } from './tokens.ts';

export type Postings = Float64Array;

export const positionBits = 2 ** 20;

/** A chunk of Pagefind's index: where each word's postings stand in it. */
export class Chunk {
  readonly #bytes: Uint8Array;
  readonly #words = new Map<string, number>();

  /** @param bytes CBOR, without Pagefind's signature. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const cbor = new CborReader(bytes);
    cbor.array();
    const count = cbor.array();
    for (let i = 0; i < count; i += 1) {
      const parts = cbor.array();
      this.#words.set(cbor.text(), cbor.position);
      for (let part = 1; part < parts; part += 1) cbor.skip();
    }
  }

  get size(): number {
    return this.#bytes.length;
  }

  /** The postings of all tokens in a range. */
  range({ from, to, accepts }: TokenRange): Postings {
    const words: [code: number, offset: number][] = [];
    for (const [word, offset] of this.#words) {
      if (word >= from && word < to && accepts(word.slice(0, -1))) {
        words.push([codeOf(word.slice(-1)), offset]);
      }
    }
    return this.#read(words);
  }

  #read(words: readonly (readonly [code: number, offset: number])[]): Postings {
    const found: number[] = [];
    for (const [code, offset] of words) {
      const cbor = new CborReader(this.#bytes, offset);
      const pages = cbor.array();
      let article = 0;
      for (let page = 0; page < pages; page += 1) {
        const parts = cbor.array();
        article += cbor.unsigned();
        const base = article * positionBits;
        const locations = cbor.array();
        let position = 0;
        for (let i = 0; i < locations; i += 1) {
          position += cbor.unsigned();
          found.push((base + position) * codes + code);
        }
        for (let part = 2; part < parts; part += 1) cbor.skip();
      }
    }
    return Float64Array.from(found).sort();
  }
}

export function union(lists: readonly Postings[]): Postings {
  if (lists.length === 1) return lists[0] as Postings;
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

/** Where a phrase begins, and what is known of its first and its last token. */
export interface Occurrences {
  /** `article * 2^20 + position` */
  readonly at: Float64Array;
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

/** The starts at which every list has a posting at its offset. `lists` is not empty, its offsets ascend. */
export function matchPhrase(
  lists: readonly { readonly offset: number; readonly postings: Postings }[],
): Occurrences {
  const ends = lists.length - 1;
  let rarest = 0;
  lists.forEach(({ postings }, i) => {
    if (postings.length < (lists[rarest]?.postings.length ?? 0)) rarest = i;
  });
  const lead = lists[rarest] as (typeof lists)[number];
  const cursors = new Uint32Array(lists.length);
  const at: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  next: for (const key of lead.postings) {
    const start = Math.floor(key / codes) - lead.offset;
    let firstCode = key % codes;
    let lastCode = firstCode;
    for (let i = 0; i <= ends; i += 1) {
      if (i === rarest) continue;
      const { offset, postings } = lists[i] as (typeof lists)[number];
      const wanted = (start + offset) * codes;
      const cursor = seek(postings, cursors[i] as number, wanted);
      cursors[i] = cursor;
      const found = postings[cursor];
      if (found === undefined || found >= wanted + codes) continue next;
      if (i === 0) firstCode = found % codes;
      if (i === ends) lastCode = found % codes;
    }
    at.push(start);
    first.push(firstCode);
    last.push(lastCode);
  }
  return { at: Float64Array.from(at), first: Uint8Array.from(first), last: Uint8Array.from(last) };
}

/** The first place from `from` on whose value is at least `wanted`: by doubling steps, then by halves. */
function seek(list: Postings, from: number, wanted: number): number {
  let low = from;
  let step = 1;
  while (low + step < list.length && (list[low + step] as number) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
