/**
 * Names in a text: spans that rules find, each with its reason and how far it can be trusted. Where
 * spans overlap the longer wins, so that 北京 inside 北京大学 is no place of its own.
 */
import { foldEach, type FoldTable } from '../search/fold.ts';
import type { GazetteerEntry, ProposedKind } from './gazetteer.ts';
import { createLexicon, han } from './lexicon.ts';
import { organizationEnd, organizationRules } from './organizations.ts';
import { peopleRules } from './people.ts';
import { placeRules } from './places.ts';
import type { NameReason, Span } from './spans.ts';
import type { Tagger, Word } from './tagger.ts';
import { notPlaces, oneOf, setPhrases } from './words.ts';

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

export interface NameFinderOptions {
  readonly entries: readonly GazetteerEntry[];
  readonly tagger: Tagger;
  /** Traditional to Simplified. */
  readonly table: FoldTable;
}

export function createNameFinder({ entries, tagger, table }: NameFinderOptions): NameFinder {
  const lexicon = createLexicon(entries, tagger, table);
  const { key, bySpelling, known, canonical, bareplace, isPlace, isCommonWord } = lexicon;
  const { dottedNames, peopleByContext, isUnpromptedName, standsAsPerson } = peopleRules(lexicon);
  const { places, smallerPlaces, together } = placeRules(lexicon);
  const { organizations, isOrganization } = organizationRules(lexicon);
  // What jieba cannot hold as a word is looked for in the text itself.
  const unteachable = [...bySpelling.keys()].filter((spelling) => !han.test(spelling));
  const longWords =
    unteachable.length === 0
      ? undefined
      : new RegExp(`(?<![a-z0-9])(?:${oneOf(unteachable.map(escape))})(?![a-z0-9])`, 'gu');

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

  return { find, canonical };
}

/** Blanks out 《…》: what stands in the title of a work is not news, but a paper's name is a name. */
function hideTitlesOfWorks(text: string, isKnown: (work: string) => boolean): string {
  return text.replace(/《([^《》\n]*)》/gu, (whole, work: string) =>
    isKnown(work) || /[报]$/u.test(work) ? whole : `《${'\u3000'.repeat(work.length)}》`,
  );
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

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
