import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checksumFile, checksumsOf, formatChecksums } from '../../../src/store/checksums.ts';
import { checkLinks } from '../../../src/store/links.ts';

test('links, pictures, scripts, forms and anchors that lead nowhere are named with their page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  mkdirSync(join(folder, '人物'));
  writeFileSync(
    join(folder, 'index.html'),
    `<a href="/a/人物/#p1">1</a><a href="#here" id="here">2</a><img src="/a/none.svg"><form action="/a/none/">
     <a href="https://other.example/none">3</a><a href="/outside/">4</a><a href="人物/#p9">5</a></form>
     <a href="/a/%">6</a><a href="#%E4">7</a>`,
  );
  writeFileSync(
    join(folder, '人物/index.html'),
    '<p id="p1"><a href="../">up</a><script src="x.js"></script>',
  );
  writeFileSync(join(folder, checksumFile), formatChecksums(checksumsOf(folder)));
  const { pages, links, broken } = checkLinks(folder, '/a');
  expect([pages, links]).toEqual([2, 10]);
  expect(broken.map(({ page, address }) => `${page} ${address}`).sort()).toEqual([
    'index.html #%E4',
    'index.html /a/%',
    'index.html /a/none.svg',
    'index.html /a/none/',
    'index.html /outside/',
    'index.html 人物/#p9',
    '人物/index.html x.js',
  ]);
});

test('a page that is listed and gone is where a link leads nowhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  writeFileSync(join(folder, 'index.html'), '<a href="/b.html">b</a>');
  writeFileSync(join(folder, 'b.html'), '<a href="/">a</a>');
  writeFileSync(join(folder, checksumFile), formatChecksums(checksumsOf(folder)));
  rmSync(join(folder, 'b.html'));
  expect(checkLinks(folder, '/')).toEqual({
    pages: 1,
    links: 1,
    broken: [{ page: 'index.html', address: '/b.html' }],
  });
});
