/** The names and headlines of the archive as suggestions need them: counted and spelled. */
import { gzipSync } from 'node:zlib';
import { pinyin } from 'pinyin-pro';
import { labelsOf } from '../archive/archive.ts';
import type { Article } from '../archive/article.ts';
import type { NamesFile } from '../search/bundle.ts';
import { compareText } from '../archive/order.ts';

const kinds = ['people', 'places', 'organizations', 'topics'] as const;

/** Compressed bytes that headlines may take. */
const headlineRoom = 20_000;

/**
 * Names most frequent first; as many headlines as there is room for; `sounds` spells the characters
 * of both and the common ones.
 * @param articles newest first
 */
export function namesFile(articles: readonly Article[]): NamesFile {
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
  names.sort((a, b) => b[2] - a[2] || compareText(a[1], b[1]));
  const headlines = withinRoom([...new Set(articles.map(({ headline }) => headline))]);
  const spoken = [...names.map(([, text]) => text), ...headlines];
  return { names, headlines, sounds: spoken.length === 0 ? {} : sounds(spoken) };
}

/** The longest beginning of a list that fits. */
function withinRoom(headlines: readonly string[]): readonly string[] {
  const fits = (count: number): boolean =>
    gzipSync(JSON.stringify(headlines.slice(0, count))).length <= headlineRoom;
  let low = 0;
  // A headline takes more than four bytes, however well it is packed.
  let high = Math.min(headlines.length, headlineRoom / 4);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return headlines.slice(0, low);
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

function sounds(texts: readonly string[]): Record<string, string> {
  const chars = new Set([...commonCharacters(), ...texts.join('')]);
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
