/** Foreign names as they are written in Chinese, letter by letter. */
import { transcription } from './words.ts';

/** How many letters of transcription the text begins with, up to nine. */
export function transcriptionRun(run: string): number {
  let length = 0;
  while (length < run.length && length < 9 && transcription.has(run[length] as string)) length += 1;
  return length;
}

/** Length of the run of transcription letters at the start, without the first letter of a word that follows. */
export function transcribedLength(run: string, isWord: (word: string) => boolean): number {
  let length = transcriptionRun(run);
  if (
    length > 2 &&
    [2, 3].some(
      (size) => run.length >= length - 1 + size && isWord(run.slice(length - 1, length - 1 + size)),
    )
  )
    length -= 1;
  return length;
}
