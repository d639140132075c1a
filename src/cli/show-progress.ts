/** Shows a build's progress: one line that changes in a terminal, plain lines elsewhere. */
import { zh } from '../i18n/zh-CN.ts';
import type { OnProgress, Progress } from '../store/progress.ts';

interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Milliseconds between two states of the line. */
const pause = 100;

const eraseLine = '\r\u001B[K';

/**
 * @param now milliseconds of a clock that never goes back
 * @returns what is to be told of progress, and how to clear the line before something else is written
 */
export function showProgress(
  screen: Screen,
  now: () => number,
): { onProgress: OnProgress; clear: () => void } {
  let step: Progress['step'] | undefined;
  let began = 0;
  let shown = 0;
  return {
    onProgress(progress) {
      const entered = progress.step !== step;
      if (entered) {
        step = progress.step;
        began = now();
      }
      if (screen.isTTY !== true) {
        if (entered || isTenth(progress)) screen.write(`${describe(progress)}\n`);
        return;
      }
      if (!entered && now() - shown < pause) return;
      shown = now();
      screen.write(`${eraseLine}${describe(progress)}${timeLeft(progress, now() - began)}`);
    },
    clear() {
      if (screen.isTTY === true) screen.write(eraseLine);
    },
  };
}

function describe({ step, count }: Progress): string {
  const name = zh.commands.steps[step];
  return count ? zh.commands.stepOf(name, count.done, count.total) : name;
}

/** At each further tenth of a long list. */
function isTenth({ count }: Progress): boolean {
  if (!count || count.total < 1000) return false;
  const tenth = (done: number): number => Math.floor((10 * done) / count.total);
  return count.done > 0 && tenth(count.done) > tenth(count.done - 1);
}

/** From the pace so far, once that says something. */
function timeLeft({ count }: Progress, elapsed: number): string {
  if (!count || count.done < count.total / 50 || count.done === 0 || elapsed < 1000) return '';
  const seconds = Math.ceil(((count.total - count.done) * elapsed) / count.done / 1000);
  return zh.commands.timeLeft(seconds);
}
