/** What a search is asked and what it answers: the contract between page, worker and command. */
import type { FacetName } from './facet-names.ts';
import type { Fetch } from './files.ts';
import type { Field } from './syntax.ts';

/** What the controls of the page ask for, besides the text in the box. All of it is ANDed. */
export interface Limits {
  /** First day, `YYYY-MM-DD`, inclusive. */
  readonly from?: string;
  /** Last day, `YYYY-MM-DD`, inclusive. */
  readonly to?: string;
  /** Values that an article must carry; several values of one facet are alternatives. */
  readonly facets?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

export type SortOrder = 'relevance' | 'newest' | 'oldest';

export interface SearchRequest {
  /** The box as typed, in the query language; refused only when it is too long. */
  readonly query: string;
  readonly limits?: Limits;
  /** `relevance` unless given; without text terms, relevance means newest. */
  readonly sort?: SortOrder;
  /** Results to pass over; 0 unless given. */
  readonly offset?: number;
  /** Results wanted with excerpts; 10 unless given. */
  readonly limit?: number;
}

export interface SearchOptions {
  readonly signal?: AbortSignal;
  /**
   * Called as years answer, with the state so far: total and bundles are those of the years heard;
   * `results` holds the best of them, the first time that there are any a few, with excerpts.
   */
  readonly onProgress?: (sofar: SearchProgress) => void;
  /**
   * Milliseconds to wait before files of the index are asked for that are not there yet: a query that
   * is still being typed may be given up before. 0 unless given.
   */
  readonly rest?: number;
}

/** One part of a query as it was understood: what a removable chip shows. */
export interface Chip {
  readonly kind: 'term' | 'exclude' | 'field' | 'date';
  /** What the chip says, such as `标题：峰会` or `不含：股市`. */
  readonly label: string;
  /** Where it stands in the query typed, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** The query with this part taken out. */
  readonly without: string;
}

/** Where a snippet stands in its article. */
export interface Place {
  readonly kind: 'headline' | 'kicker' | 'deck' | 'note' | 'caption' | 'heading' | 'paragraph';
  /** `标题`, `图注`, `第 7 段`. */
  readonly label: string;
  /** Number of the paragraph, from 1. */
  readonly paragraph?: number;
  /** Fragment of the article's page to link to, such as `p7`; the top of the page when absent. */
  readonly anchor?: string;
}

/** Verbatim text with the matches in it. */
export interface MarkedText {
  readonly text: string;
  /** Ranges to mark, `[start, end)` in UTF-16 units, in order, never touching one another. */
  readonly marks: readonly (readonly [start: number, end: number])[];
}

export interface Snippet extends MarkedText {
  readonly place: Place;
  /** True where text of the block was left out before or after. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface Result {
  readonly id: string;
  /** Rooted address with `base`, percent-encoded. */
  readonly url: string;
  readonly date: string;
  readonly source?: string;
  readonly section?: string;
  /** Higher is better; comparable within one outcome only. */
  readonly score: number;
  /** Absent where the article's text has not been loaded, or could not be. */
  readonly headline?: MarkedText;
  /** Up to three, best first; the beginning of the article when only limits were asked for. */
  readonly snippets: readonly Snippet[];
}

/** How a query that found nothing was widened. */
export interface Relaxation {
  /**
   * `edges`: numbers and Latin words cut short; `words`: all words, apart; `most`: most of them;
   * `limits`: without days and exclusions; `near`: half of its pairs of characters.
   */
  readonly step: 'edges' | 'words' | 'most' | 'limits' | 'near';
  /** A sentence for the reader. */
  readonly label: string;
  /** The words that were searched instead. */
  readonly words: readonly string[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface BundleState {
  readonly year: string;
  /** Articles in this year. */
  readonly articles: number;
  readonly state: 'skipped' | 'loading' | 'done' | 'failed';
  /** Hits of this year, once done. */
  readonly hits: number;
  /** Why it failed, in words for the reader. Searching again tries again. */
  readonly error?: string;
}

export interface SearchOutcome {
  readonly query: string;
  readonly chips: readonly Chip[];
  /** Terms to mark in an article that is opened from the results. */
  readonly terms: readonly string[];
  readonly total: number;
  /** Null when the results hold exactly what was asked for. */
  readonly relaxed: Relaxation | null;
  readonly results: readonly Result[];
  /**
   * Counts over all hits, most frequent first; years newest first. Those of a facet disregard its own
   * limit, so that other values can be seen and added; years do not.
   */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Hits a month, `YYYY-MM`, ascending, months without hits left out. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  /** Newest first; one `failed` means that `total` is a lower bound. */
  readonly bundles: readonly BundleState[];
  /** What this query moved over the network; answers from memory cost nothing. */
  readonly cost: { readonly bytes: number; readonly requests: number };
}

/** What is known while years are still answering; what is counted over all hits comes at the end. */
export type SearchProgress = Omit<SearchOutcome, 'facets' | 'months'>;

/** A name or headline offered while typing. */
export interface Suggestion {
  readonly kind: 'people' | 'places' | 'organizations' | 'topics' | 'headline';
  readonly text: string;
  /** Articles that carry the name; absent for a headline. */
  readonly count?: number;
  /** What to search for when it is picked; the text unless given. */
  readonly query?: string;
}

export interface SuggestOptions {
  readonly signal?: AbortSignal;
  /** The only field whose names are wanted; all unless given. */
  readonly field?: Field;
}

export interface Searcher {
  /** Rejects only with the signal's reason, or with a `SearchError` when no index can be read. */
  search(request: SearchRequest, options?: SearchOptions): Promise<SearchOutcome>;
  /** Names and headlines that begin with, contain or are spelled (pinyin, initials) like what has been typed. */
  suggest(typed: string, options?: SuggestOptions): Promise<Suggestion[]>;
}

export interface OpenedSearcher extends Searcher {
  /** Loads what every search needs, before the first is asked for. Never rejects. */
  prepare(): Promise<void>;
}

export interface SearcherOptions {
  /** BASE_PATH of the site, with or without slashes at its ends. */
  readonly base: string;
  readonly fetch: Fetch;
  /** Bytes of unpacked index files to keep in memory; 48 million unless given. */
  readonly room?: number;
}
