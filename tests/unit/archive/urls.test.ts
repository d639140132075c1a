import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articlePath, href, listPagePath, namePath, nameSlug } from '../../../src/archive/urls.ts';

test('an article stands at its date and id', () => {
  expect(articlePath({ id: 'a1', date: '2026-05-20' })).toBe('/2026/05/20/a1/');
});

test('a list keeps its address on the first page', () => {
  expect([1, 2].map((page) => listPagePath('/people/x/', page))).toEqual([
    '/people/x/',
    '/people/x/page/2/',
  ]);
});

test('a slug is one safe path segment, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const slug = nameSlug(name);
      expect(slug).not.toBe('');
      expect(slug).not.toMatch(/[/\\?#%:*"<>|\s.]/u);
      expect(nameSlug(slug)).toBe(slug);
    }),
  );
});

test('Chinese names stay readable', () => {
  expect(namePath('people', '劳尔·卡斯特罗')).toBe('/people/劳尔·卡斯特罗/');
  expect(namePath('organizations', '../etc/passwd')).toBe('/organizations/etc-passwd/');
});

test('an href is encoded once and stands under the base path', () => {
  expect(href('/people/习近平/', '/a/')).toBe('/a/people/%E4%B9%A0%E8%BF%91%E5%B9%B3/');
  expect(href('/people/%E4%B9%A0/', '/')).toBe('/people/%E4%B9%A0/');
  expect(href('/search/?q=%E4%BA%BA#top', '/a')).toBe('/a/search/?q=%E4%BA%BA#top');
});
