/** Names that stand alone, of writers and of those who sign; and the verse below a poet's. */
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
    const several = unit.text.split(/[\s、]{1,3}(?![a-z])/u);
    const people =
      several.length > 1 && several.every((text) => isFullName(text) && text.length > 1);
    const alone =
      isHeading(unit) && (people || /^\p{Script=Han}{3}$/u.test(unit.text)) && unit.gap <= 1;
    const verse = units.slice(index + 1, index + 5);
    const poem = verse.length === 4 && verse.every((line) => isHeading(line) && line.gap <= 1);
    const between = isHeading(units[index - 1]) && (poem || isProseUnit(units[index + 1]));
    if (!alone || !between || unit.lines[0]?.hint !== undefined || !isSurnamed(unit.text))
      return unit;
    const names = people ? several : [unit.text];
    return names.every((name) => page.indexOf(name) === page.lastIndexOf(name))
      ? { ...unit, kind: 'byline', printed: unit.text, people: names.map((name) => ({ name })) }
      : unit;
  });
}

const signature = /^(?:[\p{Script=Han}\d]{2,14}[\s：:]+)?(?<name>\p{Script=Han}{2,3})$/u;

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
