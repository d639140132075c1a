/** The fields that a query can name, and the part of a query that a reader is writing. */
import type { ColumnName } from './bundle.ts';

export type Field = 'headline' | 'date' | ColumnName;

const names: Readonly<Record<string, Field>> = {
  标题: 'headline',
  题目: 'headline',
  来源: 'source',
  稿源: 'source',
  作者: 'byline',
  记者: 'byline',
  人物: 'people',
  地点: 'places',
  机构: 'organizations',
  专题: 'topics',
  栏目: 'section',
  日期: 'date',
};

const traditional: Readonly<Record<string, string>> = {
  標題: '标题',
  題目: '题目',
  來源: '来源',
  機構: '机构',
  專題: '专题',
  欄目: '栏目',
  記者: '记者',
  地點: '地点',
};

/** What a name stands for; one of those that `fieldPrefix` gives. */
export const fieldOf = (name: string): Field => names[traditional[name] ?? name] as Field;

/** The name of the field that a text begins with, before its colon. */
export function fieldPrefix(text: string): string | null {
  const name = /^([^\s:：|｜"“]{2})[:：]/u.exec(text)?.[1];
  return name !== undefined && (name in names || name in traditional) ? name : null;
}

export const minus = /[-－−﹣]/u;

/** The part of a query that is being typed, and what stands before it. */
export interface TypedPart {
  readonly before: string;
  readonly part: string;
  /** What the part is looked for in, where that is said. */
  readonly field: Field | undefined;
}

export function typedPart(source: string): TypedPart {
  const [start = ''] = /^(?:.*[\s\u3000|｜])?/su.exec(source) ?? [];
  const rest = source.slice(start.length);
  const sign = minus.test(rest.charAt(0)) ? rest.charAt(0) : '';
  const name = fieldPrefix(rest.slice(sign.length));
  const before =
    start + sign + (name === null ? '' : rest.slice(sign.length, sign.length + name.length + 1));
  return {
    before,
    part: source.slice(before.length),
    field: name === null ? undefined : fieldOf(name),
  };
}
