import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, scriptOf } from '../../../src/importer/decode.ts';

const simplified =
  '清河日报\n本报讯　昨天，青石河水位缓慢回落，各闸口正常调度，两岸居民生活如常。\n市里说，下一步还要加固堤防。';
const traditional =
  '清河日報\n本報訊　昨天，青石河水位緩慢回落，各閘口正常調度，兩岸居民生活如常。\n市裡說，下一步還要加固堤防。';

/** Encodes by inverting the platform's decoder, two bytes at a time. */
function encode(text: string, encoding: 'gb18030' | 'big5'): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if ([...char].length === 1 && !table.has(char)) table.set(char, [lead, trail]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? []))),
  );
}
const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array =>
  Uint8Array.from(
    [...(mark ? '\uFEFF' : ''), ...text].flatMap((char) => {
      const unit = char.charCodeAt(0);
      return little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
    }),
  );
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('encodings are told apart', () => {
  test.each([
    ['UTF-8', utf8(simplified), 'utf-8', simplified],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${simplified}`), 'utf-8', simplified],
    ['UTF-8, Traditional', utf8(traditional), 'utf-8', traditional],
    ['GB18030', encode(simplified, 'gb18030'), 'gb18030', simplified],
    ['GB18030, Traditional', encode(traditional, 'gb18030'), 'gb18030', traditional],
    ['Big5', encode(traditional, 'big5'), 'big5', traditional],
    ['UTF-16, little end first', utf16(simplified, true, true), 'utf-16le', simplified],
    ['UTF-16, big end first', utf16(simplified, false, true), 'utf-16be', simplified],
    ['UTF-16 without a mark', utf16(simplified, true, false), 'utf-16le', simplified],
    [
      'UTF-16, big end first, without a mark',
      utf16(traditional, false, false),
      'utf-16be',
      traditional,
    ],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decode(bytes)).toMatchObject({ ok: true, encoding, text });
  });

  test('a few characters are enough', () => {
    expect(decode(encode('本报讯', 'gb18030'))).toMatchObject({
      ok: true,
      encoding: 'gb18030',
      text: '本报讯',
    });
    expect(decode(encode('本報訊', 'big5'))).toMatchObject({
      ok: true,
      encoding: 'big5',
      text: '本報訊',
    });
  });
});

describe('what is no text is refused', () => {
  test.each([
    ['nothing', new Uint8Array(), 'empty', 1],
    ['white space', utf8('\n 　\n'), 'empty', 1],
    ['a PDF', utf8('%PDF-1.7 ...'), 'binary', 1],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'binary', 1],
    ['control characters', utf8('第一行\n第\u0001二行'), 'binary', 2],
    ['a cut character', utf8(`第一行\n${simplified}`).subarray(0, -2), 'truncated', 4],
  ])('%s', (_, bytes, reason, line) => {
    expect(decode(bytes)).toMatchObject({ ok: false, reason, line });
  });

  test('bytes that mean nothing in any encoding', () => {
    const bytes = Uint8Array.from([...utf8('报\n'), 0xff, 0xff, 0xff, 0xfd, 0x20, 0xff, 0x20]);
    expect(decode(bytes)).toMatchObject({ ok: false, line: 2 });
  });
});

test('any bytes are decoded or refused, never thrown on, and text comes back whole', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }).map(utf8),
      ),
      (bytes) => {
        const decoded = decode(bytes);
        if (decoded.ok && decoded.encoding === 'utf-8') {
          expect(decoded.text).toBe(new TextDecoder().decode(bytes));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('script', () => {
  expect(scriptOf(simplified)).toBe('zh-Hans');
  expect(scriptOf(traditional)).toBe('zh-Hant');
});
