/** Notes printed straight after the last sentence of a story: “……。（据新华社电）（下转第3版）”. */
import { isName, matchByline, type Byline } from './byline.ts';
import { matchCredit, splitCredit } from './credit.ts';
import { isJumpTo } from './furniture.ts';
import { endsSentence } from './sentence.ts';
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
  /(?<=[。！？…”』」）)])\s*(?<note>[（(【〔](?:[^（()）【】〔〕。]|[（(][^（()）。]{1,4}[）)]){2,40}[）)】〕]|[■□◆●▲][^。■□◆●▲]{3,20}|[据據]\p{Script=Han}{1,4}社电?|本[报報刊台][^。，：“”]{0,6}(?:记者|記者|通讯员)[^。，：“”]{2,16})$/u;

export function splitTail(text: string): Tail | undefined {
  const match = lastNote.exec(text);
  const note = match?.groups?.['note'];
  if (!match || note === undefined) return undefined;
  const cut = { text: note, rest: text.slice(0, match.index) };
  if (isJumpTo(note)) return { ...cut, kind: 'jump' };
  const source = matchSourceNote(note);
  if (source) return { ...cut, kind: 'source', ...source };
  const byline = matchByline(note, /^[（(]/u.test(note));
  return byline && { ...cut, kind: 'byline', ...byline };
}

/** A source or names that can be nothing else close the story behind its last sentence. */
export function isSigned(text: string): boolean {
  const tail = splitTail(text);
  const named = tail?.kind === 'byline' && tail.people.every(({ name }) => isName(name));
  return named || tail?.kind === 'source';
}

/** No note goes on for longer in its second line. */
const longestEnd = 20;

/** The note that the end of a line cuts, and where it begins in the line above. */
export function cutNote(above: string, below: string): { at: number; text: string } | undefined {
  if (below.length > longestEnd) return undefined;
  const opens = Math.max(above.lastIndexOf('（'), above.lastIndexOf('('));
  const open = opens > 0 && /^[^（()）。]+[）)]$/u.test(above.slice(opens + 1) + below);
  // Between two names there was a space.
  const joints = open && !/[）)]/u.test(above.slice(opens)) ? ['', ' '] : [];
  const notes = joints.map((joint) => above.slice(opens) + joint + below);
  const ended = endsSentence(above.slice(0, opens).trimEnd());
  const note =
    notes.find((text) => isNote(text, false)) ?? notes.find((text) => ended && isNote(text, true));
  if (note !== undefined) return { at: opens, text: note };
  // “……换岗。 记者 王芳” above “摄”, “……换岗。 图/记者 王” above “芳”.
  const whole = splitCredit(above) === undefined || below.length < 3;
  for (const joint of whole ? ['', ' '] : []) {
    const text = splitCredit(above + joint + below)?.credit.note ?? '';
    const at = above.length + joint.length + below.length - text.length;
    if (at < above.length && above.endsWith(text.slice(0, above.length - at))) return { at, text };
  }
  return undefined;
}

const isNote = (text: string, sure: boolean): boolean =>
  isJumpTo(text) ||
  (matchSourceNote(text) ?? matchCredit(text) ?? matchByline(text, sure)) !== undefined;
