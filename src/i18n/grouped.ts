/**
 * `1,234.5`: a number with its thousands set apart and at most three decimals, as zh-CN writes it.
 * By hand: a browser takes longer to look up how (`Intl`) than to show a page of results.
 */
export function grouped(value: number): string {
  const [whole = '', decimals] = String(Math.round(value * 1000) / 1000).split('.');
  const set = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return decimals === undefined ? set : `${set}.${decimals}`;
}
