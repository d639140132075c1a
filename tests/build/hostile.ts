/** Published ways to slip markup or script into a page, and articles that carry one in every field. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    source: text,
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
