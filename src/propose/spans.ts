/** Where a rule finds a name, why, and how far it can be trusted. */
import type { ProposedKind } from './gazetteer.ts';

export type NameReason =
  | 'gazetteer'
  | 'namesake'
  | 'dictionary'
  | 'title'
  | 'speech'
  | 'list'
  | 'foreign'
  | 'ending'
  | 'repeated'
  | 'together';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: ProposedKind;
  readonly confidence: number;
  readonly reason: NameReason;
  /** Instead of the text of the span. */
  readonly name?: string;
}
