/**
 * `npm run bench:build -- --content DIR`: time and memory of a build without the search index, beside
 * stock Astro with the same plugins, Eleventy, Hugo where it is installed, and a bare loop of reading,
 * remark-rehype and writing. The others make a bare page for each article and a list for each day; ours
 * are whole pages, with names, months, feeds and copies.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { articleFiles } from '../store/folder.ts';
import { buildSettings } from '../store/settings.ts';

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
const root = process.cwd();
const all = articleFiles(values.content);
const from = values.content;

interface Took {
  /** Seconds by the clock. */
  readonly clock: number;
  /** Seconds of processor time, which other programs disturb less. */
  readonly cpu: number;
  /** Megabytes of the largest process at its largest. */
  readonly memory: number;
}

/** Milliseconds between two looks at the processes. */
const pause = 100;

/** Runs a command in a process group of its own, which is watched by way of /proc. */
async function measured(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Took> {
  const started = performance.now();
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const seen = new Map<string, { memory: number; ticks: number }>();
  const timer = setInterval(() => {
    for (const [pid, look] of processesOf(child.pid ?? 0)) {
      const memory = Math.max(look.memory, seen.get(pid)?.memory ?? 0);
      seen.set(pid, { memory, ticks: look.ticks });
    }
  }, pause);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  const looks = [...seen.values()];
  return {
    clock: (performance.now() - started) / 1000,
    cpu: looks.reduce((sum, { ticks }) => sum + ticks, 0) / 100,
    memory: Math.max(0, ...looks.map(({ memory }) => memory)),
  };
}

function* processesOf(group: number): Generator<[string, { memory: number; ticks: number }]> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /su, '')
        .split(' ');
      if (Number(fields[2]) !== group) continue;
      const memory = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      yield [
        pid,
        { memory: Number(memory ?? 0) / 1024, ticks: Number(fields[11]) + Number(fields[12]) },
      ];
    } catch {
      // It has ended since it was listed.
    }
  }
}

/** Files of a project, by path. */
function project(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const node = process.execPath;
const plugins = JSON.stringify(join(root, 'src/markdown/pipeline.ts'));

type Engine = (folder: string, content: string) => Promise<ReadonlyMap<string, Took> | undefined>;

const engines: Readonly<Record<string, Engine>> = {
  async ours(folder, content) {
    const env = { ARCHIVE_CONTENT: content, ARCHIVE_OUT: join(folder, 'dist') };
    const { cache, templates } = buildSettings(env);
    const build = (more = {}): Promise<Took> =>
      measured([node, 'src/cli/build.ts'], root, { ...env, ...more });
    const forget = (): void => {
      for (const known of [cache, templates, env.ARCHIVE_OUT])
        rmSync(known, { recursive: true, force: true });
    };
    try {
      forget();
      const pages = await build({ ARCHIVE_SEARCH: 'no' });
      forget();
      const all = await build();
      appendFileSync(articleFiles(content)[0] ?? '', '\n又一段。\n');
      return new Map([
        ['ours', pages],
        ['ours with the search index', all],
        ['ours again, one article changed', await build()],
      ]);
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  },
  async loop(folder, content) {
    project(folder, {
      'loop.ts': `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { articleFiles } from ${JSON.stringify(join(root, 'src/store/folder.ts'))};
import { rehypePlugins, remarkPlugins } from ${plugins};
const { unified } = await import(${JSON.stringify(import.meta.resolve('unified'))});
const { default: parse } = await import(${JSON.stringify(import.meta.resolve('remark-parse'))});
const { default: rehype } = await import(${JSON.stringify(import.meta.resolve('remark-rehype'))});
const { default: stringify } = await import(${JSON.stringify(import.meta.resolve('rehype-stringify'))});
const made = unified().use(parse).use(remarkPlugins).use(rehype).use(rehypePlugins).use(stringify).freeze();
const content = ${JSON.stringify(content)};
for (const file of articleFiles(content)) {
  const out = join('out', relative(content, file).replace(/\\.md$/u, ''), 'index.html');
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, String(made.processSync(readFileSync(file, 'utf8').replace(/^---.*?\\n---\\n/su, ''))));
}`,
    });
    return new Map([['bare loop', await measured([node, 'loop.ts'], folder)]]);
  },
  async hugo(folder, content) {
    if (spawnSync('hugo', ['version']).status !== 0) return undefined;
    project(folder, {
      'config.toml':
        'baseURL = "http://localhost/"\ndisableKinds = ["taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = false\n',
      'layouts/_default/single.html': `<!doctype html><html lang="zh"><title>{{ .Params.headline }}</title><h1>{{ .Params.headline }}</h1>{{ .Content }}{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Params.headline }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Params.headline }}</a>{{ end }}</html>`,
      'layouts/_default/list.html': `<!doctype html><html lang="zh">{{ range (.Paginate .RegularPages 100).Pages }}<p><a href="{{ .RelPermalink }}">{{ .Params.headline }}</a></p>{{ end }}</html>`,
    });
    cpSync(content, join(folder, 'content'), { recursive: true });
    // Without it Hugo makes a list for each year alone.
    for (const file of articleFiles(content)) {
      const day = join(folder, 'content', relative(content, dirname(file)));
      writeFileSync(join(day, '_index.md'), '');
    }
    return new Map([['Hugo', await measured(['hugo', '--quiet'], folder)]]);
  },
  async astro(folder, content) {
    project(folder, {
      'package.json': '{ "type": "module" }',
      'astro.config.mjs': `import { unified } from '@astrojs/markdown-remark';
import { rehypePlugins, remarkPlugins } from ${plugins};
export default { markdown: { processor: unified({ remarkPlugins, rehypePlugins, smartypants: false }), syntaxHighlight: false } };`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { articles: defineCollection({ loader: glob({ base: ${JSON.stringify(content)}, pattern: '**/*.md' }) }) };`,
      'src/pages/[...id].astro': `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  const entries = await getCollection('articles');
  return entries.map((entry, index) => ({ params: { id: entry.id }, props: { entry, before: entries[index - 1]?.data.headline } }));
}
const { entry, before } = Astro.props;
const { Content } = await render(entry);
---
<html lang="zh"><head><title>{entry.data.headline}</title></head><body><h1>{entry.data.headline}</h1><Content /><p>{before}</p></body></html>`,
    });
    project(folder, {
      'src/pages/days/[day].astro': `---
import { getCollection } from 'astro:content';
export async function getStaticPaths() {
  const days = Map.groupBy(await getCollection('articles'), ({ data }) => String(data.date).slice(0, 15));
  return [...days.values()].map((entries, day) => ({ params: { day: String(day) }, props: { entries } }));
}
const { entries } = Astro.props;
---
<html lang="zh"><head><title>{entries.length}</title></head><body>{entries.map(({ id, data }) => <p><a href={'/' + id}>{data.headline}</a></p>)}</body></html>`,
    });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const astro = join(root, 'node_modules/astro/bin/astro.mjs');
    return new Map([
      ['stock Astro, same plugins', await measured([node, astro, 'build', '--silent'], folder)],
    ]);
  },
  async eleventy(folder, content) {
    project(folder, {
      'package.json': '{ "type": "module" }',
      'eleventy.config.js': `export default (config) => {
  config.setInputDirectory('content');
  config.setQuietMode(true);
  config.addCollection('days', (api) => [
    ...Map.groupBy(api.getAll().filter(({ data }) => data.headline), ({ data }) => String(data.date)).values(),
  ]);
};`,
      'content/days.njk': `---
layout: false
pagination: { data: collections.days, size: 1, alias: day }
permalink: "days/{{ pagination.pageNumber }}/index.html"
---
<!doctype html><html lang="zh"><title>{{ day.length }}</title>{% for page in day %}<p><a href="{{ page.url }}">{{ page.data.headline }}</a></p>{% endfor %}</html>`,
      'content/content.json': '{ "layout": "article.njk" }',
      'content/_includes/article.njk':
        '<!doctype html><html lang="zh"><title>{{ headline }}</title><h1>{{ headline }}</h1>{{ content | safe }}</html>',
    });
    const install = ['install', '--no-audit', '--no-fund', '--silent', '@11ty/eleventy@3.1.2'];
    if (spawnSync('npm', install, { cwd: folder }).status !== 0) return undefined;
    cpSync(content, join(folder, 'content'), { recursive: true });
    const eleventy = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs');
    return new Map([['Eleventy 3', await measured([node, eleventy], folder)]]);
  },
};

/** How many; an engine that passed articles over would look fast. */
function pagesIn(folder: string, size: number): number {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.includes('node_modules'),
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
