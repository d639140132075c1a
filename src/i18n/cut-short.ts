/** A text that is repeated to a reader, cut short where it has more characters than that. */
export function cutShort(text: string, most: number): string {
  const chars = [...text];
  return chars.length > most ? `${chars.slice(0, most).join('')}……` : text;
}
