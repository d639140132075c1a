/** What lines are joined to before they are read in order: a wrapped paragraph, a heading, a caption with its credit. */
import type { SourceLine } from './split.ts';
import type { Mark } from './tag.ts';

export type Unit = Mark & {
  readonly lines: readonly SourceLine[];
  readonly text: string;
  /** Blank lines above. */
  readonly gap: number;
  /** It reads like running text rather than a heading. */
  readonly prose: boolean;
  readonly indented: boolean;
  /** A row of a table, a date below a letter: joined with nothing. */
  readonly alone?: boolean;
};

export const isHeading = (unit: Unit | undefined): boolean => unit?.kind === 'text' && !unit.prose;
/** Furniture that can stand in the middle of a paragraph. */
export const isPassedOver = (unit: Unit | undefined): boolean =>
  unit?.kind === 'furniture' &&
  !['jump-to', 'jump-from', 'separator'].includes(unit.furniture.rule);
export const isProseUnit = (unit: Unit | undefined): boolean => unit?.kind === 'text' && unit.prose;
