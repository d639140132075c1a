import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the README gives the reason of every dependency, and of none that is gone', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const section = /^## Dependencies\n([\s\S]*?)^## /mu.exec(readme)?.[1] ?? '';
  const listed = [...section.matchAll(/^\| (`.+?) +\|/gmu)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name),
  );
  const used = [...Object.keys(dependencies), ...Object.keys(devDependencies)].map((name) =>
    name.startsWith('@types/') ? '@types/*' : name,
  );
  expect(listed.toSorted()).toEqual([...new Set(used)].sort());
});

test('the README gives files with a digest in their name to caches for ever, on every server', () => {
  const forever = 'max-age=31536000, immutable';
  const hashed = [
    '/_astro/Page.7hbkfiB3.css',
    '/pagefind/2026.844be0b557/articles.bin',
    '/pagefind/fold.3d1a201fe5.bin',
  ];
  const fresh = [
    '/',
    '/index.html',
    '/pagefind/manifest.json',
    '/sw.js',
    '/offline/2026.json',
    '/2026/05/20/a/',
  ];
  const block = (language: string): string =>
    readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
  const nginx = [
    ...block('nginx').matchAll(
      /~(\/[^"\s]+(?:\([^)]*\))?)"? "public, max-age=31536000, immutable"/gu,
    ),
  ];
  const caddy = /@hashed path_regexp (\S+)/u.exec(block('caddy'))?.[1] ?? '';
  for (const pattern of [nginx.map(([, one]) => one).join('|'), caddy]) {
    const matches = (path: string): boolean => new RegExp(pattern, 'u').test(path);
    expect([pattern, hashed.filter((path) => !matches(path)), fresh.filter(matches)]).toEqual([
      pattern,
      [],
      [],
    ]);
  }
  for (const language of ['nginx', 'caddy']) expect(block(language)).toContain(forever);
});
