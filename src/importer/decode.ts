/** Bytes to text: UTF-8, UTF-16, GB18030 and Big5 told apart by what the bytes can mean and by common characters. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export type Decoded =
  | {
      readonly ok: true;
      readonly text: string;
      readonly encoding: Encoding;
      readonly confidence: number;
    }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'binary' | 'unknown-encoding' | 'truncated';
      readonly line: number;
      readonly detail?: string;
    };

const simplified =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢病始达深完今提求清王化空业思切怎非找片罗钱语元喜曾离飞科言干流欢约各即指合反题必该论交终林请医晚制球决传画保读运及则房早院量苦火布品近坐产答星精视五连司巴奇管类未朋且婚台夜青北队久乎越观落尽形影红爸百令周吧识步希亚术留市半热送兴造谈容极随演收首根讲整式取照办强石古华';
const traditional =
  '的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長兒回位分愛老因很給名法間斯知世什兩次使身者被高已親其進此話常與活正感見明問力理爾點文幾定本公特做外孩相西果走將月十實向聲車全信重三機工物氣每並別真打太新比才便夫再書部水像眼等體卻加電主界門利海受聽表德少克代員許先口由死安寫性馬光白或住難望教命花結樂色更拉東神記處讓母父應直字場平報友關放至張認接告入笑內英軍候民歲往何度山覺路帶萬男邊風解叫任金快原吃媽變通師立象數四失滿戰遠格士音輕目條呢病始達深完今提求清王化空業思切怎非找片羅錢語元喜曾離飛科言幹流歡約各即指合反題必該論交終林請醫晚制球決傳畫保讀運及則房早院量苦火布品近坐產答星精視五連司巴奇管類未朋且婚臺台夜青北隊久乎越觀落盡形影紅爸百令周吧識步希亞術留市半熱送興造談容極隨演收首根講整式取照辦強石古華';
const common = new Set(
  `${simplified}${traditional}，。、；：“”‘’「」『』《》（）！？—…·\u3000０１２３４５６７８９\n\r`,
);

const magic: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP/Word', [0x50, 0x4b, 0x03, 0x04]],
  ['Word 97-2003', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['GZIP', [0x1f, 0x8b]],
];

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: 'empty', line: 1 };
  const kind = magic.find(([, head]) => head.every((byte, index) => bytes[index] === byte));
  if (kind) return { ok: false, reason: 'binary', line: 1, detail: kind[0] };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return finish(bytes.subarray(2), 'utf-16le', 1);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return finish(bytes.subarray(2), 'utf-16be', 1);
  const utf8 = attempt(bytes, 'utf-8');
  if (utf8 !== undefined && !utf8.includes('\0')) return finish(bytes, 'utf-8', 1);
  const candidates = (['utf-16le', 'utf-16be', 'gb18030', 'big5'] as const)
    .flatMap((encoding) => {
      const text =
        encoding.startsWith('utf-16') && bytes.length % 2 === 1
          ? undefined
          : attempt(bytes, encoding);
      return text === undefined ? [] : [{ encoding, score: commonness(text) }];
    })
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = candidates;
  const cut = truncatedAt(bytes);
  if (cut !== undefined)
    return { ok: false, reason: 'truncated', line: lineAt(bytes, cut), detail: String(cut + 1) };
  if (best && best.score >= 0.3) {
    return finish(bytes, best.encoding, Math.min(1, 0.7 + best.score - (next?.score ?? 0)));
  }
  const control = bytes
    .subarray(0, 65536)
    .filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  if (control > 0) return { ok: false, reason: 'binary', line: 1 };
  return { ok: false, reason: 'unknown-encoding', line: lineAt(bytes, firstInvalid(bytes)) };
}

function finish(bytes: Uint8Array, encoding: Encoding, confidence: number): Decoded {
  const text = attempt(bytes, encoding);
  if (text === undefined)
    return { ok: false, reason: 'truncated', line: lineAt(bytes, bytes.length) };
  if (text.trim() === '') return { ok: false, reason: 'empty', line: 1 };
  const bad = /(?![\s])[\p{Cc}\uFFFE\uFFFF]/u.exec(text);
  if (bad)
    return { ok: false, reason: 'binary', line: text.slice(0, bad.index).split('\n').length };
  return { ok: true, text, encoding, confidence };
}

function attempt(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Share of the characters beyond ASCII that are common in Chinese print. */
function commonness(text: string): number {
  const sample = [...text.slice(0, 50_000)].filter((char) => char > '\u007F');
  return sample.length === 0 ? 0 : sample.filter((char) => common.has(char)).length / sample.length;
}

/** Where valid UTF-8 with multi-byte characters breaks off inside the last character. */
function truncatedAt(bytes: Uint8Array): number | undefined {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut += 1) {
    const at = bytes.length - cut;
    if ((bytes[at] ?? 0) < 0xc0) continue;
    const whole = attempt(bytes.subarray(0, at), 'utf-8');
    return whole !== undefined && /[^\0-\u007F]/u.test(whole) ? at : undefined;
  }
  return undefined;
}

function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // Decoding as a stream tells "invalid" from "not finished yet".
  const valid = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  };
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valid(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const lineAt = (bytes: Uint8Array, offset: number): number =>
  bytes.subarray(0, offset).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);

const onlySimplified = new Set([...simplified].filter((char) => !traditional.includes(char)));
const onlyTraditional = new Set([...traditional].filter((char) => !simplified.includes(char)));

export function scriptOf(text: string): 'zh-Hans' | 'zh-Hant' {
  let balance = 0;
  for (const char of text) {
    if (onlySimplified.has(char)) balance += 1;
    else if (onlyTraditional.has(char)) balance -= 1;
  }
  return balance < 0 ? 'zh-Hant' : 'zh-Hans';
}
