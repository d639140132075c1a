/**
 * What the index knows of a token besides its position, in the one byte that Pagefind keeps as its
 * weight: the field it stands in, and where words begin and end around it. Ranking weighs by it;
 * it never decides whether an article is found.
 */
export type FieldClass = 'body' | 'headline' | 'subhead' | 'caption';

/** `subhead` is the kicker and the deck; `body` also holds the dateline, the byline and headings. */
const fields: readonly FieldClass[] = ['body', 'headline', 'subhead', 'caption'];

export const fieldOf = { body: 0, headline: 1, subhead: 2, caption: 3 } as const;

/** Word boundaries around a token: before its first unit, between its two, after its second. */
export const boundary = { before: 4, between: 2, after: 1 } as const;

/**
 * Bytes in the order of how often they occur, cheapest first: 25 is what Pagefind leaves unsaid,
 * 1 to 23 take one byte more, the others two. 0 and 24 are not used: the one is sorted among the
 * 25s, the other is Pagefind's default and would hide that a weight was lost on the way.
 */
const commonest = boundary.before | boundary.after;

const byteOf: number[] = [];
const meaningOf = new Map<number, number>();
{
  let cheap = 1;
  let dear = 26;
  for (const [field] of fields.entries()) {
    for (let ends = 0; ends < 8; ends += 1) {
      const meaning = field * 8 + ends;
      let byte: number;
      if (meaning === commonest) byte = 25;
      else if (fields[field] === 'caption') byte = dear++;
      else byte = cheap++;
      byteOf[meaning] = byte;
      meaningOf.set(byte, meaning);
    }
  }
}

/** The byte for a field (see `fieldOf`) and the boundaries around a token. */
export function weightByte(field: number, boundaries: number): number {
  return byteOf[field * 8 + boundaries] as number;
}

/** `field * 8 + boundaries` of a byte, or undefined for one that this index never writes. */
export function meaning(byte: number): number | undefined {
  return meaningOf.get(byte);
}

/** The decimal that Pagefind turns into `byte` (it keeps the whole part of 24 times the weight). */
export function weightText(byte: number): string {
  return ((byte + 0.5) / 24).toFixed(3).replace(/^0/u, '');
}
