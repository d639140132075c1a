const made = new Map<string, Promise<string>>();

/** HTML by a name that says all of what it depends on; in development it is made each time. */
export function keep(name: string, make: () => Promise<string>): Promise<string> {
  const known = import.meta.env.DEV ? undefined : made.get(name);
  if (known) return known;
  const html = make();
  made.set(name, html);
  return html;
}
