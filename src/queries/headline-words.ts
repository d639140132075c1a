/** Where a headline may break: between its parts, and between words, never inside one. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { ElementContent } from 'hast';
import { writeHtml } from '../markdown/pipeline.ts';

let jieba: Jieba | undefined;

// These lean on the word before them; a line should not begin with one.
const leaning = /^[\p{Pe}\p{Pf}，。、；：！？…—·％的了着过地得]/u;
const opening = /[\p{Ps}\p{Pi}]$/u;

export interface HeadlinePart {
  /** Words and their punctuation, in order; a line may break between them. */
  readonly words: readonly string[];
  /** The blank before this part, as written; empty before the first. */
  readonly blank: string;
}

/** Parts as the blanks of a headline set them, each cut into words; nothing is lost or added. */
export function headlineParts(text: string): readonly HeadlinePart[] {
  return text.split(/(?<=\S)(?=\s+\S)/u).map((part) => {
    const blank = /^\s*/u.exec(part)?.[0] ?? '';
    return { blank, words: words(part.slice(blank.length)) };
  });
}

const made = new Map<string, string>();

/** HTML of a headline, kicker or deck; it stands on many pages and is made once. */
export function headlineHtml(text: string): string {
  const known = made.get(text);
  if (known !== undefined) return known;
  const html = writeHtml({
    type: 'root',
    children: headlineParts(text).flatMap(({ blank, words: [first = '', ...rest] }) => [
      textNode(blank),
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['part'] },
        children: [textNode(first), ...rest.flatMap((word) => [wordBreak, textNode(word)])],
      },
    ]),
  });
  made.set(text, html);
  return html;
}

const textNode = (value: string) => ({ type: 'text', value }) as const;
const wordBreak: ElementContent = {
  type: 'element',
  tagName: 'wbr',
  properties: {},
  children: [],
};

function words(text: string): readonly string[] {
  jieba ??= Jieba.withDict(dict);
  const joined: string[] = [];
  for (const word of jieba.cut(text, true)) {
    const last = joined.at(-1);
    if (last !== undefined && (leaning.test(word) || opening.test(last) || isLatin(last, word))) {
      joined[joined.length - 1] = last + word;
    } else joined.push(word);
  }
  return joined;
}

/** A number and its unit, or two Latin runs, stay together. */
const isLatin = (before: string, after: string): boolean =>
  /[\p{Script=Latin}\p{N}.%-]$/u.test(before) &&
  /^[\p{Script=Latin}\p{N}.%年月日周岁届次号-]/u.test(after);
