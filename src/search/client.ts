/**
 * Search over a built archive, for the browser and for Node alike: everything it needs from the
 * outside is a `fetch`. Only what a query needs is loaded, year by year, newest first.
 *
 * ```ts
 * const searcher = createSearcher({ base: import.meta.env.BASE_URL, fetch });
 * const outcome = await searcher.search({ query: '"新质生产力" -股市' }, { signal, onProgress });
 * ```
 */

import { articlePath, href } from '../archive/urls.ts';
import { facetNames, type FacetName } from './facet-names.ts';
import { searchText } from '../i18n/zh-CN.ts';
import {
  indexFolder,
  indexFormat,
  type ArticlesFile,
  type FoldFile,
  type Fragment,
  type Manifest,
  type NamesFile,
  type PackedFragment,
  unpackFragment,
} from './bundle.ts';
import { mark, snippets } from './excerpt.ts';
import { abortable, FileError, Files, type Cost, type Fetch } from './files.ts';
import { unpackTable, type FoldTable } from './fold.ts';
import { decodeText } from './letters.ts';
import { clausesOf, parseQuery, type Query } from './query.ts';
import { fitScore, rarity, termScore } from './rank.ts';
import { relaxations } from './relax.ts';
import { SearchError } from './search-error.ts';
import { createSuggester, type Suggester } from './suggest.ts';
import type { Found } from './found.ts';
import { noRow, Year, type Access, type YearHits } from './year.ts';
import type { Units } from './units.ts';
import { compareText } from '../archive/order.ts';

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
   * Called as years answer, with the state so far: counts, facets and bundles are those of the years
   * heard; `results` holds the best of them, with excerpts the first time that there are any.
   */
  readonly onProgress?: (sofar: SearchOutcome) => void;
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
   * `near`: half of its pairs of characters.
   */
  readonly step: 'edges' | 'words' | 'most' | 'near';
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
  /** Counts over all hits, most frequent first; years newest first. */
  /** Counts of a facet disregard its own limit, so that other values can be seen and added; years do not. */
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Hits a month, `YYYY-MM`, ascending, months without hits left out. */
  readonly months: readonly { readonly month: string; readonly count: number }[];
  /** Newest first; one `failed` means that `total` is a lower bound. */
  readonly bundles: readonly BundleState[];
  /** What this query moved over the network; answers from memory cost nothing. */
  readonly cost: { readonly bytes: number; readonly requests: number };
}

/** A name or headline offered while typing. */
export interface Suggestion {
  readonly kind: 'people' | 'places' | 'organizations' | 'topics' | 'headline';
  readonly text: string;
  /** Articles that carry the name; absent for a headline. */
  readonly count?: number;
  /** What to search for when it is picked; the text unless given. */
  readonly query?: string;
}

export interface Searcher {
  /** Rejects only with the signal's reason, or with a `SearchError` when no index can be read. */
  search(request: SearchRequest, options?: SearchOptions): Promise<SearchOutcome>;
  /** Names and headlines that begin with, contain or are spelled (pinyin, initials) like what has been typed. */
  suggest(typed: string, options?: { readonly signal?: AbortSignal }): Promise<Suggestion[]>;
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

interface Index {
  readonly manifest: Manifest;
  readonly table: FoldTable;
}

type Bundle = Manifest['bundles'][number];

const articlesPath = ({ dir }: Bundle): string => `${dir}/articles.bin`;

/** A year that has answered. */
interface Answer {
  readonly bundle: Bundle;
  readonly year: Year;
  readonly hits: YearHits;
  /** For a facet that is limited, the articles there would be without that limit. */
  readonly beside: ReadonlyMap<FacetName, Uint32Array>;
}

interface Hit {
  readonly answer: Answer;
  readonly article: number;
  readonly score: number;
}

/** Years asked at once beside the newest. */
const atOnce = 7;
/** Milliseconds that the newest year has to itself at most, until what it found is told. */
const ahead = 300;

/** Milliseconds between reports of progress. */
const progressRest = 100;
/** Milliseconds after which others on this thread get their turn: typing, scrolling. */
const turn = 10;

const rested = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Once around the event loop; browsers make timers that follow one another wait for longer. */
const othersTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Lets the event loop run where a search has held it for long enough. */
function pacer(signal: AbortSignal | undefined): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turn) return;
    await othersTurn();
    since = performance.now();
    signal?.throwIfAborted();
  };
}

export function createSearcher({ base, fetch, room = 48e6 }: SearcherOptions): OpenedSearcher {
  const files = new Files(`${base.replace(/\/+$/u, '')}/${indexFolder}/`, fetch, room);
  let index: Promise<Index> | null = null;

  async function openIndex(cost: Cost): Promise<Index> {
    try {
      const manifest = await readManifest(files, cost);
      const [newest] = manifest.bundles;
      // Most will be asked of it: on its way while the table is. If it is not there, the search says so.
      if (newest) files.get(articlesPath(newest), readYear, cost).catch(() => undefined);
      return { manifest, table: await files.get(manifest.fold, readFold, cost) };
    } catch (cause) {
      index = null;
      throw cause;
    }
  }

  async function prepare(): Promise<void> {
    // Whoever searches hears of what is wrong.
    await (index ??= openIndex({ bytes: 0, requests: 0 })).catch(() => undefined);
  }

  async function search(
    request: SearchRequest,
    options: SearchOptions = {},
  ): Promise<SearchOutcome> {
    const { signal } = options;
    signal?.throwIfAborted();
    const cost: Cost = { bytes: 0, requests: 0 };
    try {
      return await answer(await (index ??= openIndex(cost)), request, options, cost);
    } catch (cause) {
      if (!(cause instanceof FileError) || cause.status !== 404) throw readable(cause, signal);
      // The site has been published anew since its manifest was read.
      index = null;
      try {
        return await answer(await (index = openIndex(cost)), request, options, cost);
      } catch (again) {
        throw readable(again, signal);
      }
    }
  }

  async function answer(
    { manifest, table }: Index,
    request: SearchRequest,
    { signal, onProgress, rest = 0 }: SearchOptions,
    cost: Cost,
  ): Promise<SearchOutcome> {
    let resting: Promise<void> | undefined;
    const indexFile = async <T>(
      path: string,
      read: (bytes: Uint8Array<ArrayBuffer>) => T,
    ): Promise<T> => {
      if (rest > 0 && !files.has(path)) {
        resting ??= rested(rest);
        await abortable(resting, signal);
      }
      return files.get(path, read, cost, signal);
    };
    const found = new Map<string, Access['found']>();
    const foundIn = (year: string): Access['found'] => {
      const known = found.get(year) ?? new Map<string, Promise<Found>>();
      found.set(year, known);
      return known;
    };
    const query = parseQuery(request.query, table);
    const pause = pacer(signal);
    const empty = query.chips.length === 0 && isEmpty(request.limits);
    let relaxed: Relaxation | null = null;
    let run = await ask(query, relaxed);
    if (run.total === 0 && !empty && !run.failed) {
      for (const step of relaxations(query, table)) {
        run = await ask(step.query, step.relaxation);
        if (run.total > 0) {
          relaxed = step.relaxation;
          break;
        }
      }
      if (!relaxed)
        run = { ...run, outcome: { ...run.outcome, relaxed: null, chips: query.chips } };
    }
    const results = await withTexts(run.hits, run.query);
    return { ...run.outcome, results, cost: { ...cost } };

    async function ask(
      asked: Query,
      relaxation: Relaxation | null,
    ): Promise<{
      query: Query;
      outcome: SearchOutcome;
      hits: Hit[];
      total: number;
      failed: boolean;
    }> {
      const answers: Answer[] = [];
      const states = new Map<string, BundleState>(
        manifest.bundles.map(({ year, articles }) => [
          year,
          { year, articles, hits: 0, state: 'skipped' },
        ]),
      );
      const wanted = empty
        ? []
        : manifest.bundles.filter(({ year }) => concerns(year, asked, request.limits));
      for (const { year, articles } of wanted) {
        states.set(year, { year, articles, hits: 0, state: 'loading' });
      }
      const summary = async (): Promise<{ outcome: SearchOutcome; hits: Hit[] }> => {
        const heard = [...answers];
        const counts = counted(heard);
        await pause();
        const hits = best(heard, asked, request);
        return {
          hits,
          outcome: {
            query: request.query,
            chips: query.chips,
            terms: textAtoms(asked).map(({ text }) => text),
            total: heard.reduce((sum, { hits: found }) => sum + found.articles.length, 0),
            relaxed: relaxation,
            results: hits.map((hit) => withoutText(hit)),
            ...counts,
            bundles: [...states.values()],
            cost: { ...cost },
          },
        };
      };
      const [newest, ...queue] = wanted;
      let left = wanted.length;
      let told = 0;
      let shown = false;
      let reporting = false;
      let over = false;
      /** Tells what has been heard after `wait` milliseconds; one report at a time, as long as there is news. */
      const report = async (wait: number): Promise<void> => {
        const news = (): boolean => !over && left > 0 && told < answers.length;
        if (!onProgress || reporting) return;
        reporting = true;
        try {
          for (let rest = wait; news(); rest = progressRest) {
            await rested(rest);
            if (!news()) break;
            told = answers.length;
            const { outcome, hits } = await summary();
            const first = !shown && hits.length > 0;
            const results = first ? await withTexts(hits, asked) : outcome.results;
            shown ||= first;
            if (!over && left > 0) onProgress({ ...outcome, results });
          }
        } catch {
          // What went wrong goes wrong again at the end, where it is told.
        } finally {
          reporting = false;
        }
      };
      const hear = async (bundle: Bundle): Promise<void> => {
        const { year, articles } = bundle;
        try {
          const found = await askYear(bundle, asked);
          answers.push(found);
          states.set(year, { year, articles, hits: found.hits.articles.length, state: 'done' });
        } catch (cause) {
          if (signal?.aborted || !(cause instanceof FileError) || cause.status === 404) throw cause;
          const error = searchText.yearFailed(year);
          states.set(year, { year, articles, hits: 0, state: 'failed', error });
        }
        left -= 1;
        await pause();
      };
      const lead = async (heard: Promise<void>): Promise<void> => {
        await heard;
        // Where the others' lists are here already, all will have answered before long.
        if (queue.every((other) => files.has(articlesPath(other)))) void report(progressRest);
        else await report(0);
      };
      const work = async (): Promise<void> => {
        for (let bundle = queue.shift(); bundle; bundle = queue.shift()) {
          await hear(bundle);
          void report(progressRest);
        }
      };
      let alone: ReturnType<typeof setTimeout> | undefined;
      try {
        const first = newest && hear(newest);
        if (first) {
          const enough = new Promise((resolve) => (alone = setTimeout(resolve, ahead)));
          await Promise.race([lead(first), enough]);
        }
        await Promise.all([first, ...Array.from({ length: atOnce }, work)]);
      } finally {
        clearTimeout(alone);
        over = true;
      }
      await pause();
      const { outcome, hits } = await summary();
      const failed = outcome.bundles.some(({ state }) => state === 'failed');
      return { query: asked, outcome, hits, total: outcome.total, failed };
    }

    async function askYear(bundle: Bundle, asked: Query): Promise<Answer> {
      const year = await indexFile(articlesPath(bundle), readYear);
      const access: Access = {
        table,
        file: (path) => indexFile(`${bundle.dir}/${path}`, (bytes) => bytes),
        fragment: (article) => fragmentOf(bundle, year, article),
        found: foundIn(bundle.year),
        pause,
      };
      const limits = request.limits ?? {};
      const hits = await year.find(asked, limits, access);
      const beside = new Map<FacetName, Uint32Array>();
      for (const name of facetNames) {
        if (name === 'year' || (limits.facets?.[name] ?? []).length === 0) continue;
        const others = { ...limits, facets: { ...limits.facets, [name]: [] } };
        beside.set(name, (await year.find(asked, others, access)).articles);
      }
      return { bundle, year, hits, beside };
    }

    function withoutText({ answer: { year }, article, score }: Hit): Result {
      const id = year.id(article);
      const date = year.date(article);
      return {
        id,
        url: href(articlePath({ id, date }), base),
        date,
        source: year.values('source', article)[0],
        section: year.values('section', article)[0],
        score,
        snippets: [],
      };
    }

    function withTexts(hits: readonly Hit[], asked: Query): Promise<Result[]> {
      return Promise.all(
        hits.map(async (hit) => {
          try {
            return await withText(hit, asked);
          } catch (cause) {
            // That it is a hit is known all the same.
            if (cause instanceof FileError && cause.status !== 404) return withoutText(hit);
            throw cause;
          }
        }),
      );
    }

    async function fragmentOf(bundle: Bundle, year: Year, article: number): Promise<Fragment> {
      const file = year.textFiles[article] as number;
      const texts = await files.get(
        `${bundle.dir}/text/${file}.bin`,
        (bytes) => readTexts(bytes, year.letters),
        cost,
        signal,
      );
      return texts[article - year.textFiles.indexOf(file)] as Fragment;
    }

    async function withText(hit: Hit, asked: Query): Promise<Result> {
      const { bundle, year } = hit.answer;
      const fragment = await fragmentOf(bundle, year, hit.article);
      const atoms = textAtoms(asked);
      const everywhere = atoms.filter((atom) => atom.in === 'text').map(({ units }) => units);
      return {
        ...withoutText(hit),
        headline: mark(
          fragment.content[0]?.text ?? '',
          atoms.map(({ units }) => units),
          table,
        ),
        snippets: snippets(fragment, everywhere, table),
      };
    }
  }

  let suggester: Promise<Suggester> | null = null;

  async function openNames(): Promise<Suggester> {
    const cost: Cost = { bytes: 0, requests: 0 };
    const { manifest, table } = await (index ??= openIndex(cost));
    return createSuggester(await files.get(manifest.names, readNames, cost), table);
  }

  async function suggest(
    typed: string,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<Suggestion[]> {
    try {
      const suggestions = (await (suggester ??= openNames()))(typed);
      signal?.throwIfAborted();
      return suggestions;
    } catch (cause) {
      if (!signal?.aborted) suggester = null;
      throw readable(cause, signal);
    }
  }

  return { search, suggest, prepare };
}

const textAtoms = (query: Query): { in: string; text: string; units: Units }[] =>
  clausesOf(query)
    .flat()
    .filter((atom) => atom.in === 'text' || atom.in === 'headline');

async function readManifest(files: Files, cost: Cost): Promise<Manifest> {
  let manifest: Manifest;
  try {
    manifest = json(await files.fresh('manifest.json', cost)) as Manifest;
  } catch (cause) {
    const unreached = cause instanceof FileError && (cause.status === 0 || cause.status >= 500);
    throw new SearchError('missing', unreached ? searchText.unreached : searchText.noIndex, {
      cause,
    });
  }
  if (manifest.format !== indexFormat) throw new SearchError('outdated', searchText.indexTooNew);
  return manifest;
}

/** The index is our own work: its files are what bundle.ts says. */
function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

const readNames = (bytes: Uint8Array): NamesFile => json(bytes) as NamesFile;
const readFold = (bytes: Uint8Array): FoldTable => unpackTable(json(bytes) as FoldFile);
const readTexts = (bytes: Uint8Array, letters: string): Fragment[] =>
  (JSON.parse(decodeText(bytes, letters)) as PackedFragment[]).map(unpackFragment);
const readYear = (bytes: Uint8Array): Year => new Year(json(bytes) as ArticlesFile);

function readable(cause: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  return cause instanceof FileError
    ? new SearchError('damaged', searchText.indexDamaged(cause.path), { cause })
    : cause;
}

function isEmpty(limits: Limits | undefined): boolean {
  return (
    limits?.from === undefined &&
    limits?.to === undefined &&
    Object.values(limits?.facets ?? {}).every((values) => values.length === 0)
  );
}

function concerns(year: string, query: Query, limits: Limits | undefined): boolean {
  const years = limits?.facets?.year ?? [];
  return (
    (years.length === 0 || years.includes(year)) &&
    [query.from, limits?.from].every((day) => day === undefined || day <= `${year}-12-31`) &&
    [query.to, limits?.to].every((day) => day === undefined || day >= `${year}-01-01`)
  );
}

/** The hits that the request asks to see, in order. */
function best(answers: readonly Answer[], query: Query, request: SearchRequest): Hit[] {
  const { sort = 'relevance', offset = 0, limit = 10 } = request;
  const all = answers.reduce((sum, { year }) => sum + year.size, 0);
  const averageLength = answers.reduce((sum, { year }) => sum + year.span, 0) / (all || 1);
  const rarities = clausesOf(query).map((_, clause) =>
    rarity(
      answers.reduce((sum, { hits }) => sum + (hits.found[clause]?.articles.length ?? 0), 0),
      all,
    ),
  );
  const premium = rarities.reduce((sum, one) => sum + one, 0) / (rarities.length || 1);
  const order = inOrder(sort);
  const kept: Hit[] = [];
  const room = offset + limit;
  const required = query.must.length;
  const must = new Array<number>(required);
  const some = new Array<number>(rarities.length - required);
  for (const answer of answers) {
    const { articles, found, rows, nearness } = answer.hits;
    for (let i = 0; i < articles.length; i += 1) {
      const article = articles[i] as number;
      const length = answer.year.spans[article] as number;
      let terms = 0;
      for (let clause = 0; clause < rarities.length; clause += 1) {
        const row = (rows[clause] as Int32Array)[i] as number;
        const { counts, fits } = found[clause] as Found;
        const held = row !== noRow;
        const fit = held ? (fits[row] as number) : 0;
        if (clause < required) must[clause] = fit;
        else some[clause - required] = fit;
        if (held) {
          terms +=
            (rarities[clause] as number) * termScore(counts[row] as number, length, averageLength);
        }
      }
      const score = premium * ((nearness[i] as number) + fitScore(must, some)) + terms;
      // Most hits of a common word are worse than all that are shown.
      const worst = kept.length < room || sort !== 'relevance' ? undefined : kept.at(-1);
      if (worst === undefined || score >= worst.score) {
        keep(kept, { answer, article, score }, order, room);
      }
    }
  }
  return kept.sort(order).slice(offset, room);
}

function inOrder(sort: SortOrder): (a: Hit, b: Hit) => number {
  const days = sort === 'oldest' ? 1 : -1;
  return (a, b) => {
    if (sort === 'relevance' && a.score !== b.score) return b.score - a.score;
    if (a.answer !== b.answer)
      return days * compareText(a.answer.bundle.year, b.answer.bundle.year);
    // Within a year, articles are numbered by date, then by id.
    return (
      days * (a.answer.year.slot(a.article) - b.answer.year.slot(b.article)) ||
      a.article - b.article
    );
  };
}

/** Adds a hit to the best `room` so far, which are sorted once there is no more room for all. */
function keep(kept: Hit[], hit: Hit, order: (a: Hit, b: Hit) => number, room: number): void {
  if (kept.length < room) {
    kept.push(hit);
    if (kept.length === room) kept.sort(order);
    return;
  }
  const worst = kept.at(-1);
  if (!worst || order(hit, worst) >= 0) return;
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(kept[middle] as Hit, hit) <= 0) low = middle + 1;
    else high = middle;
  }
  kept.pop();
  kept.splice(low, 0, hit);
}

function counted(answers: readonly Answer[]): Pick<SearchOutcome, 'facets' | 'months'> {
  const tallies = new Map(facetNames.map((name) => [name, new Map<string, number>()]));
  const months = new Map<string, number>();
  for (const { bundle, year, hits, beside } of answers) {
    year.months(hits.articles).forEach((count, month) => {
      if (count > 0) months.set(`${bundle.year}-${String(month + 1).padStart(2, '0')}`, count);
    });
    for (const [name, tally] of tallies) {
      const found: [string, number][] =
        name === 'year'
          ? [[bundle.year, hits.articles.length]]
          : year.tally(name, beside.get(name) ?? hits.articles);
      for (const [value, count] of found) {
        if (count > 0) tally.set(value, (tally.get(value) ?? 0) + count);
      }
    }
  }
  const list = (name: FacetName): FacetValue[] =>
    [...(tallies.get(name) ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
  return {
    facets: {
      year: list('year').sort((a, b) => compareText(b.value, a.value)),
      section: list('section'),
      source: list('source'),
      people: list('people'),
      places: list('places'),
      organizations: list('organizations'),
      topics: list('topics'),
    },
    months: [...months]
      .map(([month, count]) => ({ month, count }))
      .sort((a, b) => compareText(a.month, b.month)),
  };
}
