/**
 * What an editor has said no to, kept beside the gazetteer in a YAML list. Such a proposal is not made again,
 * for one article or for all:
 *
 *     - { kind: organizations, value: 反对派 }
 *     - { kind: same-source, value: 20200701-a, article: 20200702-b }
 */
import { isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { nameLabel } from '../archive/archive.ts';
import { nameText } from '../archive/article.ts';
import type { Problem } from '../archive/front-matter.ts';
import { zh } from '../i18n/zh-CN.ts';
import { nameKinds } from './gazetteer.ts';
import type { Proposal } from './propose.ts';

export const rejectedKinds = [...nameKinds, 'same-source', 'event'] as const;

const word = z.string().trim().min(1);
const rejectionSchema = z.strictObject({
  kind: z.enum(rejectedKinds).describe('哪一类推荐'),
  value: word.describe('被否决的名称、事件名，或同源另一篇的 id'),
  article: word.optional().describe('只对这一篇；不写则对全部报道'),
});
export type Rejection = z.infer<typeof rejectionSchema>;

export function parseRejections(
  source: string,
  file: string,
): { rejections: readonly Rejection[]; problems: readonly Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(source.replace(/^\uFEFF/u, ''), { lineCounter: counter });
  const at = (offset: number, said: { message: string; hint: string }): Problem => {
    const { line, col } = counter.linePos(offset);
    return { file, line, column: col, ...said };
  };
  if (document.errors.length > 0) {
    return {
      rejections: [],
      problems: document.errors.map((error) =>
        at(error.pos[0], {
          message: zh.content.yaml(error.code),
          hint: zh.content.yamlHint(error.code),
        }),
      ),
    };
  }
  const read = z.array(rejectionSchema).safeParse(document.toJS() ?? []);
  if (read.success) return { rejections: read.data, problems: [] };
  const lines = new Set(read.error.issues.map((issue) => issue.path[0]));
  return {
    rejections: [],
    problems: [...lines].map((index) => {
      const node = index === undefined ? undefined : document.getIn([index], true);
      return at(isNode(node) ? (node.range?.[0] ?? 0) : 0, zh.propose.badRejection);
    }),
  };
}

/** `key` makes two spellings of one word equal. */
export function createRejections(
  rejections: readonly Rejection[],
  key: (text: string) => string,
): (proposal: Pick<Proposal, 'kind' | 'article' | 'value'>) => boolean {
  const known = new Set(
    rejections.map(({ kind, value, article }) => `${kind} ${key(value)} ${article ?? ''}`),
  );
  return ({ kind, article, value }) => {
    if (typeof value === 'object' && 'id' in value)
      return [
        [value.id, article],
        [article, value.id],
      ].some(([one = '', other = '']) => known.has(`${kind} ${key(one)} ${other}`));
    return [nameText(value), nameLabel(value)].some((spelling) =>
      ['', article].some((where) => known.has(`${kind} ${key(spelling)} ${where}`)),
    );
  };
}

/** “organizations=反对派” as an editor gives it at the terminal. */
export function readRejection(given: string, article: string | undefined): Rejection | undefined {
  const [, kind, value] = /^([a-z-]+)=(.+)$/u.exec(given) ?? [];
  return rejectionSchema.safeParse({ kind, value, ...(article !== undefined && { article }) }).data;
}

/** The file with one more entry; the rest stays as it is. */
export function withRejection(source: string, rejection: Rejection): string {
  const entry = stringify([rejection], { collectionStyle: 'flow', lineWidth: 0 }).trim();
  const line = `- ${entry.slice(1, -1).trim()}\n`;
  if (source.trim() === '') return `${zh.propose.rejectedHead}\n${line}`;
  return `${source.trimEnd()}\n${line}`;
}
