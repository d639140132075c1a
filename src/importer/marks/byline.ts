/** Who wrote it: “□ 本报记者 赵一凡”, “记者 李明 通讯员 王芳”, “作者：张三”. */
import { cut, fold, pattern } from './fold.ts';
import { ornament } from './source-note.ts';
import { isSurnamed } from './surnames.ts';

export interface Person {
  readonly name: string;
  readonly role?: string;
}

export interface Byline {
  /** As printed, without the leading role. */
  readonly printed: string;
  readonly people: readonly Person[];
}

const desk =
  '(?:本报|本刊|本社|本台|本网|[\\p{Script=Han}]{1,6}?(?:社|网|军报|日报|晚报|晨报|早报|时报))';
const job =
  '(?:(?:特约|特派|首席|见习|实习|驻[\\p{Script=Han}]{1,6}|高级|资深|全媒体|摄影)*(?:记者|通讯员|评论员|撰稿人?|观察员|作者|实习生))';
const role = `(?:${desk}\\s?)?${job}`;
const name = `(?!报道|综合|整理|编译|摄影|文[/、]|文并|图文|文图)(?:[\\p{Script=Han}]{1,6}(?:[·•・][\\p{Script=Han}A-Za-z]{1,8}){1,3}|[\\p{Script=Han}]{2,4}|[\\p{Script=Han}]\\s+[\\p{Script=Han}]|[A-Z][A-Za-z.\\-]+(?:\\s[A-Z][A-Za-z.\\-]+){0,2})`;
const between = `(?:[\\s、，,;；和/|]|\\s*${role}\\s*[:/|]?)+`;

const byRole = pattern(
  `^${ornament}[(【]?\\s*(?:(?:文字?|图|图文|文图)\\s*[/、]\\s*)*(?<body>${role}\\s*[:/|]?\\s*${name}(?:${between}${name})*)
    (?:\\s*(?:报道|综合|整理|编译|文并摄|摄影报道|文[/、]?[图摄]|图[/、]?文|文))?\\s*[)】]?$`,
);
const byLabel = pattern(
  `^${ornament}[(【]?\\s*(?<label>(?:文[/、]?图|图[/、]?文)(?=[\\s:|])|作者|撰文|撰稿|文|编译|执笔|采写|采访|口述|整理)(?:\\s*[:/|]\\s*|(?<=图|文)\\s+)(?<body>${name}(?:[\\s、，,;；]+${name}){0,5})\\s*[)】]?$`,
);
const deskAlone = pattern(`^${ornament}(?<body>${desk}(?:特约|首席)?(?:评论员|编辑部|社论|记者))$`);
const leadingRole = pattern(`^(?<role>${role})[\\s:/|]*`);
const nextRole = pattern(`(?<=[\\s、，,;；)])${role}[\\s:/|]*`);

/** Two characters set apart, as newspapers set short names in a line of their own. */
const spacedName = /^\p{Script=Han}[\s]{1,3}\p{Script=Han}$/u;

export function matchByline(text: string): Byline | undefined {
  const folded = fold(text);
  if (text.length > 60 || /[。！？；]/u.test(folded.slice(0, -1))) return undefined;
  const labelled = byLabel.exec(folded);
  if (labelled) {
    const printed = cut(text, labelled, 'body') ?? '';
    const label = cut(text, labelled, 'label') ?? '';
    return {
      printed,
      people: splitNames(printed).map((person) => ({ name: person, role: label })),
    };
  }
  const alone = deskAlone.exec(folded);
  if (alone) {
    const printed = cut(text, alone, 'body') ?? '';
    return { printed, people: [{ name: printed }] };
  }
  if (spacedName.test(text) && isSurnamed(text)) {
    return { printed: text, people: [{ name: text.replace(/\s/gu, '') }] };
  }
  const match = byRole.exec(folded);
  const body = match ? cut(text, match, 'body') : undefined;
  return body === undefined ? undefined : readRoles(body);
}

function readRoles(body: string): Byline | undefined {
  const people: Person[] = [];
  let printed: string | undefined;
  for (let rest = body; rest !== '';) {
    const lead = leadingRole.exec(fold(rest));
    const given = lead ? (cut(rest, lead, 'role') ?? '').trim() : '';
    const after = rest.slice(lead?.[0].length ?? 0);
    printed ??= after;
    const next = nextRole.exec(fold(after));
    const named = after.slice(0, next?.index ?? after.length);
    // With nothing between role and name, only a surname tells a name from a word (记者节).
    if (lead?.[0] === given && !isSurnamed(named)) return undefined;
    people.push(
      ...splitNames(named).map((person) => ({
        name: person,
        ...(given !== '' && { role: given }),
      })),
    );
    rest = after.slice(named.length);
  }
  const believable = people.some(
    (person) =>
      isSurnamed(person.name) ||
      /[·•・A-Za-z]/u.test(person.name) ||
      /本报|社|报/u.test(fold(person.role ?? '')),
  );
  return believable && printed !== undefined ? { printed, people } : undefined;
}

/** Two single characters set apart are one name (王 芳). */
function splitNames(text: string): string[] {
  return text
    .replace(/(?<!\p{Script=Han})(\p{Script=Han})\s+(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2')
    .split(/[\s、，,;；:：/／|｜和]+/u)
    .filter(Boolean);
}
