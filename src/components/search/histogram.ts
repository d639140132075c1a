/** Hits over time as bars, with a range that is set by dragging across them or by a handle at each end. */
import { dateText, searchPageText as text } from '../../i18n/zh-CN.ts';
import { longDate, longMonth } from '../../archive/display.ts';
import { daysInMonth } from '../../archive/dates.ts';
import type { SearchOutcome } from '../../search/searcher.ts';
import { button, h, svg } from './dom.ts';

export interface Period {
  /** `2008` or `2008-05` */
  readonly key: string;
  readonly count: number;
}

/** Years with months in between are counted by year from this many years on. */
const yearsForMonths = 3;

/** Hits in equal steps from the first to the last, steps without hits included. */
export function periods(months: SearchOutcome['months']): readonly Period[] {
  const first = months[0]?.month;
  const last = months.at(-1)?.month;
  if (first === undefined || last === undefined) return [];
  const byYear = Number(last.slice(0, 4)) - Number(first.slice(0, 4)) >= yearsForMonths;
  const length = byYear ? 4 : 7;
  const counts = new Map<string, number>();
  for (const { month, count } of months) {
    const key = month.slice(0, length);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const steps: Period[] = [];
  const end = last.slice(0, length);
  for (let key = first.slice(0, length); key <= end; key = nextKey(key)) {
    steps.push({ key, count: counts.get(key) ?? 0 });
  }
  return steps;
}

function nextKey(key: string): string {
  const year = Number(key.slice(0, 4));
  if (key.length === 4) return String(year + 1).padStart(4, '0');
  const month = Number(key.slice(5));
  return month === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${key.slice(0, 4)}-${String(month + 1).padStart(2, '0')}`;
}

export const firstDay = (key: string): string => (key.length === 4 ? `${key}-01-01` : `${key}-01`);
export const lastDay = (key: string): string =>
  key.length === 4
    ? `${key}-12-31`
    : `${key}-${String(daysInMonth(Number(key.slice(0, 4)), Number(key.slice(5)))).padStart(2, '0')}`;

const nameOf = (key: string): string => (key.length === 4 ? dateText.year(key) : longMonth(key));

/** The first and last step that a range of days touches; an empty day is open. */
export function stepsWithin(
  steps: readonly Period[],
  from: string,
  to: string,
): [first: number, last: number] {
  const end = steps.length - 1;
  const first = from === '' ? 0 : steps.findIndex(({ key }) => lastDay(key) >= from);
  const last = to === '' ? end : steps.findLastIndex(({ key }) => firstDay(key) <= to);
  return [first === -1 ? end : first, Math.max(last, 0)];
}

const height = 56;

/** Chosen by the reader: first and last day, both empty for all of the time. */
type Choose = (from: string, to: string) => void;

export class Histogram {
  readonly element: HTMLElement;
  readonly #choose: Choose;
  readonly #drawing = svg('svg', { preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  readonly #low = slider(text.from);
  readonly #high = slider(text.to);
  readonly #said = h('p', { class: 'said' });
  readonly #all = button(text.allTime, () => this.#choose('', ''), { class: 'all-time' });
  #steps: readonly Period[] = [];
  /** What is chosen, apart from what a hand is just choosing. */
  #chosen: readonly [first: number, last: number] = [0, 0];
  /** Says the chosen days, where they cut a step that they touch. */
  #cut: string | undefined;
  #bars: readonly SVGElement[] = [];
  /** The step where a drag across the bars began. */
  #anchor: number | null = null;
  #sliding = false;

  constructor(choose: Choose) {
    this.#choose = choose;
    this.element = h(
      'section',
      { class: 'histogram' },
      h('div', { class: 'histogram-head' }, h('h3', {}, text.overTime), this.#all),
      this.#drawing,
      h('div', { class: 'sliders' }, this.#low, this.#high),
      this.#said,
    );
    for (const input of [this.#low, this.#high]) {
      input.addEventListener('input', () => {
        this.#sliding = true;
        this.#say();
      });
      input.addEventListener('change', () => {
        this.#sliding = false;
        this.#commit();
      });
    }
    this.#listen();
  }

  /** True while a hand is choosing. */
  get held(): boolean {
    return this.#anchor !== null || this.#sliding;
  }

  /**
   * Steps that are shown already stay as they are, with the handle that is being moved.
   * @param count hits within the days
   */
  show(steps: readonly Period[], from: string, to: string, count: number): void {
    const onAll = this.#all === document.activeElement;
    this.#all.hidden = from === '' && to === '';
    if (onAll && this.#all.hidden) this.#low.focus();
    this.element.classList.toggle('empty', steps.length === 0);
    if (!same(steps, this.#steps)) {
      // What a hand is just choosing was chosen among other steps.
      this.#anchor = null;
      this.#draw(steps);
    }
    if (steps.length === 0) return;
    this.#chosen = stepsWithin(steps, from, to);
    const [first, last] = this.#chosen.map((step) => steps[step]?.key ?? '') as [string, string];
    const cut = (from !== '' && from > firstDay(first)) || (to !== '' && to < lastDay(last));
    const days = [from, to].map((day) => (day === '' ? '' : longDate(day))) as [string, string];
    this.#cut = cut ? text.barLabel(text.dateRange(...days), count) : undefined;
    if (this.#anchor === null) this.#set(this.#chosen);
  }

  #draw(steps: readonly Period[]): void {
    this.#steps = steps;
    const most = Math.max(1, ...steps.map(({ count }) => count));
    this.#bars = steps.map(({ count }, index) => {
      const tall = count === 0 ? 0 : Math.max(2, (count / most) * height);
      return svg('rect', {
        class: 'bar',
        x: index + 0.1,
        width: 0.8,
        y: height - tall,
        height: tall,
      });
    });
    this.#drawing.replaceChildren(...this.#bars);
    this.#drawing.setAttribute('viewBox', `0 0 ${steps.length} ${height}`);
    for (const input of [this.#low, this.#high]) {
      input.max = String(steps.length);
    }
  }

  #set([first, last]: readonly [number, number]): void {
    this.#low.value = String(first);
    this.#high.value = String(last + 1);
    this.#say();
  }

  /** The handles stand between steps, from 0 to the number of steps. */
  #range(): [first: number, last: number] {
    const [one, other] = [Number(this.#low.value), Number(this.#high.value)];
    const first = Math.min(one, other, this.#steps.length - 1);
    return [first, Math.max(one, other, first + 1) - 1];
  }

  #nameOf(step: number): string {
    return nameOf(this.#steps[step]?.key ?? '');
  }

  #say(): void {
    if (this.#steps.length === 0) return;
    const [first, last] = this.#range();
    this.#bars.forEach((bar, index) =>
      bar.classList.toggle('outside', index < first || index > last),
    );
    const count = this.#steps.slice(first, last + 1).reduce((sum, step) => sum + step.count, 0);
    const chosen = !this.held && first === this.#chosen[0] && last === this.#chosen[1];
    this.#said.textContent =
      (chosen ? this.#cut : undefined) ??
      text.barLabel(text.dateRange(this.#nameOf(first), this.#nameOf(last)), count);
    this.#low.setAttribute('aria-valuetext', this.#nameOf(first));
    this.#high.setAttribute('aria-valuetext', this.#nameOf(last));
  }

  #commit(): void {
    if (this.#steps.length === 0) return;
    const [first, last] = this.#range();
    if (first === 0 && last === this.#steps.length - 1) this.#choose('', '');
    else {
      this.#choose(firstDay(this.#steps[first]?.key ?? ''), lastDay(this.#steps[last]?.key ?? ''));
    }
  }

  #stepAt(event: MouseEvent): number {
    const box = this.#drawing.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(this.#steps.length - 1, Math.max(0, Math.floor(share * this.#steps.length)));
  }

  #listen(): void {
    const drawing = this.#drawing;
    const brush = (anchor: number, step: number): void =>
      this.#set([Math.min(anchor, step), Math.max(anchor, step)]);
    drawing.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.#anchor = this.#stepAt(event);
      drawing.setPointerCapture(event.pointerId);
      brush(this.#anchor, this.#anchor);
    });
    drawing.addEventListener('pointermove', (event) => {
      const step = this.#stepAt(event);
      if (this.#anchor !== null) brush(this.#anchor, step);
      else {
        this.#said.textContent = text.barLabel(this.#nameOf(step), this.#steps[step]?.count ?? 0);
      }
    });
    drawing.addEventListener('pointerleave', () => {
      if (this.#anchor === null) this.#say();
    });
    drawing.addEventListener('pointerup', () => {
      if (this.#anchor === null) return;
      this.#anchor = null;
      this.#commit();
    });
    // The finger meant to scroll the page.
    drawing.addEventListener('pointercancel', () => {
      this.#anchor = null;
      this.#set(this.#chosen);
    });
  }
}

function slider(label: string): HTMLInputElement {
  return h('input', { type: 'range', min: 0, 'aria-label': `${text.overTime}：${label}` });
}

function same(one: readonly Period[], other: readonly Period[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, count }, i) => key === other[i]?.key && count === other[i].count)
  );
}
