/** What every format becomes: numbered lines, and what is known to stand outside the story. */
import type { SourceLine } from '../split.ts';

export interface Picture {
  /** File name made of its digest, safe on any disk. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Source {
  readonly lines: readonly SourceLine[];
  /** The text that the lines and `chrome` were cut from: what the account is held against. */
  readonly text: string;
  /** Text of the file that belongs to no story, such as a web page's navigation, and its scripts. */
  readonly chrome: readonly {
    readonly line: number;
    readonly text: string;
    readonly rule?: 'page-code';
  }[];
  /** What an editor should look at. */
  readonly warnings?: readonly { readonly line: number; readonly message: string }[];
  /** Pictures that the file holds; lines name those that stand above them. */
  readonly pictures?: readonly Picture[];
  /** A full date that the format itself carries. */
  readonly date?: { readonly date: string; readonly line: number };
}

/** Why a file of a known format cannot be read; the words for editors are in the importer's strings. */
export type BadFileReason =
  'docx-broken' | 'docx-bomb' | 'pdf-broken' | 'pdf-encrypted' | 'pdf-without-text';

export class BadFile extends Error {
  readonly reason: BadFileReason;
  constructor(reason: BadFileReason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Numbers blocks of text; line breaks within a block become lines without a gap. */
export function toLines(
  blocks: readonly (Pick<SourceLine, 'hint' | 'level' | 'picture'> & { readonly text: string })[],
): SourceLine[] {
  let number = 0;
  return blocks.flatMap(({ text, hint, level, picture }) =>
    text
      .split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u)
      .filter((line) => line.trim() !== '')
      .map((line, index): SourceLine => {
        number += 1;
        const lead = line.slice(0, line.length - line.trimStart().length);
        return {
          number,
          text: line.trim(),
          indent: [...lead].reduce((sum, char) => sum + (char === '\u3000' ? 2 : 1), 0),
          gap: index === 0 && number > 1 ? 1 : 0,
          ...(hint && { hint }),
          ...(level !== undefined && { level }),
          ...(picture !== undefined && index === 0 && { picture }),
        };
      }),
  );
}
