/**
 * The conventions that a newspaper prints around its text, one recogniser each: running heads, editors'
 * lines, jump lines, source notes, bylines, datelines, picture credits. Every recogniser takes a trimmed
 * line and returns what it means, or nothing. Simplified and Traditional forms alike.
 */
import { isSurnamed } from './names.ts';
import { readDate, readWeekday } from './printed-dates.ts';

export interface Furniture {
  readonly rule: 'running-head' | 'editors' | 'jump-to' | 'jump-from' | 'page-number' | 'contact' | 'masthead';
  readonly date?: string;
  readonly weekday?: number;
  readonly edition?: { number?: string; name?: string };
  readonly publication?: string;
}

const editors =
  /^[【（(]?(?:(?:本版|本期|今日|值班|执行|執行|责任|責任|文字|图片|圖片|视觉|視覺|实习|實習)*(?:责编|責編|编辑|編輯|美编|美編|编委|編委|主编|主編|主任|版式|版面|设计|設計|校对|校對|校检|审校|組版|组版|统筹|統籌|制图|製圖|检校|检查|二读|终审|编审|编排)(?:设计|設計)?\s*[:：／/丨|]?\s*[\p{Script=Han}·]{1,4}(?:\s[\p{Script=Han}])?(?:[\s、，,]+(?!\S*(?:[:：／/]|编|編|校))[\p{Script=Han}·]{2,4})*[\s　|｜;；,，]*)+[】）)]?$/u;
const jumpTo = /^[（(【\[▶►→]?\s*(?:全文|原文|详见|詳見)?(?:下转|下轉|转|轉|紧接|下接|接|见|見)\s*(?:第)?\s*[A-Za-zＡ-Ｚ]?[\d０-９〇一二三四五六七八九十]{1,3}\s*[-—－]?\s*\d*\s*版\S{0,8}[）)】\]]?$/u;
const jumpFrom = /^[（(【\[◀←]?\s*(?:紧接|緊接)?(?:上接|接)\s*(?:第)?\s*[A-Za-zＡ-Ｚ]?[\d０-９〇一二三四五六七八九十]{1,3}\s*版\S{0,8}[）)】\]]?$/u;
const pageNumber = /^(?:[-—–－·•~∙\s]*[\dＡ-Ｚ０-９]{1,3}[-—–－·•~∙\s]*|第\s*\d{1,4}\s*[页頁](?:\s*[,，/／共]*\s*\d{1,4}\s*[页頁])?|page\s*\d+(?:\s*of\s*\d+)?|[Pp]\.?\s?\d{1,3})$/iu;
const contact =
  /^(?:新闻热线|新聞熱線|热线电话|热线|爆料|电话|電話|传真|传真|地址|邮编|邮箱|投稿邮箱|电子邮箱|电子信箱|e-?mail|网址|網址|微信公众号|国内统一(?:连续出版物号|刊号)|国外代号|邮发代号|CN\s?\d\d-|ISSN|零售价|定价|印刷|发行)\s*[:：]?.{0,60}$|^(?:https?:\/\/|www\.)[\x21-\x7e]+$/iu;
const paperName = /^[《]?[\p{Script=Han}]{1,8}(?:日报|日報|晚报|晚報|早报|早報|晨报|晨報|时报|時報|都市报|商报|青年报|周报|週報|导报|農報|农民报)[》]?(?:海外版)?$/u;

/** Names that papers give to their pages. */
const pageName =
  /^(?:要闻|要聞|头版|頭版|时政|時政|综合|綜合|国际|國際|国内|國內|环球|環球|世界|天下|中国|本地|本市|社会|社會|民生|经济|經濟|财经|財經|产经|金融|理论|理論|评论|評論|言论|观点|观察|体育|體育|文体|文化|文艺|文藝|文娱|娱乐|副刊|科技|科教|教育|健康|法治|法制|政法|军事|軍事|生态|生態|农业|三农|乡村|特刊|专版|專版|专题|專題|特别报道|深度|调查|焦点|焦點|聚焦|视点|视觉|图片|读者|人物|广告|廣告|公告|港澳|台港澳|港澳台|两岸|兩岸|地方|区域|城市|都市|新闻|新聞|今日|周末|服务|汽车|房产|旅游|美食|书评|读书|讀書|.{1,6}(?:版|新闻|新聞|周刊|週刊|副刊|专刊|專刊|特刊|视窗|之窗|天地|广场|论坛|纵横))$/u;
const strongEdition = /^(?:第\s*)?([A-Za-zＡ-Ｚ]{1,2}\s?[0-9０-９]{1,3}|[0-9０-９〇零一二三四五六七八九十]{1,3})\s*版?[：:]?$/u;

/** `apart`: nothing stands directly above; `isolated`: nor below. */
export function matchFurniture(text: string, apart: boolean, isolated: boolean): Furniture | undefined {
  if (jumpFrom.test(text)) return { rule: 'jump-from' };
  if (jumpTo.test(text)) return { rule: 'jump-to' };
  if (!apart) return undefined;
  if (editors.test(text) && /[:：／/丨|\s]/u.test(text)) return { rule: 'editors' };
  const head = matchRunningHead(text);
  if (head) return head;
  if (isolated && pageNumber.test(text)) return { rule: 'page-number' };
  if (isolated && contact.test(text)) return { rule: 'contact' };
  if (isolated && paperName.test(text)) return { rule: 'masthead', publication: text.replace(/[《》]/gu, '') };
  return undefined;
}

/**
 * A line made of nothing but page number, date, weekday, page name and paper name, in any order:
 * “A01 要闻”, “第4版　2016年7月13日　星期三　时政”, “2018年10月29日 星期一”.
 */
function matchRunningHead(text: string): Furniture | undefined {
  const found: { date?: string; weekday?: number; number?: string; name?: string; publication?: string } = {};
  let lunar = false;
  let rest = text;
  const date = readDate(rest);
  if (date) {
    found.date = date.date;
    rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`;
  }
  const weekday = readWeekday(rest);
  if (weekday) {
    found.weekday = weekday.weekday;
    rest = `${rest.slice(0, weekday.start)} ${rest.slice(weekday.end)}`;
  }
  rest = rest.replace(/(第\s*[0-9０-９]{1,3}\s*版|^[A-Z][0-9]{1,3}版?|[A-Z][0-9]{2}版?$)/gu, ' $1 ');
  for (const token of rest.split(/[\s|｜丨/／;；·•◆■□]+/u).filter(Boolean)) {
    const edition = strongEdition.exec(token);
    if (edition && found.number === undefined && (/^第|版|^[A-Za-zＡ-Ｚ]|^0/u.test(token) || found.date !== undefined)) {
      found.number = token.replace(/[：:]$/u, '');
    } else if (/^(?:农历|農曆|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)\S{0,14}$/u.test(token)) {
      lunar = true;
    } else if (paperName.test(token) && found.publication === undefined) {
      found.publication = token.replace(/[《》]/gu, '');
    } else if (
      found.name === undefined &&
      (pageName.test(token) ||
        ((found.number !== undefined || found.date !== undefined) && /^[\p{Script=Han}·]{2,8}$/u.test(token)))
    ) {
      found.name = token;
    } else if (!/^(?:责编|今日\S{1,3}版|总第?\S{1,8}期|第\S{1,8}期|本报讯?)$/u.test(token)) {
      return undefined;
    }
  }
  const dated = found.date !== undefined;
  const placed = found.number !== undefined && (found.name !== undefined || /版|^[A-Z]/u.test(found.number));
  if (!dated && !placed && !(lunar && found.weekday !== undefined)) return undefined;
  const edition = {
    ...(found.number !== undefined && { number: found.number }),
    ...(found.name !== undefined && { name: found.name }),
  };
  return {
    rule: 'running-head',
    ...(found.date !== undefined && { date: found.date }),
    ...(found.weekday !== undefined && { weekday: found.weekday }),
    ...(Object.keys(edition).length > 0 && { edition }),
    ...(found.publication !== undefined && { publication: found.publication }),
  };
}

const ornament = '[■□◆◇●○▲△◎※★☆▌█|｜丨*＊]*\\s*';
const agencyName = '[\\p{Script=Han}A-Za-z·《》]{2,14}?';
const sourcePatterns = [
  new RegExp(`^${ornament}[（(【\\[]?\\s*(?:据|據|综合|綜合)\\s*(?<name>${agencyName}(?:[、，,和及\\s]+${agencyName}){0,3}?)(?:\\S{0,6}\\d{1,2}[月日]\\S{0,4})?\\s*(?:专?电|電|消息|报道|報道|報導|微博|微信公众号|官网|客户端)?(?:综合|等)?\\s*[）)】\\]]?$`, 'u'),
  new RegExp(`^${ornament}[（(【\\[]?\\s*(?:(?:(?:稿件|文章|本文|新闻|信息|资料|消息|文字)?(?:来源|來源)|稿源)\\s*[:：／/]|(?:来源于|原载|原載|原刊|转自|轉自|摘自|选自|转载自)(?:于)?\\s*[:：／/]?)\\s*(?<name>[《]?[\\p{Script=Han}A-Za-z0-9·《》]{2,20}?)(?:[，,\\s]*\\S{0,14}[日期版])?\\s*[）)】\\]]?$`, 'u'),
  new RegExp(`^${ornament}[（(【\\[]\\s*(?<name>[\\p{Script=Han}]{1,6}?(?:社|报|報|网|網|台|客户端))\\s*(?:\\S{0,14}[日号]\\s?(?:专?电|電|讯|訊)|供本报专稿|专稿|特稿|供稿|供本报|供稿本报|电|電|讯|訊)?\\s*[）)】\\]]$`, 'u'),
  new RegExp(`^${ornament}(?<name>[\\p{Script=Han}]{1,6}?社)(?:供本报专稿|供本报|专稿|供稿|特稿)$`, 'u'),
  new RegExp(`^[■□◆●▲]\\s*(?<name>[\\p{Script=Han}]{2,8}(?:社|报|報|网|網))$`, 'u'),
];

/** “■据新华社”, “（据新华社电）”, “来源：人民日报”, “（新华社供本报专稿）”. */
export function matchSourceNote(text: string): { source: string } | undefined {
  if ([...text].length > 40) return undefined;
  for (const pattern of sourcePatterns) {
    const name = pattern.exec(text)?.groups?.['name'];
    if (name !== undefined && !/^(?:了解|介绍|悉|统计|报道|此|说|称|传)/u.test(name)) {
      return { source: name.replace(/[《》]/gu, '').trim() };
    }
  }
  return undefined;
}

export interface Person {
  readonly name: string;
  readonly role?: string;
}

const desk =
  '(?:本报|本報|本刊|本社|本台|本网|新华社|新華社|中新社|中央社|人民日报|人民网|光明日报|经济日报|解放军报|[\\p{Script=Han}]{2,6}(?:日报|晚报|晨报|早报|时报|日報|晚報|時報|社|网|報))';
const job =
  '(?:(?:特约|特約|特派|首席|见习|見習|实习|實習|驻[\\p{Script=Han}]{1,6}|高级|资深|全媒体)*(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人?|观察员|特稿|作者|实习生|摄影记者|摄影报道))';
const role = `(?:${desk}\\s?)?${job}`;
const personName = '(?:[\\p{Script=Han}]{2,4}|[\\p{Script=Han}][\\s　]+[\\p{Script=Han}]|[\\p{Script=Han}]{1,6}(?:[·•・][\\p{Script=Han}A-Za-z]{1,8}){1,3}|[A-Z][A-Za-z.\\-]+(?:\\s[A-Z][A-Za-z.\\-]+){0,2})';
const credits = new RegExp(
  `^${ornament}[（(【]?\\s*(?:(?:文字?|图|图文|文图)\\s*[/／、]\\s*)*(?<body>(?:${role})\\s*[:：/／|]?\\s*${personName}(?:(?:[\\s　、，,;；和]|(?:\\s*(?:${role})\\s*[:：/／]?))+${personName})*)(?:\\s*(?:报道|報道|報導|文|综合|整理|编译|文/图|文并摄))?\\s*[）)】]?$`,
  'u',
);
const loneDesk = new RegExp(`^${ornament}(?<body>${desk}(?:特约|特約|首席)?(?:评论员|評論員|编辑部|社论|记者))$`, 'u');
const labelled = new RegExp(
  `^${ornament}[（(【]?\\s*(?<label>作者|撰文|撰稿|文|编译|編譯|执笔|采写|采访|口述|整理)\\s*[:：/／|]\\s*(?<body>${personName}(?:[\\s　、，,;；]+${personName}){0,5})\\s*[）)】]?$`,
  'u',
);

/** “□ 本报记者 赵一凡”, “记者　李明 通讯员 王芳”, “作者：张三”. `printed` is the line without its leading role. */
export function matchByline(text: string): { printed: string; people: Person[] } | undefined {
  if ([...text].length > 60 || /[。！？；]/u.test(text.slice(0, -1))) return undefined;
  const label = labelled.exec(text)?.groups;
  if (label) {
    const body = label['body'] ?? '';
    return { printed: body, people: names(body).map((name) => ({ name, role: label['label'] ?? '' })) };
  }
  const lone = loneDesk.exec(text)?.groups?.['body'];
  if (lone !== undefined) return { printed: lone, people: [{ name: lone }] };
  const body = credits.exec(text)?.groups?.['body'];
  if (body === undefined) return undefined;
  const people: Person[] = [];
  for (const part of body.split(new RegExp(`(?=(?<![\\p{Script=Han}])(?:${role})[\\s:：/／|]*)`, 'u'))) {
    const partRole = new RegExp(`^\\s*(${role})`, 'u').exec(part)?.[1] ?? '';
    const rest = part.slice(part.indexOf(partRole) + partRole.length);
    // Without anything between role and name only a surname tells a name from a word (记者节).
    if (/^[\p{Script=Han}]/u.test(rest) && !isSurnamed(rest)) return undefined;
    for (const name of names(rest)) people.push({ name, ...(partRole && { role: partRole.trim() }) });
  }
  if (people.length === 0 || !people.some((person) => isSurnamed(person.name) || /[·•・A-Za-z]/u.test(person.name) || /本报|本報|社|报|報/u.test(person.role ?? ''))) {
    return undefined;
  }
  const printed = body.replace(new RegExp(`^(?:${role})[\\s　:：/／|]*`, 'u'), '');
  return { printed, people };
}

/** Splits printed names; two single characters set apart are one name (王　芳). */
function names(text: string): string[] {
  return text
    .replace(/(?<![\p{Script=Han}])([\p{Script=Han}])[\s　]+([\p{Script=Han}])(?![\p{Script=Han}])/gu, '$1$2')
    .split(/[\s　、，,;；:：/／|和]+/u)
    .filter(Boolean);
}

const day = '[0-9０-９〇一二三四五六七八九十]{1,3}\\s?[日號号]';
const wire =
  '(?:据|據)?(?:本报|本報|本刊|本社|[\\p{Script=Han}]{1,5}社|[\\p{Script=Han}]{2,6}(?:日报|晚报|晨报|时报|军报|电台|日報|時報)|[\\p{Script=Han}]{1,4}[网網])';
const datelines = [
  new RegExp(`^[（(【]?${wire}\\s?[^，。！？；：、“”《》]{0,26}?${day}\\s?(?:专?电|電|讯|訊|电讯|專電)[】]?`, 'u'),
  new RegExp(`^[（(]${wire}记?記?者?[^，。！？；：“”《》]{0,30}?(?:电|電|讯|訊|報導|报道)[）)]`, 'u'),
  /^[【（(]?(?:本报|本報|本刊)(?:综合)?(?:讯|訊|消息)[】）)]?/u,
];
const wireReporters = /^\s*[（(](?=[^（）()]{0,24}(?:记者|記者|通讯员|通訊員|作者))[^（）()。]{2,60}[）)]/u;

/** “新华社北京5月20日电（记者李明）” before the first sentence. */
export function matchDateline(text: string): { dateline: string; note?: string; rest: string } | undefined {
  for (const pattern of datelines) {
    const found = pattern.exec(text)?.[0];
    if (found === undefined || /^(?:据|據)?(?:本报|新华社|新華社).*(?:报道|说|称)/u.test(found)) continue;
    let rest = text.slice(found.length);
    let dateline = found;
    // “（新华社北京5月20日电）” closes after the word.
    if (/^[（(]/u.test(dateline) && !/[）)]$/u.test(dateline)) {
      if (!/^[）)]/u.test(rest)) continue;
      dateline += rest.slice(0, 1);
      rest = rest.slice(1);
    }
    if (/^[视视影话話梯脑力台池器]/u.test(rest)) continue;
    const note = wireReporters.exec(rest)?.[0];
    if (note !== undefined) rest = rest.slice(note.length);
    if (rest.trim() === '') return undefined;
    return { dateline, ...(note !== undefined && { note: note.trim() }), rest: rest.trimStart() };
  }
  return undefined;
}

const pictureAgency =
  '(?:新华社|新華社|中新社|中央社|美联社|法新社|路透社|本报|本報|本刊|人民图片|视觉中国|視覺中國|东方IC|图虫|CFP|IC\\s?photo|[\\p{Script=Han}]{1,6}(?:日报|晚报|晨报|时报|日報|晚報|時報|社|网|電視台|电视台))';
const photographer = `(?:${pictureAgency}\\s?)?(?:(?:特约|特派|实习)?(?:记者|記者|通讯员|攝影記者|摄影记者)\\s*)?[\\p{Script=Han}·]{0,12}?(?:[\\s、][\\p{Script=Han}·]{1,4}){0,3}`;
const creditPatterns = [
  `(?:图片?|圖片?|摄影?|攝影?)\\s*[/／]\\s*(?<a>[\\p{Script=Han}A-Za-z·\\s]{2,16})`,
  `(?:图片?|圖片?|图片来源|圖片來源|图源|图据|摄影|攝影)\\s*[:：据據]\\s*(?<b>[\\p{Script=Han}A-Za-z·\\s]{2,16})`,
  `(?<c>${pictureAgency}(?:记者|記者)?)\\s*(?:供?[图圖]|发|發|[摄攝]影?|供图|资料图片?|图片|照片|传真照片)`,
  `(?<d>${photographer})\\s*(?:[摄攝]影?|供[图圖]|制[图圖]|製圖|绘|繪)`,
  `(?<e>资料|資料|档案|網絡|网络)(?:图片?|照片|圖片)`,
];
const wholeCredit = creditPatterns.map((pattern) => new RegExp(`^[（(【\\[]?\\s*${pattern}\\s*[）)】\\]]?$`, 'u'));
// Inside a caption's line a credit follows white space, a bracket or the end of a sentence; an agency needs none.
const tailCredit = [
  ...creditPatterns.map((pattern) => new RegExp(`(?<=[。！？…”』」）)]|\\s)\\s*[（(【\\[]?\\s*${pattern}\\s*[）)】\\]]?$`, 'u')),
  ...creditPatterns.map((pattern) => new RegExp(`\\s*[（(【\\[]\\s*${pattern}\\s*[）)】\\]]$`, 'u')),
];

export interface Credit {
  readonly credit: string;
  readonly note: string;
}

/** “新华社图”, “图/新华社”, “新华社记者 李学仁 摄” alone on a line. */
export function matchCredit(text: string): Credit | undefined {
  if ([...text].length > 30) return undefined;
  for (const pattern of wholeCredit) {
    const match = pattern.exec(text);
    const holder = match && creditHolder(match);
    if (holder) return { credit: holder, note: text };
  }
  return undefined;
}

/** A caption with its credit at the end of the line. */
export function splitCredit(text: string): { caption: string; credit: Credit } | undefined {
  for (const pattern of tailCredit) {
    const match = pattern.exec(text);
    const holder = match && match.index > 0 ? creditHolder(match) : undefined;
    if (match && holder && [...match[0]].length <= 30) {
      const caption = text.slice(0, match.index).trim();
      if ([...caption].length >= 4) return { caption, credit: { credit: holder, note: match[0].trim() } };
    }
  }
  return undefined;
}

function creditHolder(match: RegExpExecArray): string | undefined {
  const groups = match.groups ?? {};
  if (groups['e'] !== undefined) return groups['e'] + '图片';
  const held = (groups['a'] ?? groups['b'] ?? groups['c'] ?? groups['d'] ?? '').trim();
  if (held === '') return undefined;
  const agency = new RegExp(`^${pictureAgency}`, 'u').exec(held)?.[0];
  if (groups['d'] !== undefined && agency === undefined) {
    const bare = held.replace(/^(?:特约|特派|实习)?(?:记者|記者|通讯员|摄影记者|攝影記者)\s*/u, '');
    return isSurnamed(bare) && [...bare.replace(/[\s、]/gu, '')].length <= 12 ? held : undefined;
  }
  if (agency === undefined) return held;
  return /^本[报報刊]$/u.test(agency) && /^本[报報刊]\s?(?:记者|記者)/u.test(held) ? `${agency}记者`.replace('報记', '報記') : agency;
}

/** “图为……”, “▲……”: a caption even where no credit is printed. */
export const opensCaption = (text: string): boolean =>
  /^(?:[▲▼△▽◀▶►◄←→↑↓]|[（(]?(?:图为|圖為|图[①-⑳\d一二三四五六七八九十]{1,3}\s?[:：为]|[上下左右题題](?:图|圖)(?:为|為|[:：])|资料图[:：]|资料图片[:：]))/u.test(text);

const sentenceEnd = /[。！？!?…；：:][”’」』）)】》]*$|[。！？…][（(【][^（）()【】]{1,40}[）)】]$|[—]{2}$/u;

/** The line ends where a sentence may end. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text);

export type Tail =
  | { readonly kind: 'jump'; readonly text: string; readonly rest: string }
  | { readonly kind: 'source'; readonly text: string; readonly rest: string; readonly source: string }
  | { readonly kind: 'byline'; readonly text: string; readonly rest: string; readonly printed: string; readonly people: Person[] };

/** A note printed straight after the last sentence of a story, in brackets or after a mark. */
export function splitTail(text: string): Tail | undefined {
  const match = /(?<=[。！？…”』」）)])\s*(?<note>[（(【](?<inside>[^（()）【】。]{2,40})[）)】]|[■□◆●▲][^。■□◆●▲]{3,20})$/u.exec(text);
  const note = match?.groups?.['note'];
  if (!match || note === undefined) return undefined;
  const rest = text.slice(0, match.index);
  if (jumpTo.test(note)) return { kind: 'jump', text: note, rest };
  const source = matchSourceNote(note);
  if (source) return { kind: 'source', text: note, rest, source: source.source };
  const byline = matchByline(note);
  return byline && { kind: 'byline', text: note, rest, ...byline };
}
