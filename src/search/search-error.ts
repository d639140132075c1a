/** The index is missing, newer than this code, or damaged; or the query is too long. The message is for the reader. */
export class SearchError extends Error {
  override readonly name = 'SearchError';
  /** `outdated`: the page should be reloaded; `refused`: the query should be made shorter. */
  readonly reason: 'missing' | 'outdated' | 'damaged' | 'refused';
  constructor(reason: SearchError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
