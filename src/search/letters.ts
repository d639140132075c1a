/**
 * How the texts of a year are written before they are packed: its most frequent characters take one
 * byte, the next two, all others three. Packed Chinese is a quarter smaller so than from UTF-16.
 */

/** Characters (UTF-16 units) that get short codes; a longer list would cost more than it saves. */
const most = 1000;
const ones = 224;
const other = 255;

/** The most frequent characters, those first, then by code, so that the same texts give the same. */
export function lettersOf(texts: Iterable<string>): string {
  const counts = new Uint32Array(0x10000);
  for (const text of texts) {
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      counts[unit] = (counts[unit] as number) + 1;
    }
  }
  return (
    [...counts.keys()]
      // Half a character cannot stand in a list that travels as text.
      .filter((unit) => counts[unit] !== 0 && (unit < 0xd800 || unit > 0xdfff))
      .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
      .slice(0, most)
      .map((unit) => String.fromCharCode(unit))
      .join('')
  );
}

/** Writes texts with the letters of their year. */
export function encoder(letters: string): (text: string) => Uint8Array {
  const numbers = new Map(Array.from(letters, (char, number) => [char.charCodeAt(0), number]));
  return (text) => {
    const bytes: number[] = [];
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      const number = numbers.get(unit);
      if (number === undefined) bytes.push(other, unit >> 8, unit & 255);
      else if (number < ones) bytes.push(number);
      else bytes.push(ones + ((number - ones) >> 8), (number - ones) & 255);
    }
    return Uint8Array.from(bytes);
  };
}

export function decodeText(bytes: Uint8Array, letters: string): string {
  const text = new DataView(new ArrayBuffer(bytes.length * 2));
  let length = 0;
  let at = 0;
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new RangeError('unexpected end of data');
    at += 1;
    return byte;
  };
  while (at < bytes.length) {
    const byte = next();
    let unit: number;
    if (byte < ones) unit = letters.charCodeAt(byte);
    else if (byte === other) unit = next() * 256 + next();
    else unit = letters.charCodeAt(ones + (byte - ones) * 256 + next());
    text.setUint16(length, unit, true);
    length += 2;
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(text.buffer.slice(0, length));
}
