import { expect, test } from 'vitest';
import { Composition } from '../../../src/components/search/composition.ts';

const at = <Known extends Event>(timeStamp: number, event: Known): Known =>
  Object.defineProperty(event, 'timeStamp', { value: timeStamp });

const enter = (timeStamp: number, keyCode = 13, isComposing = false): KeyboardEvent =>
  at(timeStamp, Object.assign(new Event('keydown'), { keyCode, isComposing }) as KeyboardEvent);

/** An input in which a word was composed from 1000 to 2000 milliseconds. */
function composed(): Composition {
  const input = new EventTarget();
  const composition = new Composition(input as HTMLInputElement);
  input.dispatchEvent(at(1000, new Event('compositionstart')));
  expect(composition.open).toBe(true);
  input.dispatchEvent(at(2000, new Event('compositionend')));
  expect(composition.open).toBe(false);
  return composition;
}

test('an Enter just after a word was composed still belongs to it, a later one to the page', () => {
  const composition = composed();
  expect([2001, 2040].map((moment) => composition.owns(enter(moment)))).toEqual([true, true]);
  expect([2050, 9000].map((moment) => composition.owns(enter(moment)))).toEqual([false, false]);
});

test('a key that an input method has used is never meant for the page', () => {
  const composition = composed();
  expect(composition.owns(enter(9000, 229))).toBe(true);
  expect(composition.owns(enter(9000, 13, true))).toBe(true);
});

test('before anything was composed each key is meant for the page', () => {
  const composition = new Composition(new EventTarget() as HTMLInputElement);
  expect(composition.owns(enter(10))).toBe(false);
});
