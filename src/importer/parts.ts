/** What a page is read into: articles, what was dropped, and why each line was read as it was. */
import type { Person } from './marks/byline.ts';
import type { Furniture } from './marks/furniture.ts';

export type Part =
  | 'headline'
  | 'kicker'
  | 'deck'
  | 'subhead'
  | 'byline'
  | 'dateline'
  | 'body'
  | 'sourceNote'
  | 'caption'
  | 'credit'
  | 'furniture';

/** Why a line was read as it was; the words for editors are in the importer's strings. */
export type Rule =
  | Furniture['rule']
  | 'given'
  | 'answered'
  | 'only-heading'
  | 'heading-rank'
  | 'subhead-inside'
  | 'byline-form'
  | 'byline-place'
  | 'note-unread'
  | 'dateline-form'
  | 'source-form'
  | 'credit-form'
  | 'credit-alone'
  | 'caption-credit-below'
  | 'caption-credit-inline'
  | 'caption-opening'
  | 'caption-repeats'
  | 'caption-picture'
  | 'paragraph'
  | 'paragraph-wrapped'
  | 'joined-across-break'
  | 'joined-by-indent'
  | 'after-source'
  | 'continued'
  | 'repeated-headline'
  | 'page-code';

export interface Decision {
  /** First and last source line. */
  readonly from: number;
  readonly to: number;
  readonly part: Part;
  readonly text: string;
  readonly rule: Rule;
  /** 0 to 1. */
  readonly confidence: number;
  /** Index of the article, absent for furniture. */
  readonly article?: number;
  /** The line from which on a paragraph was joined, where just that is doubtful. */
  readonly joint?: number;
}

export interface ParsedFigure {
  caption: string;
  /** The mark before the caption that pointed to the picture on the page: “▲”. */
  pointer?: string;
  credit?: string;
  /** As printed. */
  creditNote?: string;
  /** Paragraphs of the body above it. */
  after: number;
  picture?: string;
}

export interface Block {
  readonly kind: 'paragraph' | 'subhead';
  readonly text: string;
}

export interface ParsedArticle {
  headline?: string;
  kicker?: string;
  deck?: string;
  /** As printed, with its marks. */
  bylineNote?: string;
  /** As printed, without the leading role. */
  byline?: string;
  people: Person[];
  dateline?: string;
  /** The reporters named in the dateline's brackets, as printed. */
  datelineNote?: string;
  source?: string;
  sourceNote?: string;
  figures: ParsedFigure[];
  blocks: Block[];
  /** Source lines, ascending. */
  lines: number[];
}

export interface Dropped {
  readonly line: number;
  readonly text: string;
  readonly rule: Rule;
}

export interface PageMarks {
  /** Full dates in running heads, with their lines. */
  readonly dates: readonly {
    readonly date: string;
    readonly line: number;
    readonly weekday?: number;
  }[];
  readonly editions: readonly { readonly number?: string; readonly name?: string }[];
  readonly publications: readonly string[];
}

export interface ParsedPage {
  readonly articles: readonly ParsedArticle[];
  readonly dropped: readonly Dropped[];
  readonly decisions: readonly Decision[];
  readonly marks: PageMarks;
}
