/**
 * Every string that a reader or an editor sees. Functions take the values that vary.
 * Each block belongs to one part of the program; keep the blocks in this order.
 */
export const zh = {
  /** Problems in article files; `hint` says what to do. */
  content: {},

  /** Pages of the site. */
  pages: {},

  /** Search: page and command line. */
  search: {},

  /** The importer and its command line. */
  importer: {},

  /** npm run build, npm start, npm run check. */
  commands: {},
} as const;
