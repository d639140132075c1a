/**
 * What is suspicious in an article that its schema lets pass. A rule is pure: it sees one article and
 * what the archive holds, and says where it found what.
 */
import type { Text } from 'mdast';
import { Converter } from 'opencc-js/t2cn';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { nameText, type Article } from '../archive/article.ts';
import { daysInMonth, weekday } from '../archive/dates.ts';
import { articlePath, decodeURISafe } from '../archive/urls.ts';
import { dateText, zh } from '../i18n/zh-CN.ts';
import { remarkNotesOnWords } from '../markdown/remark-notes-on-words.ts';

export interface Finding {
  /** An error fails the check; a doubt is for an editor to look at. */
  readonly severity: 'error' | 'doubt';
  /** Offset in the body, in UTF-16 units; a finding about the front matter has none. */
  readonly offset?: number;
  /** The front matter field, for a finding about it. */
  readonly field?: string;
  readonly message: string;
  readonly hint: string;
  /** A change to the body that mends it and cannot be wrong. */
  readonly fix?: { readonly start: number; readonly end: number; readonly text: string };
}

export interface Subject {
  readonly article: Article;
  /** Markdown. */
  readonly body: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** True where a rooted address leads to a page or a file of the site. */
  readonly exists: (path: string) => boolean;
}

type Rule = (subject: Subject) => Finding[];

const parser = unified().use(remarkParse).freeze();

/** The body's runs of plain text, as offsets: no code, no addresses, no markup. */
function textRuns(body: string): { start: number; source: string }[] {
  const runs: { start: number; source: string }[] = [];
  visit(parser.parse(body), 'text', (node: Text) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined)
      runs.push({ start, source: body.slice(start, end) });
  });
  return runs;
}

function findAll(body: string, pattern: RegExp): { match: RegExpExecArray; offset: number }[] {
  return textRuns(body).flatMap(({ start, source }) =>
    [...source.matchAll(pattern)].map((match) => ({ match, offset: start + match.index })),
  );
}

/** The year in which a day printed without one lies nearest to the paper's. */
function nearestYear(date: string, month: number, day: number): string {
  const year = Number(date.slice(0, 4));
  const away = (other: number): number =>
    Math.abs(Date.UTC(other, month - 1, day) - Date.parse(date));
  const [nearest = year] = [year, year - 1, year + 1].toSorted((a, b) => away(a) - away(b));
  return String(nearest);
}

/** Names are filed in one script; the text may be in the other. */
const simplified = Converter({ from: 't', to: 'cn' });

const doubled = /([，。、；：])\1+/gu;
/** Between Chinese characters, or after one at the end or before a quotation mark. */
const halfWidth =
  /(?<=[\p{Script=Han}”》）])[,;:!?](?=\p{Script=Han}|[“《（]|$)|(?<=\p{Script=Han})[!?](?=”)/gmu;
const fullWidth = (mark: string): string =>
  ({ ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' })[mark] ?? mark;

export const rules: Readonly<Record<string, Rule>> = {
  futureDate: ({ article, today }) =>
    article.date > today
      ? [{ severity: 'error', field: 'date', ...zh.checks.futureDate(article.date) }]
      : [],

  figureWithoutAlt: ({ article }) =>
    article.figures.flatMap(({ src, alt }, index) =>
      src !== undefined && alt === undefined
        ? [
            {
              severity: 'error',
              field: `figures[${index + 1}]`,
              ...zh.checks.figureWithoutAlt(src),
            },
          ]
        : [],
    ),

  missingPicture: ({ article, exists }) =>
    article.figures.flatMap(({ src }, index) =>
      src !== undefined && !exists(src)
        ? [{ severity: 'error', field: `figures[${index + 1}]`, ...zh.checks.missingPicture(src) }]
        : [],
    ),

  pictureOfWithdrawn: ({ article, exists }) =>
    article.figures.flatMap(({ src }, index) =>
      article.withdrawn && src !== undefined && exists(src)
        ? [
            {
              severity: 'doubt',
              field: `figures[${index + 1}]`,
              ...zh.checks.pictureOfWithdrawn(src),
            },
          ]
        : [],
    ),

  brokenLink: ({ article, body, exists }) => {
    const findings: Finding[] = [];
    const here = new URL(articlePath(article), 'https://archive.invalid');
    const tree = parser.parse(body);
    remarkNotesOnWords()(tree);
    visit(tree, (node) => {
      if (node.type !== 'link' && node.type !== 'definition') return;
      if (node.data?.hName !== undefined) return;
      const url = URL.parse(node.url, here);
      if (url?.origin !== here.origin || url.pathname === here.pathname) return;
      if (!exists(decodeURISafe(url.pathname))) {
        const offset = node.position?.start.offset ?? 0;
        findings.push({ severity: 'error', offset, ...zh.checks.brokenLink(node.url) });
      }
    });
    return findings;
  },

  wrongWeekday: ({ article, body }) =>
    findAll(
      body,
      /(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日[\s（(，]*(?:星期|周|礼拜)([一二三四五六日天])/gu,
    ).flatMap(({ match, offset }) => {
      const [, printed, month = '', day = '', name = ''] = match;
      const year = printed ?? nearestYear(article.date, Number(month), Number(day));
      if (Number(year) < 1000 || Number(month) < 1 || Number(month) > 12) return [];
      if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return [];
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      const right = dateText.weekdayInitials[weekday(date)] ?? '';
      return right === name.replace('天', '日')
        ? []
        : [
            {
              severity: printed === undefined ? ('doubt' as const) : ('error' as const),
              offset,
              ...zh.checks.wrongWeekday(match[0], right),
            },
          ];
    }),

  doubledPunctuation: ({ body }) =>
    findAll(body, doubled).map(({ match, offset }) => ({
      severity: 'doubt',
      offset,
      ...zh.checks.doubledPunctuation(match[0]),
      fix: { start: offset, end: offset + match[0].length, text: match[1] ?? '' },
    })),

  halfWidthPunctuation: ({ body }) =>
    findAll(body, halfWidth).map(({ match, offset }) => {
      const full = fullWidth(match[0]);
      return {
        severity: 'doubt',
        offset,
        ...zh.checks.halfWidthPunctuation(match[0], full),
        fix: { start: offset, end: offset + 1, text: full },
      };
    }),

  punctuationOfFields: ({ article }) =>
    [
      ...(['kicker', 'headline', 'deck'] as const).map((field) => [field, article[field]] as const),
      ...article.figures.map(({ caption }, at) => [`figures[${at + 1}]`, caption] as const),
    ].flatMap(([field, text = '']) => [
      ...[...text.matchAll(doubled)].map(([said]) => ({
        severity: 'doubt' as const,
        field,
        message: zh.checks.doubledPunctuation(said).message,
        hint: zh.checks.byHand,
      })),
      ...[...text.matchAll(halfWidth)].map(([said]) => ({
        severity: 'doubt' as const,
        field,
        message: zh.checks.halfWidthPunctuation(said, fullWidth(said)).message,
        hint: zh.checks.byHand,
      })),
    ]),

  brokenParagraph: ({ body }) => {
    const paragraphs: { offset: number; text: string }[] = [];
    for (const node of parser.parse(body).children) {
      const start = node.position?.start.offset ?? 0;
      const text = body.slice(start, node.position?.end.offset);
      paragraphs.push({ offset: start, text: node.type === 'paragraph' ? text : '' });
    }
    return paragraphs.flatMap(({ offset, text }, index) => {
      const next = paragraphs[index + 1]?.text ?? '';
      const said = text.trimEnd();
      // A short line is a subheading or a signature; a long one without an end is half a paragraph, and so
      // is one that holds a sentence or a clause, breaks off at a comma, or is gone on with by a mark.
      const clause = said.length >= 16 && /，/u.test(said) && /。[”」]?$/u.test(next.trimEnd());
      const half = clause || said.length > 40 || /[。！？；].|[，、“《（]$/u.test(said);
      const open = half && /[\p{Script=Han}\d，、“《（]$/u.test(said);
      const goesOn = said !== '' && /^[，。、；：！？）》”]/u.test(next);
      const isLast = index === paragraphs.length - 1;
      return (open || goesOn) && (next !== '' || isLast)
        ? [
            {
              severity: 'doubt',
              offset: offset + said.length - 1,
              ...(isLast ? zh.checks.cutOff : zh.checks.brokenParagraph),
            },
          ]
        : [];
    });
  },

  orphanName: ({ article, body }) => {
    const printed = [
      article.headline,
      article.kicker ?? '',
      article.deck ?? '',
      ...article.figures.map(({ caption }) => caption),
      body,
    ].join('\n');
    const whole = `${printed}\n${simplified(printed)}`;
    return (['people', 'places', 'organizations'] as const).flatMap((field) =>
      article[field]
        .map(nameText)
        .filter((name) => !whole.includes(name) && !whole.includes(simplified(name)))
        .map((name) => ({ severity: 'doubt' as const, field, ...zh.checks.orphanName(name) })),
    );
  },
};

/** Everything that any rule has to say, in the order of the body; the front matter comes first. */
export function checkArticle(subject: Subject): Finding[] {
  return Object.values(rules)
    .flatMap((rule) => rule(subject))
    .toSorted((a, b) => (a.offset ?? -1) - (b.offset ?? -1));
}

/** The body with every fix of `findings` made; fixes that overlap an earlier one are left out. */
export function applyFixes(body: string, findings: readonly Finding[]): string {
  let result = '';
  let done = 0;
  for (const { fix } of findings) {
    if (!fix || fix.start < done) continue;
    result += body.slice(done, fix.start) + fix.text;
    done = fix.end;
  }
  return result + body.slice(done);
}
