/** The options that shaped an article, as its provenance keeps them: `--date 2026-05-20 --section 要闻`. */
import { parseArgs } from 'node:util';
import { zh } from '../i18n/zh-CN.ts';
import type { ImportOptions, LineAnswer } from './import.ts';
import type { Answer } from './split.ts';

const names = ['date', 'publication', 'section', 'as'] as const;

export function describeOptions(options: ImportOptions): string | undefined {
  const said = names.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name} ${quoted(value)}`];
  });
  const lines = (options.lines ?? []).map(
    ({ line, answer }) => `--line ${line}=${zh.importer.parts[answer]}`,
  );
  const all = [...said, ...lines];
  return all.length === 0 ? undefined : all.join(' ');
}

export const answers: readonly Answer[] = [
  'headline',
  'kicker',
  'deck',
  'subhead',
  'body',
  'byline',
  'caption',
  'sourceNote',
  'furniture',
];

/** “12=副题” */
export function readLineAnswer(said: string): LineAnswer | undefined {
  const [, line, name] = /^(\d+)=(.+)$/u.exec(said) ?? [];
  const answer = answers.find((part) => zh.importer.parts[part] === name || part === name);
  return line === undefined || answer === undefined ? undefined : { line: Number(line), answer };
}

const quoted = (value: string): string => (/[\s"\\]/u.test(value) ? JSON.stringify(value) : value);

/** The way back; nothing where the text is none of ours. */
export function readOptions(said: string | undefined): ImportOptions | undefined {
  if (said === undefined) return {};
  try {
    const args = (said.match(/"(?:[^"\\]|\\.)*"|\S+/gu) ?? []).map((word) =>
      word.startsWith('"') ? String(JSON.parse(word)) : word,
    );
    const { values } = parseArgs({
      args,
      options: {
        date: { type: 'string' },
        publication: { type: 'string' },
        section: { type: 'string' },
        as: { type: 'string' },
        line: { type: 'string', multiple: true },
      },
    });
    const { line = [], ...options } = values;
    const lines = line.flatMap((answer) => readLineAnswer(answer) ?? []);
    if (lines.length < line.length) return undefined;
    return lines.length > 0 ? { ...options, lines } : options;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
