/**
 * One spelling for matching: Traditional to Simplified for the words that newspapers print around their
 * text, full width to half width. Every character becomes exactly one, so that what is found in the folded
 * text is cut from the original at the same place.
 */
const traditional =
  '報訊電聞記據來編責設計對圖攝發網臺視轉緊連見詳載於綜專號國華經財產論壇評體樂藝術軍農鄉題別點觀證區時間歷後當個為這說強調認紹稱處長獨員實習資駐級聯譯執筆採訪圍話傳線熱郵價頁檔絡絵繪製衛週陸兩灣龍廣讀書選遊環際內務漢續響應開會讓將並還從與們僅輯審組統籌檢終場縱橫動頭總欄紙綫雜誌參質創導爲隨陣館團畫眾約';
const simplified =
  '报讯电闻记据来编责设计对图摄发网台视转紧连见详载于综专号国华经财产论坛评体乐艺术军农乡题别点观证区时间历后当个为这说强调认绍称处长独员实习资驻级联译执笔采访围话传线热邮价页档络绘绘制卫周陆两湾龙广读书选游环际内务汉续响应开会让将并还从与们仅辑审组统筹检终场纵横动头总栏纸线杂志参质创导为随阵馆团画众约';
const single = new Map(
  [...traditional].map((char, index) => [char, [...simplified][index] ?? char]),
);

export function fold(text: string): string {
  let folded = '';
  // By code unit: a character beyond the first plane stays the pair that it is.
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const code = text.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e && !'，。！？；：'.includes(char))
      folded += String.fromCharCode(code - 0xfee0);
    else if (/\s/u.test(char)) folded += ' ';
    else folded += char === '：' ? ':' : (single.get(char) ?? char);
  }
  return folded;
}

/** A pattern over folded text; blanks in its source are for the reader, `\s` is a space. */
export const pattern = (source: string): RegExp => new RegExp(source.replace(/[\n ]+/gu, ''), 'du');

/** The original text of a named group. */
export function cut(text: string, match: RegExpExecArray, group: string): string | undefined {
  const span = match.indices?.groups?.[group];
  return span && text.slice(span[0], span[1]);
}
