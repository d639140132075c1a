/** As much of CBOR (RFC 8949) as Pagefind writes: integers, text and arrays of definite length. */
export class CborReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  array(): number {
    return this.#argument(4);
  }

  unsigned(): number {
    return this.#argument(0);
  }

  text(): string {
    const length = this.#argument(3);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('unexpected end of data');
    const text = decoder.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return text;
  }

  /** Passes over one value, whatever it holds. */
  skip(): void {
    let pending = 1;
    while (pending > 0) {
      pending -= 1;
      const major = this.#byte() >> 5;
      const value = this.#argument(major);
      if (major === 4) pending += value;
      else if (major === 2 || major === 3) this.#at += value;
      else if (major > 4) throw new RangeError(`unexpected kind ${major} of value`);
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('unexpected end of data');
    return byte;
  }

  #argument(expected: number): number {
    const head = this.#byte();
    if (head >> 5 !== expected) {
      throw new RangeError(`expected kind ${expected} of value at ${this.#at}, found ${head >> 5}`);
    }
    this.#at += 1;
    const info = head & 31;
    if (info < 24) return info;
    const size = 1 << (info - 24);
    if (info > 26 || this.#at + size > this.#bytes.length) {
      throw new RangeError(`unexpected length of value at ${this.#at}`);
    }
    let value = 0;
    for (let i = 0; i < size; i += 1) value = value * 256 + (this.#bytes[this.#at + i] as number);
    this.#at += size;
    return value;
  }
}

const decoder = new TextDecoder();
