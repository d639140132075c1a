/** Records of a JSON Lines or CSV file: each holds the fields of one article, its body with a line a paragraph. */
import type { ArticleInput } from '../archive/article.ts';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import {
  articleFile,
  articleId,
  longestLine,
  tool,
  type ArticleFile,
  type ImportOptions,
} from './import.ts';
import { describeOptions } from './options.ts';
import type { Block } from './parts.ts';

const text = zh.importer;

export interface RecordSource {
  readonly file: string;
  readonly digest: string;
  readonly line: number;
}

export interface ImportedRecord {
  readonly front?: ArticleInput;
  readonly blocks: readonly Block[];
  readonly file?: ArticleFile;
  readonly problems: readonly Problem[];
}

export function importJsonLine(
  line: string,
  from: RecordSource,
  options: ImportOptions,
): ImportedRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const column = Number(/position (\d+)/u.exec(error.message)?.[1] ?? line.length) + 1;
    return refused(from, text.badJson(line.trim().slice(0, 20)), column);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused(from, text.notARecord);
  return importRecord(value as Readonly<Record<string, unknown>>, from, options);
}

export function importRecord(
  record: Readonly<Record<string, unknown>>,
  from: RecordSource,
  options: ImportOptions,
): ImportedRecord {
  // The archive's own downloads carry the address, which follows from date and id.
  const { body, provenance, ...fields } = Object.fromEntries(
    Object.entries(record).filter(([field]) => field !== 'url'),
  );
  if (typeof body !== 'string') return refused(from, text.bodyMissing);
  if (typeof fields['headline'] !== 'string') return refused(from, text.headlineMissing);
  const blocks = body
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph): Block => ({ kind: 'paragraph', text: paragraph }));
  if (blocks.length === 0) return refused(from, text.noBody(fields['headline']));
  const long = blocks.find((block) => block.text.length > longestLine);
  if (long) return refused(from, text.overlongLine(long.text.length));
  const broken = Object.entries(fields).find(
    ([, value]) => typeof value === 'string' && !isKept(value),
  );
  if (broken) return refused(from, text.badCharacter(broken[0]));
  if (!blocks.every((block) => isKept(block.text))) return refused(from, text.badCharacter('body'));
  const date = fields['date'] ?? options.date;
  if (date === undefined) return refused(from, text.recordDateMissing);
  const plain = blocks.map((block) => block.text).join('\n');
  const front = {
    ...fields,
    date,
    id: fields['id'] ?? articleId(typeof date === 'string' ? date : '', fields['headline'], plain),
    publication: fields['publication'] ?? options.publication,
    section: fields['section'] ?? options.section,
    provenance: provenance ?? {
      file: from.file,
      sha256: from.digest,
      lines: String(from.line),
      tool,
      options: describeOptions({
        ...(fields['date'] === undefined && { date: options.date }),
        ...(fields['publication'] === undefined && { publication: options.publication }),
        ...(fields['section'] === undefined && { section: options.section }),
        ...(options.as !== undefined && { as: options.as }),
      }),
    },
  } as ArticleInput;
  const { file, problems } = articleFile(front, blocks, from.file, from.line);
  return file ? { front, blocks, file, problems } : { blocks, problems };
}

/** A text file cannot hold half of a surrogate pair, or control characters. */
const isKept = (value: string): boolean =>
  value.isWellFormed() && !(/\p{Cc}/u.test(value) && /(?!\s)\p{Cc}/u.test(value));

const refused = (
  from: RecordSource,
  said: { message: string; hint: string },
  column = 1,
): ImportedRecord => ({
  blocks: [],
  problems: [{ file: from.file, line: from.line, column, message: said.message, hint: said.hint }],
});
