/** Years side by side by decade, so that gaps are seen. Decades of which nothing is held are left out. */

export interface Decade<Held> {
  /** First year, such as `1980`. */
  readonly decade: string;
  /** All ten; `held` is absent in a year without reports, `outside` before the first and after the last. */
  readonly years: readonly {
    readonly year: string;
    readonly held?: Held;
    readonly outside: boolean;
  }[];
}

/** Newest decade first; its years from 0 to 9. */
export function decades<Held extends { readonly year: string }>(
  held: readonly Held[],
): readonly Decade<Held>[] {
  const byYear = new Map(held.map((item) => [item.year, item]));
  const numbers = [...byYear.keys()].map(Number);
  if (numbers.length === 0) return [];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const start = (year: number): number => year - (year % 10);
  const count = (start(last) - start(first)) / 10 + 1;
  const rows = Array.from({ length: count }, (_, index) => {
    const decade = start(last) - index * 10;
    return {
      decade: name(decade),
      years: Array.from({ length: 10 }, (_year, digit) => {
        const found = byYear.get(name(decade + digit));
        return {
          year: name(decade + digit),
          ...(found && { held: found }),
          outside: decade + digit < first || decade + digit > last,
        };
      }),
    };
  });
  return rows.filter(({ years }) => years.some((cell) => cell.held));
}

const name = (year: number): string => String(year).padStart(4, '0');
