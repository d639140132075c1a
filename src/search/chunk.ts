/**
 * A chunk of a year's index: a stretch of its tokens in order, and where each stands. It is what
 * Pagefind found, written in a fifth of the bits:
 *
 *     0 | number of tokens | for each: its spelling | for each of its codes: code, count, positions
 *
 * A spelling is told by how it differs from the one before; positions count through the whole year
 * (see tokens.ts). The first byte is 0, so that no chunk looks like a gzip file.
 */
import { BitReader, BitWriter } from './bits.ts';
import { codes } from './codes.ts';
import { union, type Postings } from './postings.ts';
import type { TokenRange } from './tokens.ts';

/** Where a token stands with one code: ascending positions in the year. */
export interface CodeList {
  readonly code: number;
  readonly positions: readonly number[];
}

/** Bytes before the first token. */
const head = 3;
/** Second characters of neighbouring tokens are this close, in the order of their code points. */
const stepOrder = 5;
const codeOrder = 2;

export class ChunkWriter {
  readonly #bits = new BitWriter();
  readonly #span: number;
  #last = '';
  #count = 0;

  /** @param span positions of the year */
  constructor(span: number) {
    this.#span = span;
  }

  get size(): number {
    return this.#bits.size;
  }

  /** Tokens come in ascending order. */
  add(token: string, lists: readonly CodeList[]): void {
    this.#spell(token);
    this.#count += 1;
    this.#bits.small(lists.length - 1);
    for (const { code, positions } of lists) {
      this.#bits.small(code, codeOrder);
      this.#bits.small(positions.length - 1);
      this.#bits.ascending(positions, 0, this.#span - 1);
    }
  }

  finish(): Uint8Array {
    const bits = this.#bits.bytes();
    const bytes = new Uint8Array(head + bits.length);
    bytes.set([0, this.#count >> 8, this.#count & 255]);
    bytes.set(bits, head);
    return bytes;
  }

  #spell(token: string): void {
    const last = this.#last;
    this.#last = token;
    let shared = 0;
    while (shared < last.length && last[shared] === token[shared]) shared += 1;
    const before = shared < last.length ? last.charCodeAt(shared) + 1 : 0;
    const step = token.charCodeAt(shared) - before;
    const alike = last.length > 0 && shared === last.length - 1 && token.length === last.length;
    this.#bits.write(alike ? 1 : 0, 1);
    if (!alike) {
      this.#bits.small(shared);
      this.#bits.small(token.length - shared - 1);
    }
    this.#bits.small(step, stepOrder);
    for (let i = shared + 1; i < token.length; i += 1) {
      const unit = token.charCodeAt(i);
      this.#bits.write(unit < 128 ? 1 : 0, 1);
      this.#bits.write(unit, unit < 128 ? 7 : 16);
    }
  }
}

function spelling(bits: BitReader, last: string): string {
  const alike = bits.read(1) === 1;
  const shared = alike ? last.length - 1 : bits.small();
  const rest = alike ? 0 : bits.small();
  const before = shared < last.length ? last.charCodeAt(shared) + 1 : 0;
  let token = last.slice(0, shared) + String.fromCharCode(before + bits.small(stepOrder));
  for (let i = 0; i < rest; i += 1) {
    token += String.fromCharCode(bits.read(bits.read(1) === 1 ? 7 : 16));
  }
  return token;
}

/**
 * The postings of all tokens of a range that stand in a chunk.
 * @throws {RangeError} where the bytes are those of something else
 */
export function readChunk(
  bytes: Uint8Array,
  span: number,
  { from, to, accepts }: TokenRange,
): Postings {
  if (bytes[0] !== 0) throw new RangeError('unexpected beginning of a chunk');
  const bits = new BitReader(bytes.subarray(head));
  const found: Postings[] = [];
  let token = '';
  for (let left = ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0); left > 0; left -= 1) {
    token = spelling(bits, token);
    if (token >= to) break;
    const wanted = token >= from && accepts(token);
    for (let lists = bits.small() + 1; lists > 0; lists -= 1) {
      const code = bits.small(codeOrder);
      const count = bits.small() + 1;
      if (positions.length < count) positions = new Uint32Array(2 * count);
      bits.ascending(count, 0, span - 1, positions);
      if (wanted) {
        const list = new Float64Array(count);
        for (let i = 0; i < count; i += 1) list[i] = (positions[i] as number) * codes + code;
        found.push(list);
      }
    }
  }
  return union(found);
}

/** Positions of the list in hand: one room for all, since most lists of a chunk are passed over. */
let positions = new Uint32Array(1024);
