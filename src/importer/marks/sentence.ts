/** Where sentences, paragraphs and items end and begin. */
const sentenceEnd =
  /[。！？!?…；：:][”’」』）)】》"]*$|[。！？…][（(【][^（）()【】]{1,40}[）)】]$|[—]{2}$/u;

/** The line ends where a sentence may end. */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text);

/** A sentence ends somewhere in the text: running prose, not a line of a list. */
export const holdsSentence = (text: string): boolean => /[。！？]/u.test(text);

/** No line of print begins with one of these, unless it goes on from the line before. */
export const continuesSentence = (text: string): boolean =>
  /^[。，、；：！？）》」』”’％%),;!?]/u.test(text);

/** “今天，”, “5月11日，”: reports open like this, headings do not. */
export const opensReport = (text: string): boolean =>
  /^(?:(?:每天|每日|去年|前年|上周|上个?月|连日来|这几天|这两天)?(?:清晨|早上|上午|中午|下午|傍晚|晚上|深夜|凌晨|夜里|入夜)?(?:[一二三四五六七八九十\d]{1,3}[点时]半?)?|(?:当地时间)?(?:[0-9０-９〇一二三四五六七八九十]{1,4}[年月日号](?:[0-9０-９一二三四五六七八九十]{1,2}[月日号])?|今天|昨天|昨日|今日|近日|日前|近期|目前|记者)(?:上午|下午|晚上?|凌晨)?)(?<!^)，|^(?:今年|去年|近年|近几年|入[春夏秋冬汛])以?[来來]，|^(?:尽管|虽然|如果|由于|因为|不过|据|根据|为了|随着|此外|另外|目前|其中)[^，。]*，|^[\p{Script=Han}]{2,12}(?:说|說|表示|指出|认为|認為|强调|強調|称|稱)，/u.test(
    text,
  );

/** Brackets and quotation marks that the text leaves open; negative where it closes more than it opens. */
export const openBrackets = (text: string): number =>
  [...text].reduce(
    (open, char) => open + (opening.includes(char) ? 1 : closing.includes(char) ? -1 : 0),
    0,
  );
const opening = '《“‘（「『【〈';
const closing = '》”’）」』】〉';

/** “……7日在……”: a lead gives the day, a heading does not. */
export const tellsLead = (text: string): boolean =>
  /[0-9０-９]{1,2}[日号](?:上午|下午|晚|凌晨)?(?:在|出席|参加|分别)/u.test(text);

/** “01”, “PART 2” in a line of its own, as accounts number the sections of a story. */
export const isSectionNumber = (text: string): boolean =>
  /^(?:0[1-9]|part[.\s]*0?[1-9])$/iu.test(text);

/** “（二）……”, “二是……”, “2．……” begins a paragraph of its own. */
export const startsItem = (text: string): boolean =>
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|第?[一二三四五六七八九十]{1,3}[、，是]|\d{1,2}[、．.](?!\d)|[①-⑳]|[—–]{2}|[•●■◆▲★])/u.test(
    text,
  );
