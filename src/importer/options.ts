/** The options that shaped an article, as its provenance keeps them: `--date 2026-05-20 --section 要闻`. */
import { parseArgs } from 'node:util';
import type { ImportOptions } from './import.ts';

const names = ['date', 'publication', 'section', 'as'] as const;

export function describeOptions(options: ImportOptions): string | undefined {
  const said = names.flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`--${name} ${quoted(value)}`];
  });
  return said.length === 0 ? undefined : said.join(' ');
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
      },
    });
    return values;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
