/** Organizations: from an ending leftwards to the first proper name that the words lead to. */
import { han, type Lexicon } from './lexicon.ts';
import { endsWithTitle } from './people.ts';
import type { Span } from './spans.ts';
import type { Word } from './tagger.ts';
import {
  bareBodies,
  functionChars,
  genericOrganizations,
  localEndings,
  notPlaces,
  oneOf,
  organizationBeginnings,
  organizationBreaks,
  organizationEndings,
  organizationVerbs,
  wideBeginnings,
} from './words.ts';

export const organizationEnd = new RegExp(`(?:${oneOf(organizationEndings)})$`, 'u');

/** jieba's tags of words that stand inside an organization's name. */
const inner = new Set('n nz ns nt nr nrt j b vn v x an a eng s l g ng i zg f'.split(' '));

export function organizationRules(lexicon: Lexicon) {
  const { bySpelling, byShort, known } = lexicon;

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
    return inner.has(tag);
  }

  function isOrganization(word: string): boolean {
    if (
      word.length < 3 ||
      bareBodies.has(word) ||
      genericOrganizations.some((generic) => word.endsWith(generic))
    )
      return false;
    if (/政府$/u.test(word) && !/[省市县区镇乡州]人?民?政府$/u.test(word)) return false;
    if (/党$/u.test(word)) return lexicon.tagOf(word) !== undefined || word.length > 4;
    for (let length = Math.min(6, word.length - 1); length >= 2; length -= 1) {
      const beginning = word.slice(0, length);
      if (wideBeginnings.has(beginning) && localEndings.test(word)) return false;
      if (
        organizationBeginnings.has(beginning) ||
        bySpelling.has(beginning) ||
        lexicon.tagOf(beginning) === 'ns'
      )
        return true;
    }
    return byShort.has(word[0] as string) && bySpelling.has(word.slice(1));
  }

  return { organizations, isOrganization };
}
