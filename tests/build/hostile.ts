/** Published ways to slip markup or script into a page, and articles that carry one in every field. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { root } from './build-site.ts';

export interface Vector {
  /** What family of attack it is of. */
  readonly family: string;
  readonly text: string;
}

export const vectors: readonly Vector[] = Object.entries(
  JSON.parse(readFileSync(join(root, 'tests/fixtures/hostile/vectors.json'), 'utf8')) as Record<
    string,
    readonly string[]
  >,
).flatMap(([family, texts]) => texts.map((text) => ({ family, text })));

/** Each article stands on a day of its own, so that no list is long. */
export const dateOf = (index: number): string =>
  `20${String(10 + Math.floor(index / 28 / 12)).padStart(2, '0')}-${two((Math.floor(index / 28) % 12) + 1)}-${two((index % 28) + 1)}`;
const two = (number: number): string => String(number).padStart(2, '0');

/** The text alone would share its address with others that differ in punctuation only. */
export const nameOf = (text: string, index: number): string => `${text.trim()} ${index}号`;

/** Front matter with `text` wherever a field takes text. */
export function hostileFields(text: string, index: number): Readonly<Record<string, unknown>> {
  const name = nameOf(text, index);
  return {
    id: `hostile-${index}`,
    headline: text,
    kicker: text,
    deck: text,
    date: dateOf(index),
    dateline: text,
    byline: [text, { name: text, role: text }],
    source: name,
    sourceNote: text,
    publication: text,
    edition: { number: text, name: text },
    section: name,
    people: [name, { name: text, note: String(index) }],
    places: [name],
    organizations: [name],
    topics: [name],
    event: name,
    figures: [
      { caption: text, credit: text, creditNote: text, after: 1 },
      { src: '/favicon.svg', alt: text, caption: text, credit: text },
    ],
    corrections: [{ date: dateOf(index), kind: 'editor', text }],
    basis: [text],
    rights: text,
  };
}

/** An article file as an editor might write it: front matter quoted, the body as it comes. */
export function writeArticle(
  folder: string,
  fields: Readonly<Record<string, unknown>>,
  body: string,
): void {
  mkdirSync(folder, { recursive: true });
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  writeFileSync(
    join(folder, `${String(fields['id'])}.md`),
    `---\n${lines.join('')}---\n\n${body}\n`,
  );
}

/** Line and paragraph separators are line breaks; everything else is text. */
export const linesOf = (text: string): string[] => text.split(/[\u2028\u2029]/u);

/** A paragraph of a newspaper with a vector in its middle. */
export const paragraphOf = (text: string, index: number): string =>
  `第${index}段里有这样的文字${text.trim()}，它仍然是文字。`;

export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"']/gu, (char) => `&#${char.charCodeAt(0)};`);

/** A Word file of plain paragraphs. */
export function wordFile(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map(
    (text) => `<w:p><w:r><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r></w:p>`,
  );
  const office = 'http://schemas.openxmlformats.org';
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
    ),
  });
}

const many = (text: string, times: number): string =>
  Array.from({ length: times }, () => text).join(' ');

/** Queries that are long, broken, or of characters that few programs expect. */
export const hostileQueries: readonly {
  readonly name: string;
  readonly query: string;
  /** Too long to be answered. */
  readonly refused?: true;
}[] = [
  { name: '10,000 Han characters', query: '城东水厂通水供水管网'.repeat(1000), refused: true },
  { name: '10,000 equal characters', query: '水'.repeat(10_000), refused: true },
  { name: '10,000 letters', query: 'a'.repeat(10_000), refused: true },
  { name: '10,000 digits', query: '1'.repeat(10_000), refused: true },
  { name: '10,000 blanks', query: `水${' '.repeat(10_000)}厂` },
  { name: '10,000 ideographic blanks', query: '\u3000'.repeat(10_000) },
  { name: '10,000 quotation marks', query: '"'.repeat(10_001), refused: true },
  { name: '10,000 opening quotation marks', query: '“'.repeat(10_000), refused: true },
  { name: '5,000 lone guillemets', query: many('«', 5000), refused: true },
  { name: '5,000 bars', query: many('|', 5000), refused: true },
  { name: '5,000 alternatives', query: '水|厂|'.repeat(2500), refused: true },
  {
    name: '2,500 different alternatives',
    query: Array.from({ length: 2500 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('|'),
    refused: true,
  },
  { name: '5,000 exclusions', query: many('-水', 5000), refused: true },
  { name: '2,000 fields', query: many('标题:水', 2000), refused: true },
  {
    name: '500 terms',
    query: Array.from({ length: 500 }, (_, i) => `词${i}`).join(' '),
    refused: true,
  },
  { name: '500 common terms', query: many('供水', 500), refused: true },
  {
    name: '500 different characters',
    query: Array.from({ length: 500 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(' '),
    refused: true,
  },
  { name: '1,000 words 或', query: many('或', 1000) },
  { name: '1,000 dates', query: many('2026-05-20..2026-05-21', 1000), refused: true },
  { name: '10,000 points', query: '.'.repeat(10_000), refused: true },
  { name: '5,000 emoji', query: '👨‍👩‍👧‍👦'.repeat(1000), refused: true },
  { name: '10,000 combining marks', query: `a${'\u0301'.repeat(10_000)}`, refused: true },
  { name: '3,000 letters that unfold', query: '\uFDFA'.repeat(3000), refused: true },
  { name: '2,000 characters of one phrase', query: '城东水厂通水供水管网'.repeat(200) },
  { name: '2,000 letters that unfold', query: '\uFDFA'.repeat(2000), refused: true },
  {
    name: '16 different terms',
    query: Array.from({ length: 16 }, (_, i) => `${String.fromCodePoint(0x4e00 + i)}水`).join(' '),
  },
  {
    name: '16 alternatives',
    query: Array.from({ length: 16 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('|'),
  },
  { name: 'unbalanced quotes', query: '"城东 “水厂 「通水 ‘' },
  { name: 'quotes that cross', query: '“城东"水厂”通水"' },
  { name: 'a lone high surrogate', query: '水\uD83D厂' },
  { name: 'a lone low surrogate', query: '\uDE00水厂' },
  { name: 'surrogates the wrong way round', query: '\uDE00\uD83D'.repeat(500) },
  { name: 'NUL', query: '水\0厂' },
  { name: 'NUL alone', query: '\0' },
  {
    name: 'every control character',
    query: Array.from({ length: 32 }, (_, i) => String.fromCharCode(i)).join(''),
  },
  { name: 'a noncharacter', query: '水\uFFFE厂\uFFFF' },
  { name: 'right-to-left marks', query: '\u202E水厂\u202C\u200F\u2067供水\u2069' },
  { name: 'zero-width characters', query: '水\u200B厂\u200D\u2060\uFEFF' },
  { name: 'a byte order mark', query: '\uFEFF水厂' },
  { name: 'variation selectors', query: '水\uFE00厂\u{E0100}' },
  { name: 'tags', query: '水\u{E0001}\u{E0041}' },
  { name: 'private use', query: '\uE000\u{F0000}\u{10FFFD}' },
  { name: 'an expression that explodes', query: '(a+)+$ (.*)*\\1 [^]{1,99999} (?<=x' },
  { name: 'brackets', query: '((((((((((([[[[[[[[{{{{{{{<<<<<<' },
  { name: 'a slash and dots', query: '../../../manifest.json' },
  { name: 'object names', query: '__proto__ constructor toString hasOwnProperty valueOf' },
  { name: 'fields of objects', query: '__proto__:x constructor:y 标题:__proto__ 人物:constructor' },
  { name: 'rare Han', query: '𠀀𪜀𫝀𫠠𬺰𰀀𱍐' },
  { name: 'ideographic descriptions', query: '⿰亻⿱⺊尔 ⿻⿻⿻⿲⿳' },
  { name: 'dates that are none', query: '2026-99-99 0000-00-00 日期:abc 9999..0000 至 ..' },
  { name: 'numbers beyond numbers', query: `${'9'.repeat(400)} 1e999 -0 NaN Infinity` },
];
