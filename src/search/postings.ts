/** Looking for a phrase is a merge of the sorted postings of its tokens. */
import { codes } from './codes.ts';

/** Occurrences of tokens in one year, as a sorted list of numbers `position * codes + code`. */
export type Postings = Float64Array;

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
  /** Positions, ascending. */
  readonly at: Uint32Array;
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
  const most = lead.postings.length;
  const at = new Uint32Array(most);
  const first = new Uint8Array(most);
  const last = new Uint8Array(most);
  let count = 0;
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
    at[count] = start;
    first[count] = firstCode;
    last[count] = lastCode;
    count += 1;
  }
  return {
    at: at.subarray(0, count),
    first: first.subarray(0, count),
    last: last.subarray(0, count),
  };
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
