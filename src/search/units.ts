/**
 * The one tokenizer: of the index, of queries and of the marks in what is shown.
 *
 * Folded text is a sequence of *units*: one Han character (kana, bopomofo and Hangul syllables
 * likewise), one maximal run of other letters and digits, or one symbol that means something
 * (`%`, `+`, `¥`, an emoji; a `.`, `,`, `:`, `/` or `-` between digits). Quotation
 * marks, brackets, blanks, interpuncts and invisible characters are *transparent*: units on
 * either side of them are neighbours. All other punctuation is a *break*.
 *
 *     units(`“三农”问题，2.5万`)  ->  三 农 问 题 ▏ 2 . 5 万
 *
 * A text contains a query if the query's units stand in it one after another. For Chinese that is to
 * contain its characters, blanks left out: 关系 密切 holds 关系密切. Numbers and Latin words are whole:
 * 15月 does not hold 5月, and a blank between two of them counts, so that neither 11 nor 1 1 holds the
 * other.
 */
import { foldEach, type FoldTable } from './fold.ts';

/** Units in reading order, as parallel lists. */
export interface Units {
  /** Folded. */
  readonly text: readonly string[];
  /** Where each stands in the source, `[start, end)` in UTF-16 units. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** True where a break follows before the next unit, or the text ends. */
  readonly closes: readonly boolean[];
}

const kindIs = { transparent: 1, break: 2, single: 3, letter: 4, digit: 5 } as const;
type Kind = (typeof kindIs)[keyof typeof kindIs];

const single =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}ー%‰‱&#@*§¶†‡′″\p{Sm}\p{Sc}\p{So}]$/u;
const letter = /^[\p{L}\p{M}\p{N}]$/u;
const transparent =
  /^[\s\p{Z}\p{C}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sk}"'〝〞〟·•‧∙⋅・\p{Variation_Selector}]$/u;
const between = new Set(['.', ',', ':', '/', '-']);

const kinds = new Map<string, Kind>();

function kindOf(char: string): Kind {
  const known = kinds.get(char);
  if (known !== undefined) return known;
  const kind = classify(char);
  kinds.set(char, kind);
  return kind;
}

function classify(char: string): Kind {
  if (transparent.test(char)) return kindIs.transparent;
  if (single.test(char)) return kindIs.single;
  if (/^\p{Nd}$/u.test(char)) return kindIs.digit;
  return letter.test(char) ? kindIs.letter : kindIs.break;
}

export function units(source: string, table: FoldTable): Units {
  const text: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const closes: boolean[] = [];
  /** A run of letters and digits is open: the next one joins it. */
  let open = false;
  /** Of the last character that is not transparent. */
  let lastKind: Kind = kindIs.break;
  /** A mark after a digit, which the next character will tell to be a unit or a break. */
  let pending: { char: string; start: number; end: number } | null = null;

  const push = (unit: string, from: number, to: number): void => {
    text.push(unit);
    start.push(from);
    end.push(to);
    closes.push(false);
  };
  const close = (): void => {
    if (closes.length > 0) closes[closes.length - 1] = true;
  };

  foldEach(source, table, (char, from, to) => {
    const kind = kindOf(char);
    if (pending && kind !== kindIs.transparent) {
      if (kind === kindIs.digit) push(pending.char, pending.start, pending.end);
      else close();
      pending = null;
    }
    if (kind === kindIs.letter || kind === kindIs.digit) {
      if (open) {
        text.push(`${text.pop() ?? ''}${char}`);
        end[end.length - 1] = to;
      } else {
        push(char, from, to);
        open = true;
      }
    } else {
      open = false;
      if (kind === kindIs.single) push(char, from, to);
      else if (kind === kindIs.break) {
        if (lastKind === kindIs.digit && between.has(char))
          pending = { char, start: from, end: to };
        else close();
      }
    }
    if (kind !== kindIs.transparent) lastKind = kind;
  });
  close();
  return { text, start, end, closes };
}

/** Where the units of `query` stand in `text`, as unit numbers: the definition of a match. */
export function occurrences(text: Units, query: Units): number[] {
  const found: number[] = [];
  const length = query.text.length;
  if (length === 0) return found;
  for (let at = 0; at + length <= text.text.length; at += 1) {
    let i = 0;
    while (
      i < length &&
      text.text[at + i] === query.text[i] &&
      (i === length - 1 || text.closes[at + i] === query.closes[i])
    ) {
      i += 1;
    }
    if (i === length) found.push(at);
  }
  return found;
}

/** True for a unit that is a run of letters or digits: the only kind that can be cut short. */
export function isRun(unit: string): boolean {
  const kind = kindOf(String.fromCodePoint(unit.codePointAt(0) as number));
  return kind === kindIs.letter || kind === kindIs.digit;
}
