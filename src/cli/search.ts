/**
 * `npm run search -- [--dist DIR] [--json] [--limit N] [--queries FILE] QUERY`: the page's own search,
 * on the files of a built site.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { styleText } from 'node:util';
import { searchPageText, searchText } from '../i18n/zh-CN.ts';
import { decode } from '../importer/decode.ts';
import { indexFolder } from '../search/bundle.ts';
import { createSearcher } from '../search/client.ts';
import { gapsOf } from '../search/gaps.ts';
import { meant, type Meant } from '../search/meant.ts';
import type { MarkedText, SearchOutcome, Searcher } from '../search/searcher.ts';
import { SearchError } from '../search/search-error.ts';
import { buildSettings } from '../store/settings.ts';
import { runCommand, UsageError } from './command.ts';

const text = searchText.cli;

interface Options {
  readonly dist: string;
  readonly json: boolean;
  /** Infinity for all. */
  readonly limit: number;
  readonly queries: readonly string[];
}

await runCommand(search);

async function search(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.length === 1 && /^(?:-h|--help)$/u.test(args[0] as string)) {
    process.stdout.write(`${text.usage}\n`);
    return 0;
  }
  const options = await searchOptions(args);
  const searcher = createSearcher({ base: '/', fetch: fileFetch(options.dist), room: 128e6 });
  let failed = false;
  for (const query of options.queries) {
    // One query that is refused does not keep the others from being answered.
    try {
      if (!(await answer(searcher, query, options))) failed = true;
    } catch (error) {
      if (!(error instanceof SearchError)) throw error;
      process.stderr.write(`${error.message}\n`);
      if (options.json) process.stdout.write(`${refused(query, error)}\n`);
      failed = true;
      if (error.reason !== 'refused') break;
    }
  }
  return failed ? 1 : 0;
}

/** Words may begin with a hyphen (`-词`), which `parseArgs` would take for an option. */
async function searchOptions(args: readonly string[]): Promise<Options> {
  const words: string[] = [];
  let dist = buildSettings(process.env).out;
  let json = false;
  let limit = 10;
  let file: string | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    const [name, inline] = arg.startsWith('--') ? arg.split(/=(.*)/su, 2) : [arg];
    const value = (): string => {
      const given = inline ?? args[(i += 1)];
      if (given === undefined || given === '') throw new UsageError(text.needsValue(String(name)));
      return given;
    };
    if (name === '--json') {
      if (inline !== undefined) throw new UsageError(text.takesNoValue(name));
      json = true;
    } else if (name === '--dist') dist = resolve(value());
    else if (name === '--queries') file = value();
    else if (name === '--limit') {
      const given = value();
      if (!/^\d+$/u.test(given)) throw new UsageError(text.badLimit(given));
      limit = Number(given) || Infinity;
    } else if (arg === '--') {
      words.push(...args.slice(i + 1));
      break;
    } else if (arg.startsWith('--')) throw new UsageError(text.unknownOption(arg));
    else words.push(arg);
  }
  if (!existsSync(dist)) throw new UsageError(text.noDist(dist));
  if (!existsSync(join(dist, indexFolder, 'manifest.json')))
    throw new UsageError(text.noIndex(dist));
  if (file !== undefined) {
    if (words.length > 0) throw new UsageError(text.queryTwice);
    return { dist, json, limit, queries: await readQueries(file) };
  }
  if (words.length === 0) throw new UsageError(text.usage);
  return { dist, json, limit, queries: [words.join(' ')] };
}

/** One query a line, in any encoding that the importer reads. */
async function readQueries(file: string): Promise<string[]> {
  if (!existsSync(file)) throw new UsageError(text.noQueries(file));
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    throw new UsageError(text.unreadableQueries(file));
  }
  const queries = textOf(bytes, file)
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  if (queries.length === 0) throw new UsageError(text.emptyQueries(file));
  return queries;
}

/** Whatever UTF-8 can say may be asked, control characters too, which no import takes. */
function textOf(bytes: Uint8Array, file: string): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const decoded = decode(bytes);
  if (!decoded.ok) throw new UsageError(text.notText(file, decoded.line));
  return decoded.text;
}

/** Answers from the folder of a site as its server would. */
function fileFetch(dist: string): (url: string) => Promise<Response> {
  return async (url) => {
    try {
      return new Response(await readFile(join(dist, url)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return new Response(null, { status: 404 });
    }
  };
}

/** False where part of the index did not load. */
async function answer(
  searcher: Searcher,
  query: string,
  { json, limit }: Options,
): Promise<boolean> {
  const started = performance.now();
  const outcome = await searcher.search({ query, limit });
  const ms = Math.round((performance.now() - started) * 10) / 10;
  const { failed, unread } = gapsOf(outcome);
  for (const { error } of failed) process.stderr.write(`${error}\n`);
  if (unread > 0) process.stderr.write(`${searchPageText.unread(unread)}\n`);
  process.stdout.write(
    json ? `${asJson(outcome, ms)}\n` : readable(outcome, ms, await meant(searcher, outcome)),
  );
  return failed.length === 0 && unread === 0;
}

/** The place of an answer: as many lines come out as queries went in. */
function refused(query: string, { message }: SearchError): string {
  const none = { total: 0, relaxed: null, ms: 0, bytes: 0, requests: 0, results: [] };
  return JSON.stringify({ query, ...none, error: message });
}

function asJson({ query, total, relaxed, cost, results }: SearchOutcome, ms: number): string {
  return JSON.stringify({
    query,
    total,
    relaxed: relaxed?.label ?? null,
    ms,
    bytes: cost.bytes,
    requests: cost.requests,
    results: results.map(({ id, url, headline, date, score, snippets }) => ({
      id,
      url,
      title: headline?.text ?? '',
      date,
      score: Math.round(score * 1e4) / 1e4,
      excerpt: snippets[0]?.text ?? '',
    })),
  });
}

function readable(outcome: SearchOutcome, ms: number, offers: readonly Meant[]): string {
  const { query, total, relaxed, results, chips } = outcome;
  const lines = [text.found(query, total, ms)];
  if (chips.length > 1 || chips.some(({ kind }) => kind !== 'term'))
    lines.push(text.understood(chips.map(({ label }) => label)));
  if (chips.length === 0) lines.push(searchPageText.nothingAsked);
  else if (total === 0 && gapsOf(outcome).failed.length === 0)
    lines.push(searchPageText.noneHintTerminal);
  if (offers.length > 0)
    lines.push(`${searchPageText.meant}${offers.map((offer) => offer.query).join('\u3000')}`);
  if (relaxed) lines.push(relaxed.label);
  results.forEach(({ headline, date, source, section, url, snippets }, number) => {
    lines.push('', `${number + 1}. ${highlight(headline)}`);
    lines.push(
      `   ${[date, source, section, url].filter((part) => part !== undefined).join('  ')}`,
    );
    for (const snippet of snippets) {
      const shown = `${snippet.cutBefore ? '……' : ''}${highlight(snippet)}${snippet.cutAfter ? '……' : ''}`;
      lines.push(`   ${snippet.place.label}\u3000${shown.replace(/\s*\n\s*/gu, '')}`);
    }
  });
  const rest = total - results.length;
  if (rest > 0) lines.push('', text.more(results.length, rest));
  return `${lines.join('\n')}\n`;
}

/** Styles fall away by themselves where the output is no terminal. */
function highlight(marked: MarkedText | undefined): string {
  if (!marked) return '';
  let shown = '';
  let at = 0;
  for (const [start, end] of marked.marks) {
    shown += marked.text.slice(at, start);
    shown += styleText(['bold', 'yellow'], marked.text.slice(start, end), {
      stream: process.stdout,
    });
    at = end;
  }
  return shown + marked.text.slice(at);
}
