/**
 * MinHash signatures of texts and locality-sensitive hashing over them: which of many texts share much,
 * without comparing each with each. Deterministic: the hash functions come from fixed numbers.
 */

/** Hash functions in a signature. */
export const signatureSize = 128;
/** Values that must agree for two texts to meet: two, so that a third of shared shingles is enough. */
const rows = 2;
/** In a bucket as large as this, which only set phrases fill, each text meets its neighbours alone. */
const reach = 64;

/** What more texts hold than this is a set phrase. */
const rarely = 12;

const shingleLength = 4;

/** The hashes of all runs of four characters, letters and digits alone, each once and sorted. */
export function shingles(folded: string): Uint32Array {
  const text = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  const count = Math.max(0, text.length - shingleLength + 1);
  const all = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    let hash = 0;
    for (let next = at; next < at + shingleLength; next += 1)
      hash = mix(Math.imul(hash, 31) + text.charCodeAt(next));
    all[at] = hash;
  }
  all.sort();
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at] as number;
  }
  return all.slice(0, kept);
}

/** Spreads every bit over the word (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const factors = Uint32Array.from({ length: signatureSize }, (_, i) => mix(2 * i + 1) | 1);
const offsets = Uint32Array.from({ length: signatureSize }, (_, i) => mix(2 * i + 2));

export function signature(set: Uint32Array): Uint32Array {
  const least = new Uint32Array(signatureSize).fill(0xffffffff);
  for (const shingle of set) {
    for (let i = 0; i < signatureSize; i += 1) {
      const hash = (Math.imul(shingle, factors[i] as number) + (offsets[i] as number)) >>> 0;
      if (hash < (least[i] as number)) least[i] = hash;
    }
  }
  return least;
}

/** The eighth of the shingles that is the same in every text that holds them. */
export const sample = (set: Uint32Array): Uint32Array => set.filter((shingle) => shingle % 8 === 0);

/** Pairs of which the one holds half of what was sampled of the other, set phrases set aside. */
export function eachContained(
  samples: readonly Uint32Array[],
  found: (one: number, other: number) => void,
): void {
  const room = 2 ** 20;
  const held = new Float64Array(samples.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const [position, shingles] of samples.entries())
    for (const shingle of shingles) held[filled++] = shingle * room + position;
  held.sort();
  const shared = new Map<number, number>();
  for (let start = 0, end = 0; start < held.length; start = end) {
    const shingle = Math.floor((held[start] as number) / room);
    while (end < held.length && Math.floor((held[end] as number) / room) === shingle) end += 1;
    if (end - start > rarely) continue;
    for (let one = start; one < end; one += 1)
      for (let other = one + 1; other < end; other += 1) {
        const pair = ((held[one] as number) % room) * room + ((held[other] as number) % room);
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
  }
  for (const [pair, count] of shared) {
    const [one, other] = [Math.floor(pair / room), pair % room];
    const smaller = Math.min(samples[one]?.length ?? 0, samples[other]?.length ?? 0);
    if (count >= 2 && count >= smaller / 2) found(one, other);
  }
}

/** Estimates the share of the union that two sets have in common. */
export function estimate(one: Uint32Array, other: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < signatureSize; i += 1) if (one[i] === other[i]) equal += 1;
  return equal / signatureSize;
}

export interface Overlap {
  /** Shared of all. */
  readonly jaccard: number;
  /** Shared of the set that is the more contained. */
  readonly containment: number;
}

/** What two sorted sets share, exactly, each shingle by its weight. */
export function overlap(
  one: Uint32Array,
  other: Uint32Array,
  weight: (shingle: number) => number = () => 1,
): Overlap {
  let shared = 0;
  let onlyOne = 0;
  let onlyOther = 0;
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const a = i < one.length ? (one[i] as number) : Infinity;
    const b = j < other.length ? (other[j] as number) : Infinity;
    if (a === b) shared += weight(a);
    else if (a < b) onlyOne += weight(a);
    else onlyOther += weight(b);
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  if (shared === 0) return { jaccard: 0, containment: 0 };
  return {
    jaccard: shared / (shared + onlyOne + onlyOther),
    containment: shared / (shared + Math.min(onlyOne, onlyOther)),
  };
}

/** The share of the smaller set that a Jaccard index of two sets of these sizes means. */
export function containmentOf(jaccard: number, one: number, other: number): number {
  const smaller = Math.min(one, other);
  return smaller === 0 ? 0 : (jaccard * (one + other)) / ((1 + jaccard) * smaller);
}

/** Calls `meet` for pairs of signatures that agree in a band, the lower index first; a pair may come again. */
export function eachCandidate(
  signatures: readonly Uint32Array[],
  meet: (one: number, other: number) => void,
): void {
  // Key and index in one number: 32 and 20 bits of the 53 that are exact.
  const room = 2 ** 20;
  if (signatures.length > room) throw new RangeError(`more than ${room} signatures`);
  const keyed = new Float64Array(signatures.length);
  for (let band = 0; band < signatureSize; band += rows) {
    signatures.forEach((values, index) => {
      let key = 0;
      for (let row = band; row < band + rows; row += 1)
        key = mix(Math.imul(key, 31) + (values[row] as number));
      keyed[index] = key * room + index;
    });
    keyed.sort();
    for (let at = 0; at < keyed.length; at += 1) {
      const key = Math.floor((keyed[at] as number) / room);
      for (let next = at + 1; next < keyed.length && next <= at + reach; next += 1) {
        if (Math.floor((keyed[next] as number) / room) !== key) break;
        meet((keyed[at] as number) % room, (keyed[next] as number) % room);
      }
    }
  }
}
