import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isBlank,
  pageLength,
  readState,
  toggleFacet,
  writeState,
  type SearchState,
} from '../../../src/components/search/state.ts';
import { facetNames } from '../../../src/search/facet-names.ts';

const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const values = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), {
  minLength: 1,
  maxLength: 3,
});
const states: fc.Arbitrary<SearchState> = fc
  .record({
    query: fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 250, maxLength: 400 }),
    ),
    sort: fc.constantFrom('relevance', 'newest', 'oldest'),
    from: fc.oneof(fc.constant(''), day),
    to: fc.oneof(fc.constant(''), day),
    facets: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...facetNames), values), { selector: ([name]) => name })
      .map((entries) => Object.fromEntries(entries)),
    shown: fc.integer({ min: 1, max: 50 }).map((pages) => pages * pageLength),
  })
  .map((state) =>
    state.from !== '' && state.to !== '' && state.from > state.to
      ? { ...state, from: state.to, to: state.from }
      : state,
  );

test('an address says everything about what it shows', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(readState(writeState(state))).toEqual(state);
    }),
  );
});

test('what a server gets to see of an address is short enough for any server', () => {
  for (const query of ['水'.repeat(2000), '水'.repeat(300), '𠀀'.repeat(300)]) {
    const [sent = ''] = writeState(readState(`#q=${encodeURIComponent(query)}`)).split('#');
    expect(sent.length).toBeLessThan(4000);
  }
});

test('a bare page has a bare address', () => {
  expect(writeState(readState(''))).toBe('');
  expect(isBlank(readState(''))).toBe(true);
  expect(isBlank(readState('?q=%20%20'))).toBe(true);
  expect(isBlank(readState('?people=甲'))).toBe(false);
});

test('what an address cannot mean is passed over', () => {
  expect(readState('?q=甲&sort=worst&from=2026-13-45&to=2026-13&n=-4')).toEqual({
    ...readState('?q=甲'),
  });
  expect(readState('?n=99999999').shown).toBe(500);
});

test('the first day comes first', () => {
  expect(readState('?from=2026-05-20&to=2024-01-01')).toMatchObject({
    from: '2024-01-01',
    to: '2026-05-20',
  });
});

test('a facet chosen twice is not chosen', () => {
  const once = toggleFacet(readState('?q=甲&section=国际&n=40'), 'section', '科技');
  expect(once.facets.section).toEqual(['国际', '科技']);
  expect(once.shown).toBe(pageLength);
  expect(toggleFacet(once, 'section', '科技').facets).toEqual({ section: ['国际'] });
  expect(toggleFacet(toggleFacet(once, 'section', '科技'), 'section', '国际').facets).toEqual({});
});
