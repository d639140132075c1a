/** The names of the archive as suggestions need them: counted and spelled. */
import { pinyin } from 'pinyin-pro';
import { labelsOf } from '../archive/archive.ts';
import type { Article } from '../archive/article.ts';
import type { NamesFile } from '../search/bundle.ts';

const kinds = ['people', 'places', 'organizations', 'topics'] as const;

/** Names most frequent first; `sounds` spells their characters and the common ones. */
export function namesFile(articles: Iterable<Article>): NamesFile {
  const counts = new Map(kinds.map((kind) => [kind, new Map<string, number>()]));
  for (const article of articles) {
    for (const [kind, tally] of counts) {
      for (const label of labelsOf(article, kind)) tally.set(label, (tally.get(label) ?? 0) + 1);
    }
  }
  const names = [...counts].flatMap(([kind, tally]) =>
    [...tally].map(([text, count]): NamesFile['names'][number] => [
      kind,
      text,
      count,
      spelled(text, kind === 'people').join(' '),
    ]),
  );
  names.sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
  return names.length === 0 ? { names, sounds: {} } : { names, sounds: sounds(names) };
}

function spelled(text: string, person: boolean): string[] {
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    surname: person ? 'head' : 'off',
  });
  return syllables.map((syllable) => syllable.toLowerCase().trim()).filter((part) => part !== '');
}

function sounds(names: NamesFile['names']): Record<string, string> {
  const chars = new Set([...commonCharacters(), ...names.map(([, text]) => text).join('')]);
  const bySyllable = new Map<string, string>();
  for (const char of [...chars].sort()) {
    const [syllable] = spelled(char, false);
    if (syllable === undefined || !/^[a-z]+$/u.test(syllable) || /^[a-z]/u.test(char)) continue;
    bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + char);
  }
  return Object.fromEntries([...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The 3,755 characters of the first level of GB 2312. */
function commonCharacters(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell += 1) bytes.push(row, cell);
  }
  return new TextDecoder('gb2312').decode(Uint8Array.from(bytes));
}
