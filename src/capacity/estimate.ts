/** What an archive costs to build and to search, from what smaller ones did cost. Pure arithmetic. */

/** A quantity that grows with a number of articles. */
export interface Line {
  readonly fixed: number;
  readonly perArticle: number;
}

export interface Coefficients {
  /** Seconds of one processor for a site, by the articles whose pages are made. */
  readonly make: Line;
  /** The same for what a slice has to know of the articles of the others, for each. */
  readonly know: number;
  /** Bytes of memory of the building process, by the articles whose pages are made. */
  readonly memory: Line;
  /** The same for each article of the others. */
  readonly knowMemory: number;
  readonly merge: Line;
  readonly files: Line;
  readonly siteBytes: Line;
  readonly indexBytes: Line;
  /** Bytes over the network for the first search of a reader, by the articles that are searched. */
  readonly searchBytes: Line;
}

export interface Archive {
  readonly articles: number;
  /** A year is never divided between slices. */
  readonly articlesAYear: number;
}

export interface Cost {
  readonly slices: number;
  /** Seconds of one processor for the longest slice, and for joining them. */
  readonly seconds: number;
  readonly mergeSeconds: number;
  readonly memoryBytes: number;
  /** Of the largest slice: what it makes, which is also what its cache keeps. */
  readonly sliceBytes: number;
}

export interface Site {
  readonly files: number;
  readonly bytes: number;
  readonly indexBytes: number;
  readonly searchBytes: number;
  readonly searchYearBytes: number;
}

export const at = ({ fixed, perArticle }: Line, articles: number): number =>
  fixed + perArticle * articles;

/** How many articles a quantity allows before it goes beyond a limit. */
export const reach = ({ fixed, perArticle }: Line, limit: number): number =>
  Math.max(0, Math.floor((limit - fixed) / perArticle));

/** Articles of the slice with most years. */
export function largestSlice({ articles, articlesAYear }: Archive, slices: number): number {
  const years = Math.ceil(articles / articlesAYear);
  return Math.min(articles, Math.ceil(years / slices) * articlesAYear);
}

export function costOf(archive: Archive, slices: number, from: Coefficients): Cost {
  const own = largestSlice(archive, slices);
  return {
    slices,
    seconds: at(from.make, own) + from.know * (archive.articles - own),
    mergeSeconds: slices === 1 ? 0 : at(from.merge, archive.articles),
    memoryBytes: at(from.memory, own) + from.knowMemory * (archive.articles - own),
    sliceBytes: at(from.siteBytes, own),
  };
}

export function siteOf({ articles, articlesAYear }: Archive, from: Coefficients): Site {
  return {
    files: Math.round(at(from.files, articles)),
    bytes: at(from.siteBytes, articles),
    indexBytes: at(from.indexBytes, articles),
    searchBytes: at(from.searchBytes, articles),
    searchYearBytes: at(from.searchBytes, Math.min(articles, articlesAYear)),
  };
}

/** The line through measured points with the least squares of relative errors: small sizes count too. */
export function lineThrough(points: readonly (readonly [articles: number, value: number])[]): Line {
  let [weights, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (const [articles, value] of points) {
    const weight = 1 / value ** 2;
    weights += weight;
    x += weight * articles;
    y += weight * value;
    xx += weight * articles ** 2;
    xy += weight * articles * value;
  }
  const perArticle = (weights * xy - x * y) / (weights * xx - x ** 2);
  return { fixed: (y - perArticle * x) / weights, perArticle };
}
