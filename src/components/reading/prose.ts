/** What a reader's settings add to the text itself: numbers of paragraphs, and figures set upright. */
import { paragraphText as text } from '../../i18n/zh-CN.ts';
import { h } from '../search/dom.ts';
import type { Settings } from './settings.ts';
import { setUpright } from './vertical.ts';

export function setProse({ direction, numbers }: Settings): void {
  const prose = document.querySelector('.prose');
  if (!prose) return;
  setNumbers(prose, numbers === 'on');
  setUpright(prose, direction === 'vertical');
}

/** A number before each paragraph, which links to it. */
function setNumbers(prose: Element, on: boolean): void {
  for (const link of prose.querySelectorAll('.number')) link.remove();
  if (!on) return;
  for (const paragraph of prose.querySelectorAll('p[id]')) {
    const number = paragraph.id.slice(1);
    paragraph.prepend(
      h(
        'a',
        { class: 'number', href: `#${paragraph.id}`, 'aria-label': text.paragraph(number) },
        number,
      ),
    );
  }
}
