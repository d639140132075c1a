/** Fields of an article that a reader can narrow a result by, in the order in which they are shown. */
export const facetNames = [
  'year',
  'section',
  'source',
  'people',
  'places',
  'organizations',
  'topics',
] as const;

export type FacetName = (typeof facetNames)[number];
