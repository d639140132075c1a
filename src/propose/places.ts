/** Places: unknown names by their endings and neighbours, and countries named side by side. */
import { han, type Lexicon } from './lexicon.ts';
import type { Span } from './spans.ts';
import type { Word } from './tagger.ts';
import { transcribedLength, transcriptionRun } from './transcription.ts';
import { functionChars, oneOf, placeEndings } from './words.ts';

const placeEnd = new RegExp(`(?:${oneOf(placeEndings)})$`, 'u');
export const regionWord = new RegExp(
  '^(?:地区|市|省|州|县|镇|港|岛|古城|机场|一带|附近|郊区|山区)',
  'u',
);
const regionBefore = /(?:首都|首府|城市|古城|城镇|重镇|小镇|港口|位于|地处|抵达|前往)$/u;

/** Countries that are named side by side without their full names. */
const pairs = new Set(
  `中美 美中 中俄 俄中 中日 日中 中韩 韩中 中朝 朝中 中英 中法 中德 中日韩 中欧 中非 中印 中越 中苏 中美英 朝韩 韩朝 美俄 俄美 日韩 韩日 美日 日美
   美韩 韩美 俄乌 乌俄 美朝 朝美 英法 法德 德法 印巴 美欧 欧美 俄日 日俄 美英 英美 美伊 伊美 美苏 苏美 朝日 日朝`.split(
    /\s+/u,
  ),
);

export function placeRules(lexicon: Lexicon) {
  const { bySpelling, byShort, known, isPlaceName, isWord } = lexicon;

  function* places(text: string, words: readonly Word[]): Generator<Span> {
    for (const [index, word] of words.entries()) {
      const previous = words[index - 1];
      // 岔河 + 村, and 岔河村 as one unknown word
      if (placeEnd.test(word.text) && word.text.length <= 4) {
        const start =
          isPlaceName(previous?.text) && isSite(word.text)
            ? previous?.start
            : placeStart(words, index);
        if (start !== undefined && namesPlace(text, start, word.end))
          yield { start, end: word.end, kind: 'places', confidence: 0.6, reason: 'ending' };
      }
      // The unknown name after 首都 or before 地区.
      const before = text.slice(Math.max(0, word.start - 2), word.start);
      const run = /^\p{Script=Han}*/u.exec(text.slice(word.start, word.start + 10))?.[0] ?? '';
      const letters = transcriptionRun(run);
      const length = regionWord.test(run.slice(letters)) ? letters : transcribedLength(run, isWord);
      const unknown = text.slice(word.start, word.start + length);
      if (
        length >= 3 &&
        ![4, 3, 2].some((size) => isPlaceName(unknown.slice(0, size))) &&
        (regionBefore.test(before) || regionWord.test(text.slice(word.start + length)))
      ) {
        const ending = /^(?:港|岛|镇|半岛|群岛)/u.exec(text.slice(word.start + length))?.[0] ?? '';
        const end = word.start + length + ending.length;
        yield { start: word.start, end, kind: 'places', confidence: 0.65, reason: 'foreign' };
      }
    }
  }

  /** 青海省岔河村: what stands between a place and the ending of a smaller one. */
  function* smallerPlaces(text: string): Generator<Span> {
    for (const { 0: name, index } of text.matchAll(
      /(?<=[省市县区州镇乡])\p{Script=Han}{1,3}?[县镇乡村]/gu,
    )) {
      const stem = name.slice(0, -1);
      const above = [4, 3].some((size) => isPlaceName(text.slice(index - size, index)));
      if (
        !above ||
        (stem.length > 1 && isWord(stem)) ||
        [...stem].some((char) => functionChars.has(char))
      )
        continue;
      if (isWord(name.slice(-2)) && lexicon.tagOf(name.slice(-2)) !== 'ns') continue;
      yield {
        start: index,
        end: index + name.length,
        kind: 'places',
        confidence: 0.65,
        reason: 'ending',
      };
    }
  }

  /** Where an unknown name with an ending may stand, and what it may hold. */
  function namesPlace(text: string, start: number, end: number): boolean {
    const name = text.slice(start, end);
    if (
      name.length < 3 ||
      name.length > 9 ||
      /^[这那各一等在往到为入归返每某几多三两本该]|是/u.test(name)
    )
      return false;
    if (!isSite(name.slice(-2)) && !isSite(name.slice(-3)) && isWord(name.slice(-2))) return false;
    if (/[村镇乡县]$/u.test(name) || isSite(name.slice(-2))) return true;
    const before = text.slice(Math.max(0, start - 4), start);
    return (
      /[在到从自往]$|位于$|[省市县区州镇乡村]$/u.test(before) ||
      [2, 3, 4].some((size) => known('places', before.slice(-size)))
    );
  }

  /** The start of an unknown name that ends in word `index`, which is an ending. */
  function placeStart(words: readonly Word[], index: number): number | undefined {
    const whole = words[index] as Word;
    let start = whole.text.length > 2 && whole.tag === 'x' ? whole.start : undefined;
    for (let at = index - 1; at >= Math.max(0, index - 2); at -= 1) {
      const { text, tag, start: from, end } = words[at] as Word;
      if (end !== (words[at + 1] as Word).start || !han.test(text) || text.length > 3) break;
      if (isPlaceName(text) || bySpelling.has(text)) break;
      if (!['x', 'nz', 'nrt', 'nr', 'ns', 'g', 'ng', 'zg'].includes(tag) || functionChars.has(text))
        break;
      start = from;
    }
    return start;
  }

  const isSite = (word: string): boolean => word.length > 1 && placeEndings.includes(word);

  /** 中俄: countries side by side. */
  function* together(text: string, words: readonly Word[]): Generator<Span> {
    for (let index = 0; index < words.length; index += 1) {
      const first = words[index] as Word;
      let end = first.end;
      // jieba may have cut the two apart.
      if (first.text.length === 1) {
        const next = words[index + 1];
        if (next?.text.length !== 1) continue;
        end = next.end;
      }
      const run = text
        .slice(first.start, end)
        .replace(/(?<=^..)(?:关系|两国|边境|双边|元首|友好|建交|经贸|合作|贸易|边界)$/u, '');
      const length = run.length;
      if (length < 2 || length > 3) continue;
      const shorts = [...run].map((char) => byShort.get(char));
      if (shorts.includes(undefined) || new Set(shorts).size < length) continue;
      // 中土 may be Turkey or Turkmenistan: the full name must stand in the text too.
      if (!pairs.has(run) && shorts.some((name) => name !== '中国' && !text.includes(String(name))))
        continue;
      for (const [at, name] of shorts.entries())
        if (name !== undefined)
          yield {
            start: first.start + at,
            end: first.start + at + 1,
            kind: 'places',
            confidence: 0.7,
            reason: 'together',
            name,
          };
    }
  }

  return { places, smallerPlaces, together };
}
