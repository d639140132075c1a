/**
 * What the index knows of a token besides its position: the field it stands in, and where words
 * begin and end around it. Ranking weighs by it; it never decides whether an article is found.
 */

/** `subhead` is the kicker and the deck; `body` also holds the dateline, the byline and headings. */
export const fieldOf = { body: 0, headline: 1, subhead: 2, caption: 3 } as const;

/**
 * What lies between two units: nothing, for one word goes on; the border of two words; a joint, within a
 * phrase that a dictionary has for a word; a seam, within a word that is made of words or before a suffix
 * that makes it another.
 */
export const edge = { none: 0, border: 1, joint: 2, seam: 3 } as const;
const edges = 4;

/** Around a token: before its first unit, between its two, after its second. */
export interface Edges {
  readonly before: number;
  readonly between: number;
  readonly after: number;
}

const bodyCodes = edges ** 3;
export const codes = bodyCodes * 4;

/** Small numbers are written in few bits, so frequent codes are small: within most tokens two words meet. */
export function codeOf(field: number, { before, between, after }: Edges): number {
  return ((field * edges + (between ^ edge.border)) * edges + before) * edges + after;
}

export const fieldIn = (code: number): number => Math.floor(code / bodyCodes);

const known: readonly Edges[] = Array.from({ length: bodyCodes }, (_, code) => ({
  before: Math.floor(code / edges) % edges,
  between: Math.floor(code / (edges * edges)) ^ edge.border,
  after: code % edges,
}));
export const edgesIn = (code: number): Edges => known[code % bodyCodes] as Edges;
