/**
 * The gazetteer: the names that the archive knows, kept by an editor in one YAML file.
 * Reading one never throws: it gives the entries or everything that is wrong, with positions.
 */
import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';

export const nameKinds = ['people', 'places', 'organizations'] as const;
export type ProposedKind = (typeof nameKinds)[number];

const text = z.string().trim().min(1);

const entrySchema = z.union([
  text,
  z.strictObject({
    name: text.describe('名称，报道里通用的写法'),
    aliases: z.array(text).default([]).describe('别的写法：全称、简称、旧译名'),
    note: text.optional().describe('同名时用来区分的说明，如“网球运动员”'),
    short: text.max(1).optional().describe('国家、地区的一字简称，只在“中俄”这样并称时认'),
  }),
]);

const entries = z.array(entrySchema).default([]);

export const gazetteerSchema = z.strictObject({
  people: entries.describe('人物'),
  places: entries.describe('地点'),
  organizations: entries.describe('机构'),
});

export interface GazetteerEntry {
  readonly kind: ProposedKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly note?: string;
  readonly short?: string;
}

export interface GazetteerFile {
  /** Empty where there are problems. */
  readonly entries: readonly GazetteerEntry[];
  readonly problems: readonly Problem[];
}

export function parseGazetteer(source: string, file: string): GazetteerFile {
  const counter = new LineCounter();
  const document = parseDocument(source.replace(/^\uFEFF/u, ''), {
    lineCounter: counter,
    uniqueKeys: true,
  });
  const at = (offset: number, message: string, hint: string): Problem => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col, message, hint };
  };
  const place = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node)) return node.range?.[0] ?? 0;
    }
    return 0;
  };

  const problems = [...document.errors, ...document.warnings].map((error) =>
    at(error.pos[0], zh.content.yaml(error.code), zh.content.yamlHint(error.code)),
  );
  visit(document, {
    Node(_, node) {
      if (isAlias(node))
        problems.push(at(node.range?.[0] ?? 0, zh.content.yamlAlias, zh.content.yamlAliasHint));
    },
  });
  if (problems.length > 0) return { entries: [], problems };

  const read = gazetteerSchema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (!read.success) {
    return {
      entries: [],
      problems: read.error.issues.flatMap((issue) => describe(issue)),
    };
  }

  const known = new Map<string, GazetteerEntry>();
  const all: GazetteerEntry[] = [];
  for (const kind of nameKinds) {
    read.data[kind].forEach((given, index) => {
      const entry = { kind, aliases: [], ...(typeof given === 'string' ? { name: given } : given) };
      all.push(entry);
      for (const spelling of new Set([entry.name, ...entry.aliases])) {
        const key = `${kind} ${spelling}`;
        const other = known.get(key);
        if (other === undefined) known.set(key, entry);
        else if (!areNamesakes(other, entry))
          problems.push(
            at(
              place([kind, index]),
              zh.propose.repeated(spelling, other.name),
              zh.propose.repeatedHint,
            ),
          );
      }
    });
  }
  return { entries: problems.length > 0 ? [] : all, problems };

  function describe(issue: z.core.$ZodIssue, above: readonly PropertyKey[] = []): Problem[] {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        at(keyOffset(path, key), zh.propose.unknownField(key), zh.propose.entryHint),
      );
    }
    if (issue.code === 'invalid_union') {
      const branch = issue.errors.find((errors) =>
        errors.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
      );
      if (branch) return branch.flatMap((inner) => describe(inner, path));
    }
    const given = issue.input === undefined ? undefined : JSON.stringify(issue.input);
    return [
      at(
        place(path),
        zh.propose.badEntry(path.filter((part) => typeof part === 'string').join('.'), given),
        zh.propose.entryHint,
      ),
    ];
  }

  function keyOffset(path: readonly PropertyKey[], key: string): number {
    const from = place(path);
    const found = source.indexOf(key, from);
    return found === -1 ? from : found;
  }
}

/** Entries of one name may stand side by side where each has a note of its own. */
const areNamesakes = (one: GazetteerEntry, other: GazetteerEntry): boolean =>
  one.note !== undefined && other.note !== undefined && one.note !== other.note;
