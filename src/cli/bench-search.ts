/**
 * `npm run bench:search -- --corpus FILE [--limit N] [--segmented]`: our search beside stock Pagefind
 * and MiniSearch with jieba, on the same articles: what is found, in what order, and what it costs.
 *
 * FILE holds one article a line: id, date, headline, body (paragraphs by newline). With `--segmented`,
 * words in it are parted by blanks, and those are the words that ranking is judged by; without, they
 * are those of `Intl.Segmenter`, which none of the indexes is made with.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { searchText } from '../i18n/zh-CN.ts';
import {
  miniSearch,
  ours,
  readCorpus,
  stockPagefind,
  type Answer,
  type BenchArticle,
  type Engine,
} from './bench-engines.ts';

interface Judged {
  readonly query: string;
  readonly relevant: ReadonlySet<string>;
}

interface Row {
  readonly engine: string;
  readonly [measure: string]: string | number;
}

const text = searchText.bench;
const perSet = 100;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    limit: { type: 'string', default: '2000' },
    segmented: { type: 'boolean', default: false },
  },
});

if (values.corpus === undefined || !existsSync(values.corpus)) {
  process.stderr.write(`${text.usage}\n`);
  process.exitCode = 1;
} else {
  await bench(readCorpus(values.corpus, Number(values.limit) || Infinity), values.segmented);
}

async function bench(given: readonly BenchArticle[], segmented: boolean): Promise<void> {
  const words = wordsOf(given, segmented);
  const articles = segmented ? given.map(joined) : given;
  const random = generator(20260520);
  const sets = {
    entity: pick(
      words,
      random,
      ({ word, inText, asWord }) => word.length >= 3 && asWord.size === inText.size,
    ),
    trap: pick(
      words,
      random,
      ({ inText, asWord }) =>
        inText.size - asWord.size >= 2 && (inText.size - asWord.size) / inText.size >= 0.25,
    ),
    'two terms': pairs(words, random),
    headline: headlines(articles, random),
  };
  const exact = substrings(articles, random);
  process.stdout.write(
    `${text.intro(
      articles.length,
      exact.length,
      Object.entries(sets).map(([name, set]) => `${name} ${set.length}`),
    )}\n`,
  );

  const rows: Row[] = [];
  for (const engine of [stockPagefind(), miniSearch(), ours()]) {
    rows.push(await measure(engine, articles, exact, sets));
  }
  process.stdout.write(`${table(rows)}\n`);
}

async function measure(
  engine: Engine,
  articles: readonly BenchArticle[],
  exact: readonly Judged[],
  sets: Readonly<Record<string, readonly Judged[]>>,
): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const started = performance.now();
    const bytes = await engine.build(articles, folder);
    const seconds = (performance.now() - started) / 1000;
    const first: number[] = [];
    const later: number[] = [];
    const ms: number[] = [];
    const ask = async (query: string, limit: number): Promise<Answer> => {
      const answer = await engine.ask(query, limit);
      first.push(answer.firstBytes);
      later.push(answer.laterBytes);
      return answer;
    };

    let found = 0;
    let right = 0;
    let wanted = 0;
    for (const { query, relevant } of exact) {
      const { ids } = await ask(query, Infinity);
      found += ids.length;
      right += ids.filter((id) => relevant.has(id)).length;
      wanted += relevant.size;
      ms.push(await engine.warm(query));
    }
    const ranking: Record<string, string> = {};
    for (const [name, set] of Object.entries(sets)) {
      let reciprocal = 0;
      let precision = 0;
      for (const { query, relevant } of set) {
        const { ids } = await ask(query, Math.max(10, relevant.size));
        const place = ids.slice(0, 10).findIndex((id) => relevant.has(id));
        reciprocal += place < 0 ? 0 : 1 / (place + 1);
        const top = ids.slice(0, relevant.size);
        precision += top.filter((id) => relevant.has(id)).length / relevant.size;
      }
      ranking[name] =
        `${(reciprocal / set.length).toFixed(3)} / ${(precision / set.length).toFixed(3)}`;
    }
    const kilobytes = (values_: number[], share: number): string =>
      (quantile(values_, share) / 1000).toFixed(0);
    return {
      engine: engine.name,
      [text.recall]: (right / wanted).toFixed(4),
      [text.precision]: (right / (found || 1)).toFixed(4),
      ...ranking,
      [text.indexBytes]: (bytes / 1e6).toFixed(2),
      [text.indexSeconds]: seconds.toFixed(1),
      [text.first]: `${kilobytes(first, 0.5)} / ${kilobytes(first, 0.95)} / ${kilobytes(first, 1)}`,
      [text.later]: `${kilobytes(later, 0.5)} / ${kilobytes(later, 0.95)}`,
      [text.ms]: `${quantile(ms, 0.5).toFixed(1)} / ${quantile(ms, 0.95).toFixed(1)}`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Word {
  readonly word: string;
  /** Articles that hold it as a word. */
  readonly asWord: ReadonlySet<string>;
  /** Articles that hold its characters, looked for when they are asked for. */
  readonly inText: ReadonlySet<string>;
}

/** Han words of two to four characters that at least three and at most 300 articles hold. */
function wordsOf(articles: readonly BenchArticle[], segmented: boolean): Word[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const asWord = new Map<string, Set<string>>();
  for (const { id, headline, paragraphs } of articles) {
    for (const part of [headline, ...paragraphs]) {
      const words = segmented
        ? part.split(/\s+/u)
        : [...segmenter.segment(part)].map(({ segment }) => segment);
      for (const word of words) {
        if (!/^\p{Script=Han}{2,4}$/u.test(word)) continue;
        const known = asWord.get(word);
        if (known) known.add(id);
        else asWord.set(word, new Set([id]));
      }
    }
  }
  const texts = articles.map((article): [string, string] => {
    const { id, headline, paragraphs } = segmented ? joined(article) : article;
    return [id, [headline, ...paragraphs].join('\n')];
  });
  const random = generator(7);
  return shuffled(
    [...asWord].sort(([a], [b]) => (a < b ? -1 : 1)),
    random,
  )
    .filter(([, ids]) => ids.size >= 3 && ids.size <= 300)
    .slice(0, 3000)
    .map(([word, asWord]) => {
      let inText: ReadonlySet<string> | undefined;
      return {
        word,
        asWord,
        get inText() {
          inText ??= new Set(texts.filter(([, whole]) => whole.includes(word)).map(([id]) => id));
          return inText;
        },
      };
    });
}

function joined(article: BenchArticle): BenchArticle {
  const join_ = (part: string): string => part.replace(/\s+/gu, '');
  return {
    ...article,
    headline: join_(article.headline),
    paragraphs: article.paragraphs.map(join_),
  };
}

function pick(words: readonly Word[], random: Random, fits: (word: Word) => boolean): Judged[] {
  const found: Judged[] = [];
  for (const word of shuffled(words, random)) {
    if (found.length === perSet) break;
    if (fits(word)) found.push({ query: word.word, relevant: word.asWord });
  }
  return found;
}

function pairs(words: readonly Word[], random: Random): Judged[] {
  const found: Judged[] = [];
  for (let tries = 0; tries < 100_000 && found.length < perSet; tries += 1) {
    const [one, other] = [words[random(words.length)] as Word, words[random(words.length)] as Word];
    const both = new Set([...one.asWord].filter((id) => other.asWord.has(id)));
    if (one !== other && both.size >= 3) {
      found.push({ query: `${one.word} ${other.word}`, relevant: both });
    }
  }
  return found;
}

/** Headlines that only one article has, each as one phrase. */
function headlines(articles: readonly BenchArticle[], random: Random): Judged[] {
  const times = new Map<string, number>();
  for (const { headline } of articles) times.set(headline, (times.get(headline) ?? 0) + 1);
  return shuffled(articles, random)
    .filter(({ headline }) => times.get(headline) === 1)
    .slice(0, perSet)
    .map(({ id, headline }) => ({
      query: `"${headline.replace(/["“”]/gu, '')}"`,
      relevant: new Set([id]),
    }));
}

/** Han phrases cut at random, with the articles whose text contains them. */
function substrings(articles: readonly BenchArticle[], random: Random): Judged[] {
  const texts = articles.map(({ id, headline, paragraphs }): [string, string] => [
    id,
    [headline, ...paragraphs].join('\n'),
  ]);
  // Quotation marks, brackets and blanks do not part what stands on either side.
  const bare = texts.map(([id, whole]): [string, string] => [
    id,
    whole.replace(/["'“”‘’「」『』《》〈〉（）()【】[\]· \u3000]/gu, ''),
  ]);
  const found: Judged[] = [];
  while (found.length < perSet * 2) {
    const [, whole] = texts[random(texts.length)] as [string, string];
    const runs = whole.match(/\p{Script=Han}{6,}/gu) ?? [];
    if (runs.length === 0) continue;
    const run = runs[random(runs.length)] as string;
    const length = 2 + random(5);
    const from = random(run.length - length + 1);
    const query = run.slice(from, from + length);
    const relevant = new Set(bare.filter(([, other]) => other.includes(query)).map(([id]) => id));
    found.push({ query, relevant });
  }
  return found;
}

type Random = (below: number) => number;

/** Always the same numbers (a linear congruence): two runs compare the same queries. */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((one): [number, T] => [random(1 << 22), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function table(rows: readonly Row[]): string {
  const measures = Object.keys(rows[0] ?? {}).filter((name) => name !== 'engine');
  const head = ['', ...rows.map(({ engine }) => engine)];
  const lines = measures.map((name) => [name, ...rows.map((row) => String(row[name]))]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
