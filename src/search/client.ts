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
import { searchText } from '../i18n/zh-CN.ts';
import { best, counted, type Answer, type Bundle, type Hit } from './answers.ts';
import { indexFolder, type Fragment, type Manifest } from './bundle.ts';
import { mark, snippets } from './excerpt.ts';
import { facetNames, type FacetName } from './facet-names.ts';
import { abortable, FileError, Files, type Cost } from './files.ts';
import type { FoldTable } from './fold.ts';
import type { Found } from './found.ts';
import { readable, readFold, readManifest, readNames, readTexts, readYear } from './index-files.ts';
import { clausesOf, parseQuery, type Query } from './query.ts';
import { relaxations } from './relax.ts';
import type {
  BundleState,
  Limits,
  OpenedSearcher,
  Relaxation,
  Result,
  SearchOptions,
  SearchOutcome,
  SearchProgress,
  SearcherOptions,
  SearchRequest,
  SuggestOptions,
  Suggestion,
} from './searcher.ts';
import { createSuggester, type Suggester } from './suggest.ts';
import type { Units } from './units.ts';
import type { Access, Year } from './year.ts';

const articlesPath = ({ dir }: Bundle): string => `${dir}/articles.bin`;

interface Index {
  readonly manifest: Manifest;
  readonly table: FoldTable;
}

/** Years asked at once beside the newest. */
const atOnce = 7;
/** Milliseconds that the newest year has to itself at most, until what it found is told. */
const ahead = 300;

/** Results that come with the first report: a screenful, so that it waits for no more texts. */
const firstResults = 5;
/** Milliseconds that a page has to itself to draw the first results. */
const drawing = 100;
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
  /** Files that are not there although the newest manifest names them. */
  const lost = new Set<string>();
  /**
   * True where a file may be missing because the site has been published anew.
   * @param fresh the manifest has just been read: what is missing now is lost
   */
  const outdated = (cause: unknown, fresh: boolean): boolean => {
    if (!(cause instanceof FileError) || cause.status !== 404) return false;
    if (fresh) lost.add(cause.path);
    return !lost.has(cause.path);
  };

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
    const cost: Cost = { bytes: 0, requests: 0 };
    try {
      const [newest] = (await (index ??= openIndex(cost))).manifest.bundles;
      // Its ids are unpacked before anyone waits for them.
      if (newest) (await files.get(articlesPath(newest), readYear, cost)).id(0);
    } catch {
      // Whoever searches hears of what is wrong.
    }
  }

  async function search(
    request: SearchRequest,
    options: SearchOptions = {},
  ): Promise<SearchOutcome> {
    const { signal } = options;
    signal?.throwIfAborted();
    const cost: Cost = { bytes: 0, requests: 0 };
    try {
      return await answer(await (index ??= openIndex(cost)), request, options, cost, false);
    } catch (cause) {
      if (!outdated(cause, false)) throw readable(cause, signal);
      index = null;
      try {
        return await answer(await (index = openIndex(cost)), request, options, cost, true);
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
    fresh: boolean,
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
      const summary = (): { sofar: SearchProgress; hits: Hit[] } => {
        const hits = best(answers, asked, request);
        return {
          hits,
          sofar: {
            query: request.query,
            chips: query.chips,
            terms: textAtoms(asked).map(({ text }) => text),
            total: answers.reduce((sum, { hits: found }) => sum + found.articles.length, 0),
            relaxed: relaxation,
            results: hits.map((hit) => withoutText(hit)),
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
            const { sofar, hits } = summary();
            const first = !shown && hits.length > 0;
            const results = first
              ? await withTexts(hits.slice(0, firstResults), asked)
              : sofar.results;
            shown ||= first;
            if (!over && left > 0) onProgress({ ...sofar, results });
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
          if (signal?.aborted || !(cause instanceof FileError) || outdated(cause, fresh))
            throw cause;
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
        else {
          await report(0);
          if (shown) await rested(drawing);
        }
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
      const counts = counted(answers);
      await pause();
      const { sofar, hits } = summary();
      await pause();
      const outcome = { ...sofar, ...counts };
      const failed = outcome.bundles.some(({ state }) => state === 'failed');
      return { query: asked, outcome, hits, total: outcome.total, failed };
    }

    async function askYear(bundle: Bundle, asked: Query): Promise<Answer> {
      const year = await indexFile(articlesPath(bundle), readYear);
      const access: Access = {
        table,
        file: (path) => indexFile(`${bundle.dir}/${path}`, (bytes) => bytes),
        damaged: (path, cause) => {
          files.drop(`${bundle.dir}/${path}`);
          return new FileError(`${bundle.dir}/${path}`, 200, { cause });
        },
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
            if (cause instanceof FileError && !outdated(cause, fresh)) return withoutText(hit);
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
    { signal, field }: SuggestOptions = {},
  ): Promise<Suggestion[]> {
    try {
      const suggestions = (await (suggester ??= openNames()))(typed, field);
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
    [...query.days, [limits ?? {}]].every((ranges) =>
      ranges.some(
        ({ from, to }) =>
          (from === undefined || from <= `${year}-12-31`) &&
          (to === undefined || to >= `${year}-01-01`),
      ),
    )
  );
}
