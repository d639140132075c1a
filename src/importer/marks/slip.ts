/** What is written on the slip of a clipping: “报名：清河日报”, “【日期】1983.4.8”, “剪报编号：C-0123”. */
import { fold } from './fold.ts';
import type { Furniture } from './furniture.ts';
import { readDate } from './printed-dates.ts';

/** Labels, with the values that may stand beside them. */
const fields = {
  paper: [/^(?:报纸(?:名称)?|报名|报刊(?:名称)?|刊名)$/u, /^《?\p{Script=Han}{1,10}[报刊]》?$/u],
  date: [/^(?:出版|见报|刊登|刊载|发表|剪报)?日期$/u, /\d|[一二三四五六七八九]/u],
  page: [/^(?:版次|版面|版别)$/u, /^第?[A-Z]?[\d一二三四五六七八九十]{1,3}版?$/u],
  keeper: [/^(?:剪报(?:人|者|编号)|编号|收藏人)$/u, /^[^，。！？]{1,14}$/u],
  title: [/^(?:标题|题目|篇名)$/u, /^$/u],
} as const;
type Field = keyof typeof fields;

const label =
  /(?:^|(?<=\s))(?:[【[](?<boxed>\p{Script=Han}{2,4})[】\]]\s*:?|(?<plain>\p{Script=Han}{2,4})\s*:)\s*/gu;

export function matchSlip(text: string): Furniture | undefined {
  const folded = fold(text);
  const found = [...folded.matchAll(label)];
  if (found[0]?.index !== 0) return undefined;
  const told = new Map<string, string>();
  for (const [at, match] of found.entries()) {
    const name = match.groups?.['boxed'] ?? match.groups?.['plain'] ?? '';
    const value = text.slice(match.index + match[0].length, found[at + 1]?.index).trim();
    const field = Object.entries(fields).find(([, [names]]) => names.test(name));
    if (!field?.[1][1].test(fold(value))) return undefined;
    told.set(field[0], value);
  }
  const read = (field: Field): string => told.get(field) ?? '';
  const date = readDate(read('date'));
  if (told.has('date') && date?.end !== read('date').length) return undefined;
  const number = /[A-Z]?[\d一二三四五六七八九十]+/u.exec(fold(read('page')))?.[0];
  const publication = read('paper').replace(/[《》]/gu, '');
  return {
    rule: 'slip',
    ...(publication !== '' && { publication }),
    ...(date && { date: date.date }),
    ...(number !== undefined && { edition: { number } }),
  };
}

/** “标题：……”: the label, and the headline that it announces. */
export function splitSlipTitle(text: string): [label: string, title: string] | undefined {
  const [match] = fold(text).matchAll(label);
  const name = match?.groups?.['plain'] ?? '';
  const length = match?.[0].length ?? 0;
  return match?.index === 0 && fields.title[0].test(name) && length < text.length
    ? [text.slice(0, length).trim(), text.slice(length)]
    : undefined;
}
