/**
 * Names in a text: spans that rules find, each with its reason and how far it can be trusted. Where
 * spans overlap the longer wins, so that 北京 inside 北京大学 is no place of its own.
 */
import { fold, foldEach, type FoldTable } from '../search/fold.ts';
import type { GazetteerEntry, ProposedKind } from './gazetteer.ts';
import { doubtfulSurnames, surnameLength } from './surnames.ts';
import type { Tagger, Word } from './tagger.ts';
import {
  bareBodies,
  functionChars,
  genericOrganizations,
  localEndings,
  notPeople,
  notPlaces,
  oneOf,
  organizationBeginnings,
  organizationBreaks,
  organizationVerbs,
  organizationEndings,
  placeEndings,
  setPhrases,
  titles,
  titlesAfter,
  transcription,
  verbs,
  wideBeginnings,
} from './words.ts';

export type NameReason =
  | 'gazetteer'
  | 'namesake'
  | 'dictionary'
  | 'title'
  | 'speech'
  | 'list'
  | 'foreign'
  | 'ending'
  | 'repeated'
  | 'together';

export interface NameProposal {
  readonly kind: ProposedKind;
  readonly name: string;
  /** Keeps namesakes apart, from the gazetteer. */
  readonly note?: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: NameReason;
}

export interface NameFinder {
  /** The names of a text, each once, in the order of their first mention. */
  find(text: string): NameProposal[];
  /** The name under which the archive knows a spelling. */
  canonical(kind: ProposedKind, spelling: string): string;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: ProposedKind;
  readonly confidence: number;
  readonly reason: NameReason;
  /** Instead of the text of the span. */
  readonly name?: string;
}

export interface NameFinderOptions {
  readonly entries: readonly GazetteerEntry[];
  readonly tagger: Tagger;
  /** Traditional to Simplified. */
  readonly table: FoldTable;
}

const titleBefore = new RegExp(`(?:${oneOf(titles)})(?=\\p{Script=Han}{2})`, 'gu');
const titleAfter = new RegExp(`(?:${oneOf(titlesAfter)})`, 'gu');
const verbAt = new RegExp(`^(?:${oneOf(verbs)})`, 'u');
const titleAt = new RegExp(`^(?:${oneOf(titlesAfter)})`, 'u');
const endsWithTitle = new RegExp(`(?:${oneOf(titles)})$`, 'u');
const adverbsThenVerb = new RegExp(
  `^(?:还|也|则|又|再次|首先|最后|随后|分别|同时|当天|今天|昨天|\\d+日){0,2}(?:${oneOf(verbs)})`,
  'u',
);
const organizationEnd = new RegExp(`(?:${oneOf(organizationEndings)})$`, 'u');
const wholeEnding = new RegExp(`^(?:${oneOf(organizationEndings)})$`, 'u');
const placeEnd = new RegExp(`(?:${oneOf(placeEndings)})$`, 'u');
const regionWord = new RegExp('^(?:地区|市|省|州|县|镇|港|岛|古城|机场|一带|附近|郊区|山区)', 'u');
const regionBefore = /(?:首都|首府|城市|古城|城镇|重镇|小镇|港口|位于|地处|抵达|前往)$/u;

const unlikelyLast =
  /[感性权法院人者观书证周赛会队剧病雨风卷件员站县区镇乡村山岛湖河路街州市港桥寺馆部史图年月日式期核庭洲里斯尔曼德特克]$/u;
const calledBy =
  /^.(?:老师|先生|小姐|女士|师傅|总理|总统|主席|大使|部长|校长|院长|局长|老汉|婆婆|大爷|大妈|奶奶|爷爷|阿姨|叔叔|书记|教授|医生|方|媒|军方|外长|政府|老)$/u;

const han = /^\p{Script=Han}+$/u;
const dots = /[•・‧∙⋅･]/gu;

export function createNameFinder({ entries, tagger, table }: NameFinderOptions): NameFinder {
  const key = (text: string): string => fold(text, table).replace(dots, '·');
  const bySpelling = new Map<string, GazetteerEntry[]>();
  const byShort = new Map<string, string>();
  for (const entry of entries) {
    for (const spelling of new Set([entry.name, ...entry.aliases].map(key))) {
      const list = bySpelling.get(spelling);
      if (list) list.push(entry);
      else bySpelling.set(spelling, [entry]);
    }
    if (entry.short !== undefined) byShort.set(key(entry.short), entry.name);
  }
  // What jieba cannot hold as a word is looked for in the text itself.
  const unteachable = [...bySpelling.keys()].filter((spelling) => !han.test(spelling));
  const longWords =
    unteachable.length === 0
      ? undefined
      : new RegExp(`(?<![a-z0-9])(?:${oneOf(unteachable.map(escape))})(?![a-z0-9])`, 'gu');

  const known = (kind: ProposedKind, spelling: string): GazetteerEntry | undefined =>
    bySpelling.get(spelling)?.find((entry) => entry.kind === kind);

  function canonical(kind: ProposedKind, spelling: string): string {
    const folded = key(spelling);
    const entry = known(kind, folded);
    if (entry) return entry.name;
    if (kind === 'organizations') {
      // 中国外交部 is 外交部 as the archive knows it; 俄国防部 is Russia's.
      const inner = known(kind, folded.replace(/^中国/u, ''));
      if (inner) return inner.name;
      const country = byShort.get(folded[0] as string);
      const rest = folded.slice(1);
      return country !== undefined &&
        (known(kind, rest) ?? wholeEnding.test(rest)) &&
        !isPlaceName(folded.slice(0, 2))
        ? country + rest
        : folded;
    }
    if (kind !== 'places') return folded;
    const bare = bareplace(folded);
    return known(kind, bare)?.name ?? bare;
  }

  /** The folded text with the capitals that it had. */
  function keepCase(original: string): string {
    let cased = '';
    foldEach(original, table, (char, start, end) => {
      const source = original.slice(start, end).normalize('NFKC');
      cased += source.toLowerCase() === char && source.length === char.length ? source : char;
    });
    return cased;
  }

  function find(original: string): NameProposal[] {
    const folded = key(original);
    const text = hideTitlesOfWorks(folded, (work) => bySpelling.has(work)).replace(
      setPhrases,
      blank,
    );
    const cased = /[A-Za-z]/u.test(original) ? keepCase(original) : folded;
    const words = tagger.cut(text);
    const spans: Span[] = [
      ...knownSpans(text, words),
      ...dottedNames(text),
      ...peopleByContext(text),
      ...places(text, words),
      ...smallerPlaces(text),
      ...organizations(text, words),
      ...together(text, words),
    ];
    return collect(text, cased, choose(spans));
  }

  /** Spellings of the gazetteer, and names that jieba's dictionary holds. */
  function* knownSpans(text: string, words: readonly Word[]): Generator<Span> {
    if (longWords) {
      for (const { 0: found, index } of text.matchAll(longWords)) {
        for (const entry of bySpelling.get(found) ?? [])
          yield {
            start: index,
            end: index + found.length,
            kind: entry.kind,
            confidence: 0.97,
            reason: 'gazetteer',
          };
      }
    }
    for (const [index, word] of words.entries()) {
      const { start } = word;
      // The words of a long spelling that the dictionary cut again.
      for (let last = Math.min(index + 5, words.length - 1); last >= index; last -= 1) {
        const to = (words[last] as Word).end;
        const spelled = text.slice(start, to);
        const found = bySpelling.get(spelled);
        if (!found) continue;
        for (const kind of new Set(found.map((entry) => entry.kind))) {
          const common = kind === 'people' && isCommonWord(spelled);
          if (common && !standsAsPerson(text, start, to)) continue;
          yield { start, end: to, kind, confidence: common ? 0.7 : 0.95, reason: 'gazetteer' };
        }
        break;
      }
      if (word.text.length < 2 || bySpelling.has(word.text)) continue;
      yield* fromDictionary(text, word);
    }
  }

  function* fromDictionary(text: string, word: Word): Generator<Span> {
    const { start, end, tag } = word;
    if (organizationEnd.test(word.text) && isOrganization(word.text)) {
      yield { start, end, kind: 'organizations', confidence: 0.7, reason: 'dictionary' };
      return;
    }
    // 辽宁沈阳, 香港市民: jieba holds them as one word.
    for (let length = Math.min(5, word.text.length - 1); length >= 2; length -= 1) {
      if (!['ns', 'nt', 'nz', 'n'].includes(tag) || !known('places', word.text.slice(0, length)))
        continue;
      if (bareplace(word.text).length === length || /^[部边]/u.test(word.text.slice(length))) break;
      yield { start, end: start + length, kind: 'places', confidence: 0.75, reason: 'gazetteer' };
      const rest = word.text.slice(length);
      if (known('places', rest) || isPlace(rest))
        yield {
          start: start + length,
          end,
          kind: 'places',
          confidence: 0.75,
          reason: 'dictionary',
        };
      return;
    }
    if ((tag === 'ns' || tag === 'nr' || tag === 'nrt') && isPlace(word.text)) {
      yield {
        start,
        end,
        kind: 'places',
        confidence: tag === 'ns' ? 0.75 : 0.6,
        reason: 'dictionary',
      };
    } else if (
      tag === 'ns' &&
      !notPlaces.has(word.text) &&
      /(?:在|位于|抵达|前往|来到|赴)$/u.test(text.slice(Math.max(0, start - 2), start))
    ) {
      yield { start, end, kind: 'places', confidence: 0.6, reason: 'dictionary' };
    } else if (
      (tag === 'nr' || tag === 'x') &&
      word.text.length === 3 &&
      isUnpromptedName(word.text)
    ) {
      const repeated = text.split(word.text).length > 2;
      const confidence = (tag === 'nr' ? 0.5 : 0.35) + (repeated ? 0.2 : 0);
      if (confidence >= 0.5)
        yield {
          start,
          end,
          kind: 'people',
          confidence,
          reason: repeated ? 'repeated' : 'dictionary',
        };
    }
  }

  /** jieba's places hold many common words: a place has an ending, or the dictionary knows it with one. */
  function isPlace(word: string): boolean {
    if (notPlaces.has(word) || word.length < 2) return false;
    const tag = tagger.tagOf(word);
    if (/..[省市县区镇乡村州盟旗岛山湖江河]$/u.test(word))
      return (
        tag === 'ns' || (tag === 'nr' && /[县镇乡区岛]$/u.test(word) && !isWord(word.slice(-2)))
      );
    if (tag !== 'ns') return false;
    if (word.length >= 3 && [...word].every((char) => transcription.has(char))) return true;
    return [...'市县区州镇'].some((ending) => tagger.tagOf(word + ending) === 'ns');
  }

  function isOrganization(word: string): boolean {
    if (
      word.length < 3 ||
      bareBodies.has(word) ||
      genericOrganizations.some((generic) => word.endsWith(generic))
    )
      return false;
    if (/政府$/u.test(word) && !/[省市县区镇乡州]人?民?政府$/u.test(word)) return false;
    if (/党$/u.test(word)) return tagger.tagOf(word) !== undefined || word.length > 4;
    for (let length = Math.min(6, word.length - 1); length >= 2; length -= 1) {
      const beginning = word.slice(0, length);
      if (wideBeginnings.has(beginning) && localEndings.test(word)) return false;
      if (
        organizationBeginnings.has(beginning) ||
        bySpelling.has(beginning) ||
        tagger.tagOf(beginning) === 'ns'
      )
        return true;
    }
    return byShort.has(word[0] as string) && bySpelling.has(word.slice(1));
  }

  /** A name that no title or verb supports: no part of it may be a word. */
  const isUnpromptedName = (name: string): boolean =>
    isChineseName(name) &&
    !isWord(name.slice(0, 2)) &&
    !isWord(name.slice(1)) &&
    !doubtfulSurnames.has(name[0] as string) &&
    !unlikelyLast.test(name);

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
        const head = number === 0 ? 0 : transcribedLength(part);
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
      const length = regionWord.test(run.slice(letters)) ? letters : transcribedLength(run);
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
      if (isWord(name.slice(-2)) && tagger.tagOf(name.slice(-2)) !== 'ns') continue;
      yield {
        start: index,
        end: index + name.length,
        kind: 'places',
        confidence: 0.65,
        reason: 'ending',
      };
    }
  }

  const isPlaceName = (word: string | undefined): boolean =>
    word !== undefined &&
    word.length > 1 &&
    (known('places', bareplace(word)) !== undefined || isPlace(word));

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

  /** From an ending leftwards to the first proper name that the words lead to. */
  function* organizations(text: string, words: readonly Word[]): Generator<Span> {
    for (const [index, word] of words.entries()) {
      if (!organizationEnd.test(word.text) || word.text.length > 8) continue;
      let start: number | undefined;
      let proper = false;
      for (let at = index; at >= Math.max(0, index - 7); at -= 1) {
        const one = words[at] as Word;
        if (at < index && !reaches(one, words[at - 1], words[at + 1] as Word)) break;
        const begins =
          organizationBeginnings.has(one.text) ||
          (one.tag === 'ns' && one.text.length > 1 && !notPlaces.has(one.text)) ||
          (at < index &&
            (['nz', 'nt'].includes(one.tag) ||
              (['x', 'j'].includes(one.tag) &&
                one.text.length > 1 &&
                han.test(one.text) &&
                ![...one.text].some(
                  (char) => functionChars.has(char) || char === '是' || char === '到',
                )))) ||
          (bySpelling.has(one.text) && !known('people', one.text));
        if (begins) {
          start = one.start;
          proper ||= at < index;
        }
      }
      if (start === undefined || !proper) continue;
      const name = text.slice(start, word.end);
      if (name.length < 4 || name.length > 24 || !namesOrganization(name)) continue;
      yield { start, end: word.end, kind: 'organizations', confidence: 0.65, reason: 'ending' };
    }
  }

  function namesOrganization(name: string): boolean {
    if (bareBodies.has(name) || genericOrganizations.some((generic) => name.endsWith(generic)))
      return false;
    if (/政府$/u.test(name) && !/[省市县区镇乡州](?:人民)?政府$/u.test(name)) return false;
    const beginning = [...wideBeginnings].find((wide) => name.startsWith(wide));
    return beginning === undefined || !localEndings.test(name);
  }

  function reaches(word: Word, before: Word | undefined, after: Word): boolean {
    const { text, tag, end } = word;
    if (end !== after.start || !/^[\p{Script=Han}\p{L}·]+$/u.test(text)) return false;
    if (text === '驻') return true;
    if (organizationBreaks.has(text) || endsWithTitle.test(text)) return false;
    if (tag === 'v' && !organizationVerbs.has(text)) return false;
    if (text === '和' || text === '与')
      return (
        before !== undefined &&
        ['n', 'vn', 'an'].includes(before.tag) &&
        ['n', 'vn'].includes(after.tag)
      );
    if (text.length === 1 && !['n', 'ns', 'j', 'b', 'g', 'ng', 'nr', 'nz', 'x', 'zg'].includes(tag))
      return false;
    return [
      'n',
      'nz',
      'ns',
      'nt',
      'nr',
      'nrt',
      'j',
      'b',
      'vn',
      'v',
      'x',
      'an',
      'a',
      'eng',
      's',
      'l',
      'g',
      'ng',
      'i',
      'zg',
      'f',
    ].includes(tag);
  }

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

  const isWord = (word: string): boolean => {
    const tag = tagger.tagOf(word);
    return tag !== undefined && !tag.startsWith('nr');
  };

  const isSite = (word: string): boolean => word.length > 1 && placeEndings.includes(word);

  const isCommonWord = (word: string): boolean =>
    word.length <= 2 && isWord(word) && tagger.tagOf(word) !== 'ns' && tagger.tagOf(word) !== 'nz';

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

  function foreignLength(text: string, start: number): number {
    const run = /^\p{Script=Han}*/u.exec(text.slice(start, start + 12))?.[0] ?? '';
    for (let length = Math.min(8, run.length); length >= 2; length -= 1) {
      if (known('people', run.slice(0, length))) return length;
    }
    const length = transcribedLength(run);
    const word = run.slice(0, length);
    if (length < 2 || isWord(word) || bySpelling.has(word) || calledBy.test(word)) return 0;
    if ([4, 3, 2].some((size) => size < length && isPlaceName(word.slice(0, size)))) return 0;
    const rest = run.slice(length);
    return length >= 3 || rest === '' || verbAt.test(rest) || functionChars.has(rest[0] as string)
      ? length
      : 0;
  }

  /** Length of the run of transcription letters at the start, without the first letter of a word that follows. */
  function transcribedLength(run: string): number {
    let length = transcriptionRun(run);
    if (
      length > 2 &&
      [2, 3].some(
        (size) =>
          run.length >= length - 1 + size && isWord(run.slice(length - 1, length - 1 + size)),
      )
    )
      length -= 1;
    return length;
  }

  function standsAsPerson(text: string, start: number, end: number): boolean {
    return (
      endsWithTitle.test(text.slice(Math.max(0, start - 5), start)) ||
      titleAt.test(text.slice(end)) ||
      (/[\s,、。“”;:!?()]/u.test(text[start - 1] ?? '\n') &&
        (verbAt.test(text.slice(end)) || /^[、]/u.test(text.slice(end))))
    );
  }

  function collect(text: string, cased: string, spans: readonly Span[]): NameProposal[] {
    const full = spans
      .filter((span) => span.kind === 'people')
      .map((span) => text.slice(span.start, span.end));
    const parts = new Set(
      full.filter((name) => name.includes('·')).flatMap((name) => name.split('·')),
    );
    const best = new Map<string, NameProposal>();
    for (const span of spans) {
      const spelled = text.slice(span.start, span.end);
      if (span.kind === 'people' && parts.has(spelled)) continue;
      const canonicalName = span.name ?? canonical(span.kind, spelled);
      const name = canonicalName === spelled ? cased.slice(span.start, span.end) : canonicalName;
      const namesakes = (bySpelling.get(spelled) ?? []).filter((entry) => entry.kind === span.kind);
      for (const proposal of apart(text, name, span, namesakes)) {
        const id = `${proposal.kind} ${proposal.name} ${proposal.note ?? ''}`;
        const other = best.get(id);
        if (!other) best.set(id, proposal);
        else if (other.confidence < proposal.confidence) best.set(id, proposal);
      }
    }
    return [...best.values()];
  }

  /** One proposal, or one for each namesake where the text does not tell them apart. */
  function apart(
    text: string,
    name: string,
    span: Span,
    entries: readonly GazetteerEntry[],
  ): NameProposal[] {
    const { kind, confidence, reason } = span;
    const noted = entries.filter((entry) => entry.note !== undefined);
    if (noted.length === 0) return [{ kind, name, confidence, reason }];
    const told = noted.filter((entry) => sharesWord(entry.note ?? '', text));
    const shown = told.length > 0 ? told : noted;
    return shown.map((entry) => ({
      kind,
      name: entry.name,
      note: entry.note ?? '',
      confidence: shown.length === 1 && told.length === 1 ? confidence : 0.5,
      reason: shown.length === 1 && told.length === 1 ? reason : 'namesake',
    }));
  }

  const sharesWord = (note: string, text: string): boolean =>
    tagger.cut(note).some((word) => word.text.length > 1 && text.includes(word.text));

  function bareplace(name: string): string {
    const bare = name
      .replace(/(?:\p{Script=Han}族|维吾尔)+自治(?:区|州|县)$/u, '')
      .replace(/(?<=..)(?:特别行政区|自治区|自治州|省|市|县|地区)$/u, '');
    return bare.length >= 2 ? bare : name;
  }

  return { find, canonical };
}

const pairs = new Set([
  '中美',
  '美中',
  '中俄',
  '俄中',
  '中日',
  '日中',
  '中韩',
  '韩中',
  '中朝',
  '朝中',
  '中英',
  '中法',
  '中德',
  '中日韩',
  '中欧',
  '中非',
  '中印',
  '中越',
  '中苏',
  '中美英',
  '朝韩',
  '韩朝',
  '美俄',
  '俄美',
  '日韩',
  '韩日',
  '美日',
  '日美',
  '美韩',
  '韩美',
  '俄乌',
  '乌俄',
  '美朝',
  '朝美',
  '英法',
  '法德',
  '德法',
  '印巴',
  '美欧',
  '欧美',
  '俄日',
  '日俄',
  '美英',
  '英美',
  '美伊',
  '伊美',
  '美苏',
  '苏美',
  '朝日',
  '日朝',
]);

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Blanks out 《…》: what stands in the title of a work is not news, but a paper's name is a name. */
function hideTitlesOfWorks(text: string, isKnown: (work: string) => boolean): string {
  return text.replace(/《([^《》\n]*)》/gu, (whole, work: string) =>
    isKnown(work) || /[报]$/u.test(work) ? whole : `《${'\u3000'.repeat(work.length)}》`,
  );
}

/** How many letters of transcription the text begins with, up to nine. */
function transcriptionRun(run: string): number {
  let length = 0;
  while (length < run.length && length < 9 && transcription.has(run[length] as string)) length += 1;
  return length;
}

function* clauses(text: string): Generator<{ start: number; end: number }> {
  for (const { 0: clause, index } of text.matchAll(/[^\s,。;:!?“”‘’()《》【】]+/gu))
    yield { start: index, end: index + clause.length };
}

/** Spans that do not overlap: longer first, then the surer. */
function choose(spans: readonly Span[]): Span[] {
  const taken: Span[] = [];
  const free = new Set<number>();
  const sorted = spans.toSorted(
    (a, b) =>
      b.end - b.start - (a.end - a.start) || b.confidence - a.confidence || a.start - b.start,
  );
  for (const span of sorted) {
    let overlaps = false;
    for (let at = span.start; at < span.end && !overlaps; at += 1) overlaps = free.has(at);
    if (overlaps) continue;
    for (let at = span.start; at < span.end; at += 1) free.add(at);
    taken.push(span);
  }
  return taken.toSorted((a, b) => a.start - b.start);
}

const blank = (text: string): string => '\u3000'.repeat(text.length);
