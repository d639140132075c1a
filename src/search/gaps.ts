/** What is missing of an answer because files of the index did not load. */
import type { BundleState, SearchOutcome } from './searcher.ts';

export interface Gaps {
  /** Years that did not answer. */
  readonly failed: readonly BundleState[];
  /** Results whose text could not be read. */
  readonly unread: number;
}

export const gapsOf = ({ bundles, results }: SearchOutcome): Gaps => ({
  failed: bundles.filter(({ state }) => state === 'failed'),
  unread: results.filter(({ headline }) => !headline).length,
});
