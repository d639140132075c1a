/** A typed article to the file that the archive keeps: front matter in the schema's order, then the body. */
import { stringify } from 'yaml';
import { articleSchema, type ArticleInput } from '../archive/article.ts';
import type { Block } from './parts.ts';

const fields = Object.keys(articleSchema.shape);

export function toMarkdown(front: ArticleInput, blocks: readonly Block[]): string {
  const known: Record<string, unknown> = front;
  const lines = fields.flatMap((field) =>
    isSaid(known[field]) ? [entry(field, known[field], '')] : [],
  );
  const body = blocks
    .map((block) =>
      block.kind === 'subhead' ? `## ${escapeMarkdown(block.text)}` : escapeMarkdown(block.text),
    )
    .join('\n\n');
  return `---\n${lines.join('')}---\n\n${body}\n`;
}

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

// Laid out here because an import of fifty thousand articles spends half its time in a general writer;
// what a value needs in quotes and escapes is the YAML package's to say.
function entry(key: string, value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    return `${indent}${key}:\n${value.map((item: unknown) => listItem(item, `${indent}  `)).join('')}`;
  }
  if (typeof value === 'object' && value !== null)
    return `${indent}${key}:\n${entries(value, `${indent}  `)}`;
  return `${indent}${key}: ${scalar(value)}\n`;
}

const entries = (value: object, indent: string): string =>
  Object.entries(value)
    .map(([key, item]: [string, unknown]) => (isSaid(item) ? entry(key, item, indent) : ''))
    .join('');

function listItem(item: unknown, indent: string): string {
  if (typeof item !== 'object' || item === null) return `${indent}- ${scalar(item)}\n`;
  return `${indent}- ${entries(item, `${indent}  `).trimStart()}`;
}

/** Text that is itself in YAML, whatever version reads it. */
const plain =
  /^(?:[\p{Script=Han}《“（][\p{Script=Han}\p{L}0-9 \u3000-\u303F\uFF00-\uFFEF“”‘’—…·、%]*(?<! )|[a-z]{3,}(?:-[a-z0-9]+)+)$/u;
const looksTyped = /^(?:\d{4}-\d{1,2}-\d{1,2}|[\d._:+,-]+|y|n|yes|no|on|off|true|false|null|~)$/iu;

function scalar(value: unknown): string {
  if (typeof value !== 'string') return stringify(value).trimEnd();
  if (plain.test(value)) return value;
  // A reader of YAML 1.1 would take these for a date, a number or a yes.
  if (looksTyped.test(value)) return `'${value}'`;
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = stringify(value, { lineWidth: 0, blockQuote: false }).replace(/\n$/u, '');
  if (written.size >= 1000) written.clear();
  written.set(value, text);
  return text;
}

// The articles of a bulk file share a file name, a digest, a source.
const written = new Map<string, string>();

/** Escapes what Markdown would take for markup, so that the text reads back exactly as it is. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<~|@]/gu, '\\$&')
      // Escapes do not count inside an address, so it must not begin as one.
      .replace(/(https?|mailto|xmpp):/giu, '$1\\:')
      .replace(/(www)\./giu, '$1\\.')
      .replace(/&(?=#|[A-Za-z])/gu, '\\&')
      .replace(/^(?:[#>+=-])/u, '\\$&')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
      .replace(/(?<!\\)#+$/u, (hashes) => hashes.replaceAll('#', '\\#'))
  );
}
