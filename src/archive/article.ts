/**
 * The article model: one schema, from which every type is inferred.
 *
 * Each field carries, in `.describe()`, the sentence shown to the person who fills it in. Optional
 * fields are left out of a file when there is nothing to say: the archive never invents a value.
 * Nothing derived (URLs, counts, reading time, search tokens) is stored here.
 */
import { z } from 'zod';
import { isCalendarDate } from './dates.ts';

/** Characters that no page or feed can carry: control characters and what is no character at all. */
export const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

const line = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/[\r\n]/u.test(text), { message: 'single-line' })
  .refine((text) => !unprintable.test(text), { message: 'printable' });

const calendarDate = z.string().refine(isCalendarDate, { message: 'calendar-date' });

/** A stable identifier: lower-case letters, digits and single hyphens, no name that Windows keeps for devices. */
export const idPattern = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const id = z.string().max(120).regex(idPattern, { message: 'id' });

/** A path below the site's root, from `/`: it cannot lead out of the site or to another one. */
const sitePath = z.string().refine(staysBelow, { message: 'site-path' });

function staysBelow(path: string): boolean {
  if (!/^\/(?!\/)[^\s?#\\]*$/u.test(path)) return false;
  try {
    const segments = decodeURIComponent(path).split(/[/\\]/u);
    return segments.every((segment) => !/^\.{1,2}$/u.test(segment) && !unprintable.test(segment));
  } catch {
    // A percent sign that begins no escape.
    return false;
  }
}

/** A name, alone or with the note that keeps apart those who share it. */
const name = z.union([
  line,
  z.strictObject({
    name: line.describe('名称，按报道所用'),
    note: line.optional().describe('同名时用来区分的说明，如“气象学家”'),
  }),
]);

const names = z.array(name).default([]);

export const articleSchema = z.strictObject({
  id: id.describe('报道的永久编号，用小写字母、数字和连字符；一经发布不再更改'),
  headline: line.describe('标题，照原样，不加书名号或句号'),
  kicker: line.optional().describe('肩题：标题上方的引题'),
  deck: line.optional().describe('副题：标题下方的副标题'),
  date: calendarDate.describe('见报日期，写作 YYYY-MM-DD'),
  dateline: line.optional().describe('电头，照原样，如“新华社北京5月20日电”'),
  byline: z
    .array(
      z.union([
        line,
        z.strictObject({
          name: line.describe('署名者姓名'),
          role: line.optional().describe('身份，如“记者”“通讯员”“摄影”'),
        }),
      ]),
    )
    .default([])
    .describe('署名，一人一项'),
  source: line.optional().describe('稿源，如“新华社”；不知道就留空'),
  sourceNote: line.optional().describe('稿源附注，照报上所印，如“■据新华社”'),
  publication: line.optional().describe('刊登报纸的名称'),
  edition: z
    .strictObject({
      number: line.optional().describe('版次，如“A03”“第3版”'),
      name: line.optional().describe('版名，如“要闻”'),
    })
    .optional()
    .describe('版次和版名'),
  section: line.optional().describe('栏目，如“国际”“科技”'),
  people: names.describe('人物'),
  places: names.describe('地点'),
  organizations: names.describe('机构'),
  topics: z.array(line).default([]).describe('专题词'),
  proposed: z
    .strictObject({ people: names, places: names, organizations: names })
    .optional()
    .describe('推荐的名称，由 npm run propose 写入；确认后移到上面各栏'),
  event: line.optional().describe('所属事件的名称；同一事件的报道写同一个名称'),
  related: z
    .array(
      z.strictObject({
        id: id.describe('相关报道的编号'),
        type: z
          .enum(['continuation', 'background', 'companion', 'commentary', 'same-source'])
          .describe(
            '关系：continuation 续报、background 背景、companion 同题、commentary 评论、same-source 同源',
          ),
      }),
    )
    .default([])
    .describe('相关报道'),
  figures: z
    .array(
      z.strictObject({
        src: sitePath
          .optional()
          .describe('图片路径，从 / 开始，对应 public/ 下的文件；没有图片就不写'),
        alt: line.optional().describe('给看不见图的读者的说明；有图片时必须写'),
        width: z.int().positive().optional().describe('图片宽度（像素）'),
        height: z.int().positive().optional().describe('图片高度（像素）'),
        caption: line.describe('图片说明，照原样'),
        credit: line.optional().describe('图片来源，如“新华社”'),
        creditNote: line.optional().describe('图片署名，照报上所印，如“新华社图”'),
        after: z.int().min(0).optional().describe('放在第几段之后；不写则放在正文之前'),
      }),
    )
    .default([])
    .describe('图片；原图缺失时只写说明，页面会标明“原图未收录”'),
  corrections: z
    .array(
      z.strictObject({
        date: calendarDate.describe('更正日期'),
        kind: z
          .enum(['transcription', 'publisher', 'editor'])
          .describe('transcription 录入勘误、publisher 报社更正、editor 编者说明'),
        text: line.describe('更正内容'),
      }),
    )
    .default([])
    .describe('更正'),
  basis: z.array(line).default([]).describe('本站编写的报道所依据的公开事实'),
  provenance: z
    .strictObject({
      file: line.describe('来源文件名'),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/u, { message: 'sha256' })
        .describe('来源文件的 SHA-256'),
      lines: z
        .string()
        .regex(/^[0-9]+(?:-[0-9]+)?(?:,[0-9]+(?:-[0-9]+)?)*$/u, { message: 'lines' })
        .describe('来源文件中的行，如“1-45,52”'),
      tool: line.optional().describe('导入工具和版本'),
      options: line.optional().describe('导入时的选项'),
    })
    .optional()
    .describe('来源凭证：由导入工具填写'),
  rights: line.optional().describe('版权说明'),
  language: z.enum(['zh-Hans', 'zh-Hant']).default('zh-Hans').describe('文字：简体或繁体'),
  weight: z.int().min(0).max(100).default(0).describe('在首页的分量，0 到 100，越大越靠前'),
  withdrawn: z
    .strictObject({
      date: calendarDate.describe('撤下日期'),
      reason: line.describe('撤下原因'),
    })
    .optional()
    .describe('撤下：页面只留说明，不再列出和检索'),
  aliases: z.array(sitePath).default([]).describe('旧网址，从 / 开始，会转到现在的页面'),
});

/** An article's front matter as the archive uses it: defaults filled in. */
export type Article = z.output<typeof articleSchema>;
/** An article's front matter as it may stand in a file. */
export type ArticleInput = z.input<typeof articleSchema>;
export type Figure = Article['figures'][number];
export type Name = Article['people'][number];
export type RelationType = Article['related'][number]['type'];

/** A byline entry or a name as plain text: what is shown and searched. */
export function nameText(entry: Name | Article['byline'][number]): string {
  return typeof entry === 'string' ? entry : entry.name;
}
