/** Where the text is from, as printed: “■据新华社”, “（据新华社电）”, “来源：人民日报”. */
import { cut, fold, pattern } from './fold.ts';

export const ornament = '[■□◆◇●○▲△◎※★☆▌█|丨*]*\\s*';
const agency = '[\\p{Script=Han}A-Za-z·《》]{2,14}?';
const house = '[\\p{Script=Han}]{1,6}?(?:社|报|网|台|客户端)';
const dated = '(?:\\S{0,14}[日号])?';

const forms = [
  // （据新华社北京电）
  `^${ornament}[(【\\[]?\\s*据\\s*(?<name>[\\p{Script=Han}]{1,4}社)[\\p{Script=Han}]{2,6}?专?电\\s*[)】\\]]?$`,
  // （据新华社电 记者董峻）
  `^${ornament}[(【\\[]\\s*据\\s*(?<name>${house})\\s*${dated}\\s*(?:专?电|讯|消息|报道)?\\s+记者\\s*[\\p{Script=Han}\\s、]{2,20}[)】\\]]$`,
  // 据新华社电、据新华社5月20日电、综合新华社、中新社消息
  `^${ornament}[(【\\[]?\\s*(?:均|皆)?(?:(?:本[报刊台网])?综合|据)\\s*(?<name>(?:${agency}(?:[、和及\\s]+${agency}){0,3}?)(?=\\s*(?:专?电|消息|报道|微博|微信公众号|官网|[)】\\]]|综合|等)) | ${agency}(?:社|报|网|台|刊|客户端|公众号)(?:[、和及\\s]+${agency}(?:社|报|网|台|刊|客户端|公众号|新闻|发布))*)(?:[\\p{Script=Han}]{0,6}\\d{1,2}月\\S{0,4}|[\\p{Script=Han}]{0,6}\\d{1,2}日)?\\s*
    (?:专?电|消息|报道|微博|微信公众号|官网)?(?:综合|等)?\\s*[)】\\]]?$`,
  // ■据县融媒体中心、（据市气象台）
  `^(?:[■□◆●▲]|[(【\\[])\\s*(?:据|综合)\\s*(?<name>[\\p{Script=Han}A-Za-z·《》、和]{2,20}?)(?:专?电|消息|报道)?\\s*[)】\\]]?$`,
  // 来源：人民日报、稿源：新华社
  `^${ornament}[(【\\[]?\\s*(?:(?:稿件|文章|本文|原文|全文|新闻|信息|资料|消息|文字|内容|素材|报道)?来源|稿源|综合)\\s*[:/|丨]\\s*(?<name>[\\p{Script=Han}A-Za-z0-9·《》]{2,20}?(?:、[\\p{Script=Han}A-Za-z0-9·《》]{2,12}){0,4})(?:[，,\\s]*\\S{0,14}[日期版])?\\s*[)】\\]]?$`,
  // 原载《光明日报》、转自新华网
  `^${ornament}[(【\\[]?\\s*(?:(?:以下|本)?文(?:章)?来源于|来源于(?=\\s*[:/《])|原载|原刊|转自|摘自|选自|转载自)于?\\s*[:/]?\\s*(?:\\d{4}年\\S{0,6}?[日号期]\\s*(?=《))?(?<name>《?[\\p{Script=Han}A-Za-z0-9·]{2,20}?》?)(?:[，,\\s]*\\S{0,14}[日期版])?\\s*[，,]?[)】\\]]?$`,
  // （新华社供本报专稿）、（新华社北京5月20日电）、（新华社）
  `^${ornament}[(【\\[]\\s*(?<name>${house})\\s*${dated}\\s*(?:专?电|讯|供本报专[稿电]|专稿|特稿|供稿|供本报|供稿本报|发)?\\s*[)】\\]]$`,
  `^${ornament}(?<name>[\\p{Script=Han}]{1,6}?社)(?:供本报专[稿电]|供本报|专稿|供稿|特稿|电?稿|专?电|讯)$`,
  `^[■□◆●▲]\\s*(?<name>[\\p{Script=Han}]{2,8}(?:社|报|网))$`,
  // （据《半月谈》2024年第10期 作者：李明）
  `^[(【\\[]\\s*(?:据|摘自|原载|选自|转自|来源:?)\\s*《(?<name>[\\p{Script=Han}A-Za-z0-9·]{2,20})》[^()。，]{0,24}[)】\\]]$`,
  // （本报综合报道）、（综合报道）
  `^${ornament}[(【\\[]\\s*(?<name>(?:本报|本刊|本台)?(?:记者)?(?:综合|汇编))\\s*(?:报道|消息|整理|稿)?\\s*[)】\\]]$`,
  // 《人民日报》（2019年03月04日 05版）
  `^《\\s*(?<name>[\\p{Script=Han}]{2,10})\\s*》\\s*[(][^()]{0,16}\\d{4}年[^()]{4,24}[)]$`,
].map(pattern);

const notASource = /^(?:了解|介绍|悉|统计|报道|此|说|称|传)|(?:介绍|透露|统计|了解)$/u;

export function matchSourceNote(text: string): { source: string } | undefined {
  if (text.length > 40) return undefined;
  const folded = fold(text);
  for (const form of forms) {
    const match = form.exec(folded);
    const name = match ? cut(text, match, 'name') : undefined;
    if (name !== undefined && !notASource.test(fold(name)))
      return { source: name.replace(/[《》]/gu, '').trim() };
  }
  return undefined;
}
