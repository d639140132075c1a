/** Tells the lines above a story apart: kicker (肩题), headline (标题), deck (副题). */
import { openBrackets, startsItem } from './marks/sentence.ts';

export interface HeadingLine {
  readonly text: string;
  /** Rank given by the format, 1 for the highest. */
  readonly level?: number;
  /** A blank line stands above it. */
  readonly apart?: boolean;
  /** What an editor says that it is. */
  readonly answer?: string;
}

export interface Headings {
  /** Indexes into the given lines. */
  readonly kicker: readonly number[];
  readonly headline: readonly number[];
  readonly deck: readonly number[];
  /** 0 to 1: how far the headline is ahead of the next best line. */
  readonly confidence: number;
}

const bare = (text: string): string => text.replace(/[\p{P}\p{S}\s]/gu, '');

export function rankHeadings(lines: readonly HeadingLine[], body: readonly string[]): Headings {
  const groups = joinWrapped(lines, body);
  const said = lines.findIndex((line) => line.answer === 'headline');
  if (groups.length <= 1) {
    const [first = '', second] = lines.map(({ text }) => text);
    // The name of a column alone above a story tells that its headline is missing; two lines read as one are a guess.
    const guessed = second !== undefined && !runsOn(first, second, body);
    return {
      kicker: [],
      headline: groups[0] ?? [],
      deck: [],
      confidence: guessed ? 0.7 : groups.length === 1 && isLabel(first) ? 0.6 : 0.97,
    };
  }
  const story = body.map(bare);
  const texts = groups.map((group) =>
    joinHeadings(
      group.map((line) => lines[line]?.text ?? ''),
      body,
    ),
  );
  const placed = withPlace(texts, story);
  const scores = groups.map((group, index) => {
    const text = texts[index] ?? '';
    const level = Math.min(...group.map((line) => lines[line]?.level ?? 9));
    const clause = isClause(text, body) ? (isClause(text, body.slice(0, 1)) ? 0.7 : 1) : 0;
    // Of two lines set apart from each other the first is as a rule the headline.
    const first = groups.length === 2 && index === 0 ? (lines.at(-1)?.apart ? 0.35 : 0.12) : 0;
    // A kicker states the matter, the headline puts it in a figure of speech: “找车位不再‘转圈圈’”.
    const whole = !hasComma(text) && !halfSentence.test(bare(text));
    const figured =
      whole && groups.length === 2 && index === 1 && !lines.at(-1)?.apart && /“[^”]+”/u.test(text);
    const plainAbove = !/[“：]/u.test(texts[0] ?? '');
    const figure = figured && plainAbove ? 0.6 : 0;
    return (
      score(text, story, index, groups.length, texts[index + 1], texts[index - 1]) -
      clause +
      first +
      figure +
      (index === placed ? 0.5 : 0) +
      (9 - level)
    );
  });
  const best =
    said === -1
      ? scores.indexOf(Math.max(...scores))
      : groups.findIndex((group) => group.includes(said));
  // Which of two plain lines is the headline is a guess, however far apart their scores.
  const telling = texts.some((text, index) => {
    const above = index < groups.length - 1;
    const named = above && (announces.test(bare(text)) || isLabel(text));
    const reports = index > 0 && reportsOn.test(bare(text));
    return named || dashed.test(text) || reports || isClause(text, body);
  });
  const most = groups.length === 2 && !telling ? 0.7 : 0.97;
  const lead = (scores[best] ?? 0) - Math.max(...scores.filter((_, index) => index !== best));
  return {
    kicker: groups.slice(0, best).flat(),
    headline: groups[best] ?? [],
    deck: groups.slice(best + 1).flat(),
    confidence: said === -1 ? Math.min(most, 0.6 + lead / 2) : 1,
  };
}

/** Of two plain lines, the one that begins with the place that the lead tells of: “清河县……”. */
function withPlace(texts: readonly string[], story: readonly string[]): number | undefined {
  const [lead = ''] = story;
  const found = texts.flatMap((text, index) => {
    const line = bare(text);
    const place = /^\p{Script=Han}{1,5}?[县縣市区區镇鎮乡鄉村](?!部)/u.exec(line)?.[0];
    const quoted = longestCommon(line, story.join('\n')) / line.length > 0.75;
    const told = place !== undefined && lead.includes(place) && !quoted;
    return told && !hasComma(text) && !ends.test(line) ? [index] : [];
  });
  const [at = -1] = found;
  const other = texts[1 - at] ?? '';
  return texts.length === 2 && found.length === 1 && !/\s/u.test(other) ? at : undefined;
}

/** Lines of a heading: set apart by a blank where each is whole. */
export const joinHeadings = (texts: readonly string[], body: readonly string[]): string =>
  texts.reduce((whole, text) => (runsOn(whole, text, body) ? whole + text : `${whole} ${text}`));

/** A title mark or quotation broken by the end of a line makes two lines one. */
function joinWrapped(lines: readonly HeadingLine[], body: readonly string[]): number[][] {
  const groups: number[][] = [];
  // Who says which line is the headline says that the other is none of it.
  const said = lines.some(({ answer }) => answer === 'headline');
  for (const [index, line] of lines.entries()) {
    const last = groups.at(-1);
    const before =
      last &&
      joinHeadings(
        last.map((at) => lines[at]?.text ?? ''),
        body,
      );
    const sameLevel = lines[index - 1]?.level === line.level;
    if (
      last &&
      before !== undefined &&
      sameLevel &&
      (runsOn(before, line.text, body) ||
        (!said && !isClause(line.text, body) && areHalves(before, line.text)))
    )
      last.push(index);
    else groups.push([index]);
  }
  return groups;
}

/** A number or part in brackets belongs to the title above it: “（第二号）”, “（上）”. */
const numbered =
  /^[（(](?:第.{1,4}号|[一二三四五六七八九十上中下]{1,3}|\d{1,2}|节选|節選|摘要|全文|续|續)[）)]$/u;
/** No heading ends like this: the next line goes on with it. */
const unfinished =
  /(?:(?<!(?:是|怎么|怎样|如何|为何|為何|怎麼).{1,8})的|(?<!参|參)[与與]|(?<![共总總饱飽温溫缓緩祥平暖柔调調中议議讲講求附随隨])和|以及|[把让讓]|(?<!大|天|公|特)使|成为|成為|变成|變成|长出|長出|走出|走进|走進|迈向|邁向)$/u;

/**
 * The bracket that one line leaves open is closed by the next, or the lead says both in one breath. A phrase
 * lifted from the story, mark to mark, is whole, however it ends.
 */
const runsOn = (text: string, next: string, body: readonly string[]): boolean =>
  numbered.test(next) ||
  (openBrackets(text) === 1 && openBrackets(next) === -1) ||
  (!isClause(next, body) &&
    ((unfinished.test(text) && !isClause(text.replace(dashed, ''), body)) ||
      (body[0] ?? '').includes(text.slice(-4) + next.slice(0, 4))));

/**
 * One headline set in two lines: halves of one length (“柜台搬到地头”, “货郎走村串户”), clauses that end alike
 * (“灯亮了”, “路平了”), or what is told of above what it does (“三把旧椅子”, “见证……”).
 */
const areHalves = (text: string, next: string): boolean => {
  // Behind a label or a colon too: “清河：渡船早出晚归”, “农户省时省力”.
  const [last = '', ...label] = text.split(/[：:】\s]/u).reverse();
  const sizes = [last, ...next.split(/\s/u)].map((piece) => bare(piece).length);
  const even = sizes.every((size) => size === sizes[0] && size >= 4 && size <= 7);
  if (even && label.length > 0 && !/[，：:！？]|^[—－]/u.test(next)) return true;
  if (/[，。：:！？!?…]|^[—－■□◆◇●○★☆【]/mu.test(`${text}\n${next}`) || isLabel(text)) return false;
  if (announces.test(bare(text)) || halfSentence.test(bare(text))) return false;
  // “老街手艺人” names a series, “记……” says what kind of piece it is.
  if (/[人者家匠师師物事]$/u.test(text) || reportsOn.test(bare(next))) return false;
  const pieces = [text, next].flatMap((line) => line.split(/\s+/u)).map(bare);
  const ending = /[了着过不]$/u.exec(text)?.[0];
  const alike = pieces.length > 2 && ending !== undefined;
  if (alike && pieces.every((piece) => piece.length <= 8 && piece.endsWith(ending))) return true;
  if (predicate.test(next) && !acts.test(text) && pieces[0]?.length === bare(text).length)
    return /[\d一二三四五六七八九十百千两几][\p{Script=Han}]{2,8}$/u.test(text);
  const [left = 0, right = 0] = [text, next].map((line) => bare(line).length);
  if (/\s/u.test(text + next) || counts.test(next)) return false;
  return left >= 4 && Math.abs(left - right) <= 1 && left <= 7 && right <= 7;
};
/** What a thing does in a headline, with nobody named who does it. */
const predicate =
  /^(?:讲述|講述|见证|見證|诉说|訴說|记录|記錄|照亮|点亮|點亮|托起|撑起|撐起|串起|连起|連起|织就|織就|唤醒|喚醒|守护|守護|激活|温暖|溫暖|传递|傳遞|承载|承載|改变|改變|写下|寫下|留住|敲开|敲開)/u;

const bound = /[\p{P}\s\d]/u;
/** Word for word a clause of the story, from one mark to the next. */
const isClause = (text: string, body: readonly string[]): boolean =>
  body.some((paragraph) => {
    for (let at = paragraph.indexOf(text); at !== -1; at = paragraph.indexOf(text, at + 1)) {
      const before = paragraph[at - 1] ?? '。';
      const after = paragraph[at + text.length] ?? '。';
      if (bound.test(before) && bound.test(after)) return true;
    }
    return false;
  });

/**
 * What a newspaper reader goes by. A headline sums the story up: its words come from the lead, rarely in
 * the same order. A kicker or deck is a phrase taken from the story, or half a sentence.
 */
function score(
  text: string,
  story: readonly string[],
  index: number,
  count: number,
  next: string | undefined,
  above: string | undefined,
): number {
  const line = bare(text);
  const all = story.join('\n');
  const quoted = longestCommon(line, all) / Math.max(1, line.length);
  const quotedInLead = longestCommon(line, story[0] ?? '') / Math.max(1, line.length);
  let total = 0;
  total += 0.8 * shared(line, story[0] ?? '') + 0.3 * shared(line, all);
  total -= 1.5 * Math.max(0, quoted - 0.5) * (quotedInLead === quoted ? 0.7 : 1);
  // “好心司机陈立群：……” below a headline lets somebody speak; “江西：……” says where.
  const speaker = /^[\p{Script=Han}“”]{2,8}(?=[：:])/u.exec(text)?.[0] ?? '';
  if (
    index > 0 &&
    (speaker.length > 3 || opinion.test(speaker)) &&
    !/(?:文章|社论|评论|特写|访谈|调查)$/u.test(speaker)
  )
    total -= 0.3;
  else if (/\s/u.test(text.trim()) || speaker !== '' || text.startsWith('【')) total += 0.4;
  // The kicker names the event, the headline what came of it: “……昨晚收官”, “我市选手夺得7金4银”.
  if (next !== undefined && !dashed.test(next) && ends.test(line)) total -= 0.4;
  // A headline sets its halves apart with a blank, a deck with a comma.
  if (hasComma(text)) total -= 0.3;
  else if (index > 0 && /\d/u.test(text)) total += 0.2;
  // Many headlines of the editor's own begin so too: “让每条巷子亮起来”.
  if (halfSentence.test(line)) total -= quoted > 0.9 ? 0.7 : 0.25;
  if (subordinate.test(text)) total -= 0.3;
  if (dashed.test(text)) total -= 1.5;
  if (count >= 3 && index === 1) total += 1;
  if (index < count - 1 && (announces.test(line) || /(?:[：:…]|[—－]{2})$/u.test(text))) total -= 1;
  if (next !== undefined && !dashed.test(next) && isLabel(text)) total -= 2;
  if (index < count - 1 && line.length <= 4) total -= 0.6;
  else if (index < count - 1 && line.length <= 6 && !acts.test(line) && acts.test(next ?? ''))
    total -= 0.7;
  else if (index < count - 1 && line.length <= 5 && bare(next ?? '').length >= 8) total -= 0.5;
  if (index < count - 1 && speaks.test(line)) total -= 1.5;
  // A slogan in two halves stands above what it is said of: “擦亮老字号 走出新路子”.
  if (next !== undefined && isCouplet(text) && !/\s/u.test(next) && !all.includes(bare(next)))
    total -= 1.2;
  // Below a plain line it is the headline: “三个渡口都添船”, “早去早回 不绕远路”.
  if (index === 1 && count === 2 && isCouplet(text) && !/\s/u.test(above ?? '')) total += 0.6;
  // What has come about is the headline; the line below gives the particulars: “……进了山村”, “三十户买了十台”.
  if (index === 0 && count === 2 && next !== undefined && happened.test(text) && quoted < 0.6)
    total += 0.5;
  // A count stands below what it is a count of: “添船12条”.
  if (index === 1 && count === 2 && counts.test(text) && !/\d/u.test(above ?? '')) total -= 0.7;
  // A slogan of a few words each stands above who lives up to it: “节水 省工”, “清河小学……”.
  if (index === 0 && next !== undefined && isSlogan(text, next)) total -= 1.2;
  // A few words below a full headline are its deck.
  const full = bare(above ?? '');
  if (
    index === 1 &&
    count === 2 &&
    line.length <= 6 &&
    full.length >= 8 &&
    !startsItem(above ?? '')
  )
    total -= 0.6;
  if (index > 0 && (wholeQuote.test(text) || /？$/u.test(text))) total += 0.6;
  if (index > 0 && (reportsOn.test(line) || measured.test(line))) total -= 1;
  return total;
}

/** Two halves of the same length with a blank between. */
const isCouplet = (text: string): boolean => {
  const [left = '', right = '', ...more] = text.trim().split(/\s+/u).map(bare);
  return more.length === 0 && left.length === right.length && left.length >= 3 && left.length <= 7;
};

const isSlogan = (text: string, next: string): boolean => {
  const parts = text.trim().split(/\s+/u).map(bare);
  const alike = parts.every(({ length }) => length === parts[0]?.length);
  return (
    parts.length > 1 &&
    parts.every(({ length }) => length <= 7) &&
    !/\s|^[—－-]/u.test(next) &&
    !names.test(text) &&
    (names.test(next) || (alike && /\d/u.test(next)))
  );
};
/** Some body or place is named. */
const names = /[县縣区區市镇鎮乡鄉村校园園厂廠院站队隊社馆館]|(?:小|中|大)[学學]/u;
const counts =
  /^\d+(?:多|余)?[万亿]?[名所个家户元台条辆]|(?<![的\d])\d+(?:多|余)?[万亿]?[名所个家户元台条辆天]$/u;
const happened = /^[\p{Script=Han}“”\d]{2,}[^不为為除]了(?:[\p{Script=Han}“”\d]{2,})?$/u;

/** Outside of quotations and titles. */
const hasComma = (text: string): boolean => /，/u.test(text.replace(/“[^”]*”|《[^》]*》/gu, ''));

const dashed = /^[—－-]{1,2}/u;
const halfSentence =
  /(?:以来|以來|表示|指出|强调|強調|认为|認為|宣称|透露|介绍|介紹|之际|之際|时|時|后|後)$|^(?:围绕|圍繞|针对|針對|随着|隨著|不仅|不僅|同时|同時|也|还|還|并|並|而|但|以及|其中|其|他|她|它|这|這|那|是|对|對|为|為了|从|從|在|以|将|將|有|已|达到|達到|超过|超過|涉及|包括|预计|預計|累计|累計|使|让|讓|即|二是|三是|一是)/u;
/** A kicker says who speaks or on what occasion: an institution alone, “……发布通知”, “……两年来”. */
const announces =
  /(?:时强调|時強調|时指出|時指出|时要求|强调|強調|指出|部|院|局|委|署|办公厅|委员会|检察院|法院|总局|支队|部队|大队|某部|某旅|某团|某舰|通报|发布通知|发布数据|发布公告|研究发现|显示|表明|宣布|回应|提醒|通知|年来|月来|周年|之际|首日|当天|當天|前夕)$|^[据據].+(?:报道|報道|報導)$/u;
/** The name of a column or a series stands above its headline: “今日谈”, “【走基层】”, “伦敦奥运·体操”. */
export const isLabel = (text: string): boolean =>
  /^[■□◆◇●○★☆▲▌·•]\s*\S{2,12}[·•]?$/u.test(text) ||
  /^(?!.*(?:召|[举舉][行办辦]|出席|参加|參加))[\p{Script=Han}“”]{2,12}(?:特别报道|特別報道|特别策划|听证会|聽證會|发布会|發布會|座谈会|座談會|研讨会|研討會)$/u.test(
    text,
  ) ||
  /^走进.{2,10}现场$/u.test(text) ||
  /^[【〖［[][^】〗］\]]{2,16}[】〗］\]]$/u.test(text) ||
  /^\p{Script=Han}{2,6}·\p{Script=Han}{2,10}$/u.test(text) ||
  /^[\p{Script=Han}\d]{2,14}(?:联赛|聯賽|锦标赛|世锦赛|公开赛|大奖赛|巡回赛|世界杯|亚洲杯|奥运会|亚运会|全运会|冬奥会)$/u.test(
    text,
  ) ||
  /^\p{Script=Han}{0,4}走(?:基层|军营|乡村|企业|边关|边防|一线|工地)$/u.test(text) ||
  /^\p{Script=Han}{2,10}(?:[①-⑳]|之[一二三四五六七八九十]{1,2})$/u.test(text) ||
  /^[\p{Script=Han}·]{2,16}(?:纪行|紀行|日记|日記|手记|手記|调研行|調研行|基层行|系列报道)$/u.test(
    text,
  ) ||
  (/^[\p{Script=Han}·]{2,10}$/u.test(text) &&
    /(?:(?<![座会會面约約])[谈談]|论坛|論壇|随笔|隨筆|札记|札記|笔记|筆記|见闻|見聞|走基层|进行时|倒计时|在行动|来信|來信|专稿|專稿|连载|連載|漫笔|漫筆|走笔|时评|時評|短评|短評|快评|锐评|观察|觀察|专栏|專欄|特稿|专访|專訪|热线|直击|视点|关注|聚焦|追踪|故事汇)$/u.test(
      text,
    ));
/** Something is done or told: a headline as a rule says it, the name of a column does not. */
const acts =
  /[会會能让讓要是有在把被为為成到了着著过過进進出入开開启啟建投增降破获獲夺奪胜勝赢贏变變守种種做办辦落迎送救护護学學]|不|别|举行|召开|发布|亮相/u;
const ends =
  /(?:闭幕|閉幕|收官|落幕|结束|結束|打响|打響|开赛|開賽)$|发布(?:最新|重磅)?.{0,6}(?:情况|情況|[农水雨汛行]情|数据|數據|消息)$/u;
/** “……调研时指出” above what was said. */
const speaks = /[时時会會](?:强调|強調|指出|要求|表示)$/u;
/** Who is asked what he thinks of the matter: “专家：……” stands below it. */
const opinion =
  /^(?:专家|專家|学者|學者|教授|市民|居民|村民|网友|網友|家长|家長|学生|學生|业主|業主|医生|醫生|医师|醫師|律师|律師|官方|警方|校方|厂家|廠家|商家|店家|乘客|旅客|读者|讀者|业内|業內|业者|業者|当事人|當事人|负责人|負責人)$/u;
const wholeQuote = /^[“「][^“”「」]+[”」]$/u;
/** A deck says what kind of piece it is: “记……”, “……侧记”, “……调查”, “……这样当”. */
const reportsOn =
  /^(?:记|追记|访|听)(?!者)|^本报记者.*(?:访|查|看|行|记)$|(?:[^书日笔传标登惦牢铭切]记|纪实|见闻|述评|综述|调查|調查|观察|觀察|回望|回眸|追踪|追蹤|探访|探訪|的故事|[这這]样\p{Script=Han}{1,2}|怎么[做办样])$/u;
/** Or gives particulars, with nobody named: “全长11公里”. */
const measured =
  /^(?:全长|全長|总长|總長|总投资|總投資|投资|投資|总面积|總面積|面积|面積|产量|產量|年产值|年產值|产值|產值|成绩|成績|历时|歷時|为期|為期|票价|票價)(?:近|约|約|为|為|达|達|逾|超)*\d/u;
const subordinate = /(?:说|說|称|稱|等)$/u;

/** Share of the line's character pairs that stand anywhere in the text. */
function shared(line: string, text: string): number {
  const chars = [...line];
  if (chars.length < 2) return text.includes(line) ? 1 : 0;
  let found = 0;
  for (let at = 0; at + 1 < chars.length; at += 1)
    if (text.includes(`${chars[at]}${chars[at + 1]}`)) found += 1;
  return found / (chars.length - 1);
}

/** Length of the longest piece of `line` that stands in `text`. */
function longestCommon(line: string, text: string): number {
  let longest = 0;
  for (let start = 0; start < line.length - longest; start += 1) {
    while (start + longest < line.length && text.includes(line.slice(start, start + longest + 1)))
      longest += 1;
  }
  return longest;
}
