/**
 * The marks of the query language: the fields that a query can name, its quotation marks, bars and
 * minus signs, and the pieces into which they cut it.
 */
import type { ColumnName } from './bundle.ts';

export type Field = 'headline' | 'date' | ColumnName;

const names: Readonly<Record<string, Field>> = {
  标题: 'headline',
  標題: 'headline',
  题目: 'headline',
  題目: 'headline',
  来源: 'source',
  來源: 'source',
  稿源: 'source',
  作者: 'byline',
  记者: 'byline',
  記者: 'byline',
  人物: 'people',
  地点: 'places',
  地點: 'places',
  机构: 'organizations',
  機構: 'organizations',
  专题: 'topics',
  專題: 'topics',
  栏目: 'section',
  欄目: 'section',
  日期: 'date',
};

/** The name of the field that a text begins with, before its colon. */
export function fieldPrefix(text: string): string | null {
  const name = /^([^\s:：|｜"“]{2})[:：]/u.exec(text)?.[1];
  return name !== undefined && name in names ? name : null;
}

/** What a name that `fieldPrefix` gives stands for. */
export const namedField = (name: string): Field => names[name] as Field;

/** Opening marks, and those that close what each opens. */
const quotes: Readonly<Record<string, string>> = {
  '"': '"”“＂',
  '“': '”"“＂',
  '”': '”"“＂',
  '＂': '＂"”',
  '„': '“”"',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
  '﹁': '﹂',
  '〝': '〞〟',
  '‘': '’',
  '’': '’',
  "'": "'",
};

const minus = /[-－−﹣]/u;
const blank = /[\s\u200B]/u;
const bar = /[|｜]/u;
const gap = new RegExp(`${blank.source}|${bar.source}`, 'u');

/** A condition of a query, as it was typed; offsets are in UTF-16 units. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly exclude: boolean;
  readonly field: string | null;
  readonly text: string;
  readonly quoted: boolean;
  /** An alternative to the piece before it. */
  readonly or: boolean;
}

/** @param source a query as typed */
export function cut(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let or = false;
  while (at < source.length) {
    const char = source.charAt(at);
    if (blank.test(char)) {
      at += 1;
      continue;
    }
    if (bar.test(char)) {
      or = true;
      at += 1;
      continue;
    }
    const start = at;
    let exclude = false;
    if (minus.test(char) && at + 1 < source.length && !gap.test(source.charAt(at + 1))) {
      exclude = true;
      at += 1;
    }
    let field: string | null = null;
    const prefix = fieldPrefix(source.slice(at));
    if (prefix !== null) {
      field = prefix;
      at += prefix.length + 1;
      // "标题: 峰会" means the same as "标题:峰会"; "标题: 来源:甲" names a field and nothing in it.
      let next = at;
      while (next < source.length && blank.test(source.charAt(next))) next += 1;
      if (fieldPrefix(source.slice(next)) === null) at = next;
    }
    const closing = quotes[source.charAt(at)];
    let text: string;
    let quoted = false;
    if (closing !== undefined) {
      let end = at + 1;
      while (end < source.length && !closing.includes(source.charAt(end))) end += 1;
      if (end < source.length) {
        text = source.slice(at + 1, end);
        quoted = true;
        at = end + 1;
      } else {
        // A quotation mark that is never closed means nothing.
        at += 1;
        [text, at] = word(source, at);
      }
      if (quoted && !(source.charAt(at) in quotes)) {
        // “三农”问题 is one phrase: the marks are those of the text.
        const [rest, next] = word(source, at);
        text += rest;
        at = next;
      }
    } else {
      [text, at] = word(source, at);
    }
    const more = pieces.length > 0 && source.slice(at).trim() !== '';
    if (more && !exclude && field === null && !quoted && /^(?:或|或者|OR)$/u.test(text)) {
      or = true;
      continue;
    }
    pieces.push({ start, end: at, exclude, field, text, quoted, or });
    or = false;
  }
  return pieces;
}

/** From `at` to the next blank or bar. */
function word(source: string, at: number): [text: string, end: number] {
  let end = at;
  while (end < source.length && !gap.test(source.charAt(end))) end += 1;
  return [source.slice(at, end), end];
}

/** The part of a query that is being typed, and what stands before it. */
export interface TypedPart {
  readonly before: string;
  readonly part: string;
  /** What the part is looked for in, where that is said. */
  readonly field: Field | undefined;
  /** True where a field or a minus sign stands before the part. */
  readonly marked: boolean;
  /** True within quotation marks that are not closed yet. */
  readonly inPhrase: boolean;
}

export function typedPart(source: string): TypedPart {
  let start = 0;
  let inPhrase = false;
  for (let at = 0; at < source.length && !inPhrase; at += 1) {
    const closing = quotes[source.charAt(at)];
    if (closing !== undefined) {
      do at += 1;
      while (at < source.length && !closing.includes(source.charAt(at)));
      inPhrase = at === source.length;
    } else if (gap.test(source.charAt(at))) start = at + 1;
  }
  let at = start;
  if (minus.test(source.charAt(at))) at += 1;
  const name = fieldPrefix(source.slice(at));
  if (name !== null) at += name.length + 1;
  return {
    before: source.slice(0, at),
    part: source.slice(at),
    field: name === null ? undefined : namedField(name),
    marked: at > start,
    inPhrase,
  };
}
