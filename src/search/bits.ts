/**
 * Numbers as bits, the most significant first: what the chunks of the index are written in. All
 * numbers are whole and below 2^31.
 */

/** Bits that are there in four bytes wherever the first begins. */
const ready = 25;

export class BitWriter {
  readonly #bytes: number[] = [];
  #free = 0;

  /** Bytes begun so far. */
  get size(): number {
    return this.#bytes.length;
  }

  /** `value` in `width` bits. */
  write(value: number, width: number): void {
    for (let left = width; left > 0;) {
      if (this.#free === 0) {
        this.#bytes.push(0);
        this.#free = 8;
      }
      const take = Math.min(this.#free, left);
      const part = (value >>> (left - take)) & ((1 << take) - 1);
      this.#free -= take;
      left -= take;
      const last = this.#bytes.length - 1;
      this.#bytes[last] = (this.#bytes[last] as number) | (part << this.#free);
    }
  }

  /** A number that is mostly small: exponential Golomb code, short below `2 ** order`. */
  small(value: number, order = 0): void {
    const high = (value >>> order) + 1;
    const width = 31 - Math.clz32(high);
    this.write(0, width);
    this.write(high, width + 1);
    this.write(value, order);
  }

  /** A number known to be below `range`: truncated binary code. */
  below(value: number, range: number): void {
    const width = 31 - Math.clz32(range);
    const short = 2 ** (width + 1) - range;
    if (value < short) this.write(value, width);
    else this.write(value + short, width + 1);
  }

  /**
   * Ascending numbers, no two alike, from `low` to `high`: the middle one first, then either side
   * within what it leaves (binary interpolative coding). Where they crowd they take few bits.
   */
  ascending(values: ArrayLike<number>, low: number, high: number): void {
    const half = (from: number, to: number, least: number, most: number): void => {
      if (from > to) return;
      const middle = (from + to) >>> 1;
      const value = values[middle] as number;
      const lowest = least + middle - from;
      this.below(value - lowest, most - (to - middle) - lowest + 1);
      half(from, middle - 1, least, value - 1);
      half(middle + 1, to, value + 1, most);
    };
    half(0, values.length - 1, low, high);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what `BitWriter` wrote; the methods answer one another. */
export class BitReader {
  /** With zeros after the last, so that there is always something ahead. */
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes.length + 8);
    this.#bytes.set(bytes);
    this.#end = bytes.length * 8;
  }

  /** The next bits, the first of them the highest: `ready` at least. */
  #ahead(): number {
    const bytes = this.#bytes;
    const at = this.#at >>> 3;
    const four =
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number);
    return four << (this.#at & 7);
  }

  #skip(width: number): void {
    this.#at += width;
    if (this.#at > this.#end) throw new RangeError('unexpected end of data');
  }

  read(width: number): number {
    if (width > ready) {
      const high = this.read(width - ready);
      return (high << ready) | this.read(ready);
    }
    const value = width === 0 ? 0 : this.#ahead() >>> (32 - width);
    this.#skip(width);
    return value;
  }

  small(order = 0): number {
    let width = 0;
    for (let zeros = ready; zeros === ready; width += zeros) {
      zeros = Math.min(ready, Math.clz32(this.#ahead()));
      this.#skip(zeros);
    }
    const high = this.read(width + 1);
    return ((high - 1) << order) | this.read(order);
  }

  below(range: number): number {
    const width = 31 - Math.clz32(range);
    // Wraps to the same bits where it is more than a number of 32 bits holds.
    const short = ((2 << width) - range) >>> 0;
    if (width >= ready) {
      const value = this.read(width);
      return value < short ? value : ((value << 1) | this.read(1)) - short;
    }
    const ahead = this.#ahead() >>> (31 - width);
    if (ahead >>> 1 < short) {
      this.#skip(width);
      return ahead >>> 1;
    }
    this.#skip(width + 1);
    return ahead - short;
  }

  /** @param into where the numbers are put, from its beginning; room of its own unless given */
  ascending(count: number, low: number, high: number, into = new Uint32Array(count)): Uint32Array {
    this.#between(into, 0, count - 1, low, high);
    return into;
  }

  #between(into: Uint32Array, first: number, to: number, low: number, most: number): void {
    let from = first;
    let least = low;
    while (from <= to) {
      const middle = (from + to) >>> 1;
      const lowest = least + middle - from;
      const value = lowest + this.below(most - (to - middle) - lowest + 1);
      into[middle] = value;
      if (middle > from) this.#between(into, from, middle - 1, least, value - 1);
      from = middle + 1;
      least = value + 1;
    }
  }
}
