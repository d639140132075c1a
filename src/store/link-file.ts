import { copyFileSync, linkSync } from 'node:fs';

/** Gives a file a second name, or copies it where that cannot be. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another disk, or one that knows no links; what is wrong with the copy is worth hearing.
    copyFileSync(from, to);
  }
}
