/** Notes printed straight after the last sentence of a story: “……。（据新华社电）（下转第3版）”. */
import { matchByline, type Byline } from './byline.ts';
import { isJumpTo } from './furniture.ts';
import { matchSourceNote } from './source-note.ts';

interface Note {
  readonly text: string;
  /** The story without the note. */
  readonly rest: string;
}
export type Tail = Note &
  (
    | { readonly kind: 'jump' }
    | { readonly kind: 'source'; readonly source: string }
    | ({ readonly kind: 'byline' } & Byline)
  );

const lastNote =
  /(?<=[。！？…”』」）)])\s*(?<note>[（(【〔][^（()）【】〔〕。]{2,40}[）)】〕]|[■□◆●▲][^。■□◆●▲]{3,20}|[据據]\p{Script=Han}{1,4}社电?|本[报報刊台][^。，：“”]{0,6}(?:记者|記者|通讯员)[^。，：“”]{2,16})$/u;

export function splitTail(text: string): Tail | undefined {
  const match = lastNote.exec(text);
  const note = match?.groups?.['note'];
  if (!match || note === undefined) return undefined;
  const cut = { text: note, rest: text.slice(0, match.index) };
  if (isJumpTo(note)) return { ...cut, kind: 'jump' };
  const source = matchSourceNote(note);
  if (source) return { ...cut, kind: 'source', ...source };
  const byline = matchByline(note);
  return byline && { ...cut, kind: 'byline', ...byline };
}
