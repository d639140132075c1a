/**
 * Leaves as text, just as it was written, what Markdown has and an article has not: pictures (they are
 * `figures` in the front matter), footnotes, boxes to tick, addresses that stand away from their link.
 * Read as markup they would vanish from the page, or lead nowhere.
 *
 *     据报道[^1]      →  <p>据报道[^1]</p>
 *
 *     [^1]: 原文。       <p>[^1]: 原文。</p>
 */
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** As micromark and its extensions call them. */
const notOurs = [
  'labelStartImage',
  'definition',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'tasklistCheck',
];

export function remarkOnlyOurs(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: notOurs } }];
}
