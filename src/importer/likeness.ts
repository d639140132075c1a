/** How much of a text a story says, and the pictures that go by it. */
import type { Draft } from './draft.ts';

export const storyOf = (draft: Draft): string =>
  [...draft.headings, ...draft.blocks].map(({ text }) => text).join('\n');

/** Share of the text's character pairs that stand in the story. */
export function likeness(text: string, story: string): number {
  const pairs = [...text]
    .map((char, at, all) => char + (all[at + 1] ?? ''))
    .filter((pair) => /^[\p{L}\p{N}]{2}$/u.test(pair));
  return pairs.length === 0
    ? 0
    : pairs.filter((pair) => story.includes(pair)).length / pairs.length;
}

/** A picture that stands between two stories goes to the one it speaks of; as a rule the one above. */
export function settleFigures(drafts: readonly Draft[]): void {
  for (const [index, draft] of drafts.entries()) {
    const next = drafts[index + 1];
    if (!next) continue;
    const moved = draft.figures.filter(({ unit, after }) => {
      if (after < draft.blocks.length) return false;
      return likeness(unit.text, storyOf(next)) > likeness(unit.text, storyOf(draft)) + 0.3;
    });
    draft.figures = draft.figures.filter((figure) => !moved.includes(figure));
    next.figures.unshift(...moved.map((figure) => ({ ...figure, after: 0 })));
  }
}
