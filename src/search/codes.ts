/**
 * What the index knows of a token besides its position: the field it stands in, and where words
 * begin and end around it. Ranking weighs by it; it never decides whether an article is found.
 */

/** `subhead` is the kicker and the deck; `body` also holds the dateline, the byline and headings. */
export const fieldOf = { body: 0, headline: 1, subhead: 2, caption: 3 } as const;

/** Word boundaries around a token: before its first unit, between its two, after its second. */
export const boundary = { before: 4, between: 2, after: 1 } as const;

/** Codes are `field * 8 + boundaries`. */
export const codes = 32;
