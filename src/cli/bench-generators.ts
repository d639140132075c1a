/** The generators that `npm run bench:build` compares: each makes like pages of one folder of articles. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { articleFiles } from '../store/folder.ts';
import { buildSettings } from '../store/settings.ts';
import { beside, likeArticle, likeList, listed, type Language } from './bench-like-pages.ts';
import { measured, type Took } from './bench-processes.ts';

const root = process.cwd();

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

export const engines: Readonly<Record<string, Engine>> = {
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
    const link = '<a href="{{ .RelPermalink }}">{{ .Params.headline }}</a>';
    const item = `<li>${link}<time>{{ .Date.Format "2006-01-02" }}</time></li>`;
    const language: Language = {
      values: {
        id: '.Params.id',
        headline: '.Params.headline',
        date: '.Date.Format "2006-01-02"',
        year: '.Date.Format "2006"',
        month: '.Date.Format "01"',
        source: '.Params.source',
        url: '.Permalink',
      },
      blocks: {
        data: '<script type="application/ld+json">{{ dict "@type" "NewsArticle" "@id" .Permalink "headline" .Params.headline "datePublished" (.Date.Format "2006-01-02") "creditText" .Params.source | jsonify | safeJS }}</script>',
        body: '{{ .Content }}',
        'same-day': `{{ range first ${beside} .CurrentSection.RegularPages }}${item}{{ end }}`,
        previous: `{{ with .PrevInSection }}${link}{{ end }}`,
        next: `{{ with .NextInSection }}${link}{{ end }}`,
      },
      inText: (expression) => `{{ ${expression} }}`,
    };
    const listPage = (items: string, turn: string): string =>
      likeList({ ...language, values: { headline: '.Title' }, blocks: { items, turn } });
    project(folder, {
      'config.toml': `baseURL = "http://localhost/"
title = "报藏"
[taxonomies]
source = "source"
[outputs]
page = ["HTML", "JSON", "MD"]
[mediaTypes."text/markdown"]
suffixes = ["md"]
[outputFormats.MD]
mediaType = "text/markdown"
isPlainText = true
[markup.goldmark.renderer]
unsafe = false
`,
      'layouts/_default/single.html': likeArticle(language),
      'layouts/_default/single.json':
        '{{ dict "id" .Params.id "headline" .Params.headline "date" (.Date.Format "2006-01-02") "source" .Params.source "url" .Permalink "body" .Plain | jsonify }}',
      'layouts/_default/single.md': '{{ .RawContent }}',
      'layouts/_default/list.html': listPage(
        `{{ range .RegularPages }}${item}{{ end }}{{ range .Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}`,
        '',
      ),
      'layouts/_default/taxonomy.html': listPage(
        `{{ range (.Paginate .Pages ${listed}).Pages }}${item}{{ end }}`,
        '{{ with .Paginator.Prev }}<a href="{{ .URL }}">上一页</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">下一页</a>{{ end }}',
      ),
    });
    cpSync(content, join(folder, 'content'), { recursive: true });
    // Without them Hugo makes a list for each year alone.
    for (const file of articleFiles(content)) {
      const day = relative(content, dirname(file)).split('/');
      for (const depth of day.keys()) {
        const list = join(folder, 'content', ...day.slice(0, depth + 1), '_index.md');
        writeFileSync(list, `---\ntitle: "${day.slice(0, depth + 1).join('-')}"\n---\n`);
      }
    }
    return new Map([['Hugo', await measured(['hugo', '--quiet'], folder)]]);
  },
  async astro(folder, content) {
    const article = likeArticle({
      values: {
        id: 'data.id',
        headline: 'data.headline',
        date: 'day',
        year: 'day.slice(0, 4)',
        month: 'day.slice(5, 7)',
        source: 'data.source',
        url: 'url',
      },
      blocks: {
        data: `<script is:inline type="application/ld+json" set:html={JSON.stringify({ '@type': 'NewsArticle', '@id': url, headline: data.headline, datePublished: day, creditText: data.source })} />`,
        body: '<Content />',
        'same-day': '{sameDay.map((entry) => <Item entry={entry} />)}',
        previous: '{previous && <a href={urlOf(previous)}>{previous.data.headline}</a>}',
        next: '{next && <a href={urlOf(next)}>{next.data.headline}</a>}',
      },
      inText: (expression) => `{${expression}}`,
      attribute: (parts) =>
        `{\`${parts.map(({ text, expression }) => (expression === undefined ? text : `\${${expression}}`)).join('')}\`}`,
    });
    const listPage = likeList({
      values: { headline: 'title' },
      blocks: {
        items:
          '{entries.map((entry) => <Item entry={entry} />)}{days.map((day) => <li><a href={`/days/${day}/`}>{day}</a></li>)}',
        turn: '{turn.map(({ url, label }) => <a href={url}>{label}</a>)}',
      },
      inText: (expression) => `{${expression}}`,
      attribute: (parts) => `"${parts.map(({ text }) => text).join('')}"`,
    });
    const lists = (groups: string): string => `---
import List from '../../list.astro';
import { archive } from '../../archive.ts';
export const getStaticPaths = async () => [...(await archive()).${groups}].map(([name, props]) => ({ params: { name }, props }));
---
<List title={Astro.params.name} {...Astro.props} />`;
    project(folder, {
      'package.json': '{ "type": "module" }',
      'astro.config.mjs': `import { unified } from '@astrojs/markdown-remark';
import { rehypePlugins, remarkPlugins } from ${plugins};
export default { site: 'http://localhost', markdown: { processor: unified({ remarkPlugins, rehypePlugins, smartypants: false }), syntaxHighlight: false } };`,
      'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { articles: defineCollection({ loader: glob({ base: ${JSON.stringify(content)}, pattern: '**/*.md', generateId: ({ data }) => data.id }) }) };`,
      'src/archive.ts': `import { getCollection } from 'astro:content';
// A date without quotation marks is a Date to Astro.
export const dayOf = ({ data }) => new Date(data.date).toISOString().slice(0, 10);
export const urlOf = (entry) => 'http://localhost/' + entry.id;
let known;
export const archive = () => (known ??= read());
async function read() {
  const entries = (await getCollection('articles')).sort((a, b) => (dayOf(a) + a.id < dayOf(b) + b.id ? -1 : 1));
  const days = Map.groupBy(entries, dayOf);
  const daysBy = (length) => [...Map.groupBy(days.keys(), (day) => day.slice(0, length))].map(([name, days]) => [name, { entries: [], days, turn: [] }]);
  return { entries, days, dayLists: [...days].map(([day, entries]) => [day, { entries, days: [], turn: [] }]), months: daysBy(7), years: daysBy(4) };
}`,
      'src/item.astro': `---
import { dayOf, urlOf } from './archive.ts';
const { entry } = Astro.props;
---
<li><a href={urlOf(entry)}>{entry.data.headline}</a><time>{dayOf(entry)}</time></li>`,
      'src/list.astro': `---
import Item from './item.astro';
const { title, entries, days, turn } = Astro.props;
---
${listPage}`,
      'src/pages/[...id].astro': `---
import { render } from 'astro:content';
import Item from '../item.astro';
import { archive, dayOf, urlOf } from '../archive.ts';
export async function getStaticPaths() {
  const { days, entries } = await archive();
  return entries.map((entry, at) => ({
    params: { id: entry.id },
    props: { entry, previous: entries[at - 1], next: entries[at + 1], sameDay: days.get(dayOf(entry)).slice(0, ${beside}) },
  }));
}
const { entry, previous, next, sameDay } = Astro.props;
const { data } = entry;
const day = dayOf(entry);
const url = urlOf(entry);
const { Content } = await render(entry);
---
${article}`,
      'src/pages/days/[name].astro': lists('dayLists'),
      'src/pages/months/[name].astro': lists('months'),
      'src/pages/years/[name].astro': lists('years'),
      'src/pages/sources/[source]/[...page].astro': `---
import List from '../../../list.astro';
import { archive } from '../../../archive.ts';
export const getStaticPaths = async ({ paginate }) => [...Map.groupBy((await archive()).entries, ({ data }) => data.source)].flatMap(([source, entries]) => paginate(entries, { params: { source }, pageSize: ${listed} }));
const { page } = Astro.props;
const turn = [[page.url.prev, '上一页'], [page.url.next, '下一页']].filter(([url]) => url).map(([url, label]) => ({ url, label }));
---
<List title={Astro.params.source} entries={page.data} days={[]} turn={turn} />`,
      'src/pages/[...id].json.ts': `import { archive, dayOf, urlOf } from '../archive.ts';
export const getStaticPaths = async () => (await archive()).entries.map((entry) => ({ params: { id: entry.id }, props: { entry } }));
export const GET = ({ props: { entry } }) => Response.json({ ...entry.data, url: urlOf(entry), body: entry.body });`,
      'src/pages/[...id].md.ts': `import { archive } from '../archive.ts';
export const getStaticPaths = async () => (await archive()).entries.map((entry) => ({ params: { id: entry.id }, props: { entry } }));
export const GET = ({ props: { entry } }) => new Response(entry.body);`,
    });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const astro = join(root, 'node_modules/astro/bin/astro.mjs');
    return new Map([
      ['stock Astro, same plugins', await measured([node, astro, 'build', '--silent'], folder)],
    ]);
  },
  async eleventy(folder, content) {
    const item = (entry: string): string =>
      `<li><a href="{{ ${entry}.url }}">{{ ${entry}.data.headline }}</a><time>{{ ${entry}.data.date | day }}</time></li>`;
    const inText = (expression: string): string => `{{ ${expression} }}`;
    const listPage = (headline: string, items: string, turn: string): string =>
      likeList({ values: { headline }, blocks: { items, turn }, inText });
    const lists = (collection: string, items: string): string => `---
layout: false
pagination: { data: collections.${collection}, size: 1, alias: group }
permalink: "${collection}/{{ group.name }}/index.html"
---
${listPage('group.name', items, '')}`;
    project(folder, {
      'package.json': '{ "type": "module" }',
      'eleventy.config.js': `export default (config) => {
  config.setInputDirectory('content');
  config.setQuietMode(true);
  const dayText = (date) => (typeof date === 'string' ? date : date.toISOString()).slice(0, 10);
  const entries = (api) => api.getAll().filter(({ data }) => data.headline).sort((a, b) => (a.inputPath < b.inputPath ? -1 : 1));
  const groups = (list, key) => [...Map.groupBy(list, key)].map(([name, members]) => ({ name, members }));
  const dayOf = ({ data }) => dayText(data.date);
  config.addFilter('day', dayText);
  let days;
  config.addFilter('sameDay', (all, date) => (days ??= Map.groupBy(all, dayOf)).get(dayText(date)).slice(0, ${beside}));
  let places;
  config.addFilter('beside', (all, id, step) => {
    places ??= new Map(all.map(({ data }, at) => [data.id, at]));
    return all[places.get(id) + step];
  });
  config.addCollection('articles', entries);
  config.addCollection('days', (api) => groups(entries(api), dayOf));
  config.addCollection('months', (api) => groups([...new Set(entries(api).map(dayOf))], (day) => day.slice(0, 7)));
  config.addCollection('years', (api) => groups([...new Set(entries(api).map(dayOf))], (day) => day.slice(0, 4)));
};
export const config = { markdownTemplateEngine: false };`,
      'content/days.njk': lists(
        'days',
        `{% for entry in group.members %}${item('entry')}{% endfor %}`,
      ),
      ...Object.fromEntries(
        ['months', 'years'].map((name) => [
          `content/${name}.njk`,
          lists(
            name,
            '{% for day in group.members %}<li><a href="/days/{{ day }}/">{{ day }}</a></li>{% endfor %}',
          ),
        ]),
      ),
      'content/sources.njk': `---
layout: false
pagination: { data: collections.articles, size: ${listed}, alias: entries }
permalink: "sources/{{ pagination.pageNumber }}/index.html"
---
${listPage(
  'entries[0].data.source',
  `{% for entry in entries %}${item('entry')}{% endfor %}`,
  '{% if pagination.href.previous %}<a href="{{ pagination.href.previous }}">上一页</a>{% endif %}{% if pagination.href.next %}<a href="{{ pagination.href.next }}">下一页</a>{% endif %}',
)}`,
      'content/copies-json.11ty.js': `export default class {
  data() {
    return { layout: false, pagination: { data: 'collections.articles', size: 1, alias: 'entry' }, permalink: ({ entry }) => entry.url.slice(0, -1) + '.json' };
  }
  render({ entry: { data, page, url } }) {
    const { id, headline, date, source } = data;
    return JSON.stringify({ id, headline, date, source, url, body: page.rawInput });
  }
}`,
      'content/copies-md.11ty.js': `export default class {
  data() {
    return { layout: false, pagination: { data: 'collections.articles', size: 1, alias: 'entry' }, permalink: ({ entry }) => entry.url.slice(0, -1) + '.md' };
  }
  render({ entry }) {
    return entry.page.rawInput;
  }
}`,
      'content/content.json': '{ "layout": "article.njk" }',
      'content/_includes/article.njk': likeArticle({
        values: {
          id: 'id',
          headline: 'headline',
          date: 'date | day',
          year: '(date | day).slice(0, 4)',
          month: '(date | day).slice(5, 7)',
          source: 'source',
          url: 'page.url',
        },
        blocks: {
          data: '<script type="application/ld+json">{{ { "@type": "NewsArticle", "@id": page.url, headline: headline, datePublished: date, creditText: source } | dump | safe }}</script>',
          body: '{{ content | safe }}',
          'same-day': `{% for entry in collections.articles | sameDay(date) %}${item('entry')}{% endfor %}`,
          previous:
            '{% set entry = collections.articles | beside(id, -1) %}{% if entry %}<a href="{{ entry.url }}">{{ entry.data.headline }}</a>{% endif %}',
          next: '{% set entry = collections.articles | beside(id, 1) %}{% if entry %}<a href="{{ entry.url }}">{{ entry.data.headline }}</a>{% endif %}',
        },
        inText,
      }),
    });
    const install = ['install', '--no-audit', '--no-fund', '--silent', '@11ty/eleventy@3.1.2'];
    if (spawnSync('npm', install, { cwd: folder }).status !== 0) return undefined;
    cpSync(content, join(folder, 'content'), { recursive: true });
    const eleventy = join(folder, 'node_modules/@11ty/eleventy/cmd.cjs');
    return new Map([['Eleventy 3', await measured([node, eleventy], folder)]]);
  },
};
