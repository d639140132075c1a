import { grouped } from './grouped.ts';

/** From one day or step to another; nothing where the range is open. */
const rangeWith =
  (gap: string) =>
  (from = '', to = ''): string => {
    if (from === to) return from;
    if (from === '') return `${to}${gap}及以前`;
    return to === '' ? `${from}${gap}及以后` : `${from}${gap}至${gap}${to}`;
  };
/** Days as they are typed. */
const dayRange = rangeWith(' ');

/** Search: page, client and command line. Apart, so that the client carries these strings alone. */
export const searchText = {
  chipDate: dayRange,
  chipNoDate: (text: string): string => `${text}（不是日期，按文字查）`,
  chipField: (field: string, text: string): string => `${field}：${text}`,
  chipExclude: (label: string): string => `不含：${label}`,
  place: {
    headline: '标题',
    kicker: '肩题',
    deck: '副题',
    note: '署名、电头',
    caption: '图注',
    heading: '小标题',
    paragraph: (number: number): string => `第 ${number} 段`,
  },
  relaxed: {
    edges: '没有一篇含有这段原文。下面的报道里，首尾的数字或字母只有一部分相同。',
    words: (words: string): string =>
      `没有一篇含有这段原文。下面的报道里，${words}都有，但不连在一起。`,
    some: (words: string): string => `没有一篇同时含有${words}。下面的报道里，它们只出现了一部分。`,
    most: (words: string): string => `没有一篇含有这段原文。下面的报道里，${words}出现了大多数。`,
    limits: (dated: boolean, excluding: boolean): string =>
      `没有一篇符合全部条件。下面的报道${[dated && '不限日期', excluding && '不计要排除的词'].filter(Boolean).join('，也')}。`,
    near: '没有一篇含有这段原文。下面的报道里有相近的写法。',
  },
  tooLong: (characters: number, most: number): string =>
    `检索词有 ${grouped(characters)} 个字，最多可以查 ${grouped(most)} 个字。请只留下其中一句话，或几个关键的词。`,
  tooManyConditions: (conditions: number, most: number): string =>
    `检索词里有 ${grouped(conditions)} 个条件，最多可以用 ${most} 个。请减少词数；要查一整段原文，请给它加上引号。`,
  noIndex: '这里没有检索用的索引。网站可能还没有建好，请稍后再试。',
  unreached:
    '没有连上网络，这台设备上也没有保存检索用的索引。请联网后再检索，或先在“离线阅读”里保存整年。',
  indexTooNew: '网站刚刚更新，请刷新这一页再检索。',
  indexDamaged: (file: string): string => `检索用的文件“${file}”读不出来，请稍后再试。`,
  yearFailed: (year: string): string => `${year} 年的索引没有读到。`,
  changedMeanwhile: (file: string): string => `${file} 在建站时改动了，请重新建站。`,
  bench: {
    usage:
      '请用 --corpus 指明语料文件：每行一篇，JSON，含 id、date、headline、body。\n' +
      '--limit 数目：只用前若干篇（默认 2000，0 为全部）；--segmented：语料里的词已用空格分开',
    intro: (articles: number, exact: number, sets: readonly string[]): string =>
      `${articles} 篇；查全查准用 ${exact} 段随机原文；排序（MRR@10 / R-precision）用 ${sets.join('、')}\n`,
    columns: (sets: readonly string[]): readonly string[] => [
      '',
      '查全率',
      '查准率',
      ...sets,
      '索引（MB）',
      '建索引（秒）',
      '首次检索（KB，中位 / p95 / 最大）',
      '以后每次（KB，中位 / p95）',
      '已载入后（毫秒，中位 / p95）',
    ],
    built: (engine: string, seconds: number): string =>
      `${engine} 建索引用了 ${seconds.toFixed(1)} 秒，正在检索……\n`,
    ratio: (bytes: number, seconds: number): string =>
      `与 Pagefind 相比：索引大小为其 ${bytes.toFixed(2)} 倍，建索引用时为其 ${seconds.toFixed(2)} 倍`,
  },
  cli: {
    usage:
      '请写出要检索的词，例如：npm run search -- 人工智能\n' +
      '选项：--dist 目录　网站所在的目录；--json　每次检索输出一行 JSON；\n' +
      '　　　--limit 数目　最多列出几篇，0 为全部；--queries 文件　每行一次检索',
    needsValue: (option: string): string => `“${option}”后面应当写一个值`,
    badLimit: (given: string): string => `“--limit”写的是“${given}”，应当是 0 或正整数`,
    unknownOption: (option: string): string =>
      `没有“${option}”这个选项；可用的有 --dist、--json、--limit、--queries`,
    noDist: (folder: string): string => `没有找到目录 ${folder}。请先运行 npm run build。`,
    noIndex: (folder: string): string =>
      `目录 ${folder} 里没有检索用的索引。请先运行 npm run build，或用 --dist 指明网站所在的目录。`,
    noQueries: (file: string): string => `没有找到文件 ${file}`,
    unreadableQueries: (file: string): string =>
      `文件 ${file} 读不出来。应当是文本文件，每行写一个检索词。`,
    notText: (file: string, line: number): string =>
      `文件 ${file} 第 ${line} 行不是文字。应当是文本文件（UTF-8、UTF-16、GB18030 或 Big5），每行写一个检索词。`,
    queryTwice: '检索词写在命令里，又给了 --queries；两者请只用其一',
    takesNoValue: (option: string): string => `“${option}”后面不写值`,
    emptyQueries: (file: string): string =>
      `文件 ${file} 里没有检索词。请每行写一个检索词，格式与检索框相同。`,
    found: (query: string, total: number, ms: number): string =>
      `“${query}”共 ${total} 篇（${ms} 毫秒）`,
    understood: (labels: readonly string[]): string => `检索条件：${labels.join('；')}`,
    more: (shown: number, rest: number): string =>
      `以上 ${shown} 篇，还有 ${rest} 篇；加 --limit 0 可全部列出`,
  },
} as const;

/** How dates are written; apart, so that the search page can load it alone. */
export const dateText = {
  date: (year: string, month: number | string, day: number | string): string =>
    `${year}年${month}月${day}日`,
  monthDay: (month: number, day: number): string => `${month}月${day}日`,
  month: (year: string, month: number): string => `${year}年${month}月`,
  dayOfMonth: (day: number | string): string => `${day}日`,
  monthAlone: (month: number | string): string => `${month}月`,
  year: (year: string): string => `${year}年`,
  weekdays: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  weekdayInitials: ['日', '一', '二', '三', '四', '五', '六'],
  numerals: ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
  ten: '十',
} as const;

/** Quotations, in the browser. */
export const quoteText = {
  copyQuote: '复制引文',
  copied: '已复制',
  copyFailed: '没能复制，请自行复制',
} as const;

/** Numbers of paragraphs, in the browser. */
export const paragraphText = {
  paragraph: (number: string): string => `第 ${number} 段`,
} as const;

/** Words marked in an article that was opened from a search. */
export const marksText = {
  label: '检索词在文中的位置',
  found: (count: number): string => `检索词出现 ${count} 处`,
  place: (at: number, count: number): string => `第 ${at} 处，共 ${count} 处`,
  previous: '上一处',
  next: '下一处',
  close: '去掉标记',
  /** Read out before and after words that are marked; not shown. */
  start: '匹配',
  end: '匹配完',
} as const;

/** The search page, in the browser too; apart, so that it can be loaded alone. */
export const searchPageText = {
  title: '检索',
  description: '检索全部报道的标题、正文与图片说明，繁体与简体、全角与半角互通。',
  label: '检索词',
  placeholder: '输入要查的词句',
  submit: '检索',
  needScript: '全文检索需要 JavaScript。没有它也可以这样找报道：',
  browse: '不检索，翻阅',
  helpTitle: '检索方法与更多条件',
  help: [
    { write: '航天 合作', means: '两个词都要出现' },
    { write: '“航天 合作”', means: '原样出现，空格也算在一起' },
    { write: '航天 | 航空', means: '任一出现；也可以写“或”，前后空一格' },
    { write: '航天 -奥运', means: '不含“奥运”；减号前面空一格' },
    { write: '标题:峰会', means: '只在标题里找；还有作者、稿源、栏目、人物、地点、机构、专题' },
    {
      write: '2008..2012',
      means: '日期；也可以写 2026-05、2020年以前、2020年以来；要查数字本身，给它加引号',
    },
  ],
  build: '加一个条件',
  buildPrefix: '条件',
  buildWords: '词语',
  builders: [
    { prefix: '标题:', label: '标题有' },
    { prefix: '作者:', label: '作者是' },
    { prefix: '稿源:', label: '稿源是' },
    { prefix: '栏目:', label: '栏目是' },
    { prefix: '人物:', label: '人物是' },
    { prefix: '地点:', label: '地点是' },
    { prefix: '机构:', label: '机构是' },
    { prefix: '专题:', label: '专题是' },
    { prefix: '| ', label: '或者有' },
    { prefix: '-', label: '不含' },
  ],
  add: '加上',
  /** Before what is said of it. */
  asked: (query: string): string => (query === '' ? '' : `“${query}”：`),
  searching: '正在查……',
  progress: (done: number, all: number, found: number): string =>
    `已查 ${done} 年，共 ${all} 年，暂得 ${grouped(found)} 篇`,
  count: (
    total: number,
    {
      partly = false,
      relaxed = false,
    }: { readonly partly?: boolean; readonly relaxed?: boolean } = {},
  ): string => {
    const reports = `${grouped(total)} 篇`;
    if (relaxed) return `没有原文，${partly ? '至少有' : ''}相近的 ${reports}`;
    if (total === 0) return partly ? '在读到的年份里没有找到' : '没有找到';
    return `${partly ? '至少有' : '找到'} ${reports}`;
  },
  stopped: '这次没有查成',
  meant: '要找的是不是：',
  noneLimited: '没有符合全部条件的报道，可以去掉一些条件再查。',
  noneHint: '可以换一个说法，减少词数，几个词之间空一格，或从下面翻阅。',
  noneHintTerminal: '可以换一个说法，减少词数，几个词之间空一格。',
  nothingAsked: '没有可查的词：请写出词句；用“人物:”之类时，在冒号后面写上名称。',
  noHeadline: '（标题没有读到）',
  unread: (count: number): string => `有 ${count} 篇的文字没有读到。`,
  more: (rest: number): string => `加载更多（还有 ${grouped(rest)} 篇）`,
  sort: '排序',
  sorts: { relevance: '相关', newest: '从新到旧', oldest: '从旧到新' },
  conditions: '已用的条件',
  remove: (label: string): string => `去掉条件：${label}`,
  facetChip: (facet: string, value: string): string => `${facet}：${value}`,
  refine: '缩小范围',
  refineToggle: (chosen: number): string => (chosen === 0 ? '筛选' : `筛选（${chosen}）`),
  refineDone: (total: number): string => `看这 ${grouped(total)} 篇`,
  days: '起止日期',
  allTime: '全部时间',
  facets: {
    year: '年份',
    section: '栏目',
    source: '稿源',
    people: '人物',
    places: '地点',
    organizations: '机构',
    topics: '专题',
  },
  moreValues: (next: number, left: number): string =>
    `再列 ${next} 个${next < left ? `（还有 ${grouped(left)} 个）` : ''}`,
  facetCount: (count: number): string => `${grouped(count)} 篇`,
  overTime: '时间分布',
  barLabel: (period: string, count: number): string => `${period}，${grouped(count)} 篇`,
  from: '起',
  to: '止',
  dateRange: rangeWith(''),
  dayRange,
  failedYears: (years: readonly string[]): string =>
    `${years.join('、')} 年的索引没有读到，结果不完整。`,
  retry: '重试',
  reload: '重新打开这一页',
  failure: '检索出了问题，请稍后再试。',
  suggestions: '提示',
  suggestionKinds: {
    people: '人物',
    places: '地点',
    organizations: '机构',
    topics: '专题',
    headline: '标题',
    recent: '最近检索',
  },
  forgetRecent: '清除最近检索',
} as const;

/** Reading without a network, in the browser too; apart, so that it can be loaded alone. */
export const offlineText = {
  title: '离线阅读',
  description:
    '读过的报道会留在这台设备的浏览器里，没有网络时也能再读；整年的报道和检索可以在这里保存。',
  notKept: '现在没有网络，这一页也没有保存在这台设备上。请联网后再打开，或读下面保存着的报道。',
  wholeYears: '整年保存',
  readBefore: '读过的报道',
  needsScript: '保存需要 JavaScript。',
  forOffline: '离线阅读：',
  size: (megabytes: string): string => `约 ${megabytes} MB`,
  keep: (year: string): string => `保存${year}年`,
  keeping: (year: string): string => `正在保存${year}年`,
  kept: (megabytes: string): string => `已保存，约 ${megabytes} MB`,
  drop: (year: string): string => `删除${year}年`,
  cancel: '取消',
  done: (year: string): string => `${year}年已保存，没有网络时也可以阅读和检索`,
  dropped: (year: string): string => `${year}年已从这台设备删除`,
  needsNetwork: '联网后可以保存',
  failed: {
    network: '网络中断，没有保存。请稍后再试。',
    changed: '网站刚刚更新，没有保存。请刷新这一页再试。',
    full: '这台设备的空间不够，没有保存。',
  },
  nothingRead: '还没有读过的报道。',
  read: (count: number): string => `共 ${count} 篇，最近的在前。`,
  clearRead: '清除读过的报道',
} as const;

const megabytes = (bytes: number): string => `${grouped(Math.round(bytes / 1e5) / 10)} MB`;

/** Bytes as a size that is easy to take in. */
const amount = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${Math.ceil(bytes / 1e3)} KB`;

const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} 秒`
    : seconds < 5400
      ? `${Math.round(seconds / 60)} 分钟`
      : `${(seconds / 3600).toFixed(1)} 小时`;

const capacityLimits = {
  memory: '每个进程 2 GB 内存',
  cloudflareFiles: 'Cloudflare Pages 付费版 10 万个文件',
  githubPages: 'GitHub Pages 网站 1 GB',
  githubCaches: 'GitHub Actions 全部缓存 10 GB',
  githubJob: 'GitHub Actions 每项任务 6 小时',
  githubMatrix: 'GitHub Actions 每次最多 256 份（每份至少一年）',
  runnerDisk: 'GitHub 托管机器磁盘 14 GB（合成时各份与网站并存）',
} as const;

interface CapacityLimit {
  readonly name: keyof typeof capacityLimits;
  readonly articles: number;
  readonly kept: boolean;
}

/** Which part of a site that is built in several. */
interface SliceOf {
  readonly number: number;
  readonly of: number;
}

/** What became of an imported article. */
type ImportOutcome =
  'written' | 'unchanged' | 'edited' | 'updated' | 'merged' | 'changed' | 'conflict' | 'differs';

/**
 * Every string that a reader or an editor sees. Functions take the values that vary.
 * Each block belongs to one part of the program; keep the blocks in this order.
 */
export const zh = {
  /** Problems in article files; `hint` says what to do. */
  content: {
    noFrontMatter: {
      message: '文件开头没有找到“---”，应当先写报道的各项信息',
      hint: '在第一行写“---”，接着逐项填写，再用一行“---”结束，然后空一行写正文',
    },
    unclosedFrontMatter: {
      message: '报道的各项信息没有用“---”结束',
      hint: '在各项信息之后、正文之前单独写一行“---”',
    },
    papers: (field: string, reason: string): { what: string; hint: string } => ({
      what:
        reason === 'order'
          ? '“to”在“from”之前'
          : field === ''
            ? '这里应当是一家报纸一项的列表'
            : `“${field}”写得不对，或者缺少，或者没有这一项`,
      hint: '每家报纸写 name、from、to；可以再写 weekdays（如“一二三四五六”）和 none（没有出报的日子）；日期写作 1978-01-01，一段写作 1979-01-28/1979-01-31',
    }),
    emptyBody: {
      message: '没有正文',
      hint: '在第二个“---”之后写正文；已撤下的报道请填写 withdrawn',
    },
    yaml: (code: string): string =>
      ({
        DUPLICATE_KEY: '同一项写了两次',
        BAD_INDENT: '缩进不对，应当与同级各项对齐',
        TAB_AS_INDENT: '缩进用了制表符，应当用空格',
        MISSING_CHAR: '少了引号、括号或冒号',
        BLOCK_AS_IMPLICIT_KEY: '这一行里有多余的冒号或缩进，无法读懂',
        UNEXPECTED_TOKEN: '这里有读不懂的字符',
      })[code] ?? `这里不合 YAML 的写法（${code}）`,
    yamlHint: (code: string): string =>
      code === 'DUPLICATE_KEY'
        ? '留下一处，删去另一处'
        : '值里有冒号、引号、方括号或井号时，请用一对英文单引号把整个值括起来',
    yamlAlias: '这里引用了另一项（以 * 开头），报道里不能这样写',
    yamlAliasHint: '把内容直接写出来；如果星号是文字，请用英文单引号括起来',
    unknownField: (field: string): string => `没有“${field}”这一项`,
    unknownFieldHint: '检查拼写；可用的各项见 README 的“Article fields”',
    missing: (field: string): string => `缺少“${field}”`,
    invalid: (field: string, given: string, expected: string): string =>
      `“${field}”写的是 ${given}，应当是${expected}`,
    expected: (kind: string): string => {
      const named: Record<string, string> = {
        string: '文字（必要时加引号）',
        number: '数字',
        int: '整数',
        boolean: 'true 或 false',
        array: '列表（每项一行，以“- ”开头）',
        object: '若干分项（缩进两格，逐项填写）',
        'single-line': '一行文字',
        'calendar-date': '真实存在的日期，写作 YYYY-MM-DD',
        id: '小写字母、数字和单个连字符',
        sha256: '64 位小写十六进制数',
        lines: '行号，如“1-45,52”',
        'site-path': '本站的路径：以一个“/”开头，没有“..”、空格、反斜线、“?”和“#”',
        printable: '不含控制字符的文字',
        'non-empty': '非空的文字',
        name: '名称，或带 name 和 note 的分项',
      };
      if (kind.startsWith('one-of:')) return `以下之一：${kind.slice(7)}`;
      if (kind.startsWith('min:')) return `不小于 ${kind.slice(4)}`;
      if (kind.startsWith('max:')) return `不超过 ${kind.slice(4)}`;
      return named[kind] ?? kind;
    },
    fixHint: (expected: string): string => `请改为${expected}`,
    fieldHint: (field: string, description: string): string => `${field}：${description}`,
    duplicateId: (id: string, first: string): string => `编号“${id}”已用于 ${first}`,
    duplicateIdHint: '每篇报道的编号必须唯一，请给其中一篇换一个编号',
    unknownRelated: (id: string): string => `相关报道“${id}”不存在`,
    unknownRelatedHint: '检查编号的拼写，或删去这一项',
    aliasTaken: (alias: string, owner: string): string => `旧网址“${alias}”已属于 ${owner}`,
    aliasTakenHint: '删去这个旧网址，或换成没有被使用的',
    slugClash: (one: string, other: string): string => `“${one}”与“${other}”的网址相同`,
    slugClashHint: '统一写法；确是不同的人或机构时，加 note 区分',
    nameTooLong: (name: string): string => `“${name}”太长，不能用作网址`,
    nameTooLongHint: '请改用较短的名称，不超过 80 个汉字',
    reservedAlias: (alias: string): string => `旧网址“${alias}”是本站自己的网址`,
    unprintable: (code: number): { message: string; hint: string } => ({
      message: `这里有看不见的控制字符 U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
      hint: '删去这个字符；如果是从别处复制来的文字，请重新复制这一行',
    }),
    unreadable: (reason: string): string => `读不出这个文件（${reason}）`,
    unreadableHint: '确认文件存在、可以读取，并以 UTF-8 保存',
    notUtf8: '文件不是有效的 UTF-8 文字',
    notUtf8Hint: '请另存为 UTF-8，或先用 npm run import 导入',
    summary: (problems: number, files: number): string =>
      `${files} 个文件共有 ${problems} 处问题，没有生成任何页面；上一次生成的网站原样保留。`,
  },

  /** Pages of the site. */
  pages: {
    ...dateText,
    count: (reports: number): string => `${grouped(reports)} 篇`,
    decade: (first: string): string => `${first}年代`,
    reportsIn: (reports: number): string => `报道 ${grouped(reports)} 篇`,
    title: (page: string, site: string): string => `${page} · ${site}`,

    stop: '。',
    skip: '跳到正文',
    mainNavigation: '主导航',
    breadcrumbs: '所在位置',
    footerNavigation: '页脚导航',
    searchLabel: '检索全文',
    searchButton: '检索',
    searchPlaceholder: '检索报道全文',
    feedTitle: { rss: 'RSS 订阅', atom: 'Atom 订阅', corrections: '更正订阅' },
    about: '关于',
    dates: '按日期',
    colophon: (title: string, tagline: string): string => `${title}，${tagline}。`,
    colophonRights: '报道的版权属于各自的作者与报社；页面上注明了每一篇的来源与版权说明。',

    kinds: {
      people: '人物',
      places: '地点',
      organizations: '机构',
      topics: '专题',
      events: '事件',
      sections: '栏目',
      sources: '稿源',
    },
    kindIntro: {
      people: '报道中写到的人物，按姓名的拼音排列。',
      places: '报道中写到的地点，按拼音排列。',
      organizations: '报道中写到的机构，按拼音排列。',
      topics: '报道的专题词，按拼音排列。',
      events: '报道所记的事件，最近有报道的在前。',
      sections: '报纸的栏目，篇数多的在前。',
      sources: '报道的稿源，按拼音排列。',
    },
    kindEmpty: '还没有可列的名称。',
    otherInitial: '其他',
    initials: '拼音首字母',
    initialTitle: (kind: string, initial: string): string => `${kind} · ${initial}`,
    mostReported: '报道最多',
    allNames: (kind: string, count: number): string =>
      `共 ${grouped(count)} ${kind === 'people' ? '位' : '个'}`,

    front: {
      lead: '要闻',
      sections: '栏目',
      latest: '新近收录',
      events: '事件',
      names: '人物与地点',
      years: '逐年翻阅',
      more: '更多',
      holdings: (count: number, span: string): string => `馆藏 ${grouped(count)} 篇 · ${span}`,
      empty: {
        title: '馆藏还是空的',
        text: '把报道写成 Markdown 文件放进 content/articles，或用 npm run import 导入报纸文本，然后重新生成网站。',
      },
    },

    /** A related report: `forward` as seen from the report that names it, `back` from the other. */
    relations: {
      continuation: { forward: '续报', back: '前情' },
      background: { forward: '背景', back: '后续' },
      companion: { forward: '同题', back: '同题' },
      commentary: { forward: '评论', back: '所评' },
      'same-source': { forward: '同源', back: '同源' },
    },

    reading: {
      title: '阅读设置',
      names: { theme: '颜色', size: '字号', face: '字体', direction: '排列', numbers: '段落序号' },
      choices: {
        auto: '随系统',
        light: '浅色',
        sepia: '纸色',
        dark: '深色',
        small: '小',
        medium: '中',
        large: '大',
        huge: '特大',
        song: '宋体',
        hei: '黑体',
        horizontal: '横排',
        vertical: '竖排',
        off: '不显示',
        on: '显示',
      },
    },

    cite: {
      title: '引用',
      others: '等',
      copy: quoteText.copyQuote,
      copyLink: '复制链接',
      copyTemplate: '复制模板',
      formats: { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', wikipedia: '维基百科引用模板' },
    },

    article: {
      editionNumber: (number: string): string =>
        /^\d+$/u.test(number) ? `第 ${number} 版` : /版$/u.test(number) ? number : `${number} 版`,
      pictureMissing: '原图未收录',
      corrections: '更正与说明',
      correctionKinds: {
        transcription: '录入勘误',
        publisher: '报社更正',
        editor: '编者说明',
      },
      ownWriting: '本站编写',
      basis: '本文由本站编写，依据以下公开事实：',
      provenanceFile: '来源文件',
      provenanceLines: '来源行号',
      provenanceDigest: '来源文件的 SHA-256',
      provenanceTool: '导入工具',
      fileDigest: '本文文件的 SHA-256',
      copies: '其他格式',
      rights: '版权',
      id: '编号',
      about: '关于这篇报道',
      names: '本文提到',
      related: '相关报道',
      sameEvent: (event: string): string => `事件：${event}`,
      sameDay: '同日报道',
      alike: '相近的报道',
      bothMention: (names: readonly string[]): string => `都写到${names.join('、')}`,
      samePage: (edition: string): string => `同版报道：${edition}`,
      wholeEvent: (count: number): string => `这一事件的全部 ${count} 篇报道`,
      wholeDay: (count: number): string => `这一天的全部 ${count} 篇报道`,
      turn: '前后报道',
      previous: '上一篇',
      next: '下一篇',
      withdrawn: '已撤下',
      withdrawnOn: (date: string): string => `这篇报道已于${date}撤下。`,
      withdrawnReason: (reason: string): string => `原因：${reason}`,
      withdrawnNote: '网址保留，正文不再提供，也不再列出和检索。',
      description: (headline: string, date: string, source: string): string =>
        `${headline}。${date}${source === '' ? '' : `，${source}`}。`,
    },

    calendar: {
      download: '下载这一年的全部报道：',
      formats: { jsonl: 'JSON Lines', csv: 'CSV 表格' },
      yearOf: (year: string, count: number): string => `${year}年的报道，共 ${grouped(count)} 篇`,
      caption: (year: string, month: number): string => `${year}年${month}月`,
      dayLabel: (month: number, day: number, count: number): string =>
        `${month}月${day}日，${count} 篇`,
      legend: '颜色越深，当日收录的报道越多；没有颜色的日子没有收录。',
      fewer: '少',
      most: '多',
      nothing: '（没有收录）',
      missing: '（缺）',
      gaps: (missing: number, unissued: number): string =>
        `底色有斜线的 ${missing} 天出过报而没有收录；划去的 ${unissued} 天没有出报。`,
      years: '年份',
      picks: '这一年',
      otherYears: '各年',
      dayPaper: (date: string): string => `${date}的报道`,
      more: (count: number): string => `另有 ${count} 篇`,
      noEdition: '未注明版次',
      noPaper: '未注明报名',
      dayIntro: (weekday: string, count: number): string => `${weekday}　报道 ${count} 篇`,
      otherDays: '前后各日',
      otherMonths: '前后各月',
      monthIntro: (days: number, count: number): string =>
        `${days} 天有报道，共 ${grouped(count)} 篇`,
      yearIntro: (months: number, days: number, count: number): string =>
        `${months} 个月、${days} 天有报道，共 ${grouped(count)} 篇`,
    },

    name: {
      overTime: '历年报道',
      plotAlt: (label: string, span: string): string => `${label}历年报道篇数，${span}`,
      year: '年份',
      count: '篇数',
      alongside: '同见于报道',
      reports: '报道',
      span: (first: string, last: string): string => (first === last ? first : `${first}至${last}`),
      timeline: '经过',
      timelineAlt: (label: string): string => `${label}：各篇报道在时间上的分布`,
      gap: (years: number, months: number): string =>
        `相隔${years > 0 ? `${years}年` : ''}${months > 0 ? `${months}个月` : ''}`,
      showTable: '看数字',
    },

    pager: {
      label: '翻页',
      newer: '较新',
      older: '较早',
      pages: (pages: number): string => `共 ${pages} 页`,
      jump: '跳到年份',
    },

    stats: {
      title: '馆藏一览',
      intro: (count: number, span: string): string => `馆藏报道 ${grouped(count)} 篇，${span}。`,
      byYear: '各年篇数',
      bySection: '各栏目篇数',
      bySource: '各稿源篇数',
      gaps: '首尾之间没有收录的年份',
      noGaps: '首尾之间，每一年都有收录。',
      state: '馆藏状况',
      take: '下载',
      whole: '全部报道，一个文件：',
      byYears: '各年的报道，一年一个文件，链接在各年的页末；全部文件的网址：',
      downloadList: '清单',
      missingDays: '出过报而没有收录的日子',
      missingIn: (year: string, missing: number, issued: number): string =>
        `${year}年：出报 ${issued} 天，缺 ${missing} 天`,
      figures: (all: number, missing: number): string =>
        missing === 0 ? `图片 ${all} 幅。` : `图片 ${all} 幅，其中 ${missing} 幅原图未收录。`,
      corrected: (count: number): string => `有更正或说明的报道 ${count} 篇。`,
      withdrawn: (count: number): string => `已撤下 ${count} 篇。`,
      unknownSource: '未注明稿源',
      unknownSection: '未分栏目',
    },

    onThisDay: {
      title: '历史上的今天',
      description: '按月日翻阅历年的报道；有底色的日子有收录。',
      today: '今天',
      month: (month: string): string => `历史上的${month}`,
      of: (date: string): string => `历史上的${date}`,
    },

    corrections: {
      title: '更正',
      description: '改正过的报道，各改了什么、何时改的，最近的在前。',
      intro: (count: number): string =>
        count === 0 ? '还没有改正过的报道。' : `共 ${grouped(count)} 处，最近的在前。`,
      feedTitle: (site: string): string => `${site} · 更正`,
    },

    searchPage: searchPageText,

    aboutPage: {
      title: '关于本站',
      description: '这里收录什么，文字怎样处理，怎样检索和引用。',
      sections: (
        title: string,
      ): readonly { readonly heading: string; readonly paragraphs: readonly string[] }[] => [
        {
          heading: '收录',
          paragraphs: [
            `${title}收录中文新闻报道。每篇报道一个网址，由见报日期和编号组成，发布之后不再更改；换过网址的，旧网址会转到新的网址；撤下的，原处留有日期和原因。`,
            '标着“本站编写”的报道，是根据公开的事实另行写成的，文末列出所依据的事实；其余报道照原文收录，文末注明稿源、版面和来源文件。',
          ],
        },
        {
          heading: '文字怎样处理',
          paragraphs: [
            '正文的字和标点照原样保存，不改繁简，不改全角半角，不润色。换页、硬换行造成的断段，有依据的才接上；页眉、页码和编务用语从正文中取出。图片说明与图片来源单独排列，不混入正文。原图没有收录的，保留说明，标明“原图未收录”。',
            '发现录入错误时，正文改正，并在文末写明改了什么、何时改的；报社自己的更正和编者的说明另列，不与录入勘误相混。全部更正另有一页和订阅，见页脚的“更正”。',
          ],
        },
        {
          heading: '检索',
          paragraphs: [
            '检索在浏览器里进行，网站没有检索服务器。检索页的网址和结果的链接带着检索词，链接因此可以分享，正文里也能标出它们；网站的访问记录里可能留下这些网址。输入的词按原样查找：一篇报道里有这几个字连在一起，就一定找得到；没有，就一定不会列出。用空格分开几个词，表示都要出现。简体与繁体、全角与半角、英文大小写互通；结果里显示的总是原文。',
            '不用检索，也可以按日期、栏目、事件、人物、地点、机构、专题翻阅。除检索外，各页都不需要 JavaScript。',
          ],
        },
        {
          heading: '引用',
          paragraphs: [
            '每个段落都有自己的网址：在报道网址后面加上 #p 和段落的序号，例如 #p3 是第三段。引用时请注明标题、报纸、见报日期、版次和网址。',
            '每篇报道的页末列有文件的 SHA-256，可以用来核对收藏的副本与此处是否一致。',
          ],
        },
        {
          heading: '版权',
          paragraphs: [
            '报道的版权属于各自的作者与报社，收录在此供查阅和研究。各篇另有版权说明的，以该说明为准。',
          ],
        },
      ],
    },

    accessibilityPage: {
      title: '无障碍声明',
      description: '这个网站怎样让每个人都能用，检验过什么，还有什么没有做到。',
      sections: (
        title: string,
      ): readonly { readonly heading: string; readonly paragraphs: readonly string[] }[] => [
        {
          heading: '所依的标准',
          paragraphs: [
            `${title}按《Web 内容无障碍指南》（WCAG）2.2 的 AA 级制作，正文的字色对比按更严的 AAA 级，不低于 7 比 1。`,
          ],
        },
        {
          heading: '怎样检验',
          paragraphs: [
            '网站的程序每次改动，都在 Chromium 浏览器里用 axe-core 检查每一种页面：首页、报道、日、月、年、栏目、事件、人物、稿源、馆藏一览、历史上的今天、检索和说明各页；浅色、纸色、深色各查一遍，屏幕宽 390 像素和 1440 像素各查一遍；结果须一处不合也没有。',
            '同时检验：只用键盘能跳到正文，焦点处处看得见；放大到 400%（宽 320 像素）不必左右滚动；点按的地方不小于 24 像素见方（触摸屏上按 44 像素设计）；系统的强制颜色模式下，文字、图表和日历仍然分得清；除检索外，关掉 JavaScript 各页照样能读能翻。',
            '每页只有一个一级标题，分出页首、导航、正文和页脚；图表旁边都有同样内容的数字；检索结果的条数会报给读屏软件；减少动态效果的设置得到遵守。',
          ],
        },
        {
          heading: '可以调整的',
          paragraphs: [
            '报道页的“阅读设置”可以改字号、宋体或黑体、浅色、纸色或深色、横排或竖排，并显示段落序号；选择只存在这台设备上。',
          ],
        },
        {
          heading: '还没有做到的',
          paragraphs: [
            '检验到目前为止都由程序在 Chromium 里做，还没有请使用读屏软件的读者试用，也没有在其他浏览器里逐页查过。竖排时正文要左右滚动，这是竖排本身的读法。原图没有收录的，只有报上的图片说明。',
            '有不方便的地方，请告诉网站的管理者，写明网址和所用的浏览器、辅助软件。',
          ],
        },
      ],
    },

    notFound: {
      title: '没有这一页',
      text: '网址可能写错了，或者这一页从来没有过。报道的网址一经发布就不再更改。',
      browse: '可以检索，也可以从这里翻阅：',
    },

    moved: {
      title: '网址已更换',
      text: '这一页已移到新的网址：',
    },
  },

  search: searchText,

  /** The importer and its command line. */
  importer: {
    usage: `用法：npm run import -- 文件或文件夹…… [选项]

  --out 文件夹       报道写到哪里（默认 content/articles，或 ARCHIVE_CONTENT 所指）
  --date 2026-05-20  见报日期；页眉印有完整日期的页面不需要
  --publication 名称 刊登报纸的名称
  --section 名称     栏目
  --as 格式          从标准输入（文件写作 -）读入时的格式，如 txt、jsonl
  --review 文件.html 写一张核对页：来源逐行对照结果，最没有把握的在前
  --originals 文件夹 原文件存到哪里（默认 content/originals；用了 --out 时不存）
  --no-originals     不存原文件
  --pictures 文件夹  Word 文件里的图片存到哪里（默认 public/pictures；用了 --out 时存到其中的 pictures）
  --interactive      在终端里逐一询问没有把握的地方（日期、标题、小标题……），一键作答
  --line 12=副题     指定第 12 行是什么（标题、肩题、副题、小标题、正文、署名、图片说明、
                     稿源、版面附属文字）；可写几次，只用于单个文件
  --update           原文件改过时，更新由它导入的报道；手工改过的地方保留
  --dry-run          只看结果，不写文件
  --json             每个文件输出一行 JSON

可读入 .txt、.md、.html、.docx、.pdf（要有文字层）、.csv、.jsonl 和文件夹。手工改过的文字从不覆盖。`,
    badDateOption: (given: string): string =>
      `--date 写的是“${given}”，应当是真实存在的日期，写作 2026-05-20`,
    standardInput: '标准输入',
    notFound: { message: '没有这个文件', hint: '检查路径的拼写；路径里有空格时用引号括起来' },
    unreadable: (code: string) => ({
      message: `读不出这个文件（${code}）`,
      hint: '确认它是文件、可以读取',
    }),
    tableTooLarge: (megabytes: number) => ({
      message: `表格大于 ${String(megabytes)} MB，不能整个读入`,
      hint: '请拆成几个文件，或做成 .jsonl，每行一篇：多大都能读',
    }),
    tooLarge: (megabytes: number) => ({
      message: `文件大于 ${megabytes} MB，不像一份报纸版面的文字`,
      hint: '请拆成几个文件；成批的报道请做成 .jsonl，每行一篇',
    }),
    undecodable: {
      empty: () => ({ message: '文件里没有文字', hint: '确认文件已经保存，内容不是空白' }),
      binary: (kind: string) => ({
        message:
          kind === '' ? '这不是文字文件，里面有控制字符' : `这不是文字文件，而是 ${kind} 文件`,
        hint: '请先另存为纯文字（.txt，UTF-8），再导入',
      }),
      'unknown-encoding': () => ({
        message: '认不出文字的编码：不是 UTF-8、UTF-16、GB18030，也不是 Big5',
        hint: '请用文字编辑器打开，另存为 UTF-8，再导入',
      }),
      truncated: (byte: string) => ({
        message: `文件不完整，在最后一个字中间断了${byte === '' ? '' : `（第 ${byte} 字节）`}`,
        hint: '请重新复制或下载这个文件',
      }),
    },
    doubtfulEncoding: (encoding: string): string =>
      `文字编码不能完全确定，按 ${encoding} 读入，请核对有无乱码`,
    unaccounted: (lost: string, added: string) => ({
      message: `导入前后的文字对不上：${lost === '' ? '' : `少了“${lost.slice(0, 40)}”`}${added === '' ? '' : `多了“${added.slice(0, 40)}”`}`,
      hint: '没有写入任何文件；请把这个来源文件交给维护者',
    }),
    noArticle: { message: '没有找到报道', hint: '一篇报道要有标题行，下面是正文' },
    noHeadline: {
      message: '从这一行起的正文没有标题',
      hint: '在正文上方另起一行写上标题，与正文之间空一行',
    },
    overlongLine: (length: number) => ({
      message: `这一行有 ${String(length)} 字，不像报纸的一个段落`,
      hint: '检查文件是否缺少换行',
    }),
    noBody: (headline: string) => ({
      message: `“${headline}”下面没有正文`,
      hint: '补上正文；如果它是上一篇的小标题，请去掉它上面多余的空行',
    }),
    notAnArticle: { message: '各项内容不合报道的要求', hint: '见 README 的“Article fields”' },
    dateOpen: '不知道见报日期，没有写入',
    yearMissing: (printed: string, { month, day }: { month: number; day: number }): string =>
      `这里写的是“${printed}”，没有年份。请加上见报日期再导入：--date YYYY-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}（把 YYYY 换成年份；若不是当天见报，月、日也要改）`,
    dateMissing: '页面上没有日期。请加上见报日期再导入：--date YYYY-MM-DD（如 --date 2026-05-20）',
    severalDates: (dates: readonly string[]) => ({
      printed: dates.join('、'),
      hint: `页眉上有几个日期（${dates.join('、')}）。请按日期拆成几个文件，或用 --date 指定一个`,
    }),
    wrongWeekday: (date: string, weekday: number): string =>
      `页眉的星期与日期不符：${date} 是星期${'日一二三四五六'[weekday] ?? ''}，请对照原报核对`,
    dateFromPage: (printed: string, given: string): string =>
      `页眉写明 ${printed}，以它为准，没有用 --date 所给的 ${given}`,
    badJson: (start: string) => ({
      message: `这一行不是完整的 JSON（“${start}……”）`,
      hint: '每行应是一个 {…}，其中的换行写作 \\n',
    }),
    notARecord: {
      message: '这一行不是一篇报道的记录',
      hint: '每行应是一个 {…}，至少有 headline、date、body',
    },
    bodyMissing: { message: '缺少“body”', hint: 'body 是正文，段与段之间用 \\n 隔开' },
    headlineMissing: { message: '缺少“headline”', hint: 'headline 是标题，一行文字' },
    recordDateMissing: {
      message: '缺少“date”',
      hint: '在记录里写 date（如 "2026-05-20"），或加 --date YYYY-MM-DD',
    },
    badCharacter: (field: string) => ({
      message: `“${field}”里有无法保存的字符（控制字符，或不成对的代理字符）`,
      hint: '请更正来源里的这个字',
    }),
    lineTooLong: (megabytes: number) => ({
      message: `这一行超过 ${megabytes} MB，不是一篇报道`,
      hint: '检查文件是否缺少换行：每行应是一篇报道',
    }),
    recordNotUtf8: { message: '这一行不是有效的 UTF-8 文字', hint: '.jsonl 请存为 UTF-8' },
    badCsv: {
      message: '这张表从这一行起读不懂',
      hint: '第一行写各列的名称（标题、日期、正文……）；单元格里有逗号、换行时用英文双引号括起来',
    },
    badFile: {
      'docx-broken': {
        message: '这不是完整的 Word 文件（.docx）',
        hint: '请用 Word 打开后重新另存为 .docx，或复制成 .txt',
      },
      'docx-bomb': {
        message: '这个 Word 文件展开后大得反常，没有读入',
        hint: '请用 Word 打开，把文字复制到一个新文件',
      },
      'pdf-broken': {
        message: '这不是完整的 PDF 文件',
        hint: '请重新下载；能用阅读器打开的话，把文字复制成 .txt 再导入',
      },
      'pdf-encrypted': {
        message: '这个 PDF 文件有密码，读不出文字',
        hint: '请用密码打开，另存为没有密码的 PDF，再导入',
      },
      'pdf-without-text': {
        message: '这个 PDF 文件里没有文字层，多半是扫描的图像',
        hint: '请先用文字识别（OCR）软件转成文字，校对后存为 .txt，再导入',
      },
    },
    unknownPictures: (count: number): string =>
      `Word 文件里有 ${count} 张图片不是 PNG、JPEG、GIF 或 WebP，没有导入：请转成其中一种，存到 public/pictures/ 下，再在报道的 figures 里写 src 和 alt`,
    linkedPictures: (count: number): string =>
      `Word 文件里有 ${count} 张图片没有存在文件里，只指向别处，没有导入：请存到 public/pictures/ 下，再在报道的 figures 里写 src 和 alt`,
    uncaptionedPictures: (count: number): string =>
      `有 ${count} 张图片下面没有认出图片说明，没有导入：请在原文件里给图片写上说明，或存到 public/pictures/ 下，再在报道的 figures 里写 src、alt 和 caption`,
    pdf: {
      emptyPage: (page: number): string =>
        `PDF 第 ${page} 页没有文字，可能是扫描的图像，请对照原页`,
      vertical: (page: number): string =>
        `PDF 第 ${page} 页有竖排文字，阅读顺序可能不对，请对照原页`,
      columns: (page: number, columns: number): string =>
        `PDF 第 ${page} 页按 ${columns} 栏、从左到右读入，请对照原页核对先后`,
      unknownCharacters: 'PDF 里有认不出的字（字体没有说明是什么字），请对照原页补正',
    },
    repeatedId: (id: string, first: number) => ({
      message: `编号“${id}”已用于第 ${first} 行`,
      hint: '每篇报道的编号必须唯一，请给其中一篇换一个编号',
    }),
    noRecord: { message: '文件里没有记录', hint: '每行应是一篇报道的 {…}' },
    moreProblems: (more: number): string => `……另有 ${more} 处问题没有列出\n`,
    differs: (path: string) => ({
      message: `${path} 已经存在而内容不同，没有覆盖`,
      hint: '那个文件可能手工改过，而导入它时的原文件没有保存，无从比较：请对照后自行取舍，或先移走它再导入',
    }),
    progress: (percent: number, articles: number): string => `${percent}%　已导入 ${articles} 篇`,
    recordsRead: (path: string, articles: number, problems: number): string =>
      `${path}：报道 ${articles} 篇${problems > 0 ? `，有问题的 ${problems} 处` : ''}\n`,
    sourceRead: (file: string, encoding: string, lines: number, articles: number): string =>
      `${file}（${encoding === '' ? '' : `${encoding.toUpperCase()}，`}${lines} 行）：报道 ${articles} 篇`,
    nothingFrom: (file: string): string => `${file}：没有导入`,
    untitled: '（没有标题）',
    openDate: '未定',
    date: '日期',
    extent: (paragraphs: number, characters: number, lines: string): string =>
      `${paragraphs} 段 ${characters} 字，取自第 ${lines} 行`,
    outcome: (outcome: ImportOutcome, path: string, dryRun: boolean): string =>
      ({
        written: dryRun ? `将写入 ${path}` : `已写入 ${path}`,
        unchanged: `${path} 已有，内容相同`,
        edited: `${path} 已有；原文件没有变，保留那里的文字：`,
        updated: dryRun ? `将更新 ${path}：` : `已更新 ${path}：`,
        merged: dryRun ? `将更新 ${path}，并保留手工修改：` : `已更新 ${path}，保留了手工修改：`,
        changed: `${path} 的原文件改过，没有写入：`,
        conflict: `${path} 手工改过，原文件也在同一处改过，没有写入；原文件现在的写法：`,
        differs: `${path} 已有而内容不同，不覆盖`,
      })[outcome],
    badLineOption: (given: string): string =>
      `--line 写的是“${given}”，应当写作 12=副题：行号，等号，再写标题、肩题、副题、小标题、正文、署名、图片说明、稿源或版面附属文字`,
    lineOptionForOne: '--line 只能用于单个文件，因为行号是那个文件的',
    notATerminal:
      '--interactive 要在终端里用：输入、输出都不能转到文件或管道，也不能与 --json、标准输入（-）同用',
    ask: {
      date: (file: string, hint: string): string => `\n${file}\n${hint}`,
      datePrompt: '见报日期（如 2026-05-20；直接回车则先不定）：',
      badDate: (given: string): string => `“${given}”不是真实存在的日期，请重写`,
      sourceLine: (line: number, said: string, asked: boolean): string =>
        `${asked ? '▶' : ' '} ${String(line).padStart(4)}  ${said}`,
      which: (file: string): string => `\n${file}：这几行里哪一行是标题？`,
      what: (
        file: string,
        from: number,
        to: number,
        part: string,
        reason: string,
        percent: number,
      ): string =>
        `\n${file}：第 ${from === to ? from : `${from}-${to}`} 行作“${part}”（${reason}；把握 ${percent}%），对吗？`,
      joined: (file: string, line: number): string =>
        `\n${file}：第 ${line} 行接在上一段后面，对吗？`,
      choice: (key: string, said: string): string => `  ${key}  ${said}`,
      apart: '不对，另起一段',
      headlineFrom: '标题（从这里起是另一篇）',
      keep: '回车  照这样，不改',
    },
    update: {
      change: (line: number, said: string): string => `第 ${line} 行：${said}`,
      added: (said: string): string => `〔增：${said}〕`,
      removed: (said: string): string => `〔删：${said}〕`,
      onlyProvenance: '这一篇的文字没有变，只有来源凭证不同',
      changed: (path: string) => ({
        message: `${path} 是从这个文件导入的，而文件后来改过；这个文件的报道都没有写入`,
        hint: '改动之处列在上面；要照改过的文件更新，请加 --update（手工改过的地方会保留）',
      }),
      conflict: (path: string, places: readonly number[]) => ({
        message: `${path} 第 ${places.join('、')} 行手工改过，原文件也改了同一处，无法自动合并；这个文件的报道都没有写入`,
        hint: '请对照上面列出的改动，在那篇报道里手工改定；或撤回其中一方的改动，再导入',
      }),
      gone: (headline: string, path: string): string =>
        `先前从这个文件导入的《${headline}》（${path}）现在文件里没有了；报道仍保留，不要时请自行移走`,
    },
    droppedLines: (count: number): string => `  移出正文的行（${count}）：`,
    droppedLine: (line: number, said: string, reason: string): string =>
      `     第 ${line} 行“${said}”：${reason}`,
    notices: '  请注意：',
    notice: (line: number | undefined, message: string): string =>
      line === undefined ? `     ${message}` : `     第 ${line} 行：${message}`,
    doubts: (count: number): string => `  请核对（${count} 处，最没有把握的在前）：`,
    doubt: (part: string, said: string, reason: string, percent: number): string =>
      `作“${part}”：${said}（${reason}；把握 ${percent}%）`,
    allAccounted: '  逐字核对：来源的每个字都在报道里或移出的行里。',
    summary: (
      totals: {
        files: number;
        failedFiles: number;
        articles: number;
        outcomes: Partial<Record<ImportOutcome, number>>;
        doubts: number;
      },
      folder: string,
      dryRun: boolean,
    ): string =>
      [
        `共读 ${totals.files} 个文件，报道 ${totals.articles} 篇。`,
        dryRun
          ? `试运行，没有写任何文件；正式导入时写到 ${folder}。`
          : `新写入 ${totals.outcomes.written ?? 0} 篇，已有且相同 ${totals.outcomes.unchanged ?? 0} 篇，位置在 ${folder}。`,
        ...(
          [
            ['updated', '照改过的原文件更新'],
            ['merged', '更新并保留手工修改'],
            ['edited', '手工改过、保留不动'],
            ['changed', '原文件改过、等待 --update 的'],
            ['conflict', '两边都改过、没有写入的'],
            ['differs', '已有而内容不同、没有覆盖的'],
          ] as const
        ).flatMap(([outcome, said]) => {
          const count = totals.outcomes[outcome] ?? 0;
          return count > 0 ? [`${said} ${count} 篇。`] : [];
        }),
        ...(totals.doubts > 0 ? [`有 ${totals.doubts} 处请核对。`] : []),
        ...(totals.failedFiles > 0 ? [`${totals.failedFiles} 个文件没有导入完，原因见上。`] : []),
      ].join('\n'),
    review: {
      title: '导入核对',
      clear: '没有需要核对的地方。',
      line: (line: number): string => `第 ${line} 行`,
      why: (part: string, reason: string, percent: number): string =>
        `${part}：${reason}（把握 ${percent}%）`,
    },
    /** Decisions less certain than this are shown for checking. */
    doubtBelow: 0.85,
    parts: {
      headline: '标题',
      kicker: '肩题',
      deck: '副题',
      subhead: '小标题',
      byline: '署名',
      dateline: '电头',
      body: '正文',
      sourceNote: '稿源',
      caption: '图片说明',
      credit: '图片署名',
      furniture: '版面附属文字',
    },
    reasons: {
      'running-head': '页眉',
      editors: '编辑署名',
      'jump-to': '转版提示',
      'jump-from': '接版提示',
      'page-number': '页码',
      contact: '报社联络信息',
      masthead: '报名',
      slip: '剪报签条',
      given: '来源文件已标明',
      answered: '编辑指定',
      'only-heading': '正文之上唯一的标题行',
      'heading-rank': '几行标题里最能概括导语的为标题，其上为肩题，其下为副题',
      'subhead-inside': '段落之间没有句号的短行',
      'byline-form': '记者、通讯员等署名的写法',
      'byline-place': '站在署名的位置，像人名',
      'note-unread': '像署名、稿源或小标题，但写法不认识',
      'dateline-form': '电头的写法',
      'source-form': '稿源的写法',
      'credit-form': '图片署名的写法',
      'credit-alone': '像图片署名，但上面没有图片说明',
      'caption-credit-below': '下一行是图片署名',
      'caption-credit-inline': '行末是图片署名',
      'caption-opening': '以“图为”等开头',
      'caption-repeats': '单独一行，与正文里的一句相同',
      'caption-picture': '上面是一张图片',
      paragraph: '成句的段落',
      'paragraph-wrapped': '按栏宽折行，已接成一段',
      'joined-across-break': '上一段没有说完，接在断开处之后',
      'joined-by-indent': '断开处之后没有缩进，接上一段',
      'after-source': '在稿源之后，可能不属于这一篇',
      continued: '接版的后半篇',
      'repeated-headline': '接版处重复的标题',
      'page-chrome': '网页上报道以外的文字',
      separator: '分隔线',
      'page-code': '网页里的程序、样式、控件或嵌入的内容',
    },
  },
  propose: {
    usage: `用法：npm run propose -- [names] [duplicates] [events] [选项]

  names              人物、地点、机构：正文里有而各栏没有列出的名称
  duplicates         同源：同一篇通稿的不同版本，简讯和它的长稿
  events             事件：几天之内报道同一件事的各篇
                     三样都不写，就都做

  --content 文件夹   报道所在（默认 content/articles，或 ARCHIVE_CONTENT 所指）
  --gazetteer 文件   名称表（默认 content/gazetteer.yaml）
  --write            把推荐的名称写进各篇的 proposed 一栏，别处一个字不动
  --json             每条推荐输出一行 JSON
  --reject 类=内容   否决一条推荐，从此不再提，如 organizations=反对派、event=某事、same-source=另一篇的 id；
                     记在名称表旁边的 rejected.yaml 里，删去那一行就恢复
  --article id       只对这一篇否决；不写则对全部报道

推荐只供编辑确认：名称确认后从 proposed 移到各栏；同源写进 related，事件写进 event。`,
    unknownTask: (word: string): string => `没有“${word}”这一样，可写 names、duplicates、events`,
    badReject: (given: string): string =>
      `--reject 写的是“${given}”，应当是“类=内容”，类可写 people、places、organizations、same-source、event`,
    rejected: (value: string, file: string): string => `已否决“${value}”，记在 ${file}`,
    rejectedHead:
      '# 编辑否决的推荐，npm run propose 不再提；删去一行就恢复。article 不写则对全部报道。',
    badRejection: {
      message: '否决的推荐写得不对',
      hint: '每行写作 - { kind: 类, value: 内容, article: 报道的 id }；类可写 people、places、organizations、same-source、event，article 可以不写',
    },
    noGazetteer: (reason: string) => ({
      message: `读不出名称表（${reason}）`,
      hint: '确认文件存在、存为 UTF-8，或用 --gazetteer 指出它的位置',
    }),
    kinds: {
      people: '人物',
      places: '地点',
      organizations: '机构',
      'same-source': '同源',
      event: '事件',
    },
    reasons: {
      gazetteer: '名称表里有',
      namesake: '名称表里同名的不止一个，请编辑分辨',
      dictionary: '词典里有',
      title: '前后有职务或称呼',
      speech: '后面有“说”“表示”一类的词',
      list: '与别的人名并列',
      foreign: '外国译名的写法',
      ending: '末尾是机构或地名常用的字',
      repeated: '像人名，文中多次出现',
      together: '国名并称',
    },
    sameSource: {
      identical: (percent: number, headline: string): string =>
        `与“${headline}”文字相同（${percent}%）`,
      edited: (percent: number, headline: string): string =>
        `与“${headline}”大部分文字相同（${percent}%）`,
      contained: (percent: number, headline: string): string =>
        `与“${headline}”一长一短，短的一篇有 ${percent}% 的文字在长的一篇里`,
    },
    event: (others: readonly string[], shared: readonly string[]): string =>
      `日期相近，与 ${others.slice(0, 5).join('、')}${others.length > 5 ? ` 等 ${others.length} 篇` : ''} 都写到${shared.map((word) => `“${word}”`).join('')}`,
    line: (
      percent: number,
      kind: string,
      value: string,
      reason: string,
      id: string,
      headline: string,
    ): string =>
      `${String(percent).padStart(3)}%　${kind}　${value}（${reason}）　${id}　${headline}`,
    summary: (read: number, proposals: number, written: number | undefined): string =>
      [
        `共读 ${read} 篇，推荐 ${proposals} 条，最没有把握的在前。`,
        ...(written === undefined ? [] : [`已写入 ${written} 篇的 proposed 一栏。`]),
      ].join('\n'),
    namesOnly: '--write 只写名称；同源和事件请编辑确认后写进 related 和 event。',
    repeated: (spelling: string, other: string): string =>
      `“${spelling}”已经列在“${other}”名下，一种写法只能归到一个名称`,
    repeatedHint: '删去其中一处；若是同名的两人，给两项都写上 note，各不相同',
    unknownField: (field: string): string => `没有“${field}”这一项`,
    badEntry: (kind: string, given: string | undefined): string =>
      `${kind === '' ? '名称表' : `“${kind}”`}里${given === undefined ? '缺少 name' : `写的是 ${given}`}，应当是名称，或 { name: 名称, aliases: [别的写法], note: 说明 }`,
    entryHint:
      '名称表分 people、places、organizations 三部分；每项只写名称，或写 { name, aliases, note, short }',
    bench: {
      usage:
        '请用 --corpus 指明语料文件：每行一篇，JSON，含 id、headline、body。\n' +
        '--errors tune 或 test：列出我们的办法在这一半里的错处；--labels、--gazetteer 文件：换用别的标注、名称表',
      events: (days: number, made: number, found: number, right: number): string =>
        `${days} 天以内，编辑定为同一事件的报道 ${made} 对；推荐 ${found} 对，其中 ${right} 对相符`,
      jieba: '只用 jieba',
      gazetteer: 'jieba 加名称表',
      ours: '我们的办法',
      half: (half: 'tune' | 'test', articles: number): string =>
        `\n${half === 'tune' ? '调试用的一半' : '未曾调试的一半'}（${articles} 篇）　准确率/召回率/F1：人物、地点、机构、合计`,
      row: (
        name: string,
        scores: readonly { precision: number; recall: number; f1: number }[],
      ): string =>
        `${name.padEnd(8, '\u3000')} ${scores.map(({ precision, recall, f1 }) => `${precision.toFixed(3)}/${recall.toFixed(3)}/${f1.toFixed(3)}`).join('　')}`,
      errors: (
        id: string,
        kind: string,
        missed: readonly string[],
        extra: readonly string[],
      ): string => `  ${id} ${kind} 漏：${missed.join('、')}　多：${extra.join('、')}`,
    },
  },

  /** npm run check, on the content. */
  checks: {
    futureDate: (date: string) => ({
      message: `见报日期 ${date} 还没有到`,
      hint: '核对日期；提前写好的报道请先放在以“_”开头的文件里',
    }),
    figureWithoutAlt: (src: string) => ({
      message: `图片 ${src} 没有 alt`,
      hint: '写一句 alt，让看不见图的读者知道图上是什么',
    }),
    missingPicture: (src: string) => ({
      message: `public${src} 不存在`,
      hint: '把图片放到这个位置；原图缺失时删去 src，只留说明',
    }),
    pictureOfWithdrawn: (src: string) => ({
      message: `报道已撤下，图片 public${src} 仍会发布`,
      hint: '删去这个文件和这一条的 src；别的报道也用这张图时留着',
    }),
    brokenLink: (url: string) => ({
      message: `链接 ${url} 没有对应的页面`,
      hint: '改成存在的地址，或去掉链接',
    }),
    wrongWeekday: (text: string, right: string) => ({
      message: `“${text}”的星期与日期不符，那一天是星期${right}`,
      hint: '对照原报核对；原报印错时请照录，并在 corrections 里说明',
    }),
    doubledPunctuation: (text: string) => ({
      message: `标点重复：“${text}”`,
      hint: '对照原报核对；用 --fix 可自动改为一个',
    }),
    halfWidthPunctuation: (half: string, full: string) => ({
      message: `中文里有半角标点“${half}”`,
      hint: `应为“${full}”；用 --fix 可自动更改`,
    }),
    byHand: '对照原报核对，在开头的各项信息里手工更改',
    brokenParagraph: {
      message: '这一段没有结束的标点，可能被换行或翻页截断',
      hint: '与下一段相接时，删去中间的空行',
    },
    cutOff: {
      message: '正文到这里没有结束的标点，后面的文字可能缺了',
      hint: '对照原报核对，缺的补上',
    },
    orphanName: (name: string) => ({
      message: `“${name}”没有在标题、正文或图片说明里出现`,
      hint: '核对写法，或删去这个名称',
    }),
    summary: (errors: number, doubts: number, fixed: number): string =>
      `内容检查：错误 ${errors} 处，存疑 ${doubts} 处${fixed > 0 ? `，已更改 ${fixed} 处` : ''}`,
    labels: { error: '错误', doubt: '存疑' },
  },

  feeds: {
    nameTitle: (name: string, title: string): string => `${name}——${title}`,
    correction: (kind: string, headline: string): string => `${kind}：${headline}`,
    searchDescription: (title: string): string => `在${title}里检索报道全文`,
  },

  /** A site made in slices: `npm run build -- --shard` and `npm run merge`. */
  slices: {
    buildUsage:
      '用法：npm run build [-- [--shard 份/份数] [--processes 进程数]]，例如 --shard 3/16、--processes 2',
    mergeUsage:
      '用法：npm run merge -- 文件夹…… [--out 文件夹]\n    → 写出每一份所在的文件夹，例如 npm run merge -- slices/*',
    badShard: (given: string): string =>
      `--shard 写的是“${given}”，应当写作 3/16：共 16 份，这是第 3 份；份数在 1 到 999 之间`,
    built: ({ number, of }: SliceOf): string =>
      `这是 ${of} 份中的第 ${number} 份；${of} 份齐了，用 npm run merge 合成网站`,
    checking: ({ number, of }: SliceOf): string => `核对第 ${number} 份，共 ${of} 份`,
    merged: (
      result: {
        slices: number;
        pages: number;
        files: number;
        indexBytes: number;
        seconds: number;
      },
      out: string,
    ): string =>
      [
        `已把 ${result.slices} 份合成网站：页面 ${grouped(result.pages)} 个，文件 ${grouped(result.files)} 个，检索索引 ${(result.indexBytes / 1e6).toFixed(1)} MB，用时 ${result.seconds.toFixed(1)} 秒。`,
        `网站在 ${out}`,
      ].join('\n'),
    noSlice: (folder: string): string =>
      `${folder} 里没有网站的一份（缺 SLICE.json 或 SHA256SUMS）\n    → 写出用 npm run build -- --shard 生成的文件夹`,
    badSlice: (file: string): string =>
      `${file} 读不懂，它或许损坏了，或许出自别的版本\n    → 重新生成这一份`,
    fields: {
      of: '份数',
      content: '报道',
      maker: '程序或设置（程序版本、Node 版本、SITE_URL、BASE_PATH）',
      search: '有无检索索引',
    },
    differs: (field: string, one: string, other: string): string =>
      `两份的${field}不同：${one} 与 ${other}\n    → 用同一批报道、同一个程序和同样的设置重新生成所有各份`,
    twice: ({ number, of }: SliceOf, one: string, other: string): string =>
      `第 ${number} 份（共 ${of} 份）写了两次：${one} 与 ${other}\n    → 留下一个`,
    missing: (numbers: readonly number[], of: number): string =>
      `${of} 份中缺第 ${numbers.join('、')} 份\n    → 用 npm run build -- --shard ${numbers[0] ?? 1}/${of} 等生成缺的，再一起合成`,
    overlap: (path: string, one: string, other: string): string =>
      `两份都有文件 ${path}：${one} 与 ${other}\n    → 重新生成这两份`,
    damaged: (folder: string, wrong: readonly string[]): string =>
      [
        `${folder} 与它自己的校验值不符，共 ${grouped(wrong.length)} 处：`,
        ...wrong.slice(0, 10).map((line) => `    ${line}`),
        '    → 重新取来或重新生成这一份',
      ].join('\n'),
  },
  capacity: {
    usage:
      '用法：npm run capacity -- --articles 篇数 [--slices 份数] [--per-year 每年篇数]\n    → 例如 npm run capacity -- --articles 1400000 --slices 64；份数不写作 16，每年不写作 10000',
    badNumber: '篇数、份数都应当是正整数，只用数字写，如 1400000',
    heading: (articles: number, years: number, perYear: number): string =>
      `${grouped(articles)} 篇，${grouped(years)} 年（每年 ${grouped(perYear)} 篇）`,
    basis:
      '以下是估计：由实测的较小档案按直线推算（两核机器，2026 年 11 月；时间是单个处理器的，机器不同，结果也不同）。',
    site: (site: {
      files: number;
      bytes: number;
      indexBytes: number;
      searchBytes: number;
      searchYearBytes: number;
    }): string =>
      [
        `网站：文件 ${grouped(site.files)} 个，${amount(site.bytes)}，其中检索索引 ${amount(site.indexBytes)}`,
        `检索：首次查遍全部年份约下载 ${amount(site.searchBytes)}，只查一年约 ${amount(site.searchYearBytes)}`,
      ].join('\n'),
    cost: (cost: {
      slices: number;
      seconds: number;
      mergeSeconds: number;
      memoryBytes: number;
      sliceBytes: number;
    }): string =>
      cost.slices === 1
        ? `一台机器：${duration(cost.seconds)}，内存 ${amount(cost.memoryBytes)}，磁盘 ${amount(cost.sliceBytes)}`
        : `分成 ${cost.slices} 份：最慢的一份 ${duration(cost.seconds)}，内存 ${amount(cost.memoryBytes)}，磁盘 ${amount(cost.sliceBytes)}；合成 ${duration(cost.mergeSeconds)}`,
    limitsHeading: (slices: number): string =>
      `各项上限（${slices === 1 ? '不分份' : `分成 ${slices} 份`}）：`,
    limit: ({ name, articles, kept }: CapacityLimit): string =>
      `${kept ? '　可以' : '　超出'}　${capacityLimits[name]}：约到 ${grouped(articles)} 篇为止`,
  },
  /** Bags and web archives: `npm run export` and `npm run restore`. */
  exporting: {
    usage: `用法：npm run export -- [--bagit 文件夹或文件] [--wacz 文件] [选项]

  --bagit 位置       写成 BagIt 包：一个新文件夹，或以 .tar、.tar.gz 结尾的文件
  --wacz 文件        写成可回放的网页档案（WACZ 1.1.1），用 ReplayWeb.page 等打开
  --no-pages         包里不带网页，只带报道、原件、图片和程序
  --originals 文件夹 导入时保存的原件（默认 content/originals）
  --gazetteer 文件   名称表（默认 content/gazetteer.yaml）
  --date 2026-05-20  写进包里的日期（默认是馆藏里最晚的日期；today 为今天）

先用 npm run build 生成网站；ARCHIVE_CONTENT、ARCHIVE_OUT 的用法与生成时相同。`,
    restoreUsage: `用法：npm run restore -- 包 --out 文件夹 [--build]

  包           npm run export 写出的文件夹或 .tar、.tar.gz 文件
  --out 文件夹 恢复到哪里；应当是空的，或还不存在
  --build      恢复后重新生成网站，并与包里的逐个字节核对`,
    description: (title: string, tagline: string): string =>
      `${title}，${tagline}。data/ 里是全部报道、原件、图片、程序和生成的网站；用浏览器打开 data/dist，或在 data/ 里运行 npm ci && npm start。`,
    badDate: (given: string): string =>
      `--date 写的是“${given}”，应当是真实存在的日期，写作 2026-05-20，或写 today`,
    siteDamaged: (folder: string): string =>
      `${folder} 与它的校验文件不符\n    → 用 npm run verify 看哪里不符，或用 npm run build 重新生成`,
    siteOutdated: (folder: string, content: string): string =>
      `${folder} 不是从 ${content} 现在的报道生成的\n    → 先运行 npm run build`,
    targetTaken: (target: string): string =>
      `${target} 已经存在，没有动它\n    → 换一个位置，或先把它移走`,
    bagged: (target: string, articles: number, files: number, bytes: number): string =>
      `已打包：报道 ${articles} 篇，文件 ${files} 个，${(bytes / 1e6).toFixed(1)} MB\n在 ${target}`,
    waczWritten: (target: string, records: number, pages: number): string =>
      `已写成网页档案：网页 ${pages} 个，文件 ${records} 个\n在 ${target}`,
    waczTooLarge: '网页档案超过 4 GB，这种格式放不下；请改用 --bagit',
    noBag: (bag: string): string => `没有找到 ${bag}`,
    notPacked: (file: string, reason: string): string =>
      `${file} 解不开（${reason}）\n    → 确认它是 .tar 或 .tar.gz 文件，并且完整`,
    notOneFolder: '最上一层应当只有一个文件夹',
    badBag: (bag: string, problems: readonly string[]): string =>
      [...problems, `${bag} 有 ${problems.length} 处问题，没有恢复任何文件。`].join('\n'),
    restored: (out: string, files: number, bytes: number): string =>
      `包完好无缺，已恢复文件 ${files} 个，${(bytes / 1e6).toFixed(1)} MB，在 ${out}`,
    howToBuild: (out: string, url: string | undefined): string => {
      if (url === undefined) return `重新生成网站：cd ${out} && npm ci && npm run build`;
      const { origin, pathname } = new URL(url);
      const base = pathname === '/' ? '' : `BASE_PATH=${pathname.replace(/\/$/u, '')} `;
      return `重新生成网站：cd ${out} && npm ci && SITE_URL=${origin} ${base}npm run build`;
    },
    sameSite: (dist: string): string => `重新生成的网站与打包时的逐个字节相同，在 ${dist}`,
    otherSite: (dist: string): string => `重新生成的网站与打包时的不同，在 ${dist}`,
    /** What is wrong with a bag. */
    bag: {
      noDeclaration: 'bagit.txt 缺少，或不合 BagIt 1.0 的写法',
      noPayload: '没有 data 文件夹',
      noManifest: '没有校验清单 manifest-*.txt',
      notAFile: (path: string): string => `${path} 不是普通文件`,
      notUtf8: (path: string): string => `${path} 不是有效的 UTF-8 文字`,
      badInfo: (line: string): string => `bag-info.txt 里读不懂这一行：${line}`,
      oxum: (said: string, found: string): string =>
        `Payload-Oxum 写的是 ${said}，实际是 ${found}（字节数.文件数）`,
      notListed: (path: string, manifest: string): string => `${path} 没有列在 ${manifest} 里`,
      listedTwice: (path: string, manifest: string): string => `${path} 在 ${manifest} 里列了两次`,
      badEntry: (manifest: string, line: number): string => `${manifest}:${line} 这一行不合写法`,
      unknownAlgorithm: (manifest: string): string => `${manifest} 的算法不认识`,
      missing: (path: string, manifest: string): string => `缺少 ${path}（列在 ${manifest} 里）`,
      changed: (path: string, algorithms: string): string =>
        `${path} 与校验值不符（${algorithms}）`,
    },
  },

  /** What all commands say, and npm run build, npm start, npm run check, npm run verify. */
  commands: {
    options: {
      unknown: (option: string): string => `没有“${option}”这个选项`,
      needsValue: (option: string): string => `“${option}”后面应当写一个值`,
      takesNoValue: (option: string): string => `“${option}”后面不写值`,
      unexpected: (word: string): string => `“${word}”是多余的`,
    },
    verifyUsage: '用法：npm run verify -- [文件夹或网址] [--links]',
    checkUsage: '用法：npm run check [-- --fix]',
    building: (content: string): string => `正在生成网站（报道取自 ${content}）……`,
    built: (
      result: {
        articles: number;
        pages: number;
        files: number;
        taken: number;
        indexBytes: number;
        seconds: number;
        peakMegabytes: number;
      },
      out: string,
    ): string =>
      [
        `已生成：报道 ${grouped(result.articles)} 篇，页面 ${grouped(result.pages)} 个，检索索引 ${(result.indexBytes / 1e6).toFixed(1)} MB。`,
        `文件 ${grouped(result.files)} 个，其中沿用上次的 ${grouped(result.taken)} 个，新写 ${grouped(result.files - result.taken)} 个。`,
        `用时 ${result.seconds.toFixed(1)} 秒，内存最多 ${grouped(result.peakMegabytes)} MB。`,
        `网站在 ${out}`,
      ].join('\n'),
    breach: (
      host: string,
      breach:
        | { limit: 'files' | 'totalBytes'; allowed: number; found: number }
        | { limit: 'fileBytes'; allowed: number; found: number; file: string },
    ): string => {
      const { allowed, found } = breach;
      switch (breach.limit) {
        case 'files':
          return `注意：${host} 最多收 ${grouped(allowed)} 个文件，网站有 ${grouped(found)} 个\n    → 在 src/site.ts 里设 copies: false（每篇少两个文件），或换一个空间（host）`;
        case 'totalBytes':
          return `注意：${host} 最多收 ${megabytes(allowed)}，网站有 ${megabytes(found)}\n    → 在 src/site.ts 里设 copies: false，或换一个空间（host）`;
        case 'fileBytes':
          return `注意：${host} 单个文件最大 ${megabytes(allowed)}，${breach.file} 有 ${megabytes(found)}\n    → 换一个空间（host），或不上传这个文件`;
      }
    },
    steps: {
      reading: '读取报道',
      preparing: '准备页面',
      pages: '生成页面',
      index: '编制检索索引',
      publishing: '核对并发布',
    },
    stepOf: (step: string, done: number, total: number): string =>
      `${step} ${grouped(done)} / ${grouped(total)}`,
    timeLeft: (seconds: number): string =>
      seconds < 90 ? `，约还需 ${seconds} 秒` : `，约还需 ${Math.round(seconds / 60)} 分钟`,
    serving: (url: string): string => `报藏已就绪，请用浏览器打开 ${url}（按 Ctrl+C 结束）`,
    noContent: (folder: string): string =>
      `没有找到报道文件夹 ${folder}\n    → 建立这个文件夹，或用 ARCHIVE_CONTENT 指出报道所在的位置`,
    notASite: (out: string): string =>
      `${out} 里放着别的文件，不是生成的网站；没有动它\n    → 用 ARCHIVE_OUT 换一个文件夹，或先把它移走`,
    badSiteUrl: (given: string): string =>
      `SITE_URL 写的是“${given}”，应当是网站的网址，只写到主机，如 https://archive.example\n    → 网站放在某个路径下面时，路径写进 BASE_PATH，如 BASE_PATH=/paper`,
    badProcesses: (given: string): string =>
      `--processes 写的是“${given}”，应当是正整数：用几个进程生成页面`,
    pageProcessEnded: (how: string | number): string =>
      `一个生成页面的进程中途停止（${typeof how === 'number' ? '退出码' : '信号'} ${how}），这次没有生成，原来的网站没有变\n    → 多半是内存不够：让别的程序让出内存，或用 npm run build -- --processes 1 少用内存，再生成一次`,
    buildLocked: (pid: number, lock: string): string =>
      `另一次生成正在写入同一个文件夹（进程 ${pid}）\n    → 等它结束，或用 ARCHIVE_OUT 换一个输出文件夹；如果这个进程不是在生成网站，请删除 ${lock}`,
    badPort: (given: string): string => `PORT 写的是“${given}”，应当是 0 到 65535 的整数`,
    installingChromium: '没有找到 Chromium，正在用 apt-get 安装……',
    noChromium:
      '没有找到 Chromium：请安装它（Debian/Ubuntu：sudo apt-get install chromium），或用 CHROMIUM_PATH 指出它的位置',
    contentCheck: '内容',
    contentRead: (articles: number): string => `读了 ${articles} 篇报道`,
    checking: (tool: string): string => `检查：${tool}`,
    unsafePackage: (name: string, severity: string, range: string): string =>
      `${name}（版本 ${range}）有已公布的安全漏洞，严重程度 ${severity}\n    → 运行 npm audit 看说明，升级后重新核对`,
    auditUnanswered: 'npm 的登记处（registry）没有答复，依赖包有没有已公布的漏洞，这次没有核对',
    checked: (failed: readonly string[]): string =>
      failed.length === 0 ? '全部检查通过' : `没有通过：${failed.join('、')}`,
    noSpace: (out: string): string =>
      `磁盘已满，写不下新的网站；上一次生成的网站原样保留在 ${out}\n    → 腾出空间后再试，或用 ARCHIVE_OUT 换一个磁盘`,
    unreachable: (target: string, reason: string): string =>
      `${target} 没有应答，或中途断了（${reason}）\n    → 检查网址和网络，再核对一次`,
    noChecksums: (target: string): string =>
      `${target} 里没有校验文件 SHA256SUMS\n    → 先用 npm run build 生成网站，或写对文件夹、网址`,
    fileMissing: (path: string): string => `缺少　${path}`,
    fileChanged: (path: string): string => `不符　${path}`,
    fileExtra: (path: string): string => `多出　${path}`,
    verified: '全部文件与校验值相符',
    notVerified: (missing: number, changed: number, extra: number): string =>
      `核对没有通过：缺少 ${missing} 个，不符 ${changed} 个，多出 ${extra} 个`,
    linksOfFolders: '--links 只能核对文件夹，不能核对网址',
    brokenLink: (page: string, address: string): string => `断链　${page} → ${address}`,
    linksChecked: (pages: number, links: number, broken: number): string =>
      `页面 ${pages} 个，站内链接 ${links} 条，断链 ${broken} 条`,
    noFreePort: (first: number, last: number): string =>
      `端口 ${first} 到 ${last} 都被占用\n    → 用 PORT 指定一个空闲的端口，如 PORT=8080 npm start`,
  },
} as const;
