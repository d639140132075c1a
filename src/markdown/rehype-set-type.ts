/**
 * Marks up what a browser needs for setting Chinese: words of another script, so that they are read and
 * hyphenated as such, and full-width marks that give up their blank half beside another mark, for browsers
 * that cannot tell by themselves; and where a line may break. Nothing of the text changes.
 *
 *     他说：“New York Times报道。”
 *     →  他说：<span class="tight">“</span><span lang="en">New York Times</span>报道。<span class="tight">”</span>
 */
import type { ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const closing = '，。、；：」』）》〉】”’';
const opening = '「『（《〈【“‘';
/** A mark that stands after another without being the one that closes it. */
const tight = `(?<=[${closing}])[${closing}${opening}]|(?<=[${opening}])[${opening}]`;
/** Words in plain Latin letters, of which one is more than an abbreviation. */
const english = String.raw`(?<![A-Za-z0-9À-ɏ])(?=[A-Za-z' -]*[A-Za-z][a-z]{2})[A-Za-z][A-Za-z']*(?:[ -][A-Za-z][A-Za-z']*)*(?![A-Za-z0-9À-ɏ])`;
const kana = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}ー]+`;
const hangul = String.raw`\p{Script=Hangul}+(?: \p{Script=Hangul}+)*`;
const cyrillic = String.raw`\p{Script=Cyrillic}+(?:[ -]\p{Script=Cyrillic}+)*`;
const pattern = new RegExp(
  `(?<tight>${tight})|(?<en>${english})|(?<ja>${kana})|(?<ko>${hangul})|(?<ru>${cyrillic})`,
  'gu',
);

/**
 * Between Chinese and a quotation of figures or Latin letters: browsers take the quotation marks for Western
 * ones there, allow no break, and a justified line is torn wide.
 */
const western = String.raw`(?!\p{Script=Han})[\p{L}\p{N}]`;
const breaks = new RegExp(
  String.raw`(?<=[\p{Script=Han}，。、；：）》])(?=[“‘]${western})|(?<=${western}[”’])(?=\p{Script=Han})`,
  'gu',
);

const passedOver = new Set(['code', 'pre', 'ruby', 'rt']);

export function rehypeSetType() {
  return (tree: Root): void => {
    visit(tree, (node, index, parent) => {
      if (
        node.type === 'element' &&
        (passedOver.has(node.tagName) || node.properties['lang'] !== undefined)
      )
        return SKIP;
      if (node.type !== 'text' || !parent || index === undefined) return undefined;
      const parts = node.value
        .split(breaks)
        .flatMap((piece, at) => [...(at === 0 ? [] : [breakHere()]), ...split(piece)]);
      if (parts.length === 1) return undefined;
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

const breakHere = (): ElementContent => ({
  type: 'element',
  tagName: 'wbr',
  properties: {},
  children: [],
});

function split(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  for (const { 0: value, index, groups = {} } of text.matchAll(pattern)) {
    const [kind = ''] = Object.keys(groups).filter((name) => groups[name] !== undefined);
    if (index > from) parts.push({ type: 'text', value: text.slice(from, index) });
    parts.push({
      type: 'element',
      tagName: 'span',
      properties: kind === 'tight' ? { className: [kind] } : { lang: kind },
      children: [{ type: 'text', value }],
    });
    from = index + value.length;
  }
  if (from < text.length || parts.length === 0)
    parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}
