/** Tables of figures, told from tables that a page is laid out with. */

const longestCell = 60;

/** A row as one line, its cells parted by a wide blank; nothing where a cell holds more than a few words. */
export function rowText(row: Element): string | undefined {
  const cells = [...row.children].filter((cell) => cell.matches('td, th'));
  const plain = cells.every(
    (cell) =>
      cell.textContent.trim().length <= longestCell &&
      cell.querySelectorAll('p, div, li').length <= 1 &&
      cell.querySelector('table, img, h1, h2, h3, h4, h5, h6, br') === null,
  );
  if (cells.length < 2 || !plain) return undefined;
  const text = cells.map((cell) => cell.textContent.trim().replace(/\s+/gu, ' ')).join('\u3000');
  return text.trim() === '' ? undefined : text;
}
