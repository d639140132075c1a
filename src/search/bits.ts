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
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(width: number): number {
    if (width > ready) {
      const high = this.read(width - ready);
      return (high << ready) | this.read(ready);
    }
    if (this.#at + width > this.#bytes.length * 8) throw new RangeError('unexpected end of data');
    const value = width === 0 ? 0 : this.#ahead() >>> (32 - width);
    this.#at += width;
    return value;
  }

  /** The next bits, the first of them the highest: `ready` at least, zeros after the last. */
  #ahead(): number {
    const bytes = this.#bytes;
    const at = this.#at >>> 3;
    const four =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
    return four << (this.#at & 7);
  }

  small(order = 0): number {
    let width = 0;
    for (let zeros = ready; zeros === ready; width += zeros) {
      zeros = Math.min(ready, Math.clz32(this.#ahead()));
      this.read(zeros);
    }
    this.read(1);
    const high = (1 << width) | this.read(width);
    return ((high - 1) << order) | this.read(order);
  }

  below(range: number): number {
    const width = 31 - Math.clz32(range);
    const short = 2 ** (width + 1) - range;
    const value = this.read(width);
    return value < short ? value : ((value << 1) | this.read(1)) - short;
  }

  ascending(count: number, low: number, high: number): Uint32Array {
    const values = new Uint32Array(count);
    const half = (from: number, to: number, least: number, most: number): void => {
      if (from > to) return;
      const middle = (from + to) >>> 1;
      const lowest = least + middle - from;
      const value = lowest + this.below(most - (to - middle) - lowest + 1);
      values[middle] = value;
      half(from, middle - 1, least, value - 1);
      half(middle + 1, to, value + 1, most);
    };
    half(0, count - 1, low, high);
    return values;
  }
}
