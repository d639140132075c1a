/** The first halves of paragraphs that a page break cut, told from headings. */
import { matchDateline } from './marks/dateline.ts';
import { continuesSentence, endsSentence, openBrackets, opensReport } from './marks/sentence.ts';
import type { Layout } from './split.ts';
import { isPassedOver, isProseUnit, type Unit } from './unit.ts';

/** The first half of a broken paragraph is running text, however short and however like a heading. */
export function markCutHalves(units: readonly Unit[], layout: Layout): Unit[] {
  const page = units.map((unit) => unit.text).join('\n');
  return units.map((unit, index) => {
    if (unit.kind !== 'text' || unit.prose || unit.lines[0]?.hint !== undefined) return unit;
    const rest = units.slice(index + 1);
    const beyond = rest.find((other) => other.kind !== 'caption' && !isPassedOver(other));
    if (beyond?.kind !== 'text') return unit;
    // “编辑同志：” opens a letter.
    if (/^\p{Script=Han}{2,10}[：:]$/u.test(beyond.text)) return unit;
    const half = { ...unit, prose: true };
    if (continuesSentence(beyond.text)) return half;
    // A caption or a paragraph says both in one breath.
    const whole = page.includes(unit.text.slice(-6) + beyond.text.slice(0, 6));
    if (whole && beyond.prose && [...unit.text].length >= 20) return half;
    const closes = openBrackets(unit.text) > 0 && openBrackets(beyond.text) < 0;
    if (closes && endsSentence(beyond.text)) return half;
    if (/\d$/u.test(unit.text) && /^\d/u.test(beyond.text) && beyond.prose) return half;
    const above = units.slice(0, index).findLast((other) => !isPassedOver(other));
    const proceeds = beyond.prose && !beyond.indented && endsSentence(beyond.text);
    // Headings end where a byline or a picture stands.
    const below = above?.kind === 'byline' || above?.kind === 'caption';
    const opens = matchDateline(beyond.text) ?? opensReport(beyond.text);
    if (below && proceeds && unit.gap <= 1 && !opens)
      if (layout.indents || /，/u.test(unit.text)) return half;
    if (layout.indents && above?.kind === 'text' && !above.prose && proceeds && !opens)
      if (/，/u.test(unit.text) && opensReport(unit.text)) return half;
    // No running head stands between a headline and its text.
    if (isPassedOver(rest[0]) && isProseUnit(above) && isProseUnit(beyond) && /，/u.test(unit.text))
      return half;
    const alone = above?.kind !== 'text' || unit.gap > Math.max(1, layout.gap);
    if (alone || !beyond.prose || beyond.indented || !endsSentence(beyond.text)) return unit;
    if (matchDateline(beyond.text) || opensReport(beyond.text)) return unit;
    // Headings stand above an indented paragraph; a flush one goes on from above.
    if (layout.indents) return half;
    const broken = isPassedOver(rest[0]);
    return broken || straddles(unit.text, beyond.text, page) ? half : unit;
  });
}

/** The page uses elsewhere, unbroken, what stands on both sides of the break: “……人民大” “会堂……”. */
function straddles(before: string, after: string, page: string): boolean {
  const pieces = [before.slice(-2) + after.slice(0, 1), before.slice(-1) + after.slice(0, 2)];
  return pieces.some((piece) => /^[\p{Script=Han}\d]{3}$/u.test(piece) && page.includes(piece));
}
