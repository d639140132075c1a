/** Where the page stood when it was left: browsers know, but the list that was there comes later. */

const key = 'archive-search-place';

/** Remembers it for as long as the tab is open. */
export function keepScroll(): void {
  try {
    sessionStorage.setItem(`${key} ${location.href}`, String(scrollY));
  } catch {
    // Without storage the page opens at its top.
  }
}

/** Pixels from the top where the reader comes back to this address; 0 where it is opened anew. */
export function keptScroll(): number {
  const back = performance
    .getEntriesByType('navigation')
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward');
  if (!back) return 0;
  try {
    return Number(sessionStorage.getItem(`${key} ${location.href}`)) || 0;
  } catch {
    return 0;
  }
}
