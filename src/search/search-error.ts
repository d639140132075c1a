/** The index is missing, newer than this code, or damaged. The message is for the reader. */
export class SearchError extends Error {
  override readonly name = 'SearchError';
  /** `outdated`: the page should be reloaded. */
  readonly reason: 'missing' | 'outdated' | 'damaged';
  constructor(reason: SearchError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
