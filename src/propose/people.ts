/** People: by the words around them, by middle dots, by the looks of the name itself. */
import { han, type Lexicon } from './lexicon.ts';
import { regionWord } from './places.ts';
import type { NameReason, Span } from './spans.ts';
import { doubtfulSurnames, surnameLength } from './surnames.ts';
import { transcribedLength } from './transcription.ts';
import {
  functionChars,
  notPeople,
  oneOf,
  titles,
  titlesAfter,
  transcription,
  verbs,
} from './words.ts';

const titleBefore = new RegExp(`(?:${oneOf(titles)})(?=\\p{Script=Han}{2})`, 'gu');
const titleAfter = new RegExp(`(?:${oneOf(titlesAfter)})`, 'gu');
const verbAt = new RegExp(`^(?:${oneOf(verbs)})`, 'u');
const titleAt = new RegExp(`^(?:${oneOf(titlesAfter)})`, 'u');
export const endsWithTitle = new RegExp(`(?:${oneOf(titles)})$`, 'u');
const adverbsThenVerb = new RegExp(
  `^(?:还|也|则|又|再次|首先|最后|随后|分别|同时|当天|今天|昨天|\\d+日){0,2}(?:${oneOf(verbs)})`,
  'u',
);
const unlikelyLast =
  /[感性权法院人者观书证周赛会队剧病雨风卷件员站县区镇乡村山岛湖河路街州市港桥寺馆部史图年月日式期核庭洲里斯尔曼德特克]$/u;
const calledBy =
  /^.(?:老师|先生|小姐|女士|师傅|总理|总统|主席|大使|部长|校长|院长|局长|老汉|婆婆|大爷|大妈|奶奶|爷爷|阿姨|叔叔|书记|教授|医生|方|媒|军方|外长|政府|老)$/u;

export function peopleRules(lexicon: Lexicon) {
  const { bySpelling, known, isPlaceName, isWord } = lexicon;

  /** 卡洛斯·加西亚: parts of transcription letters around middle dots. */
  function* dottedNames(text: string): Generator<Span> {
    for (const { 0: run, index } of text.matchAll(
      /\p{Script=Han}+(?:[·-]\p{Script=Han}+)*·\p{Script=Han}+(?:[·-]\p{Script=Han}+)*/gu,
    )) {
      const parts = run.split(/[·-]/u);
      let at = index;
      let from: number | undefined;
      for (const [number, part] of parts.entries()) {
        const whole =
          number > 0 &&
          number < parts.length - 1 &&
          [...part].every((char) => transcription.has(char) || part.length < 5);
        const head = number === 0 ? 0 : transcribedLength(part, isWord);
        if (!whole && number > 0) {
          if (from !== undefined && head > 0)
            yield {
              start: from,
              end: at + head,
              kind: 'people',
              confidence: 0.85,
              reason: 'foreign',
            };
          from = undefined;
        }
        if (!whole && number < parts.length - 1) {
          let start = part.length;
          while (
            start > 0 &&
            part.length - start < 6 &&
            transcription.has(part[start - 1] as string)
          )
            start -= 1;
          for (const { 0: title, index: before } of `${part}\u4e00\u4e00`.matchAll(titleBefore))
            start = Math.max(start, before + title.length);
          if (start < part.length) from = at + start;
        }
        at += part.length + 1;
      }
    }
  }

  /** People by what stands around them: titles, verbs of speech, lists of names. */
  function peopleByContext(text: string): Span[] {
    const found = new Map<number, Span>();
    const add = (start: number, length: number, confidence: number, reason: NameReason): void => {
      const other = found.get(start);
      if (length > 0 && (!other || other.confidence < confidence))
        found.set(start, { start, end: start + length, kind: 'people', confidence, reason });
    };
    for (const { 0: title, index } of text.matchAll(titleBefore)) {
      const start = index + title.length;
      const chinese = chineseLength(text, start);
      if (chinese > 0) add(start, chinese, 0.85, 'title');
      else {
        const foreign = foreignLength(text, start);
        if (foreign > 0 && !regionWord.test(text.slice(start + foreign)))
          add(start, foreign, 0.8, 'title');
      }
    }
    for (const clause of clauses(text)) {
      const start = clause.start;
      const chinese = chineseLength(text, start);
      if (chinese > 0 && adverbsThenVerb.test(text.slice(start + chinese, clause.end)))
        add(start, chinese, 0.8, 'speech');
      const foreign = foreignLength(text, start);
      if (
        foreign > 2 &&
        chinese === 0 &&
        adverbsThenVerb.test(text.slice(start + foreign, clause.end))
      )
        add(start, foreign, 0.7, 'speech');
    }
    for (const { index } of text.matchAll(titleAfter)) {
      for (const length of [3, 2, 4]) {
        const start = index - length;
        const before = text[start - 1] ?? '\n';
        if (start < 0 || !isChineseName(text.slice(start, index))) continue;
        if (
          han.test(before) &&
          !functionChars.has(before) &&
          !endsWithTitle.test(text.slice(Math.max(0, start - 4), start))
        )
          continue;
        add(start, length, 0.65, 'title');
        break;
      }
    }
    // A neighbour in a list of names is a name.
    const ends = (): Map<number, Span> =>
      new Map([...found.values()].map((span) => [span.end, span]));
    for (let grown = true; grown;) {
      grown = false;
      for (const [end] of ends()) {
        if (!/^[、和与及]/u.test(text.slice(end))) continue;
        const start = end + 1;
        if (found.has(start)) continue;
        const length = chineseLength(text, start);
        if (length === 0) continue;
        add(start, length, 0.75, 'list');
        grown = true;
      }
      for (const { start } of [...found.values()]) {
        if (text[start - 1] !== '、') continue;
        for (const length of [3, 2, 4]) {
          const from = start - 1 - length;
          const before = text[from - 1] ?? '\n';
          if (from < 0 || found.has(from) || !isChineseName(text.slice(from, start - 1))) continue;
          if (han.test(before) && !endsWithTitle.test(text.slice(Math.max(0, from - 4), from)))
            continue;
          add(from, length, 0.7, 'list');
          grown = true;
          break;
        }
      }
    }
    return [...found.values()];
  }

  /** Length of the Chinese name that begins at `start`; 0 for none. */
  function chineseLength(text: string, start: number): number {
    const run = /^\p{Script=Han}*/u.exec(text.slice(start, start + 8))?.[0] ?? '';
    const surname = surnameLength(run);
    if (surname === 0) return 0;
    for (const [entry] of [4, 3, 2].map((length) => [run.slice(0, length)] as const)) {
      if (entry.length > 1 && known('people', entry)) return entry.length;
    }
    for (const length of surname === 2 ? [4, 3] : [3, 2]) {
      const name = run.slice(0, length);
      if (name.length !== length || !isChineseName(name)) continue;
      const rest = run.slice(length);
      // The last character belongs to the word that follows: 周玉|今晚.
      const crossing = run.slice(length - 1, length + 1);
      if (length > surname + 1 && crossing.length === 2 && isWord(crossing)) continue;
      if (followsName(rest)) return length;
    }
    return 0;
  }

  /** What comes after a name: nothing, a function word, a verb, or at least a word of its own. */
  function followsName(rest: string): boolean {
    if (rest === '') return true;
    if (functionChars.has(rest[0] as string) || verbAt.test(rest) || titleAt.test(rest))
      return true;
    return [3, 2].some((length) => rest.length >= length && isWord(rest.slice(0, length)));
  }

  function isChineseName(name: string): boolean {
    const surname = surnameLength(name);
    const given = [...name].slice(surname);
    if (surname === 0 || given.length < 1 || given.length > 2 || !han.test(name)) return false;
    if (given.some((char) => functionChars.has(char))) return false;
    if (isWord(name) || notPeople.has(name) || calledBy.test(name)) return false;
    if (bySpelling.has(name.slice(0, 2)) && surname === 1 && name.length > 2) return false;
    if (
      doubtfulSurnames.has(name[0] as string) &&
      (isWord(name.slice(1)) || isPlaceName(name.slice(1)) || isWord(name.slice(0, 2)))
    )
      return false;
    // 高度|评: the name would begin with a common word.
    return name.length < 3 || !isWord(name.slice(0, 2)) || surname === 2;
  }

  /** A name that no title or verb supports: no part of it may be a word. */
  const isUnpromptedName = (name: string): boolean =>
    isChineseName(name) &&
    !isWord(name.slice(0, 2)) &&
    !isWord(name.slice(1)) &&
    !doubtfulSurnames.has(name[0] as string) &&
    !unlikelyLast.test(name);

  function foreignLength(text: string, start: number): number {
    const run = /^\p{Script=Han}*/u.exec(text.slice(start, start + 12))?.[0] ?? '';
    for (let length = Math.min(8, run.length); length >= 2; length -= 1) {
      if (known('people', run.slice(0, length))) return length;
    }
    const length = transcribedLength(run, isWord);
    const word = run.slice(0, length);
    if (length < 2 || isWord(word) || bySpelling.has(word) || calledBy.test(word)) return 0;
    if ([4, 3, 2].some((size) => size < length && isPlaceName(word.slice(0, size)))) return 0;
    const rest = run.slice(length);
    return length >= 3 || rest === '' || verbAt.test(rest) || functionChars.has(rest[0] as string)
      ? length
      : 0;
  }

  function standsAsPerson(text: string, start: number, end: number): boolean {
    return (
      endsWithTitle.test(text.slice(Math.max(0, start - 5), start)) ||
      titleAt.test(text.slice(end)) ||
      (/[\s,、。“”;:!?()]/u.test(text[start - 1] ?? '\n') &&
        (verbAt.test(text.slice(end)) || /^[、]/u.test(text.slice(end))))
    );
  }

  return { dottedNames, peopleByContext, isUnpromptedName, standsAsPerson };
}

function* clauses(text: string): Generator<{ start: number; end: number }> {
  for (const { 0: clause, index } of text.matchAll(/[^\s,。;:!?“”‘’()《》【】]+/gu))
    yield { start: index, end: index + clause.length };
}
