/** How far a build has come. */

export type BuildStep = 'reading' | 'preparing' | 'pages' | 'index' | 'publishing';

export interface Progress {
  readonly step: BuildStep;
  /** Of how many how many are done, where that is known. */
  readonly count?: { readonly done: number; readonly total: number };
}

export type OnProgress = (progress: Progress) => void;
