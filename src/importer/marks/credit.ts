/**
 * Whose picture it is: “新华社图”, “图/新华社”, “新华社记者 李学仁 摄”, “新华社发（李博 摄）”, alone or at the end of a
 * caption. The credit is the holder as printed, with agency and photographer, without brackets around the
 * whole and without the words that say what was done (摄, 供图, 图片来源).
 */
import { cut, fold, pattern } from './fold.ts';
import { isSurnamed } from './surnames.ts';

export interface Credit {
  readonly credit: string;
  /** As printed. */
  readonly note: string;
}

/** Those who take pictures in a school or an office: “摄影社 李明 摄”. */
const club = '(?!.*[的了在是将])[\\p{Script=Han}]{1,10}(?:社|团|办|部|局|委|队|班|站|院|校|中心)';
const library =
  '(?:视觉中国|人民视觉|人民图片|影像中国|东方IC|图虫(?:创意)?|中新图片|新华视点|CFP|VCG|IC\\s?photo|GettyImages|Getty\\s?Images)';
const agency = `(?:本[报刊社台网]|${library}|(?:新华|法新|路透|美联|欧新|共同|中新|中央)(?!\\p{Script=Han})|[\\p{Script=Han}·]{1,10}?(?:社|网|报|刊|电视台|客户端|视觉|影像|融媒体?(?:中心)?))`;
const reporter =
  '(?:(?:特约|特派|实习|见习|学生|校园|小|摄影|首席|全媒体|融媒体?)*(?:记者|通讯员|摄影师|摄影(?=\\s)))';
const name =
  '(?:[\\p{Script=Han}]\\s[\\p{Script=Han}](?:(?=\\s*[摄绘])|(?![\\p{Script=Han}]))|[\\p{Script=Han}]{1,6}·[\\p{Script=Han}·]{1,12}?|[\\p{Script=Han}]{2,4}?)';
const names = `(?<names>${name}(?:[\\s、/]+${name}){0,3})`;
const giver =
  '(?:受访者|受访单位|受访企业|采访对象|被访者|当事人|作者|本人|家属|网友|读者|市民|网络|主办方|承办方|主办单位|出品方|发行方|制作方|片方|剧组|剧方|校方|警方|院方|馆方|景区|企业|业主|业者|市府|店家|民众|球队|球会|俱乐部)(?:本人)?';
const institution =
  '(?!.*[的了在由是将被把])[\\p{Script=Han}]{2,24}?(?:中心|局|委|部|办|馆|院|所|站|校|厅|公司|集团|协会|学会|大学|中学|小学|分局|支队|大队|总队|公安|政府|气象台|媒体|基金会|委员会|组委会|学院|医院|公园|乐团|剧院|剧团|党委|街道|镇|乡|村|处|科|厂)';

const made = '(?:[/◎]?\\s*(?:摄影|拍摄|航拍|翻拍|摄)|\\s+[作画])';
const given = '(?:[/]?\\s*(?:供图|图片提供|提供图片|提供|授权))';
const drawn = '(?:[/]?\\s*(?:制图|绘图|绘制|插图|作图|漫画|绘))';
const sent = '(?:[/]?\\s*(?:资料图片?|资料照片|资料片|档案照片|传真照片|图片|照片|供图|图|发))';
const label =
  '(?:图片来源|图片来自|图片提供|图源|图片|图据|图|照片|摄影|摄|供图|制图|绘图|漫画|插图|航拍|资料图)';
/** “以上图片均由……”, “均为……” before the holder. */
const all =
  '(?:(?:以上|本报|本组|本版|本文|文中)?(?:图片|照片|图)?(?:均|皆|都)?(?:由|为|系|:)\\s*|(?:资料照片?[，,、]|均)\\s*)?';

const forms = [
  `(?<stock>(?:资料|档案|网络|视频|监控|网页|新闻|电视|央视)(?:图片?|照片|截图|画面截图))`,
  // 图/新华社、图片来源：视觉中国、摄影：李明、图据新华社
  `${label}\\s*(?:[:/|丨]\\s*|(?<=据|图源|来自)\\s*)(?<holder>(?!.*[的在了])(?:${reporter}\\s*)?(?:[\\p{Script=Han}A-Za-z·]{2,20}?|[\\p{Script=Han}]\\s[\\p{Script=Han}])(?:[\\s、](?:[\\p{Script=Han}A-Za-z·]{2,8}|[\\p{Script=Han}]\\s[\\p{Script=Han}])){0,3}?)\\s*(?:提供|供图|摄影?)?`,
  // 摄影 李明、制图 王芳
  `(?:特约)?(?:摄影|拍摄|制图|绘图|绘画|漫画|插图)\\s+(?<holder>${names})`,
  `(?:摄影|制图|绘图)\\s+(?<holder>(?!作品|大赛|比赛|展)[\\p{Script=Han}]{2,4})`,
  // （旺堆摄影）
  `(?<=[(【\\[])(?<holder>[\\p{Script=Han}]{2,4})摄影(?=[)】\\]])`,
  // （翻攝自臉書）、圖取自網路
  `[图画]?(?:翻摄自|取自|截自|撷取自|翻拍自)\\s*(?<holder>[\\p{Script=Han}A-Za-z0-9·「」《》]{2,20})`,
  // 旺堆 摄: whoever takes a picture has a name
  `(?<holder>(?!.*[的了在是])[\\p{Script=Han}]{2,4}(?<![拍航翻合]))(?:\\s*(?:/?\\s*摄|供图)|\\s+航拍)`,
  // 摄影社 旺堆 摄
  `(?<holder>${club}\\s+${name})\\s*摄`,
  // 中新社发 李明 摄
  `(?<holder>${agency})\\s*发\\s+(?<by>${name})\\s*${made}`,
  // 新华社图、新华社发、视觉中国供图
  `${all}(?<holder>${agency}(?:${reporter})?)\\s*(?:${made}|${given}|${drawn}|${sent})`,
  // 新华社记者 李学仁 摄、通讯员 王芳 供图、本报记者李明/摄、记者 赵一凡 制图、通讯员供图
  `${all}(?<holder>(?:${agency})?\\s?${reporter}(?:\\s*${names})?)\\s*(?:${made}|${given}|${drawn}|[/]?\\s*图)`,
  // 摄影记者 李学仁
  `(?<holder>(?:${agency})?摄影记者\\s+${names})`,
  // 新华社李学仁摄
  `${all}(?<holder>${agency}\\s?${names})\\s*(?:${made})`,
  // 王芳 摄、王芳、李明/图
  `${all}(?<holder>${names})\\s*(?:${made}|${given}|${drawn}|[/]\\s*图)`,
  // 王芳 图
  `(?<holder>${names})\\s+图`,
  // 受访者供图、县融媒体中心图
  `${all}(?<holder>${giver}|${institution})\\s*(?:${made}|${given}|${drawn}|${sent})`,
  // 新华社发（李博 摄）、李云生摄（人民视觉）
  `${all}(?<holder>${agency})\\s*(?:发|图|供图)\\s*[(](?<second>(?:${reporter}\\s*)?${names})\\s*${made}?[)]`,
  `(?<holder>(?:${reporter}\\s*)?${names})\\s*${made}\\s*[(](?<second>${agency})(?:发|供图|图)?[)]`,
  `(?<holder>${library}|新华社/(?:法新|路透|美联|欧新))`,
].map((form) => pattern(`^[□■◇◆○●▲]?\\s*[(【\\[]?\\s*${form}\\s*[)】\\]]?$`));

const longest = 44;

export function matchCredit(text: string): Credit | undefined {
  if (text.length > longest) return undefined;
  const folded = fold(text);
  for (const form of forms) {
    const match = form.exec(folded);
    const credit = match ? holder(text, match) : undefined;
    if (credit !== undefined) return { credit, note: text };
  }
  return undefined;
}

interface Credited {
  readonly caption: string;
  readonly credit: Credit;
}

/** “（图为…… 李明 摄）”: brackets around both are printed for the credit's sake. */
const around =
  /^(?<open>[（(【])(?<inside>(?:[^（()）【】]|[（(][^（()）]*[）)])+)(?<close>[）)】])$/u;

/** At the end of a caption a credit follows a sentence, a space or a bracket. */
export function splitCredit(text: string): Credited | undefined {
  const whole = matchCredit(text) ? undefined : around.exec(text)?.groups;
  if (whole) {
    const { open = '', inside = '', close = '' } = whole;
    const within = splitCredit(inside);
    return (
      within && {
        caption: within.caption,
        credit: { ...within.credit, note: open + within.credit.note + close },
      }
    );
  }
  const from = Math.max(1, text.length - longest);
  for (let at = from; at < text.length - 1; at += 1) {
    const bounded =
      /[。！？!?…”』」)）\s]/u.test(text.charAt(at - 1)) || /[(（【[]/u.test(text.charAt(at));
    const caption = text.slice(0, at).trim();
    if (!bounded || /\s/u.test(text.charAt(at)) || caption.length < 2) continue;
    const credit = matchCredit(text.slice(at));
    if (credit) return { caption, credit };
  }
  return undefined;
}

/** “（路透社）” below or after a caption; below a story the same says where the text is from. */
const wireHolder =
  /(?<=[。！？」”])\s*(?:新华社|中新社|中央社|法新社|路透社|美联社|欧新社|共同社|韩联社)$/u;
const bareHolder = pattern(`^[(](?<holder>${agency})稿?[)]$`);
export function splitBareCredit(text: string): Credited | undefined {
  const wire = wireHolder.exec(fold(text))?.[0];
  const at = wire
    ? text.length - wire.length
    : Math.max(text.lastIndexOf('（'), text.lastIndexOf('('));
  if (at < 2) return undefined;
  const note = text.slice(at);
  if (wire) return { caption: text.slice(0, at).trim(), credit: { credit: note, note } };
  const match = bareHolder.exec(fold(note));
  const credit = match ? cut(note, match, 'holder') : undefined;
  return credit === undefined
    ? undefined
    : { caption: text.slice(0, at).trim(), credit: { credit, note } };
}

function holder(text: string, match: RegExpExecArray): string | undefined {
  const stock = cut(text, match, 'stock');
  if (stock !== undefined) return stock;
  const held = (cut(text, match, 'holder') ?? '').trim();
  const people = cut(text, match, 'names');
  const said = /记者|通讯员|摄影师/u.test(fold(held));
  if (held === '' || (people !== undefined && !said && !areNames(people))) return undefined;
  const by = cut(text, match, 'by');
  if (by !== undefined) return `${held} ${by}`;
  const second = cut(text, match, 'second')?.trim();
  return second === undefined ? held : `${held}（${second}）`;
}

const areNames = (text: string): boolean =>
  /·/u.test(text) || (isSurnamed(text) && text.replace(/[\s、/]/gu, '').length <= 12);

const pointer = pattern(
  `^[(]?(?:图为|(?:图(?:片|片?说明?)?|照片|附图|配图|资料照片?):|[【\\[]图[】\\]]|图[①-⑳\\d一二三四五六七八九十]{1,3}\\s?[:为]|[上下左右中题前后大小]{1,2}[图圖](?:为|:|[①-⑳])|资料图(?:片)?:)`,
);
const arrows = '▲▼△▽◀▶►◄←→↑↓';
const arrow = new RegExp(`^[${arrows}]`, 'u');
const pointing = new RegExp(`^[${arrows}●■◆]\\s*(?=.)`, 'u');
/** The mark before a caption that points to the picture, with the blank after it; empty where there is none. */
export const pointerOf = (caption: string): string => pointing.exec(caption)?.[0] ?? '';

/** “图为……”, “左图：……”, “▲……”: a caption even where no credit is printed. */
export const opensCaption = (text: string): boolean => pointer.test(fold(text)) || arrow.test(text);
/** A triangle opens the items of a list too. */
export const opensWithArrow = (text: string): boolean => arrow.test(text);
