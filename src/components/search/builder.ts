/** The form that writes a condition into the query for those who do not know its language. */

/** @param add takes a condition in the query language */
export function enableBuilder(page: HTMLElement, add: (condition: string) => void): void {
  const form = page.querySelector<HTMLFormElement>('form.builder');
  const prefix = form?.querySelector('select');
  const words = form?.querySelector('input');
  if (!form || !prefix || !words) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const condition = conditionOf(prefix.value, words.value);
    if (condition === '') return;
    words.value = '';
    add(condition);
  });
  for (const control of form.querySelectorAll('input, select, button'))
    control.removeAttribute('disabled');
}

/** `标题:峰会`, `-"两 词"`; a term with blanks is one term. */
export function conditionOf(prefix: string, words: string): string {
  const plain = words.replace(/["“”＂]/gu, '').trim();
  return plain === '' ? '' : `${prefix}${/[\s|｜:：-]/u.test(plain) ? `"${plain}"` : plain}`;
}
