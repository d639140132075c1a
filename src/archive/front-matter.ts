/**
 * An article file: YAML front matter between two `---` lines, then the body in Markdown.
 * Reading one never throws: it gives the article or the list of everything that is wrong with it.
 */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Node } from 'yaml';
import type { z } from 'zod';
import { zh } from '../i18n/zh-CN.ts';
import { articleSchema, unprintable, type Article } from './article.ts';

/** Something wrong in an article file. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What stands there and what was expected. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

export interface ArticleFile {
  /** Present if and only if `problems` is empty. */
  readonly article?: Article;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

const fence = /^---[ \t]*$/u;

/** The body of a file that has been parsed without problems, at a fraction of the cost. */
export function bodyOf(text: string): Pick<ArticleFile, 'body' | 'bodyLine'> {
  const lines = linesOf(text);
  return cut(lines, closingFence(lines));
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');

const closingFence = (lines: readonly string[]): number =>
  lines.findIndex((line, index) => index > 0 && fence.test(line));

function cut(lines: readonly string[], end: number): Pick<ArticleFile, 'body' | 'bodyLine'> {
  const start = lines.findIndex((line, index) => index > end && line.trim() !== '');
  return start === -1
    ? { body: '', bodyLine: end + 2 }
    : { body: lines.slice(start).join('\n').trimEnd(), bodyLine: start + 1 };
}

export function parseArticleFile(text: string, file: string): ArticleFile {
  const lines = linesOf(text);
  const problem = (line: number, column: number, message: string, hint: string): Problem => ({
    file,
    line,
    column,
    message,
    hint,
  });
  const strange = lines.flatMap((line, index) => {
    const found = unprintable.exec(line);
    if (!found) return [];
    const { message, hint } = zh.content.unprintable(found[0].charCodeAt(0));
    return [problem(index + 1, found.index + 1, message, hint)];
  });
  if (strange.length > 0) return { body: '', bodyLine: 1, problems: strange };
  if (!fence.test(lines[0] ?? '')) {
    const { message, hint } = zh.content.noFrontMatter;
    return { body: lines.join('\n'), bodyLine: 1, problems: [problem(1, 1, message, hint)] };
  }
  const end = closingFence(lines);
  if (end === -1) {
    const { message, hint } = zh.content.unclosedFrontMatter;
    return { body: '', bodyLine: lines.length, problems: [problem(1, 1, message, hint)] };
  }
  const yaml = `${lines.slice(1, end).join('\n')}\n`;
  const { body, bodyLine } = cut(lines, end);

  const counter = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: counter,
    uniqueKeys: true,
    logLevel: 'error',
  });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + 1, column: col };
  };
  const broken = [...document.errors, ...document.warnings].map((error) => {
    const { line, column } = at(error.pos[0]);
    return problem(line, column, zh.content.yaml(error.code), zh.content.yamlHint(error.code));
  });
  visit(document, {
    Alias(_, node) {
      const { line, column } = at(node.range?.[0] ?? 0);
      broken.push(problem(line, column, zh.content.yamlAlias, zh.content.yamlAliasHint));
    },
  });
  if (broken.length > 0) return { body, bodyLine, problems: broken };

  const value: unknown = document.toJS();
  const result = articleSchema.safeParse(value ?? {}, { reportInput: true });
  const problems = result.success
    ? []
    : result.error.issues.flatMap((issue) => describeIssue(issue, document.contents, at, problem));
  // A picture with its words can be all of a report.
  const told =
    result.success && (result.data.withdrawn !== undefined || result.data.figures.length > 0);
  if (result.success && body === '' && !told) {
    const { message, hint } = zh.content.emptyBody;
    problems.push(problem(bodyLine, 1, message, hint));
  }
  return result.success && problems.length === 0
    ? { article: result.data, body, bodyLine, problems }
    : { body, bodyLine, problems };
}

type Path = readonly PropertyKey[];

/** Where a field of a sound article file stands. */
export function placeOfField(text: string, path: Path): { line: number; column: number } {
  const [, yaml = ''] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*\r?$/mu.exec(text) ?? [];
  const counter = new LineCounter();
  const { contents } = parseDocument(yaml, { lineCounter: counter });
  return locate(
    contents,
    path,
    (offset) => {
      const { line, col } = counter.linePos(offset);
      return { line: line + 1, column: col };
    },
    'key',
  );
}

function describeIssue(
  issue: z.core.$ZodIssue,
  root: Node | null,
  at: (offset: number) => { line: number; column: number },
  problem: (line: number, column: number, message: string, hint: string) => Problem,
): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const { line, column } = locate(root, [...issue.path, key], at, 'key');
      const field = fieldName([...issue.path, key]);
      return problem(line, column, zh.content.unknownField(field), zh.content.unknownFieldHint);
    });
  }
  if (issue.code === 'invalid_union') {
    // The branch that got furthest says best what is wrong.
    const branch = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
    if (branch && depth(branch) > 0) {
      return branch.flatMap((inner) =>
        describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, root, at, problem),
      );
    }
  }
  const { line, column } = locate(root, issue.path, at, 'value');
  const field = fieldName(issue.path);
  const given = issue.input == null ? undefined : JSON.stringify(issue.input);
  const expected = zh.content.expected(expectation(issue));
  return [
    problem(
      line,
      column,
      given === undefined ? zh.content.missing(field) : zh.content.invalid(field, given, expected),
      fieldHint(issue.path, expected),
    ),
  ];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(
    0,
    ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)),
  );

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_format':
      return issue.message;
    case 'custom':
      return issue.message;
    case 'invalid_value':
      return `one-of:${issue.values.map(String).join('、')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'non-empty' : `min:${issue.minimum}`;
    case 'too_big':
      return `max:${issue.maximum}`;
    case 'invalid_union':
      return 'name';
    default:
      return issue.code;
  }
}

const fieldName = (path: Path): string =>
  path.reduce<string>(
    (name, part) =>
      typeof part === 'number'
        ? `${name}[${part + 1}]`
        : name
          ? `${name}.${String(part)}`
          : String(part),
    '',
  );

function fieldHint(path: Path, expected: string): string {
  const field = path[0];
  const shape: Record<string, z.ZodType> = articleSchema.shape;
  const description = typeof field === 'string' ? shape[field]?.description : undefined;
  return description === undefined
    ? zh.content.fixHint(expected)
    : zh.content.fieldHint(String(field), description);
}

/** The position of the node at `path`, or of its nearest ancestor where it is missing. */
function locate(
  root: Node | null,
  path: Path,
  at: (offset: number) => { line: number; column: number },
  part: 'key' | 'value',
): { line: number; column: number } {
  let node: unknown = root;
  let position = 0;
  for (const [index, step] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      const key = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      const value = isNode(pair.value) ? pair.value.range?.[0] : undefined;
      position = (last && part === 'key' ? key : (value ?? key)) ?? position;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item = node.items[step];
      position = (isNode(item) ? item.range?.[0] : undefined) ?? position;
      node = item;
    } else {
      break;
    }
  }
  return at(position);
}

const isNode = (value: unknown): value is Node => isMap(value) || isSeq(value) || isScalar(value);
