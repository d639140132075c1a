/** Hits over time as bars, with a range that is set by dragging across them or by two sliders. */
import { dateText, searchPageText as text } from '../../i18n/zh-CN.ts';
import { longMonth } from '../../archive/display.ts';
import { daysInMonth } from '../../archive/dates.ts';
import type { SearchOutcome } from '../../search/client.ts';
import { h, svg } from './dom.ts';

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

/** Nothing where there is only one step. */
export function histogram(
  months: SearchOutcome['months'],
  choose: (from: string, to: string) => void,
): HTMLElement | null {
  const steps = periods(months);
  if (steps.length < 2) return null;
  const most = Math.max(...steps.map(({ count }) => count));
  const height = 48;
  const bars = steps.map(({ key, count }, index) => {
    const bar = svg('rect', {
      class: 'bar',
      x: index + 0.1,
      width: 0.8,
      y: count === 0 ? height : height - Math.max(1.5, (count / most) * height),
      height: count === 0 ? 0 : Math.max(1.5, (count / most) * height),
    });
    bar.append(svg('title', {}, document.createTextNode(text.barLabel(nameOf(key), count))));
    return bar;
  });
  const drawing = svg(
    'svg',
    {
      viewBox: `0 0 ${steps.length} ${height}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    ...bars,
  );
  const last = steps.length - 1;
  const slider = (label: string, value: number): HTMLInputElement =>
    h('input', {
      type: 'range',
      min: 0,
      max: last,
      value,
      'aria-label': `${text.overTime}：${label}`,
    });
  const [low, high] = [slider(text.from, 0), slider(text.to, last)];
  const said = h('p', { class: 'said' });
  const range = (): [number, number] => {
    const [a, b] = [Number(low.value), Number(high.value)];
    return [Math.min(a, b), Math.max(a, b)];
  };
  const show = (): void => {
    const [a, b] = range();
    bars.forEach((bar, index) => bar.classList.toggle('outside', index < a || index > b));
    const [from, to] = [nameOf(steps[a]?.key ?? ''), nameOf(steps[b]?.key ?? '')];
    said.textContent = text.dateRange(from, to);
    low.setAttribute('aria-valuetext', nameOf(steps[Number(low.value)]?.key ?? ''));
    high.setAttribute('aria-valuetext', nameOf(steps[Number(high.value)]?.key ?? ''));
  };
  const commit = (): void => {
    const [a, b] = range();
    if (a === 0 && b === last) return;
    choose(firstDay(steps[a]?.key ?? ''), lastDay(steps[b]?.key ?? ''));
  };
  for (const input of [low, high]) {
    input.addEventListener('input', show);
    input.addEventListener('change', commit);
  }
  const stepAt = (event: PointerEvent): number => {
    const box = drawing.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(last, Math.max(0, Math.floor(share * steps.length)));
  };
  let dragging = false;
  drawing.addEventListener('pointerdown', (event) => {
    if (!(event instanceof PointerEvent)) return;
    dragging = true;
    drawing.setPointerCapture(event.pointerId);
    low.value = high.value = String(stepAt(event));
    show();
  });
  drawing.addEventListener('pointermove', (event) => {
    if (!dragging || !(event instanceof PointerEvent)) return;
    high.value = String(stepAt(event));
    show();
  });
  drawing.addEventListener('pointerup', () => {
    dragging = false;
    commit();
  });
  drawing.addEventListener('pointercancel', () => {
    dragging = false;
  });
  show();
  return h(
    'section',
    { class: 'histogram' },
    h('h3', {}, text.overTime),
    drawing,
    h('div', { class: 'sliders' }, low, high),
    said,
  );
}
