/** Who wrote it: “□ 本报记者 赵一凡”, “记者 李明 通讯员 王芳”, “作者：张三”, “文/陈晓 图/王芳”, “李明（某大学教授）”. */
import { cut, fold, pattern } from './fold.ts';
import { ornament } from './source-note.ts';
import { isFullName, isSurnamed } from './surnames.ts';

export interface Person {
  readonly name: string;
  readonly role?: string;
}

export interface Byline {
  /** As printed, without the leading role. */
  readonly printed: string;
  readonly people: readonly Person[];
  /** Only the place where they stand says that these are names. */
  readonly doubtful?: true;
  /** Where the report is from, as printed beside the names. */
  readonly dateline?: string;
}

const medium =
  '(?:社|网|报|刊|台|报道|新闻|财经|客户端|央视|央广|融媒体?(?:中心)?|传媒|视频|频道|周刊|杂志|南都|上观|在线)';
const desk = `(?:本[报刊社台网](?:[\\p{Script=Han}]{2,3}(?=记者))?|《[\\p{Script=Han}]{2,8}》|[\\p{Script=Han}\\d·A-Z]{0,12}?${medium})`;
const job =
  '(?:指导老师|指导教师|(?:读者|网友)(?=[\\s:])|(?:特约|特派|首席|见习|实习|学生|校园|小|驻[\\p{Script=Han}]{1,6}?|高级|资深|全媒体|融媒体?|摄影|文字)*(?:记\\s?者|通讯员|评论员|撰稿人?|主笔|(?<=本[报刊台网])编辑|观察员|作者|实习生|特派员|编译(?=[\\p{Script=Han}]{2,3}\\s*/)))';
const office =
  '[\\p{Script=Han}]{1,12}(?:融媒体中心|宣传部|报道组|广播电视台|电视台|新闻中心|通讯组)(?=\\s)';
const role = `(?:(?:${desk}\\s?)?${job}|${office})`;
/** What stands before a name with a mark between them. */
const textLabel =
  '(?:(?:文[/、·]?图|图[/、·]?文)(?=[\\s:|])|(?:采访|采写|撰文|编译|翻译)[/、]?整理|(?:采访|采写|口述|编译|撰文|文)[/、·.](?:撰文|采写|摄影|执笔)|综合(?:报道|报导|外电)|供稿|作者|撰文|撰稿|文字|文|编译|翻译|执笔人?|报道|(?:参与)?(?:采写|采访人?)|口述|整理|讲述)';
const writes = '(?:撰文|撰稿|采写|执笔|编译)';
const pictureLabel = '(?:摄影|图片|图|供图|绘图|插图|漫画|制图|摄)';
const mark = '\\s*[:/|丨]\\s*';
const name = `(?!(?<![\\s:/|丨])和|[与及]|报道|综合|整理|编译|摄影|供图|文[/、]|文并|图文|文图)(?:[\\p{Script=Han}]{1,6}(?:[·•・][\\p{Script=Han}A-Za-z]{1,8}){1,3}|[\\p{Script=Han}]{2,4}|[\\p{Script=Han}]\\s+[\\p{Script=Han}](?![\\p{Script=Han}])|[A-Z][A-Za-z.\\-]+(?:\\s[A-Z][A-Za-z.\\-]+){0,2})`;
const plainName =
  '(?:[\\p{Script=Han}]{2,3}|[\\p{Script=Han}]\\s+[\\p{Script=Han}](?![\\p{Script=Han}]))';
const comma = '[\\s、，,;；和/|]+';

const lead = `(?:原创\\s+|${textLabel}${mark}(?:${role}\\s*)?|${pictureLabel}${mark}(?:${role}\\s*)?|(?<=图|文)\\s+|${writes}\\s+(?:${role}\\s*)?|${role}(?:${mark}|\\s*))`;
const group = `${lead}${name}(?:${comma}${name}){0,7}`;
const filed =
  '(?:(?:[\\s/]+(?!记者|通讯员)(?<place>[\\p{Script=Han}]{2,6}?))?[\\s/]*(?:摄影报道|综合报道|报道|报导)|[\\s/]*(?:综合|整理|编译|(?<=/\\s?)(?:特稿|专稿|专访|特写|专题|分析|评论|综述|综合外电)|文并摄|文[/、·]?[图摄]影?|图[/、·]?文|发自[\\p{Script=Han}]{2,6}|(?<=[\\s/])[文摄]))';

const whole = pattern(
  `^${ornament}[(【〔\\[]?\\s*(?:(?:文字?|图|图文|文图)\\s*[/、·]\\s*(?=${role}))*(?<body>(?:原创\\s+|${name}\\s+(?=${role}\\s*[\\p{Script=Han}])|${writes}\\s+|${textLabel}${mark}|${role})(?:.{0,60}?))${filed}?\\s*[)】〕\\]]?$`,
);
const groups = pattern(`^(?:${name}\\s+)?${group}(?:\\s*[、，,;；|/]*\\s*${group}){0,5}$`);
/** “文/图 赵一凡” */
const both = pattern(
  `^${ornament}[(【]?\\s*(?<label>文[/、·]?图|图[/、·]?文)(?:${mark}|\\s+)(?:${role}\\s*)?(?<body>${name}(?:${comma}${name}){0,5})\\s*[)】]?$`,
);
const dottedName = '[\\p{Script=Han}]{1,6}(?:[·•・][\\p{Script=Han}]{1,8}){1,3}';
const shortName = `(?:${plainName}|[\\p{Script=Han}]{4})`;
const anyName = `(?:${dottedName}|${shortName})`;
/** “赵一凡 文/图”, “赵一凡/文 王芳/图” */
const behind = pattern(
  `^${ornament}[(【]?\\s*(?<body>${anyName}(?:[\\s、]+${anyName}){0,3})\\s*[/]?\\s*(?<label>文[/、·]?[图摄]影?|图[/、·]?文|(?<=[\\s/])文|报道|报导)[)】]?$`,
);
/** “本報記者何家豪珠海報道”, “記者林怡君／新竹報導” */
const glued = pattern(
  `^${ornament}[(【〔\\[]?\\s*(?<role>${role})\\s*(?<names>[\\p{Script=Han}]{2,3})(?:[\\p{Script=Han}]{2,4}|\\s*[/]\\s*[\\p{Script=Han}]{2,6})(?:报道|报导)\\s*[)】〕\\]]?$`,
);
const deskAlone = pattern(
  `^${ornament}(?<body>(?:本[报刊社台网]|[\\p{Script=Han}]{1,6}?(?:社|网|军报|日报|晚报|晨报|早报|时报))(?:特约|首席)?(?:评论员|编辑部|社论|记者))$`,
);
const titled = pattern(
  `^${ornament}(?<body>(?<name>[\\p{Script=Han}]{2,4})\\s*[(][^()。，]{2,30}(?:教授|讲师|研究员|院士|博士|院长|所长|主任|会长|主席|书记|校长|老师|教师|作家|诗人|学者|律师|医生|医师|工程师|顾问|委员|代表|经济学家|评论员|大学|学院|研究院|研究所|中心|协会|公司|馆|党校|中学|小学)[)])$`,
);
const leadAt = pattern(
  `^(?<role>(?:${textLabel}|${pictureLabel})(?:${mark}|\\s+)${role}|原创(?=\\s)|${textLabel}(?=${mark}|\\s)|${pictureLabel}(?=${mark})|${role})[\\s:/|丨]*`,
);
const nextLead = pattern(
  `(?<=[\\s、，,;；)])(?:${textLabel}${mark}|${pictureLabel}${mark}|${role}[\\s:/|丨]*)`,
);

/** A surname and what follows it, or a name in parts: “巴图·苏和”. */
export const isName = (text: string): boolean => isFullName(text) || wholeDotted.test(text);
const wholeDotted = pattern(`^${dottedName}$`);

/** Two characters set apart, as newspapers set short names in a line of their own. */
const spacedName = /^\p{Script=Han}[\s]{1,3}\p{Script=Han}$/u;
/** “■ 柴春元”, “（张建国、李玉梅）”: nothing but names, with a mark that says so. */
const onlyNames = pattern(
  `^(?:[■□◆◇●○◎★☆※▌]\\s*(?<marked>${shortName}(?:\\s+(?!报道)${shortName}){0,3})(?<filed>\\s+报道)?|[(](?<bracketed>${anyName}(?:[\\s、]+(?!报道)${anyName}){0,3})(?<told>\\s+报道)?[)])$`,
);
/** What brackets and marks hold that is no name: “（待续）”, “（掌声）”, “■新闻链接”. */
const noName = pattern(
  `^(?:路透|法新|美联|欧新|新华|中新)$|(?:图片|照片|截图|供图|[摄绘])$|[完续图注待上中下]$|[全原正译外中英附]文$|^(?:完|未|全文|有[删刪])|(?:掌[声聲]|鼓掌|欢呼|大笑|[节節]选|摘要|摘编|综合|整理|编者|[链鏈]接|提示|导读|新闻|[现現]场|背景|[声聲]音|观点|视点|数据|人物|相关|[资資]料|[来來]信|回应|评论|观察|特稿|专稿|特写|[访訪]谈|剪报|快讯|[简簡]讯|公告|[启啟]事|后记|前言|序言|[结結]语|尾[声聲])$`,
);

/** @param sure it stands where names stand, in brackets after a dateline or below a story, whatever they look like */
export function matchByline(text: string, sure = false): Byline | undefined {
  // “·本报记者 王芳·”
  const inner = /^[·•—](?<inner>[^·•]+)[·•—]$/u.exec(text)?.groups?.['inner'];
  if (inner !== undefined) return matchByline(inner.trim(), sure);
  const folded = fold(text);
  if (text.length > 60 || /[。！？；]/u.test(folded.slice(0, -1))) return undefined;
  const after = behind.exec(folded);
  const named =
    both.exec(folded) ??
    (after && splitNames(after.groups?.['body'] ?? '').every(sure ? isNoJob : isName)
      ? after
      : null);
  if (named) {
    const printed = cut(text, named, 'body') ?? '';
    const label = cut(text, named, 'label') ?? '';
    return {
      printed,
      people: splitNames(printed).map((person) => ({
        name: person,
        ...(!/^[报報][道導导]$/u.test(label) && { role: label }),
      })),
    };
  }
  const alone = deskAlone.exec(folded);
  if (alone) {
    const printed = cut(text, alone, 'body') ?? '';
    return { printed, people: [{ name: printed }] };
  }
  if (spacedName.test(text) && isSurnamed(text)) {
    return { printed: text, people: [{ name: text.replace(/\s/gu, '') }] };
  }
  const names = onlyNames.exec(folded);
  const printed = names ? (cut(text, names, 'marked') ?? cut(text, names, 'bracketed')) : undefined;
  if (
    printed !== undefined &&
    !noName.test(fold(printed)) &&
    !jobEnd.test(fold(printed).split(' ')[0] ?? '')
  ) {
    const people = splitNames(printed);
    const told = names?.groups?.['filed'] ?? names?.groups?.['told'];
    const known = told !== undefined || people.every((person) => isFullName(person));
    if (known || sure || people.every((person) => isName(person)))
      return {
        printed,
        people: people.map((person) => ({ name: person })),
        ...(!known && { doubtful: true }),
      };
  }
  return (
    readPeople(text, filedFrom) ??
    readTitled(text, folded) ??
    readPupil(text, folded) ??
    readPeople(text, member, isFullName) ??
    readOfficer(text, folded) ??
    readShares(text, folded) ??
    readPeople(text, glued, isSurnamed) ??
    readGroups(text, folded, sure)
  );
}

/** “〔記者林怡君／新竹報導〕”, “【記者林怡君新竹報導】”: who reports and from where. */
const reportsFrom = pattern(
  `^[【〔〈\\[(]\\s*(?<role>${role})\\s*(?<names>[\\p{Script=Han}]{2,4}(?:[、，\\s]+[\\p{Script=Han}]{2,4}){0,3}?)(?:\\s*/\\s*|\\s+|(?=[\\p{Script=Han}]{2,3}[报电]))(?<dateline>(?![\\p{Script=Han}][市县区])[\\p{Script=Han}]{2,6}(?:报道|报导|[电讯]))\\s*[】〕〉\\])]$`,
);

/** “本报记者王芳报道：……” */
const reports = pattern(
  `^${role}\\s*(?<names>${anyName}(?:[、\\s]+(?!报)${anyName}){0,3}?)\\s*(?:报道|报导)(?:\\s*:|\\s+)`,
);

/** “【記者林怡君】……”, “【記者林怡君／新竹報導】……”: the reporter in brackets before the first sentence. */
export function splitLeadByline(
  text: string,
): (Byline & { note: string; rest: string }) | undefined {
  const reported = reports.exec(fold(text));
  const note =
    /^[【〔〈[（(][^【】〔〕〈〉[\]（()）。]{4,30}[】〕〉\]）)]/u.exec(text)?.[0] ??
    (reported ? text.slice(0, reported[0].trimEnd().length) : undefined);
  const rest = text.slice(note?.length ?? 0).trimStart();
  if (note === undefined || rest === '') return undefined;
  const byline = readPeople(note, reportsFrom) ?? matchByline(note.replace(/[：:]$/u, ''));
  return byline && { ...byline, note: note.replace(byline.dateline ?? '', ''), rest };
}

/** By a form with `role` and `names` and, where it is printed, `dateline`. */
function readPeople(
  text: string,
  form: RegExp,
  believable: (name: string) => boolean = () => true,
): Byline | undefined {
  const match = form.exec(fold(text));
  const [given = '', printed = '', dateline] = ['role', 'names', 'dateline'].map((group) =>
    match ? cut(text, match, group) : undefined,
  );
  const people = splitNames(printed).map((name) => ({ name, role: given.trim() }));
  if (people.length === 0 || !people.every(({ name }) => believable(name))) return undefined;
  return { printed, people, ...(dateline !== undefined && { dateline }) };
}

/** “李明（某大学教授）” */
function readTitled(text: string, folded: string): Byline | undefined {
  const match = titled.exec(folded);
  const printed = match ? cut(text, match, 'body') : undefined;
  const name = match ? cut(text, match, 'name') : undefined;
  if (printed === undefined || name === undefined || !isSurnamed(name)) return undefined;
  const title = printed.slice(name.length).trim().slice(1, -1);
  return { printed, people: [{ name, role: title }] };
}

/** “五（3）班 毛豆 指导教师：慕容云”, “（高二（1）班 方舟）”, “2024级新闻学专业 李明” */
const school =
  '(?:[\\p{Script=Han}]{2,14}(?:[小中]学|学[校院]|大学|[一二三四五六七八九十]中|附[中小])\\s*)?';
const form =
  '(?:(?:[高初大]?[一二三四五六七八九]|[高初]中?[一二三123])(?:年级)?\\s*[(]?[\\d一二三四五六七八九十]{1,2}[)]?\\s*班|[\\d一二三四五六七八九]{1,2}年级\\s*[(]?[\\d一二三四五六七八九十]{0,2}[)]?\\s*班?|[高初]?(?:20)?\\d\\d级[(]?\\d{1,2}[)]?班|(?:20)?\\d\\d级[\\p{Script=Han}]{2,12}(?:专业|系|班|学院)(?:[\\d一二三四五六七八九十]{1,2}班)?)';
const pupil = pattern(
  `^${ornament}(?<open>[(【])?\\s*(?<body>(?<class>${school}${form})(?:\\s+|\\s*:\\s*)(?<name>${anyName})(?:\\s*[(]?(?<job>指导老师|指导教师|辅导老师|辅导教师)\\s*[:\\s]\\s*(?<teacher>[\\p{Script=Han}]{2,4})[)]?)?)\\s*[)】]?$`,
);
function readPupil(text: string, folded: string): Byline | undefined {
  const match = pupil.exec(folded);
  const [printed, given, person, job, teacher] = ['body', 'class', 'name', 'job', 'teacher'].map(
    (group) => (match ? cut(text, match, group) : undefined),
  );
  if (printed === undefined || given === undefined || person === undefined) return undefined;
  const people = [{ name: person.replace(/\s/gu, ''), role: given }];
  if (job !== undefined && teacher !== undefined) people.push({ name: teacher, role: job });
  return { printed, people };
}

/** “李明 口述 王芳 整理”, “本报记者 王芳/文 李明/图”: each with what was done, behind the name. */
const share = '(?:口述|整理|撰文|采写|采访|编译|翻译|摄影|绘图|文|图|摄)';
const shares = pattern(
  `^${ornament}[(【]?(?:(?<role>${role})\\s*)?(?<body>(?:[\\p{Script=Han}]{2,4}(?:\\s+|\\s*/\\s*)${share}[\\s、，;]*){2,4})[)】]?$`,
);
const oneShare = pattern(`(?<name>[\\p{Script=Han}]{2,4})[\\s/]+(?<role>${share})`);
function readShares(text: string, folded: string): Byline | undefined {
  const match = shares.exec(folded);
  const [given, printed] = match ? [cut(text, match, 'role'), cut(text, match, 'body')] : [];
  if (printed === undefined) return undefined;
  const people = [...fold(printed).matchAll(new RegExp(oneShare.source, 'dgu'))].map((one) => ({
    name: cut(printed, one, 'name') ?? '',
    role: given ?? cut(printed, one, 'role') ?? '',
  }));
  return people.every((person) => isFullName(person.name)) ? { printed, people } : undefined;
}

/** “（县人民法院 李明）”: who sends in a story, behind the office. */
const member = pattern(
  `^[(](?<role>[\\p{Script=Han}]{1,14}(?:[院局厅部办馆站所会校]|中心|公司|集团|大学|[中小]学|支队|大队))\\s+(?<names>${shortName}(?:[\\s、]+${shortName}){0,3})[)]$`,
);

/** “县长 马建业”: who holds the office has spoken or written. */
const officer = pattern(
  `^(?<role>[\\p{Script=Han}]{0,16}(?:[省市县区州镇乡村校院厅局部处所]长|书记|主任|主席|总理|委员长|教授|研究员|理事长))\\s+(?<name>[\\p{Script=Han}]{2,4})$`,
);
function readOfficer(text: string, folded: string): Byline | undefined {
  const match = officer.exec(folded);
  const [role, person] = match ? [cut(text, match, 'role'), cut(text, match, 'name')] : [];
  if (role === undefined || person === undefined || !isFullName(person)) return undefined;
  return { printed: text, people: [{ name: person, role }] };
}

/** “記者林怡君／新竹報導” in a line of its own */
const filedFrom = pattern(
  `^(?<role>${role})\\s*(?<names>[\\p{Script=Han}]{2,4}(?:[、，\\s]+[\\p{Script=Han}]{2,4}){0,3}?)\\s*/\\s*(?<dateline>(?!综合|专题|特别|摄影|编译|独家|连线|整理|深度|[市县区])[\\p{Script=Han}]{2,4}(?:报道|报导))$`,
);

function readGroups(text: string, folded: string, sure: boolean): Byline | undefined {
  const match = whole.exec(folded);
  const span = match?.indices?.groups?.['body'];
  if (!span) return undefined;
  // The words after the last name (“长沙报道”) may be taken for one: the shortest body that reads as names wins.
  for (let end = span[0] + 4; end <= folded.length; end += 1) {
    const rest = ending.exec(folded.slice(end));
    // “李明 王芳 报道”: a place stands close to the word, a name apart from it.
    const place = rest?.groups?.['place'] ?? '';
    if (!rest || (isFullName(place) && !folded.includes(`${place}报`))) continue;
    if (!groups.test(folded.slice(span[0], end).trimEnd())) continue;
    const read = readRoles(text.slice(span[0], end).trimEnd(), sure);
    if (read) return read;
  }
  return undefined;
}
const ending = pattern(`^${filed}?\\s*[)】〕\\]]?$`);

function readRoles(body: string, sure: boolean): Byline | undefined {
  const people: Person[] = [];
  let printed: string | undefined;
  // “特约记者 扎西次仁”: whom a job is set before with a blank, that is a name.
  let called = false;
  for (let rest = body; rest !== '';) {
    const match = leadAt.exec(fold(rest));
    const given = match ? (cut(rest, match, 'role') ?? '').trim() : '';
    const after = rest.slice(match?.[0].length ?? 0);
    printed ??= after;
    const next = nextLead.exec(fold(after));
    const named = after.slice(0, next?.index ?? after.length);
    // With nothing between role and name, only a surname tells a name from a word (记者节).
    const apart = match?.[0] !== given;
    const likelyName = splitNames(named).some((person) => isSurnamed(person));
    if (!sure && !apart && !likelyName) return undefined;
    called ||=
      match !== null &&
      apart &&
      (jobEnd.test(fold(given)) || given === '原创') &&
      !isPiece.test(fold(named));
    people.push(
      ...splitNames(named).map((person) => ({
        name: person,
        ...(given !== '' && { role: given }),
      })),
    );
    if (named === '') break;
    rest = after.slice(named.length);
  }
  const believable =
    called ||
    people.some(
      (person) =>
        isSurnamed(person.name) ||
        /[·•・A-Za-z]/u.test(person.name) ||
        /本报|社|报/u.test(fold(person.role ?? '')) ||
        /^(?:文|作者|撰文|采写|口述|整理)$/u.test(fold(person.role ?? '')),
    );
  return (believable || sure) && printed !== undefined ? { printed, people } : undefined;
}

const jobEnd = /(?:记者|通讯员|评论员|观察员|撰稿人?|实习生|撰文|采写|执笔)$/u;
const isNoJob = (text: string): boolean => !/记者|通讯员|实习生/u.test(text);
/** “记者 手记” names a piece of writing, not a person. */
const isPiece = /(?:记|札|察|查|节|信|评|谈|说|语|会|证|问)$/u;

/** Two single characters set apart are one name (王 芳). */
export function splitNames(text: string): string[] {
  return text
    .replace(/(?<!\p{Script=Han})(\p{Script=Han})\s+(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2')
    .split(/[\s、，,;；:：/／|｜丨]+|(?<=\p{Script=Han}{2})和(?=\p{Script=Han}{2})/u)
    .filter(Boolean);
}

const roleWithin = new RegExp(
  pattern(`(?<=[\\s、，,;；])${role}[\\s:/|丨]*(?=[\\p{Script=Han}])`).source,
  'gu',
);
/** “王芳 通讯员 李明” -> “王芳 李明” */
export function withoutRoles(printed: string): string {
  let names = '';
  let at = 0;
  for (const found of fold(printed).matchAll(roleWithin)) {
    names += printed.slice(at, found.index);
    at = found.index + found[0].length;
  }
  return names + printed.slice(at);
}
