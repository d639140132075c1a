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
        alias: '以“/”开头的网址',
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
    unreadable: (reason: string): string => `读不出这个文件（${reason}）`,
    unreadableHint: '确认文件存在、可以读取，并以 UTF-8 保存',
    notUtf8: '文件不是有效的 UTF-8 文字',
    notUtf8Hint: '请另存为 UTF-8，或先用 npm run import 导入',
    summary: (problems: number, files: number): string =>
      `${files} 个文件共有 ${problems} 处问题，没有生成任何页面；上一次生成的网站原样保留。`,
  },

  /** Pages of the site. */
  pages: {},

  /** Search: page and command line. */
  search: {},

  /** The importer and its command line. */
  importer: {},

  /** npm run build, npm start, npm run check. */
  commands: {},
} as const;
