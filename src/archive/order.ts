/** Order of texts by UTF-16 code unit: the same on every machine, whatever its locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** As `compareText`, with numbers by their value: A2 before A10, 第3版 before 第10版. */
export function compareNumbered(a: string, b: string): number {
  return compareText(padded(a), padded(b)) || compareText(a, b);
}

const padded = (text: string): string => text.replace(/\d+/gu, (digits) => digits.padStart(8, '0'));
