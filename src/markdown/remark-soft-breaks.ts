/**
 * Joins soft line breaks: none between Chinese characters, a space between words.
 *
 *     全国人大     →  <p>全国人大会议</p>
 *     会议
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

// A break beside one of these needs no space: Chinese is written without any.
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]/u;

export function remarkSoftBreaks() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = joinLines(node.value);
    });
  };
}

export function joinLines(text: string): string {
  if (!text.includes('\n')) return text;
  return text.replace(/[ \t]*\n[ \t]*/gu, (_, offset: number, whole: string) => {
    const before = [...whole.slice(0, offset)].at(-1) ?? '';
    const after = whole.slice(offset).trimStart()[Symbol.iterator]().next().value ?? '';
    return cjk.test(before) || cjk.test(after) ? '' : ' ';
  });
}
