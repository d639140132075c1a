/** Names in the order of their pinyin, under the letters A to Z. */
import { pinyin } from 'pinyin-pro';
import type { NameEntry } from './archive.ts';
import { compareText } from './order.ts';

export interface Initial {
  /** `A` to `Z`, or `#` for a name that begins with neither a letter nor a Chinese character. */
  readonly letter: string;
  readonly names: readonly NameEntry[];
}

/** The pinyin by which a name is filed; surnames are read as surnames. */
export function filingKey({ kind, label }: Pick<NameEntry, 'kind' | 'label'>): string {
  return pinyin(label, {
    toneType: 'none',
    type: 'array',
    surname: kind === 'people' ? 'head' : 'off',
    nonZh: 'consecutive',
  })
    .join(' ')
    .toLowerCase();
}

/** Groups in the order A to Z, `#` last; within a group by pinyin, then by character. */
export function byInitial(names: readonly NameEntry[]): readonly Initial[] {
  const groups = new Map<string, { key: string; name: NameEntry }[]>();
  for (const name of names) {
    const key = filingKey(name);
    const first = key.charAt(0).toUpperCase();
    const letter = /^[A-Z]$/u.test(first) ? first : '#';
    const group = groups.get(letter);
    if (group) group.push({ key, name });
    else groups.set(letter, [{ key, name }]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === '#') - Number(b === '#') || compareText(a, b))
    .map(([letter, members]) => ({
      letter,
      names: members
        .sort((a, b) => compareText(a.key, b.key) || compareText(a.name.label, b.name.label))
        .map(({ name }) => name),
    }));
}
