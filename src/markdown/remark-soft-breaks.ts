/**
 * Joins soft line breaks: no space between Chinese characters or within a number that they stand
 * around, a space between words.
 *
 *     全国人大     →  <p>全国人大会议</p>
 *     会议
 */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

// A break beside one of these needs no space: Chinese is written without any.
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF“”‘’—…·]/u;

const numberEnds = new RegExp(`${cjk.source}[\\d.,]+$`, 'u');
const numberGoesOn = new RegExp(`^[\\d.,]+%?${cjk.source}`, 'u');

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
    const [before, after] = [whole.slice(0, offset), whole.slice(offset).trimStart()];
    const first = after[Symbol.iterator]().next().value ?? '';
    const close = cjk.test([...before].at(-1) ?? '') || cjk.test(first);
    return close || (numberEnds.test(before) && numberGoesOn.test(after)) ? '' : ' ';
  });
}
