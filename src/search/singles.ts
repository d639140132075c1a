/**
 * Frequent characters by article. Who looks for one character alone needs all tokens that begin with
 * it, which are a good part of the index where it is 的 or 国. So the articles that hold such a
 * character are written down as well, each with the code of one occurrence that stands for all.
 *
 * The files are chunks (see chunk.ts) whose positions are the numbers of articles.
 */
import { ChunkWriter, type CodeList } from './chunk.ts';
import { codeOf, codes, edge, edgesIn, fieldIn, fieldOf } from './codes.ts';
import { fieldWeight, fit } from './rank.ts';
import { oneHan } from './tokens.ts';

/** Bytes of a file. */
const fileBytes = 3000;

export interface Singles {
  readonly files: readonly Uint8Array[];
  /** The characters in each file. */
  readonly chars: readonly string[];
}

export class SinglesWriter {
  /** The first position after each article. */
  readonly #ends: readonly number[];
  readonly #files: Uint8Array[] = [];
  readonly #chars: string[] = [];
  #writer: ChunkWriter;
  #written = '';
  /** The character in hand, how often it stands in the year, and for each article its code plus 1. */
  #char = '';
  #count = 0;
  #held: Uint8Array;

  readonly #frequent: number;

  /**
   * @param spans positions that each article takes up
   * @param frequent occurrences in the year from which on a character is frequent
   */
  constructor(spans: readonly number[], frequent = 8000) {
    this.#frequent = frequent;
    let end = 0;
    this.#ends = spans.map((span) => (end += span));
    this.#writer = new ChunkWriter(spans.length);
    this.#held = new Uint8Array(spans.length);
  }

  /** Tokens come in ascending order. */
  add(token: string, lists: readonly CodeList[]): void {
    const char = String.fromCodePoint(token.codePointAt(0) as number);
    if (char !== this.#char) {
      this.#endChar();
      this.#char = char;
    }
    if (!oneHan.test(char)) return;
    for (const { code, positions } of lists) {
      this.#count += positions.length;
      let article = 0;
      for (const position of positions) {
        article = this.#articleOf(position, article);
        const known = this.#held[article] as number;
        this.#held[article] = 1 + (known === 0 ? plain(code) : better(known - 1, plain(code)));
      }
    }
  }

  finish(): Singles {
    this.#endChar();
    this.#endFile();
    return { files: this.#files, chars: this.#chars };
  }

  #endChar(): void {
    if (this.#count >= this.#frequent) {
      const byCode = Array.from({ length: codes }, (): number[] => []);
      this.#held.forEach((code, article) => {
        if (code > 0) byCode[code - 1]?.push(article);
      });
      const lists = byCode.map((positions, code) => ({ code, positions }));
      this.#writer.add(
        this.#char,
        lists.filter(({ positions }) => positions.length > 0),
      );
      this.#written += this.#char;
      if (this.#writer.size >= fileBytes) this.#endFile();
    }
    if (this.#count > 0) this.#held.fill(0);
    this.#count = 0;
  }

  #endFile(): void {
    if (this.#written === '') return;
    this.#files.push(this.#writer.finish());
    this.#chars.push(this.#written);
    this.#writer = new ChunkWriter(this.#ends.length);
    this.#written = '';
  }

  /** The article at a position, from `first` on. */
  #articleOf(position: number, first: number): number {
    let low = first;
    if (position < (this.#ends[low] as number)) return low;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] as number) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What matters of a code to a character alone: whether a word begins before it and ends after it. */
function plain(code: number): number {
  const field = fieldIn(code);
  const { before, between } = edgesIn(code);
  const kept = field === fieldOf.caption ? fieldOf.body : field;
  return codeOf(kept, { before, between, after: edge.none });
}

/** The weightier field of two codes with the better fit of both. */
function better(one: number, other: number): number {
  const field = fieldIn(fieldWeight(one) >= fieldWeight(other) ? one : other);
  return codeOf(field, edgesIn(fit(one, one, 1) >= fit(other, other, 1) ? one : other));
}
