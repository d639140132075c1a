/** `npm run bench:names -- --corpus FILE`: how well names are found, against hand-made labels. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { z } from 'zod';
import { zh } from '../i18n/zh-CN.ts';
import { nameKinds, parseGazetteer, type ProposedKind } from '../propose/gazetteer.ts';
import { createNameFinder } from '../propose/names.ts';
import { createTagger, type Tagger } from '../propose/tagger.ts';
import { tableFromOpenCC } from '../search/fold.ts';
import { readLines } from '../importer/files.ts';
import { formatProblems } from '../store/folder.ts';

const text = zh.propose.bench;

const labelled = z.object({
  articles: z.array(
    z.object({
      id: z.string(),
      half: z.enum(['tune', 'test']),
      people: z.array(z.string()),
      places: z.array(z.string()),
      organizations: z.array(z.string()),
    }),
  ),
});
const record = z.object({ id: z.string(), headline: z.string(), body: z.string() });

type Names = Readonly<Record<ProposedKind, readonly string[]>>;
type Reader = (article: string) => Names;

process.exitCode = main();

function main(): number {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      labels: { type: 'string', default: 'tests/fixtures/names/labels.json' },
      gazetteer: { type: 'string', default: 'content/gazetteer.yaml' },
      errors: { type: 'string' },
    },
  });
  if (values.corpus === undefined) {
    process.stderr.write(`${text.usage}\n`);
    return 1;
  }
  const { entries, problems } = parseGazetteer(
    readFileSync(values.gazetteer, 'utf8'),
    values.gazetteer,
  );
  if (problems.length > 0) {
    process.stderr.write(`${formatProblems(problems)}\n`);
    return 1;
  }
  const { articles } = labelled.parse(JSON.parse(readFileSync(values.labels, 'utf8')));
  const texts = corpusTexts(values.corpus, new Set(articles.map(({ id }) => id)));
  const finder = createNameFinder({
    entries,
    tagger: createTagger(entries),
    table: tableFromOpenCC(TSCharacters),
  });
  const spelling = new Map(
    entries.flatMap(({ kind, name, aliases }) =>
      [name, ...aliases].map((alias) => [alias, { kind, name }] as const),
    ),
  );
  const ours: Reader = (article) => {
    const found = finder.find(article);
    const of = (kind: ProposedKind) => [
      ...new Set(found.filter((one) => one.kind === kind).map(({ name }) => name)),
    ];
    return { people: of('people'), places: of('places'), organizations: of('organizations') };
  };
  const readers: readonly (readonly [string, Reader])[] = [
    [text.jieba, byTags(createTagger())],
    [text.gazetteer, byTags(createTagger(entries), spelling)],
    [text.ours, ours],
  ];
  for (const half of ['tune', 'test'] as const) {
    const chosen = articles.filter((article) => article.half === half && texts.has(article.id));
    process.stdout.write(`${text.half(half, chosen.length)}\n`);
    for (const [name, reader] of readers) {
      const scores = chosen.map(
        (article) => [article, reader(texts.get(article.id) ?? '')] as const,
      );
      process.stdout.write(
        `${text.row(name, [...nameKinds.map((kind) => score(scores, [kind])), score(scores, nameKinds)])}\n`,
      );
      if (name !== text.ours || values.errors !== half) continue;
      for (const [labels, found] of scores) {
        for (const kind of nameKinds) {
          const missed = labels[kind].filter((one) => !found[kind].includes(one));
          const extra = found[kind].filter((one) => !labels[kind].includes(one));
          if (missed.length + extra.length > 0)
            process.stdout.write(`${text.errors(labels.id, kind, missed, extra)}\n`);
        }
      }
    }
  }
  return 0;
}

function corpusTexts(file: string, ids: ReadonlySet<string>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { bytes } of readLines(file, 1 << 24)) {
    if (!bytes) continue;
    const line = Buffer.from(bytes).toString('utf8');
    if (![...ids].some((id) => line.includes(`"${id}"`))) continue;
    const { id, headline, body } = record.parse(JSON.parse(line));
    if (ids.has(id)) texts.set(id, `${headline}\n${body}`);
  }
  return texts;
}

/** What the tags alone say; with spellings, what the gazetteer makes of them. */
function byTags(
  tagger: Tagger,
  spelling: ReadonlyMap<string, { kind: ProposedKind; name: string }> = new Map(),
): Reader {
  return (article) => {
    const found = {
      people: new Set<string>(),
      places: new Set<string>(),
      organizations: new Set<string>(),
    };
    for (const { text: word, tag } of tagger.cut(article)) {
      if (word.length < 2) continue;
      const entry = spelling.get(word);
      if (entry) found[entry.kind].add(entry.name);
      else if (tag.startsWith('nr')) found.people.add(word);
      else if (tag === 'ns') found.places.add(word);
      else if (tag === 'nt') found.organizations.add(word);
    }
    return {
      people: [...found.people],
      places: [...found.places],
      organizations: [...found.organizations],
    };
  };
}

function score(
  scores: readonly (readonly [Names, Names])[],
  kinds: readonly ProposedKind[],
): { precision: number; recall: number; f1: number } {
  let right = 0;
  let found = 0;
  let labelledCount = 0;
  for (const [labels, names] of scores) {
    for (const kind of kinds) {
      right += names[kind].filter((name) => labels[kind].includes(name)).length;
      found += names[kind].length;
      labelledCount += labels[kind].length;
    }
  }
  const precision = found === 0 ? 1 : right / found;
  const recall = labelledCount === 0 ? 1 : right / labelledCount;
  return {
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
