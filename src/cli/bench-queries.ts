/** The queries of `npm run bench:search`, each with the articles that answer it. */
import { foldTable } from '../integrations/search-part.ts';
import { fold } from '../search/fold.ts';
import type { BenchArticle } from './bench-engines.ts';

export interface Judged {
  readonly query: string;
  readonly relevant: ReadonlySet<string>;
}

export interface Queries {
  /** What a text contains is a hit, all else is none. */
  readonly exact: readonly Judged[];
  /** Where the words are words is to come first. */
  readonly ranking: Readonly<Record<string, readonly Judged[]>>;
}

const perSet = 100;

/** @param segmented words are parted by blanks; else they are those of `Intl.Segmenter` */
export function queriesFor(given: readonly BenchArticle[], segmented: boolean): Queries {
  const words = wordsOf(given, segmented);
  const articles = segmented ? given.map(joined) : given;
  const random = generator(20260520);
  const ranking = {
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
  return { ranking, exact: substrings(articles, random) };
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

export function joined(article: BenchArticle): BenchArticle {
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
  // Either script says the same; quotation marks, brackets and blanks do not part what stands on either side.
  const bare = texts.map(([id, whole]): [string, string] => [
    id,
    fold(whole.replace(/["'“”‘’「」『』《》〈〉（）()【】[\]· \u3000]/gu, ''), foldTable),
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
    const folded = fold(query, foldTable);
    const relevant = new Set(bare.filter(([, other]) => other.includes(folded)).map(([id]) => id));
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
