/** Whose picture it is: “新华社图”, “图/新华社”, “新华社记者 李学仁 摄”, alone or at the end of a caption. */
import { cut, fold, pattern } from './fold.ts';
import { isSurnamed } from './surnames.ts';

export interface Credit {
  /** The agency, or the photographer where none is named. */
  readonly credit: string;
  /** As printed. */
  readonly note: string;
}

const agency =
  '(?:本报|本刊|人民图片|视觉中国|东方IC|图虫|CFP|IC\\s?photo|[\\p{Script=Han}]{1,4}(?:社|网)|[\\p{Script=Han}]{1,6}(?:日报|晚报|晨报|时报|电视台))';
const reporter = '(?:(?:特约|特派|实习|摄影)?(?:记者|通讯员))';
const forms = [
  // 图/新华社、摄影/李明
  `(?:图片?|摄影?)\\s*/\\s*(?<holder>[\\p{Script=Han}A-Za-z·\\s]{2,16})`,
  // 图片来源：视觉中国、摄影：李明
  `(?:图片?|图片来源|图源|图据|摄影)\\s*[:据]\\s*(?<holder>[\\p{Script=Han}A-Za-z·\\s]{2,16})`,
  // 新华社图、新华社发、本报记者摄
  `(?<holder>${agency}(?:记者)?)\\s*(?:供?图|发|摄影?|资料图片?|图片|照片|传真照片)`,
  // 新华社记者 李学仁 摄、王芳 摄
  `(?<person>(?:${agency}\\s?)?(?:${reporter}\\s*)?[\\p{Script=Han}·]{0,12}?(?:[\\s、][\\p{Script=Han}·]{1,4}){0,3})\\s*(?:[/◎]?\\s*摄影?|[/]\\s*图|供图|制图|绘)`,
  // 县融媒体中心图、市消防救援支队供图
  `(?<holder>(?!.*[的了在由是将被把])[\\p{Script=Han}]{2,12}(?:中心|局|委|部|办|馆|院|校|公司|集团|协会|学会|大学|中学|小学|支队|大队|总队|公安|政府|气象台|媒体|基金会|委员会|组委会|学院|医院))\\s*(?:供?图|发|摄影?|图片)`,
  `(?<holder>人民视觉|影像中国|视觉中国|东方IC|中新图片|CFP)`,
  `(?<stock>(?:资料|档案|网络)(?:图片?|照片))`,
];
const alone = forms.map((form) => pattern(`^[(【\\[]?\\s*${form}\\s*[)】\\]]?$`));
// At the end of a caption a credit follows a sentence, a space or a bracket.
const trailing = [
  ...forms.map((form) =>
    pattern(`(?<=[。！？!?…”』」)]|\\s)\\s*[(【\\[]?\\s*${form}\\s*[)】\\]]?$`),
  ),
  ...forms.map((form) => pattern(`\\s*[(【\\[]\\s*${form}\\s*[)】\\]]$`)),
];
const longest = 30;

export function matchCredit(text: string): Credit | undefined {
  if (text.length > longest) return undefined;
  const folded = fold(text);
  for (const form of alone) {
    const match = form.exec(folded);
    const credit = match ? holder(text, match) : undefined;
    if (credit !== undefined) return { credit, note: text };
  }
  return undefined;
}

export function splitCredit(text: string): { caption: string; credit: Credit } | undefined {
  const folded = fold(text);
  for (const form of trailing) {
    const match = form.exec(folded);
    const credit = match && match[0].length <= longest ? holder(text, match) : undefined;
    if (!match || credit === undefined) continue;
    const caption = text.slice(0, match.index).trim();
    if (caption.length >= 4)
      return { caption, credit: { credit, note: text.slice(match.index).trim() } };
  }
  return undefined;
}

function holder(text: string, match: RegExpExecArray): string | undefined {
  const stock = cut(text, match, 'stock');
  if (stock !== undefined) return stock;
  const person = cut(text, match, 'person');
  const held = (person ?? cut(text, match, 'holder') ?? '').trim();
  if (held === '') return undefined;
  const length = pattern(`^${agency}(?:(?<=本[报刊])\\s?记者)?`).exec(fold(held))?.[0].length;
  // An agency answers for its photographers; the paper's own are named.
  if (length !== undefined) return /^本[报刊]/u.test(fold(held)) ? held : held.slice(0, length);
  if (person === undefined) return held;
  const name = held.slice(pattern(`^${reporter}\\s*`).exec(fold(held))?.[0].length ?? 0);
  return isSurnamed(name) && name.replace(/[\s、]/gu, '').length <= 12 ? held : undefined;
}

const captionOpening = pattern(
  `^(?:[▲▼△▽◀▶►◄←→↑↓]|[(]?(?:图为|图[①-⑳\\d一二三四五六七八九十]{1,3}\\s?[:为]|[上下左右题]图(?:为|:)|资料图(?:片)?:))`,
);

/** “图为……”, “▲……”: a caption even where no credit is printed. */
export const opensCaption = (text: string): boolean => captionOpening.test(fold(text));
