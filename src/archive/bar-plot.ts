/** Geometry of a plain bar plot, in units of its own view box. */
import { grouped } from '../i18n/grouped.ts';

export interface BarPlot {
  readonly width: number;
  readonly height: number;
  /** Where the bars end and the scale begins. */
  readonly right: number;
  /** The line on which the bars stand. */
  readonly base: number;
  readonly bars: readonly { x: number; y: number; width: number; height: number }[];
  readonly grid: readonly { y: number; label: string }[];
  readonly ticks: readonly Tick[];
}

interface Tick {
  readonly x: number;
  readonly label: string;
  readonly anchor: 'start' | 'middle';
}

const width = 480;
const height = 120;
const base = 100;
const top = 8;
const tickRoom = 48;
/** What a character of the scale may take. */
const scaleRoom = 9.2;
/** What a digit takes where letters are largest beside the bars. */
const letter = 8.9;

export function barPlot(items: readonly { label: string; value: number }[]): BarPlot {
  const ceiling = niceCeiling(Math.max(1, ...items.map(({ value }) => value)));
  const right = Math.floor(width - 8 - scaleRoom * grouped(ceiling).length);
  const step = right / Math.max(8, items.length);
  const bar = round(Math.min(step * 0.72, 28));
  const y = (value: number): number => round(base - (value / ceiling) * (base - top));
  const every = Math.max(1, Math.ceil(tickRoom / step));
  return {
    width,
    height,
    right,
    base,
    bars: items.map(({ value }, index) => ({
      x: round(index * step + (step - bar) / 2),
      y: y(value),
      width: bar,
      height: round(base - y(value)),
    })),
    grid: (ceiling % 2 === 0 ? [ceiling / 2, ceiling] : [ceiling]).map((value) => ({
      y: y(value),
      label: grouped(value),
    })),
    ticks: apart(
      items
        .map(({ label }, index) => ({
          x: round((index + 0.5) * step),
          label,
          anchor: 'middle' as const,
        }))
        .filter((_, index) => index % every === 0)
        .map((tick) => (tick.x < 16 ? { ...tick, x: 0, anchor: 'start' as const } : tick)),
    ),
  };
}

/** The first begins where the bars do; the second goes where it would run into it. */
function apart([first, second, ...others]: readonly Tick[]): readonly Tick[] {
  if (!first || !second) return first ? [first] : [];
  const room = letter * first.label.length * (first.anchor === 'start' ? 1 : 0.5);
  const isFree = second.x - (letter * second.label.length) / 2 >= first.x + room + letter;
  return [first, ...(isFree ? [second] : []), ...others];
}

/** The next number of the form 1, 2, 4, 5, 6 or 8 times a power of ten. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
  return factor * power;
}

const round = (value: number): number => Math.round(value * 10) / 10;
