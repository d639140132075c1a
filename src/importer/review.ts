/** One page for the editor's eye: what was read as what, line by line, the doubtful first. Stands alone, runs nothing. */
import { zh } from '../i18n/zh-CN.ts';
import type { Imported } from './import.ts';
import type { Decision, Part } from './parts.ts';
import { isDoubtful } from './report.ts';

const text = zh.importer;

const parts: readonly Part[] = [
  'kicker',
  'headline',
  'deck',
  'byline',
  'dateline',
  'body',
  'subhead',
  'caption',
  'credit',
  'sourceNote',
  'furniture',
];

export function reviewPage(sources: readonly Imported[]): string {
  const sorted = sources
    .map((source, index) => ({ source, index, doubt: lowest(source) }))
    .toSorted((a, b) => a.doubt - b.doubt || a.index - b.index);
  return `<!doctype html>
<html lang="zh-Hans">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text.review.title}</title>
<style>${style}</style>
<h1>${text.review.title}</h1>
<p class="key">${parts.map((part) => `<span class="${part}">${text.parts[part]}</span>`).join(' ')}</p>
${sorted.map(({ source, index }) => sourceSection(source, index)).join('\n')}
</html>
`;
}

const lowest = (source: Imported): number =>
  source.problems.length > 0
    ? 0
    : Math.min(1, ...source.decisions.map(({ confidence }) => confidence));

function sourceSection(source: Imported, index: number): string {
  const doubtful = source.decisions
    .filter(isDoubtful)
    .toSorted((a, b) => a.confidence - b.confidence || a.from - b.from);
  const notes = [
    ...source.problems.map(({ line, message, hint }) => note(index, line, `${message}。${hint}`)),
    ...(source.openDate ? [note(index, source.openDate.line, source.openDate.hint)] : []),
    ...source.warnings.map(({ line, message }) => note(index, line, message)),
    ...doubtful.map((decision) => note(index, decision.from, doubt(decision))),
  ];
  return `<section>
<h2>${escape(source.file)}</h2>
${notes.length > 0 ? `<ol class="notes">${notes.join('')}</ol>` : `<p>${text.review.clear}</p>`}
<div class="pair"><div class="source">${sourceLines(source, index)}</div><div class="result">${result(source)}</div></div>
</section>`;
}

const note = (index: number, line: number | undefined, said: string): string =>
  line === undefined
    ? `<li>${escape(said)}`
    : `<li><a href="#s${index}-${line}">${text.review.line(line)}</a> ${escape(said)}`;

const doubt = ({ part, text: said, rule, confidence }: Decision): string =>
  text.doubt(
    text.parts[part],
    [...said].slice(0, 40).join(''),
    text.reasons[rule],
    Math.round(confidence * 100),
  );

function sourceLines(source: Imported, index: number): string {
  const byLine = new Map<number, Decision[]>();
  for (const decision of source.decisions) {
    for (let line = decision.from; line <= decision.to; line += 1) {
      byLine.set(line, [...(byLine.get(line) ?? []), decision]);
    }
  }
  return source.lines
    .map(({ number, text: said }) => {
      const decisions = byLine.get(number) ?? [];
      const main = decisions.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0];
      const doubtful = decisions.some(isDoubtful) ? ' doubt' : '';
      const why = decisions
        .map(({ part, rule, confidence }) =>
          text.review.why(text.parts[part], text.reasons[rule], Math.round(confidence * 100)),
        )
        .join('\n');
      return `<p id="s${index}-${number}" class="${main?.part ?? 'furniture'}${doubtful}" title="${escape(why)}"><b>${number}</b><span>${escape(said)}</span></p>`;
    })
    .join('\n');
}

const result = (source: Imported): string =>
  source.articles
    .map(({ parsed }) => {
      const line = (part: Part, said: string | undefined): string =>
        said === undefined ? '' : `<p class="${part}">${escape(said)}</p>`;
      return [
        '<article>',
        line('kicker', parsed.kicker),
        `<h3 class="headline">${escape(parsed.headline ?? text.untitled)}</h3>`,
        line('deck', parsed.deck),
        line('byline', parsed.bylineNote),
        line('dateline', parsed.dateline && `${parsed.dateline}${parsed.datelineNote ?? ''}`),
        ...parsed.blocks.map((block) =>
          line(block.kind === 'subhead' ? 'subhead' : 'body', block.text),
        ),
        ...parsed.figures.map((figure) =>
          line('caption', `${figure.caption}\u3000${figure.creditNote ?? ''}`.trim()),
        ),
        line('sourceNote', parsed.sourceNote),
        '</article>',
      ].join('\n');
    })
    .join('\n');

const escape = (said: string): string =>
  said.replace(
    /[&<>"]/gu,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );

const style = `
:root { color-scheme: light dark; font: 16px/1.7 "Songti SC", "Noto Serif CJK SC", SimSun, serif; }
body { max-inline-size: 80rem; margin: 1rem auto; padding-inline: 1rem; }
body, .pair > div { overflow-wrap: anywhere; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2rem; }
@media (max-width: 50rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
h2 { font-size: 1.15rem; }
p { margin: 0.2em 0; }
.key span { display: inline-block; }
.notes { padding-inline-start: 1.5em; }
.source p { display: grid; grid-template-columns: 2.5em minmax(0, 1fr); }
.source b { font-weight: normal; opacity: 0.75; }
.source p, .result p, .result h3, .key span { border-inline-start: 0.4em solid var(--part); padding-inline: 0.5em; }
.doubt { background: color-mix(in srgb, gold 30%, transparent); }
:target { outline: 2px solid currentColor; }
article { border-block-end: 1px solid; padding-block: 0.5rem; }
.headline { --part: #b3261e; font-weight: bold; } .kicker, .deck { --part: #e08a00; } .subhead { --part: #8a6d00; }
.byline, .dateline { --part: #1a73c7; } .body { --part: #5f6368; } .caption { --part: #188038; } .credit { --part: #5bb974; }
.sourceNote { --part: #7b1fa2; } .furniture { --part: #bdbdbd; opacity: 0.7; }
`;
