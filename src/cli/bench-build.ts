/**
 * `npm run bench:build -- --content DIR`: time and memory of a build without the search index, beside
 * stock Astro with the same plugins, Eleventy, Hugo where it is installed, and a bare loop of reading,
 * remark-rehype and writing. The others make pages like ours (src/cli/bench-like-pages.ts): an article's
 * page with its copies, the lists of days, months, years and sources; ours also cut headlines into words,
 * seek like reports, mark names, and make the days of the year across the years, feeds and checksums.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { articleFiles } from '../store/folder.ts';
import { engines } from './bench-generators.ts';

const { values } = parseArgs({
  options: {
    content: { type: 'string' },
    sizes: { type: 'string', default: '1000,5000' },
    engines: { type: 'string', default: 'ours,loop,hugo,astro,eleventy' },
  },
});
if (values.content === undefined) {
  process.stderr.write(
    'npm run bench:build -- --content DIR [--sizes 1000,5000] [--engines ours,loop,hugo,astro,eleventy]\n',
  );
  process.exit(1);
}
const all = articleFiles(values.content);
const from = values.content;

/** How many; an engine that passed articles over would look fast. */
function pagesIn(folder: string, size: number): number {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.includes('node_modules') && !path.includes('layouts'),
  ).length;
  if (pages < size) throw new Error(`${pages} pages for ${size} articles`);
  return pages;
}

const row = (...cells: readonly string[]): string =>
  `${cells.map((cell) => cell.padStart(9)).join('')}  `;

process.stdout.write(`${row('articles', 'pages', 'clock s', 'cpu s', 'MB')}\n`);
for (const size of values.sizes.split(',').map(Number)) {
  for (const name of values.engines.split(',')) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-build-'));
    try {
      const content = join(folder, 'articles');
      for (const file of all.slice(0, size)) {
        cpSync(file, join(content, relative(from, file)));
      }
      const took = await engines[name]?.(folder, content);
      if (!took) process.stdout.write(`${name}: not installed\n`);
      const pages = took ? pagesIn(folder, size) : 0;
      for (const [label, { clock, cpu, memory }] of took ?? []) {
        const cells = [clock.toFixed(1), cpu.toFixed(1), memory.toFixed(0)];
        process.stdout.write(`${row(String(size), String(pages), ...cells)}${label}\n`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
