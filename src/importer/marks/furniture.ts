/** What belongs to the page, not to a story: running heads, editors' lines, jump lines, page numbers. */
import { cut, fold, pattern } from './fold.ts';
import { readDate, readWeekday } from './printed-dates.ts';
import { matchSlip } from './slip.ts';

export interface Furniture {
  readonly rule:
    | 'answered'
    | 'running-head'
    | 'editors'
    | 'jump-to'
    | 'jump-from'
    | 'page-number'
    | 'contact'
    | 'page-chrome'
    | 'separator'
    | 'slip'
    | 'masthead';
  readonly date?: string;
  readonly weekday?: number;
  readonly edition?: { readonly number?: string; readonly name?: string };
  readonly publication?: string;
}

const editorOf = `(?:本版|本期|今日|值班|执行|责任|文字|图片|视觉|视频|实习|见习|学生|美术|新媒体|微信|总)*
  (?:责编|编辑|美编|美术|编委|主编|主任|版式|版面|校对|责校|责审|校检|审校|审核|初审|复审|监制|策划|运营|排版|制版|制作|组版|统筹|统稿|监审|审核|签发|总编辑?|制图|检校|检查|二读|终审|编审|编排|设计|视觉|插图|指导(?:教师|老师)|[一二三四]审|[Ee]ditors?)(?:设计)?`;
/** A pupil's class: “高二”, “五（3）班”. */
const schoolClass = '[初高]?[一二三四五六七八九](?:年级)?(?:[(]?\\d{1,2}[)]?班)?';
const editorName = `(?:${schoolClass}\\s+)?(?:[\\p{Script=Han}]{1,6}(?:·[\\p{Script=Han}]{1,6})+|[\\p{Script=Han}]{1,4})(?:\\s[\\p{Script=Han}](?![\\p{Script=Han}]))?(?:[(]${schoolClass}[)])?`;
/** With a mark after it any kind of editing names an editor: “组版编辑：”. */
const editorMark = `(?:${editorOf}\\s*[:/|丨\\s]|(?:[\\p{Script=Han}]{1,3}(?:编辑|校对|审校)|[终初二三总]校|[\\p{Script=Han}]{0,2}审读)\\s*[:/|丨])`;
const editors = pattern(
  `^[【(\\[■□◆◇●○◎▲]?\\s*(?:[\\p{Script=Han}·]{1,8}版\\s+)?(?:${editorMark}\\s*${editorName}(?:[\\s、，,]+(?!\\S*(?:[:/]|编|校|审))${editorName})*[\\s|丨;；,，/■□◆◇●○◎▲]*)+(?:(?:电话|(?:电子)?邮箱|(?:电子)?信箱|热线|投稿|[Ee]-?mail|[Tt]el)\\s*[:/]?\\s*[\\w()\\-—@.\\s]+)*[】)\\]]?\\d{0,8}$`,
);
const page = `(?:第?\\s*[A-Za-z]?[\\d〇一二三四五六七八九十]{1,3}\\s*[-—]?\\s*\\d*\\s*版\\S{0,8}|[A-Za-z]\\d{1,3})`;
const jumpTo = pattern(
  `^[【(\\[\\p{S}»›]*\\s*(?:未完[，,、\\s]*|待续[，,、\\s]*)?(?:全文|原文|文|详见|(?:相关|更多|详细)?(?:报道|新闻|内容|图片))?(?:下转|紧?转|紧接|下接|接|见)\\s*${page}[\\s\\p{S}]*[)】\\]]?$`,
);
const jumpFrom = pattern(
  `^[【(\\[\\p{S}«‹»›]*\\s*紧?(?:上接|接)\\s*${page}\\s*(?:[《“「][^》”」]{2,40}[》”」])?\\s*[)】\\]]?$`,
);
const pageNumber = pattern(
  `^(?:[-—–·•~∙\\s]*\\d{1,3}[-—–·•~∙\\s]* | \\d{1,3}\\s*\\/\\s*\\d{1,3} | [-—–·•~∙\\s]*第\\s*\\d{1,4}\\s*页(?:\\s*[,，/共]*\\s*\\d{1,4}\\s*页)?[-—–·•~∙\\s]* | [Pp]age\\s*\\d+(?:\\s*of\\s*\\d+)? | [Pp]\\.?\\s?\\d{1,3})$`,
);
const notice =
  '[\\p{Script=Han}]{0,8}?(?:热线电话|热线|爆料|报料|电话|传真|地址|邮编|邮政编码|邮箱|电子邮箱|电子信箱|信箱)|[Ee]-?mail|[\\p{Script=Han}]{0,8}?网址|微信公众号|国内统一(?:连续出版物号|刊号)|国外代号|邮发代号|零售价|零售|定价|全年定价|印刷|承印|广告许可证|社址|社长|总编辑';
const contact = pattern(
  `^[|丨\\s]*(?:(?:${notice})\\s*(?:[:\\d]|CN).{0,70}
    | (?:CN\\s?\\d\\d-|ISSN).{0,60} | [\\w.\\-]+@[\\w.\\-]+ | (?:https?:\\/\\/|www\\.)[\\x21-\\x7e]+)$`,
);
/** The paper's own, whatever stands around it. */
const ownNotice = pattern(
  `^(?:(?:新闻|报料|爆料|投稿|编辑部?|记者)(?:热线|电话)|投稿|国内统一|邮发代号|CN\\s?\\d\\d-|ISSN)`,
);
/** What a web page, a digital edition or an account prints around a story for its visitors to press or to read on. */
const button =
  '(?:上|下)一(?:版|篇|页|条|期)\\d{0,2}|返回(?:目录|首页|顶部|列表|版面)?|放大\\+?|缩小-?|默认o?|字[号体]\\s*:?|[大中小]{1,3}|A[+-]|打印(?:本页|本稿)?|关闭(?:窗口|本页)?|分享(?:到|至)?\\s*:?|收藏(?:本文)?|复制链接|朗读|听新闻|举报|点赞|在看|转发|评论(?:\\d+条)?|阅读原文|查看原文|阅读\\s*\\d+万?\\+?|(?:浏览|点击|阅读|访问)(?:次数|量|数)?\\s*:\\s*\\d+\\s*次?|微信|微博|QQ空间|朋友圈|本版新闻|本版导读|标题导航|版面导航|版面目录|往期回顾|往期推荐|往期精彩|精彩推荐|推荐阅读|热门推荐|相关(?:新闻|阅读|链接|报道|推荐)|更多>*|PDF版?|PDF下载|-?END-?|—END—|THE\\s?END|扫一扫|分享让更多人看到|打开APP|客户端下载|扫码下载|首页|正文|纠错|点(?:分享|收藏|赞|在看)|(?:未经授权不得|转载请注明)(?:转载|出处|来源)|版权声明|免责声明|关于我们|联系我们|网站地图|广告服务';
const buttons = pattern(
  `^[\\s:|/>»·•\\-—【】\\[\\]()★]*(?:(?:${button})[\\s:|/>»·•\\-—【】\\[\\]()★]*)+$`,
);
const crumbs = pattern(
  `^(?:您的位置|您?当前的?位置|您?所在位置)?\\s*:?\\s*[\\p{Script=Han}]{2,8}\\s*(?:[>»]+\\s*[\\p{Script=Han}A-Za-z]{1,12}\\s*)+$|^(?:您的位置|您?当前的?位置|您?所在位置)\\s*:\\s*[\\p{Script=Han}]{2,8}(?:\\s*[-—/→]+\\s*[\\p{Script=Han}]{2,12})+$`,
);
const invites = pattern(
  `^(?:(?:上|下)一(?:条|篇|个|页)\\s*:.{2,60}|关注(?:公众号|微信|我们)\\s*:?.{0,14}|点(?:个|亮)[“「"]?(?:在看|赞|小红心).{0,16})$|^[↑↓▲▼★☞→↗⬆⬇\\s]*(?:请?点击|长按|扫描?|识别|轻触)(?:这里|上方|下方|左下|左下角|右上角|标题下|文末)?[^。、！？]{0,16}(?:关注|订阅|二维码|阅读原文|在看|下载)[^。、！？]{0,12}[！!]?[↑↓▲▼★\\s]*$`,
);
const account = pattern(
  `^(?:原创\\s+)?\\S{0,16}\\s*\\S{0,16}\\s*\\d{4}-\\d{2}-\\d{2}\\s+\\d{2}:\\d{2}(?:\\s+(?:发表于)?\\s*[\\p{Script=Han}]{2,6})$`,
);
const rights = pattern(`^(?:©|Copyright|版权所有)[^。]{0,40}(?:。[^。]{0,20})?。?$`);
/** “× × ×”, “————”: a line that parts texts and says nothing. */
const separator = /^(?:[×＊*※☆★◆◇●○■□-]\s*){3,}$|^(?:[-_=*~]{3,}|[—–―─━＝·•…～]{4,})$/u;
const paperName = pattern(
  `^《?(?!据)[\\p{Script=Han}]{1,8}(?:日报|晚报|早报|晨报|时报|都市报|商报|青年报|周报|导报|农报|农民报)》?(?:海外版|数字报|数字版|电子版|电子报)?$`,
);
/** Who publishes the paper, below its name: “清河县委主办 清河县融媒体中心出版”, “《春芽》第31期 主办：清河小学”. */
const institution =
  '[\\p{Script=Han}]{2,14}(?:委|部|局|(?:员|协|合|生|工)会|中心|社|学|校|院|厂|公司|集团|馆|处|政府)';
const publisher = pattern(
  `^(?:(?:${institution}(?:主办|主管|承办|协办|编印|出版)(?:\\s+|$))+
    |(?:《[\\p{Script=Han}]{1,8}》[\\p{Script=Han}]{0,2}\\s*第\\d{1,5}期\\s*)?(?:(?:主办|主管|承办|协办|编印)(?:单位)?:\\s*${institution}(?:\\s+|$))+)$`,
);
/** “今日八版 国内统一连续出版物号 CN11-0001 第18573期”: two of these or more are printed nowhere else. */
const imprint = pattern(
  `^(?:(?:今日\\S{1,3}版|总?第\\s*\\d{1,6}\\s*期|(?:国内统一(?:连续出版物号|刊号):?\\s*)?CN\\s?\\d\\d-\\d{4}(?:\\/[A-Z])?|邮发代号:?\\s*\\d{1,3}-\\d{1,4})(?:[\\s|丨·•]+|$)){2,}$`,
);
const decoratedNumber = /^[-—–·•~∙]\s?\d{1,3}\s?[-—–·•~∙]$/u;
/** Names that papers give to their pages. */
const pageName = pattern(
  `^(?:要闻|头版|时政|综合|国际|国内|环球|世界|天下|中国|本地|本市|社会|民生|经济|财经|产经|金融|理论|评论|言论|观点|观察|体育|文体|文化|文艺|文娱|娱乐|副刊|科技|科教|教育|健康|法治|法制|政法|军事|生态|农业|三农|乡村|乡镇|镇街|县域|文旅|特刊|专版|专题|特别报道|深度|调查|焦点|聚焦|视点|视觉|图片|读者|人物|广告|公告|港澳|台港澳|港澳台|两岸|地方|区域|城市|都市|新闻|今日|周末|服务|汽车|房产|旅游|美食|书评|读书
    |.{1,6}(?:版|新闻|周刊|副刊|专刊|特刊|简报|快报|视窗|之窗|天地|广场|论坛|纵横))$`,
);
/** “清河日报·法治”: the paper and its page. */
const paperAndPage =
  /^(?<paper>\p{Script=Han}{1,7}报|今日\p{Script=Han}{2,4})[·•](?<page>\p{Script=Han}{2,5})$/u;
const editionNumber = pattern(
  `^(?:第\\s*)?(?:[A-Za-z]{1,2}\\s?\\d{1,3}(?:-[A-Za-z]?\\d{1,3})?|[\\d〇零一二三四五六七八九十]{1,3})\\s*版?:?$`,
);
const lunarDate = pattern(
  `^(?:[农夏阴]历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)\\S{0,14}$`,
);
const issueNumber = pattern(`^(?:今日\\S{1,3}版|总第?\\S{1,8}期|第\\S{1,8}期)$`);

const longest = 80;

/** `apart`: no sentence is open directly above. `isolated`: blank lines above and below. */
export function matchFurniture(
  text: string,
  apart: boolean,
  isolated: boolean,
): Furniture | undefined {
  if (text.length > longest) return undefined;
  const folded = fold(text);
  if (jumpFrom.test(folded)) return { rule: 'jump-from' };
  if (jumpTo.test(folded)) return { rule: 'jump-to' };
  if (isWebChrome(folded)) return { rule: 'page-chrome' };
  if (separator.test(text)) return { rule: 'separator' };
  const slip = matchSlip(text);
  if (slip) return slip;
  if (imprint.test(folded)) return { rule: 'contact' };
  if (decoratedNumber.test(folded)) return { rule: 'page-number' };
  const { paper, page } = paperAndPage.exec(folded)?.groups ?? {};
  if (apart && paper !== undefined && page !== undefined && pageName.test(page))
    return {
      rule: 'running-head',
      publication: text.slice(0, paper.length),
      edition: { name: text.slice(-page.length) },
    };
  const head = matchRunningHead(folded, isolated, isolated && spread.test(text));
  // Paper or page number and date together cannot be anything else, even in the middle of a column.
  const timed = head?.date !== undefined && /\d\d?:\d\d/u.test(folded);
  const placed = head?.publication ?? (/版/u.test(head?.edition?.number ?? '') || undefined);
  // Between two halves of a sentence too, where blank lines set it apart from both.
  const numbered = (head?.edition?.number ?? head?.date) !== undefined && isolated;
  if (head && (apart || timed || numbered || (placed !== undefined && head.date !== undefined)))
    return head;
  if (editors.test(folded) && (apart || isPlainlyEditors.test(folded))) return { rule: 'editors' };
  if (!apart) return undefined;
  if (publisher.test(folded)) return { rule: 'masthead' };
  // A sentence that tells of an address or a telephone is no notice of it.
  const notices = contact.test(folded) && !/[。！？]/u.test(folded);
  const own = ownNotice.test(folded);
  if (notices && (own || folded.split(/\s/u).filter((part) => /:/u.test(part)).length > 1))
    return { rule: 'contact' };
  if (!isolated) return undefined;
  if (pageNumber.test(folded)) return { rule: 'page-number' };
  if (notices) return { rule: 'contact' };
  return paperName.test(folded) ? { rule: 'masthead', publication: bareName(text) } : undefined;
}

const titled = /^《(?<name>\p{Script=Han}{1,8})》(?:\p{Script=Han}{0,2}[报刊])?$/u;
const bareName = (paper: string): string =>
  titled.exec(paper)?.groups?.['name'] ?? paper.replace(/[《》]|(?:数字|電子|电子)[报報版]$/gu, '');

const isPlainlyEditors =
  /^[【([]?(?:(?:本版|责任编辑|责编|美编|值班|执行)|[\p{Script=Han}]{2,6}[:|丨])/u;
const isWebChrome = (folded: string): boolean =>
  [buttons, crumbs, invites, account, rights].some((form) => form.test(folded));

const medium =
  '(?<medium>[\\p{Script=Han}A-Za-z0-9]{2,16}(?:客户端|社|网|报|台|在线|新闻|发布|融媒|周刊|公众号))';
const time = '\\d{4}[-./年]\\d{1,2}[-./月]\\d{1,2}日?(?<clock>\\s*\\d{1,2}:\\d{2}(?::\\d{2})?)?';
const stamps = [
  pattern(`^${medium}[\\s|丨]+${time}(?:\\s+(?!星期)[\\p{Script=Han}]{2,4})?$`),
  pattern(`^${time}[\\s|丨]+${medium}$`),
];
/**
 * “央视新闻客户端 2025-03-06 15:42”, “2025-03-06 15:42 央视新闻”: the medium and when it told. A paper beside a
 * day alone heads a page.
 */
export function partStamp(text: string): { medium: string; parts: [string, string] } | undefined {
  const folded = fold(text);
  const match = stamps.map((form) => form.exec(folded)).find((found) => found !== null);
  const name = match ? cut(text, match, 'medium') : undefined;
  if (name === undefined || (match?.groups?.['clock'] === undefined && name.endsWith('报')))
    return undefined;
  const at = text.startsWith(name) ? name.length : text.length - name.length;
  return { medium: name, parts: [text.slice(0, at).trim(), text.slice(at).trim()] };
}

const jumpOut = /(?<=.)[（(][^（()）]{0,6}[转轉接][^（()）]{1,24}[）)]$/u;
const jumpIn = /^[（(][^（()）]{0,4}上接[^（()）]{1,40}[）)](?=.)/u;
/** A line parted from the jump printed at its end or at its beginning. */
export function splitJump(text: string): [string, string] | undefined {
  const out = jumpOut.exec(text);
  if (out && jumpTo.test(fold(out[0]))) return [text.slice(0, out.index).trimEnd(), out[0]];
  const into = jumpIn.exec(text);
  return into && jumpFrom.test(fold(into[0]))
    ? [into[0], text.slice(into[0].length).trimStart()]
    : undefined;
}

export const isJumpTo = (text: string): boolean => jumpTo.test(fold(text));

/** A number and a name, set apart as the parts of a running head are. */
const spread =
  /^\d{1,2}(?:\u3000| {2,})\p{Script=Han}{2,6}$|^\p{Script=Han}{2,6}(?:\u3000| {2,})\d{1,2}$/u;

/**
 * A line made of nothing but page number, date, weekday, page name and paper name, in any order:
 * “A01 要闻”, “第4版 2016年7月13日 星期三 时政”, “2018年10月29日 星期一”.
 */
function matchRunningHead(
  folded: string,
  isolated: boolean,
  spread: boolean,
): Furniture | undefined {
  const date = readDate(folded);
  // “1958年7月19日中国……” is told, not printed above a page.
  const told = /^(?!星期|礼拜|周|第|[农夏阴]历|出版|责)\p{Script=Han}/u;
  if (date && told.test(folded.slice(date.end))) return undefined;
  // A web page's date goes on with the time.
  let rest = date
    ? `${folded.slice(0, date.start)} ${folded.slice(date.end).replace(/^\s*\d{1,2}:\d{2}(?::\d{2})?/u, '')}`
    : folded;
  const weekday = readWeekday(rest);
  // “1月20日 星期六 经济新闻”: no full date, but nothing else is printed so.
  const undated =
    date === undefined && weekday !== undefined && /^\d{1,2}月\d{1,2}日\s/u.test(rest);
  if (weekday) rest = `${rest.slice(0, weekday.start)} ${rest.slice(weekday.end)}`;
  if (undated) rest = rest.replace(/^\d{1,2}月\d{1,2}日/u, ' ');
  rest = rest
    .replace(/^\((第?[^()]{1,4}版)\)$/u, '$1')
    .replace(/\(\s*\)/u, ' ')
    .replace(/(?:发布|发表|更新|刊发|见报)?(?:时间|日期)\s*:/u, ' ')
    .replace(/(?<=\s)(标题导航|版面导航)(?=\s|$)/u, ' ')
    .replace(/(?<=\d)\s+版/u, '版')
    // “体 育”: set apart to fill its place.
    .replace(date ? /(?<![^\s])(\p{Script=Han})\s+(\p{Script=Han})(?![^\s])/gu : /$^/u, '$1$2')
    .replace(/^([一二三四五六七八九十]{1,3}版)(?=\p{Script=Han}{2})/u, '$1 ')
    .replace(/^[[【](第?[A-Z]?\d{1,3}版)[\]】]/u, '$1 ')
    .replace(noticeTail, ' ')
    .replace(date || undated ? editorsPart : /$^/u, ' ')
    .replace(
      /(第\s*\d{1,3}\s*版|第[一二三四五六七八九十]{1,3}版|^[A-Z]{1,2}\d{1,3}版?(?![\p{Script=Han}\d])|(?<!-)[A-Z]\d{2}版?$)/gu,
      ' $1 ',
    )
    .replace(/^([A-Z]{1,2}\d{1,3})(?=\p{Script=Han})/u, (number: string) =>
      pageName.test(rest.trim().slice(number.length)) ? `${number} ` : number,
    );
  let number: string | undefined;
  let name: string | undefined;
  let publication: string | undefined;
  let lunar = false;
  const tokens = rest.split(partition).filter(Boolean);
  const padded = tokens.some((token) => /^0\d$|^[A-Z]{1,2}\d{1,3}(?:-|$)/u.test(token));
  // “财富/12”: a mark between says that the two are one thing.
  const ruled =
    isolated &&
    /[|丨│‖/·•]/u.test(rest) &&
    tokens.length <= 3 &&
    tokens.filter((token) => /^\d{1,3}$/u.test(token)).length === 1 &&
    tokens.filter((token) => /^[\p{Script=Han}·]{2,8}$/u.test(token)).length === tokens.length - 1;
  const edition = tokens.some((token) => /^第.+版$|^[A-Z]{0,2}\d{1,3}版$/u.test(token));
  const names = tokens.filter((token) => /^\p{Script=Han}{2,8}$/u.test(token));
  const plain = tokens.filter((token) => !/^[A-Z]{2,}$/u.test(token));
  const named = isolated && plain.length <= 3 && tokens.some((token) => pageName.test(token));
  for (const token of tokens) {
    const numbered = number === undefined && editionNumber.test(token);
    if (
      numbered &&
      (/^第|版|^[A-Za-z]|^0/u.test(token) ||
        date ||
        ruled ||
        named ||
        spread ||
        (isolated && (publication ?? name) !== undefined))
    )
      number = token.replace(/:$/u, '');
    else if (lunarDate.test(token)) lunar = true;
    else if (/^[A-Z]{2,}$/u.test(token) && (publication !== undefined || date || named)) continue;
    else if (
      publication === undefined &&
      (paperName.test(token) ||
        (date && titled.test(token)) ||
        // “今日清河” above “副刊”: of two names the first is the paper's.
        (date && edition && token === tokens[0] && names.length > 1) ||
        // “A3 民生 清河新闻”
        (named && name !== undefined && pageName.test(token)) ||
        ((date || edition || padded || ruled) && /^\p{Script=Han}{2,8}报$/u.test(token)))
    )
      publication = bareName(token);
    else if (
      name === undefined &&
      isPageName(
        token,
        number !== undefined ||
          date !== undefined ||
          edition ||
          (isolated && padded) ||
          ruled ||
          spread ||
          (isolated && publication !== undefined && tokens.length > 2),
      )
    )
      name = token;
    else if (!issueNumber.test(token)) return undefined;
  }
  const placed =
    ((publication !== undefined || (named && plain.length === 1 && tokens.length > 1)) &&
      /[A-Z]{3}/u.test(folded)) ||
    (number !== undefined && (name !== undefined || /版|^[A-Z]/u.test(number)));
  const headed = undated && (name ?? number) !== undefined;
  if (!date && !placed && !headed && !(lunar && weekday)) return undefined;
  return {
    rule: 'running-head',
    ...(date && { date: date.date }),
    ...(weekday && { weekday: weekday.weekday }),
    ...((number !== undefined || name !== undefined) && {
      edition: { ...(number !== undefined && { number }), ...(name !== undefined && { name }) },
    }),
    ...(publication !== undefined && { publication }),
  };
}

const editorsPart = new RegExp(
  pattern(
    `(?:[\\p{Script=Han}]{2,4}部)?(?:${editorOf}[/、]?)+\\s*[:/|丨\\s]\\s*${editorName}(?![\\p{Script=Han}])`,
  ).source,
  'gu',
);
/** “新闻热线：96111” at the end of a running head. */
const noticeTail = pattern(`(?:${notice})\\s*:\\s*[\\d\\-—]{4,20}`);

const shortName = /^[\p{Script=Han}·]{2,6}$/u;

/** Part of a running head that says too little alone: a number, a page name. */
export function matchPagePart(text: string, beside = false): Furniture | undefined {
  const folded = fold(text);
  const both = /^(?<number>\d{1,2})\s+(?<name>\S+)$/u.exec(folded)?.groups;
  if (beside && (shortName.test(folded) || shortName.test(both?.['name'] ?? '')))
    return {
      rule: 'running-head',
      edition: both
        ? { number: both['number'] ?? '', name: text.slice(folded.indexOf(' ')).trim() }
        : { name: text },
    };
  if (editionNumber.test(folded)) return { rule: 'running-head', edition: { number: text } };
  return pageName.test(folded) ? { rule: 'running-head', edition: { name: text } } : undefined;
}

/** What stands in the box below a paper's name, beside its date. */
const mastheadPart = pattern(
  `^(?:[A-Z]{3,}(?:\\s[A-Z]{3,})*|(?:1[89]|20)\\d{2}|\\d{1,2}[./]\\d{1,2}|\\d{4}年\\d{1,2}月|(?:星期|周)[一二三四五六日]|(?:[农夏阴]历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?[闰一二三四五六七八九十冬腊正]{1,3}月[初十廿三][一二三四五六七八九十]|[\\p{Script=Han}]{2,10}社(?:出版|主办)|今日\\S{1,4}版|总?第\\d{1,6}期(?:[(]\\S{1,12}[)])?)$`,
);
export const matchMastheadPart = (text: string): Furniture | undefined =>
  mastheadPart.test(fold(text)) ? { rule: 'masthead' } : undefined;

/** The names of pages that say nothing else: alone above a page they head no story. */
const plainPageName = pattern(
  `^(?:要闻|头版|时政|时事|综合|国际|国内|环球|天下|社会|民生|经济|财经|产经|金融|理论|体育|体坛|文体|文娱|娱乐|副刊|科技|科教|法治|法制|政法|军事|港澳|台港澳|港澳台|两岸|地方|区域|(?:国际|国内|综合|本地|社会|体育|经济|文化|要闻|时政)(?:新闻|版))$`,
);
export const isPlainPageName = (text: string): boolean => plainPageName.test(fold(text));

/** “社会·民生” is one name. */
const partition = /(?:[\s|丨│‖/:;；>»◆■□●○◎]|[·•](?!\p{Script=Han})|(?<!\p{Script=Han})[·•])+/u;
const isPageName = (token: string, beside: boolean): boolean =>
  pageName.test(token) ||
  (beside &&
    !/^(?:来源|记者|作者|编辑|责编|通讯员)$/u.test(token) &&
    /^[\p{Script=Han}·]{2,8}$/u.test(token));
