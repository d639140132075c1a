/** One source to finished articles: decode, split, parse, date, prove, write out. No I/O. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { articleSchema, type ArticleInput } from '../archive/article.ts';
import { dateParts, weekday } from '../archive/dates.ts';
import { parseArticleFile, type Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { account } from './account.ts';
import { decode, scriptOf, type Encoding } from './decode.ts';
import { parsePage } from './parse.ts';
import type { Decision, Dropped, ParsedArticle, ParsedPage } from './parts.ts';
import type { Picture, Source } from './formats/source.ts';
import { readMonthDay } from './marks/printed-dates.ts';
import { describeOptions } from './options.ts';
import { splitLines, type Answer, type SourceLine } from './split.ts';
import { toMarkdown } from './to-markdown.ts';

/** Name and version of the importer, kept in each article's provenance. */
export const tool = 'baocang-import 1';

const text = zh.importer;

/** No paragraph of a newspaper is longer. */
export const longestLine = 200_000;

export interface ImportOptions {
  /** Date for sources that carry none. */
  readonly date?: string;
  readonly publication?: string;
  readonly section?: string;
  /** Format of standard input, as a file extension. */
  readonly as?: string;
  /** What an editor says that single lines are. */
  readonly lines?: readonly LineAnswer[];
}

export interface LineAnswer {
  readonly line: number;
  readonly answer: Answer;
}

export interface ImportedArticle {
  readonly parsed: ParsedArticle;
  readonly front: ArticleInput;
  /** Absent while the date is open. */
  readonly file?: ArticleFile;
}

export interface ArticleFile {
  /** Relative to the folder of articles. */
  readonly path: string;
  readonly content: string;
}

/** A date that the source gives incompletely or not at all. */
export interface OpenDate {
  readonly line: number;
  readonly printed?: string;
  readonly hint: string;
}

export interface Warning {
  readonly line?: number;
  readonly message: string;
}

export interface Imported {
  readonly file: string;
  readonly encoding?: Encoding;
  /** The file as it was read. */
  readonly bytes?: Uint8Array;
  readonly source: string;
  readonly lines: readonly SourceLine[];
  readonly articles: readonly ImportedArticle[];
  readonly dropped: readonly Dropped[];
  readonly decisions: readonly Decision[];
  readonly warnings: readonly Warning[];
  readonly problems: readonly Problem[];
  readonly openDate?: OpenDate;
  /** The pictures of the articles' figures. */
  readonly pictures?: readonly Picture[];
}

/** Where pictures stand on the site. */
export const picturePath = (name: string): string => `/pictures/${name}`;

export const sha256 = (data: Uint8Array | string): string =>
  createHash('sha256').update(data).digest('hex');

export function failed(
  file: string,
  line: number,
  said: { message: string; hint: string },
  column = 1,
): Imported {
  const problems = [{ file, line, column, message: said.message, hint: said.hint }];
  return {
    file,
    source: '',
    lines: [],
    articles: [],
    dropped: [],
    decisions: [],
    warnings: [],
    problems,
  };
}

export function importText(file: string, bytes: Uint8Array, options: ImportOptions): Imported {
  const decoded = decode(bytes);
  if (!decoded.ok)
    return failed(file, decoded.line, text.undecodable[decoded.reason](decoded.detail ?? ''));
  const imported = importSource(
    file,
    { lines: splitLines(decoded.text), text: decoded.text, chrome: [] },
    bytes,
    options,
  );
  const doubtful =
    decoded.confidence < 0.85 ? [{ message: text.doubtfulEncoding(decoded.encoding) }] : [];
  return { ...imported, encoding: decoded.encoding, warnings: [...doubtful, ...imported.warnings] };
}

export function importSource(
  file: string,
  source: Source,
  bytes: Uint8Array,
  options: ImportOptions,
): Imported {
  const long = source.lines.find((line) => line.text.length > longestLine);
  if (long) return failed(file, long.number, text.overlongLine(long.text.length));
  const answers = new Map(options.lines?.map(({ line, answer }) => [line, answer]));
  const lines = source.lines.map((line): SourceLine => {
    const answer = answers.get(line.number);
    return answer ? { ...line, answer } : line;
  });
  const read = parsePage(lines);
  const chrome = source.chrome.map((block): Dropped => ({ rule: 'page-chrome', ...block }));
  const page: ParsedPage = {
    ...read,
    dropped: [...chrome, ...read.dropped],
    marks: {
      ...read.marks,
      dates: source.date ? [source.date, ...read.marks.dates] : read.marks.dates,
    },
  };
  const { lost, added } = account(source.text, page.articles, page.dropped);
  if (lost !== '' || added !== '') return failed(file, 1, text.unaccounted(lost, added));
  const { date, given, open, warnings } = settleDate(page, lines, options);
  const shown = new Set(
    page.articles.flatMap(({ figures }) => figures.flatMap(({ picture }) => picture ?? [])),
  );
  const pictures = source.pictures?.filter(({ name }) => shown.has(name)) ?? [];
  const left = (source.pictures?.length ?? 0) - pictures.length;
  if (left > 0) warnings.push({ message: text.uncaptionedPictures(left) });
  const problems: Problem[] = [];
  const articles: ImportedArticle[] = [];
  const digest = sha256(bytes);
  const following = new Map(lines.map(({ number }, at) => [number, lines[at + 1]?.number]));
  const taken = new Set<string>();
  for (const parsed of page.articles) {
    const line = parsed.lines[0] ?? 1;
    const report = (said: { message: string; hint: string }): void => {
      problems.push({ file, line, column: 1, message: said.message, hint: said.hint });
    };
    if (parsed.headline === undefined) report(text.noHeadline);
    else if (parsed.blocks.length === 0 && parsed.figures.length === 0)
      report(text.noBody(parsed.headline));
    const front = frontMatter(parsed, page, {
      file,
      following,
      digest,
      // An option that the page overruled did not shape the article.
      options: given ? options : { ...options, date: undefined },
      date,
    });
    let id = front.id;
    for (let copy = 2; taken.has(id); copy += 1) id = `${front.id}-${copy}`;
    taken.add(id);
    const complete = { ...front, id };
    if (parsed.headline === undefined || date === undefined) {
      articles.push({ parsed, front: complete });
      continue;
    }
    const written = articleFile(complete, parsed.blocks, file, line);
    if (written.problems.length > 0) problems.push(...written.problems);
    articles.push({ parsed, front: complete, ...(written.file && { file: written.file }) });
  }
  if (page.articles.length === 0) problems.push({ file, line: 1, column: 1, ...text.noArticle });
  return {
    file,
    bytes,
    source: source.text,
    lines,
    articles,
    dropped: page.dropped,
    decisions: page.decisions,
    warnings: [...(source.warnings ?? []), ...warnings],
    problems,
    ...(open && { openDate: open }),
    ...(pictures.length > 0 && { pictures }),
  };
}

/** The file of a checked article, or what the schema has against it, told at the line it came from. */
export function articleFile(
  front: ArticleInput,
  blocks: ParsedArticle['blocks'],
  file: string,
  line: number,
): { file?: ArticleFile; problems: Problem[] } {
  const content = toMarkdown(front, blocks);
  if (articleSchema.safeParse(front).success) {
    const { year, month, day } = dateParts(front.date);
    return { file: { path: `${year}/${month}/${day}/${front.id}.md`, content }, problems: [] };
  }
  const known: ReadonlySet<string> = new Set(Object.keys(articleSchema.shape));
  const unknown = Object.keys(front)
    .filter((field) => !known.has(field))
    .map((field) => ({
      message: zh.content.unknownField(field),
      hint: zh.content.unknownFieldHint,
    }));
  const problems = [...parseArticleFile(content, file).problems, ...unknown].map(
    ({ message, hint }): Problem => ({ file, line, column: 1, message, hint }),
  );
  return {
    problems: problems.length > 0 ? problems : [{ file, line, column: 1, ...text.notAnArticle }],
  };
}

/** The running head's date, else the editor's; never one pieced together. */
function settleDate(
  page: ParsedPage,
  lines: readonly SourceLine[],
  options: ImportOptions,
): { date?: string; given?: true; open?: OpenDate; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const heads = page.marks.dates;
  for (const head of heads) {
    if (head.weekday !== undefined && weekday(head.date) !== head.weekday) {
      warnings.push({ line: head.line, message: text.wrongWeekday(head.date, weekday(head.date)) });
    }
  }
  const dates = [...new Set(heads.map((head) => head.date))];
  const [printed] = dates;
  if (printed !== undefined && dates.length === 1) {
    if (options.date !== undefined && options.date !== printed) {
      warnings.push({
        line: heads[0]?.line ?? 1,
        message: text.dateFromPage(printed, options.date),
      });
    }
    return { date: printed, warnings };
  }
  if (options.date !== undefined) return { date: options.date, given: true, warnings };
  const second = heads.find((head) => head.date !== printed);
  if (second) {
    return { open: { line: second.line, ...text.severalDates(dates) }, warnings };
  }
  const partial = lines
    .map((line) => ({ line: line.number, found: readMonthDay(line.text) }))
    .find(({ found }) => found);
  return {
    open: partial?.found
      ? {
          line: partial.line,
          printed: partial.found.printed,
          hint: text.yearMissing(partial.found.printed, partial.found),
        }
      : { line: lines[0]?.number ?? 1, hint: text.dateMissing },
    warnings,
  };
}

function frontMatter(
  parsed: ParsedArticle,
  page: ParsedPage,
  from: {
    file: string;
    following: ReadonlyMap<number, number | undefined>;
    digest: string;
    options: ImportOptions;
    date: string | undefined;
  },
): ArticleInput {
  const { options, date } = from;
  const [edition, ...editions] = page.marks.editions;
  const sameEdition = editions.every((other) => other.number === edition?.number);
  const publication =
    options.publication ??
    (page.marks.publications.length === 1 ? page.marks.publications[0] : undefined);
  const body = parsed.blocks.map((block) => block.text).join('\n');
  return {
    id: articleId(date ?? '', parsed.headline ?? '', body),
    headline: parsed.headline ?? '',
    kicker: parsed.kicker,
    deck: parsed.deck,
    date: date ?? '',
    dateline: parsed.dateline,
    byline: parsed.people.map(({ name, role }) =>
      role === undefined || role === '' ? name : { name, role },
    ),
    source: parsed.source,
    sourceNote: parsed.sourceNote,
    publication,
    edition: edition && sameEdition ? edition : undefined,
    section: options.section,
    figures: parsed.figures.map(({ caption, credit, creditNote, after, picture }) => ({
      ...(picture !== undefined && { src: picturePath(picture) }),
      caption,
      credit,
      creditNote,
      ...(after > 0 && { after }),
    })),
    provenance: {
      file: basename(from.file),
      sha256: from.digest,
      lines: ranges(parsed.lines, from.following),
      tool,
      options: describeOptions(options),
    },
    language: scriptOf(body) === 'zh-Hant' ? 'zh-Hant' : undefined,
  };
}

/** Date and a digest of the text: the same article always gets the same id, whatever its headline. */
export const articleId = (date: string, headline: string, body: string): string =>
  `${date.replaceAll('-', '')}-${sha256(`${headline}\n${body}`).slice(0, 10)}`;

/** Ascending line numbers as “1-45,52”; blank lines, which are in no one's list, do not part a range. */
function ranges(
  lines: readonly number[],
  following: ReadonlyMap<number, number | undefined>,
): string {
  const parts: [number, number][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last && line === following.get(last[1])) last[1] = line;
    else parts.push([line, line]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}
