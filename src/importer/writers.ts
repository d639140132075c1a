/** Names that stand alone, of writers and of those who sign; and the verse below a poet's. */
import { isLabel } from './headings.ts';
import { matchByline, splitNames } from './marks/byline.ts';
import { endsSentence } from './marks/sentence.ts';
import { isFullName, isSurnamed } from './marks/surnames.ts';
import { isFarRight } from './split.ts';
import { isHeading, isProseUnit, type Unit } from './unit.ts';

/**
 * A name alone below a headline, which the story does not mention, is its writer's: “肖复兴”. So is the one
 * that signs a letter, far to the right below its last line: “建设路居民 刘桂兰”.
 */
export function markNames(units: readonly Unit[]): Unit[] {
  const page = units.map((unit) => unit.text).join('\n');
  return units.map((unit, index) => {
    const signed = unit.alone ? signature.exec(unit.text)?.groups?.['name'] : undefined;
    if (signed !== undefined && isFullName(signed) && isFarRight(unit.lines[0]))
      return { ...unit, kind: 'byline', printed: signed, people: [{ name: signed }] };
    const several = /^[\p{Script=Han}\s、]+$/u.test(unit.text)
      ? splitNames(unit.text)
      : unit.text.split(/[\s、]{1,3}(?![a-z])/u);
    const known = several.filter((text) => isFullName(text) || latin.test(text));
    const people =
      several.length > 1 &&
      several.some((text) => isFullName(text)) &&
      several.every((text) => known.includes(text) || /^\p{Script=Han}{2,3}$/u.test(text));
    const spaced = /^\p{Script=Han}\s{1,3}\p{Script=Han}$/u.test(unit.text);
    // Two characters below a longer headline.
    const short = isFullName(unit.text) && [...(units[index - 1]?.text ?? '')].length >= 6;
    const foreign = /^(?:By\s+)?[A-Z][a-z]+(?:\s[A-Z][A-Za-z.]+){1,2}$/u.test(unit.text);
    const far = isFarRight(unit.lines[0]) && unit.gap <= 2;
    const alone =
      isHeading(unit) &&
      (people || spaced || penName.test(unit.text) || short || foreign) &&
      (unit.gap <= 1 || far);
    const verse = units.slice(index + 1, index + 5);
    const poem =
      verse.length >= 3 &&
      (verse.length === 4 || index + 5 > units.length) &&
      verse.every((line) => isHeading(line) && line.gap <= 1);
    const headed = units[index - 1];
    const below = units.slice(index + 1).find(({ kind }) => kind === 'text' || kind === 'byline');
    const between =
      isHeading(headed) && !isLabel(headed?.text ?? '') && (poem || isProseUnit(below));
    const placed =
      unit.kind === 'text' && unit.lines.length === 1 && unit.lines[0]?.hint === undefined;
    const next = units[index + 1];
    const closes =
      /^[（(]/u.test(unit.text) &&
      isProseUnit(headed) &&
      endsSentence(headed?.text ?? '') &&
      !isProseUnit(next);
    const marked = between && /^[■□◆◇●○◎★☆※▌]/u.test(unit.text);
    const written = placed && (closes || marked) ? matchByline(unit.text, true) : undefined;
    if (
      written?.people.every(({ name }) => closes || page.indexOf(name) === page.lastIndexOf(name))
    )
      return { ...unit, kind: 'byline', ...written };
    if (!alone || !between || unit.lines[0]?.hint !== undefined) return unit;
    if (!people && !spaced && !foreign && !isSurnamed(unit.text)) return unit;
    const names = people
      ? /[A-Z]/u.test(unit.text)
        ? (unit.text.match(/[A-Z][A-Za-z.-]+(?: [A-Z][A-Za-z.-]+)*|\p{Script=Han}{2,4}/gu) ?? [])
        : several
      : [spaced ? unit.text.replace(/\s/gu, '') : unit.text.replace(/^By\s+/u, '')];
    // Four characters name a writer only where the story speaks of nothing like them.
    const pieces = names.flatMap((name) =>
      /^\p{Script=Han}{4}$/u.test(name)
        ? [name.slice(0, 2), name.slice(1, 3), name.slice(2)]
        : [name],
    );
    return pieces.every((name) => page.indexOf(name) === page.lastIndexOf(name))
      ? {
          ...unit,
          kind: 'byline',
          printed: unit.text,
          people: names.map((name) => ({ name })),
          ...(people && known.length < several.length && { doubtful: true }),
        }
      : unit;
  });
}

/** Words like these, not names, are in a deck of four characters: “马上就办”. */
const penName = /^\p{Script=Han}{3}$|^(?!.*[就的不要有在了是和与再还更最能会])\p{Script=Han}{4}$/u;
const latin = /^[A-Z][A-Za-z.-]+$/u;
const signature =
  /^[（(]?(?:[\p{Script=Han}\d]{2,14}[\s：:]+)?(?<name>\p{Script=Han}{2,3})[）)]?$/u;

/** Three lines or more below the poet's name, or set line by line like verse, are no headings. */
export function markVerse(units: readonly Unit[]): Unit[] {
  const verse = new Set<Unit>();
  for (const [index, unit] of units.entries()) {
    if (unit.kind !== 'byline' || /[（(]/u.test(unit.text)) continue;
    const below = units.slice(index + 1);
    const end = below.findIndex((other) => !isHeading(other));
    const run = end === -1 ? below : below.slice(0, end);
    // The last of them may be the headline of what follows.
    const next = end === -1 ? undefined : below[end];
    const lines = next && run.length > 0 ? run.filter((_, at) => !isHeadOf(run, at)) : run;
    if (lines.length >= 3) for (const line of lines) verse.add(line);
  }
  return units.map((unit) =>
    verse.has(unit) && unit.kind === 'text' ? { ...unit, prose: true, alone: true } : unit,
  );
}

/** The lines from the last wide gap on stand above the next story. */
function isHeadOf(run: readonly Unit[], at: number): boolean {
  const last = run.findLastIndex((unit) => unit.gap > 0);
  return last > 0 && at >= last && run.length - last <= 3;
}
