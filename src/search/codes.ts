/**
 * What the index knows of a token besides its position: the field it stands in, and where words
 * begin and end around it. Ranking weighs by it; it never decides whether an article is found.
 */

/** `subhead` is the kicker and the deck; `body` also holds the dateline, the byline and headings. */
export const fieldOf = { body: 0, headline: 1, subhead: 2, caption: 3 } as const;

/**
 * What lies between two units: nothing, for one word goes on; a seam, within a word that is made of words
 * or before a suffix that makes it another; the border of two words.
 */
export const edge = { none: 0, seam: 1, border: 2 } as const;
const edges = 3;

/** Around a token: before its first unit, between its two, after its second. */
export interface Edges {
  readonly before: number;
  readonly between: number;
  readonly after: number;
}

export const bodyCodes = edges ** 3;
export const codes = bodyCodes * 4;

export function codeOf(field: number, { before, between, after }: Edges): number {
  return ((field * edges + before) * edges + between) * edges + after;
}

export const fieldIn = (code: number): number => Math.floor(code / bodyCodes);

const known: readonly Edges[] = Array.from({ length: bodyCodes }, (_, code) => ({
  before: Math.floor(code / (edges * edges)),
  between: Math.floor(code / edges) % edges,
  after: code % edges,
}));
export const edgesIn = (code: number): Edges => known[code % bodyCodes] as Edges;
