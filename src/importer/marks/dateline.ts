/** The wire's opening: “新华社北京5月20日电（记者李明）” before the first sentence. */
import { cut, fold, pattern } from './fold.ts';
import { isSurnamed } from './surnames.ts';

export interface Dateline {
  readonly dateline: string;
  /** The reporters in brackets after it, as printed. */
  readonly note?: string;
  readonly rest: string;
}

const house =
  '据?(?:本报|本刊|本社|[\\p{Script=Han}]{1,5}社|[\\p{Script=Han}]{2,6}(?:日报|晚报|晨报|时报|军报|电台)|[\\p{Script=Han}]{1,4}网)';
const ownHouse =
  '(?:本[报刊台网社站校]|[\\p{Script=Han}]{0,4}(?:日报|晚报|早报|晨报|时报|商报|都市报|青年报|周报|快报|大公报|文汇报|明报|新报|周刊))';
const day = '[\\d〇一二三四五六七八九十]{1,3}\\s?[日号]';
const forms = [
  `^[【〔]?${house}\\s?[^，。！？；:、“”《》()]{0,26}?${day}\\s?(?:(?:[\\p{Script=Han}]{2})?专电|电|讯|电讯)[】〕]?(?![视影话梯脑力台池器])`,
  // 本报巴黎电（特派记者王芳）
  `^${house}[\\p{Script=Han}]{2,6}?专?电(?=\\s|[(])`,
  // 本报江口讯（记者王芳）
  `^本报(?!记者|读者|通讯)[\\p{Script=Han}]{2,4}讯(?=[\\s(:])`,
  // 据新华社日内瓦电六月三日，……
  `^据?(?:本报|新华社|中新社)(?!记者|[^电]{0,4}[发致来用的])[\\p{Script=Han}]{2,4}专?电(?![视影话梯脑力台池器子商动网])`,
  `^[(]${house}[^，。！？；:“”《》()]{0,36}?(?:电|讯|报导|报道)[)]`,
  // 新华社电、据清河日报消息：
  `^据?(?:新华社|中新社|中央社|[\\p{Script=Han}]{2,6}(?:日报|晚报|晨报|时报))(?:专?电|电?讯|消息)(?=[\\s(:])`,
  // 据《清河晚报》报道、綜合報道：
  `^(?:据(?:《[^《》]{2,12}》|[\\p{Script=Han}]{1,6}(?:社|[日晚]报|网|新闻|之声|电视台|客户端))|综合)(?:报道|报导|消息)(?=[\\s:])`,
  // 本报讯、晚报讯、【澳门日报消息】、央视网消息（新闻联播）：
  `^[【(「]?(?:${ownHouse}(?:综合|[专特快])?讯|(?:本报)?综合(?:报道|报导)(?=[】)])|(?:本报|本刊)(?:综合)?消息|[\\p{Script=Han}]{1,8}报讯(?=[\\s(【])|[\\p{Script=Han}]{2,6}(?:新闻|融媒|融媒体中心)讯(?=[\\s(]))[】)」]?`,
  // 综合外电报道
  `^综合(?:外电|外媒|媒体|本报|[\\p{Script=Han}]{2,4}[社网])(?:报道|消息)(?=\\s)`,
  `^[【〔\\[][\\p{Script=Han}]{1,8}(?:报|社|网|台)(?:[\\p{Script=Han}]{2,6})?(?:专?[电讯]|消息)[】〕\\]]`,
  `^[\\p{Script=Han}]{2,8}(?:网|客户端)\\d{1,2}月\\d{1,2}日(?:讯|电|消息|报道)`,
  `^(?:央视网|央视新闻|人民网|新华网|中新网|央广网|中国网|光明网|中国[\\p{Script=Han}]{2,4}网)(?:[\\p{Script=Han}]{2,6}\\d{1,2}月\\d{1,2}日)?(?:消息|讯)(?:[(](?![^()]*(?:记者|通讯员))[^()]{2,16}[)])?:?`,
].map(pattern);
const reporters = pattern(
  `^\\s*(?:[(](?=[^()]{0,24}(?:记者|通讯员|作者))[^()。]{2,60}[)] | (?=[^:，。]{0,24}(?:记者|通讯员))[^:。，]{4,40}(?:报道|报导)[:\\s])`,
);
/** An agency names its reporters without their role too. */
const onlyNames = pattern(
  `^\\s*[(](?<names>[\\p{Script=Han}·]{2,12}(?:[、\\s](?!报道)[\\p{Script=Han}·]{2,12}){0,5})(?:\\s*报道)?[)]`,
);

/** “本报讯（时光 文/图）”: in a paper's own brackets stand its writers, whatever their names look like. */
const ownWriters = pattern(
  `^\\s*[(](?!综合|图|[\\p{Script=Han}]*[上中下续])[\\p{Script=Han}·]{2,4}(?:[、\\s]+[\\p{Script=Han}·]{2,4}){0,4}(?:\\s+(?:文[/、·]?[图摄]|图[/、·]?文|摄影报道))?[)]`,
);

export function matchDateline(text: string): Dateline | undefined {
  const folded = fold(text);
  const both = together.exec(folded);
  const [told, who] = both ? [cut(text, both, 'dateline'), cut(text, both, 'who')] : [];
  if (both && told !== undefined && who !== undefined && matchDateline(`${told} ${who}`)) {
    const end = both[0].trimEnd().length;
    const rest = text.slice(both[0].length);
    const note = text.charAt(0) + who + text.charAt(end - 1);
    return rest === '' ? undefined : { dateline: told, note, rest };
  }
  for (const form of forms) {
    const length = form.exec(folded)?.[0].length;
    if (length === undefined) continue;
    const after = folded.slice(length);
    const names = onlyNames.exec(after);
    const own = /^[【(]?本/u.test(folded);
    const noted =
      reporters.exec(after)?.[0].length ??
      (own ? ownWriters.exec(after)?.[0].length : undefined) ??
      (names && areNames(names.groups?.['names'] ?? '') ? names[0].length : 0);
    const end = length + noted + (/^\s*:/u.exec(after.slice(noted))?.[0].length ?? 0);
    const rest = text.slice(end).trimStart();
    if (rest === '') return undefined;
    const note = text.slice(length, end).trim();
    return { dateline: text.slice(0, length), rest, ...(note !== '' && { note }) };
  }
  return undefined;
}

/** “（本报讯 记者王芳）”: one pair of brackets around both. */
const together = pattern(
  `^[(【〔\\[](?<dateline>[^\\s，。；:()【】]{2,24}(?:电|讯|消息))\\s+(?<who>(?:[^，。；:()【】]{0,16})(?:记者|通讯员)[^，。；:()【】]{2,40})[)】〕\\]]\\s*`,
);

const areNames = (text: string): boolean =>
  text.split(/[、\s]+/u).every((name) => /·/u.test(name) || name.length <= 4) &&
  text.split(/[、\s]+/u).some((name) => /·/u.test(name) || isSurnamed(name));
