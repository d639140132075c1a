/**
 * Reports of one text: the same wire copy in two papers, edited or cut, and a brief with its long form.
 * Signatures find the candidates; each is then compared exactly, on its text read once more. Set phrases,
 * which stand in many reports (主席举行仪式欢迎总统访华), count for little, and the further apart two texts
 * were printed, the more must be equal: who leaves for a visit a week after it was announced, in like words,
 * is no version of the announcement, nor what returns each year.
 */
import {
  containmentOf,
  eachCandidate,
  eachContained,
  estimate,
  overlap,
  sample,
  shingles,
  signature,
  type Overlap,
} from './minhash.ts';

export interface SameSource extends Overlap {
  /** Positions in the order of `add`, the earlier first. */
  readonly one: number;
  readonly other: number;
  readonly reason: 'identical' | 'edited' | 'contained';
}

/** Below this many shingles only texts that are all but equal count. */
const short = 30;
/** Below this many a text holds little but set phrases: as a rule it must be all in the other. */
const brief = 60;
/** Notices of so many shingles return each year with other numbers. */
const notice = 300;
/** Days within which papers print a wire's copy. */
const near = 3;
/** Days within which a version of a text may still appear. */
const together = 31;
/** In how many texts a shingle may stand without losing weight. */
const rare = 4;

export class DuplicateFinder {
  readonly #signatures: Uint32Array[] = [];
  readonly #sizes: number[] = [];
  readonly #days: number[] = [];
  readonly #samples: Uint32Array[] = [];
  /** How many texts hold a shingle, by its upper 25 bits; up to 255. */
  readonly #counts = new Uint8Array(2 ** 25);

  /** Takes the next text, folded; it is not kept. `date` is YYYY-MM-DD. */
  add(folded: string, date: string): void {
    const set = shingles(folded);
    this.#signatures.push(signature(set));
    this.#sizes.push(set.length);
    this.#samples.push(sample(set));
    this.#days.push(Date.parse(date) / 86_400_000);
    for (const shingle of set) {
      const slot = shingle >>> 7;
      if ((this.#counts[slot] as number) < 255)
        this.#counts[slot] = (this.#counts[slot] as number) + 1;
    }
  }

  /** `read` gives the folded text at a position again. */
  pairs(read: (position: number) => string): SameSource[] {
    const size = (position: number): number => this.#sizes[position] as number;
    const signatureOf = (position: number): Uint32Array =>
      this.#signatures[position] as Uint32Array;
    const room = 2 ** 20;
    const candidates = new Set<number>();
    eachCandidate(this.#signatures, (one, other) => {
      if (Math.min(size(one), size(other)) === 0) return;
      const jaccard = estimate(signatureOf(one), signatureOf(other));
      // The estimate may err by a few hundredths; the exact comparison decides.
      const enough =
        this.#between(one, other) > together
          ? jaccard > 0.6
          : jaccard > 0.3 || containmentOf(jaccard, size(one), size(other)) > 0.4;
      if (enough) candidates.add(one * room + other);
    });
    // A brief shares little with all of its long form, which signatures measure, but nearly all of itself.
    eachContained(this.#samples, (one, other) => {
      if (this.#between(one, other) <= near) candidates.add(one * room + other);
    });
    const weight = (shingle: number): number =>
      Math.min(1, rare / (this.#counts[shingle >>> 7] as number));
    const setOf = recent((position) => shingles(read(position)));
    const found: SameSource[] = [];
    for (const pair of [...candidates].sort((a, b) => a - b)) {
      const one = Math.floor(pair / room);
      const other = pair % room;
      const shared = overlap(setOf(one), setOf(other), weight);
      const smaller = Math.min(size(one), size(other));
      const reason = sameSource(shared, smaller, this.#between(one, other));
      if (reason) found.push({ one, other, reason, ...shared });
    }
    return found;
  }

  #between(one: number, other: number): number {
    return Math.abs((this.#days[one] as number) - (this.#days[other] as number));
  }
}

/** Whether two texts are one, and how; `smaller` is the size of the smaller set of shingles, `days` lie between. */
function sameSource(
  { jaccard, containment }: Overlap,
  smaller: number,
  days: number,
): SameSource['reason'] | undefined {
  if (jaccard === 1 || (jaccard > 0.95 && days <= together)) return 'identical';
  if (days > together) return jaccard >= 0.9 && smaller >= notice ? 'edited' : undefined;
  if (smaller < short) return undefined;
  const sure = days > near || smaller < brief;
  if (jaccard >= (sure ? 0.7 : 0.5)) return 'edited';
  return containment >= (sure ? 0.9 : 0.7) ? 'contained' : undefined;
}

/** Keeps the last few hundred answers. */
function recent(make: (position: number) => Uint32Array): (position: number) => Uint32Array {
  const kept = new Map<number, Uint32Array>();
  return (position) => {
    const known = kept.get(position);
    if (known) return known;
    const made = make(position);
    kept.set(position, made);
    const oldest = kept.keys().next();
    if (kept.size > 500 && oldest.done !== true) kept.delete(oldest.value);
    return made;
  };
}
