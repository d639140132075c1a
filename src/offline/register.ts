/** Milliseconds that a page of a new reader has to itself: what it does first, such as a search, comes first. */
const settling = 3000;

/** Brings the service worker in, after all that the reader waits for. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = (): void => {
    // Where it is refused, the archive works as it does without one.
    navigator.serviceWorker
      .register(`${import.meta.env.BASE_URL.replace(/\/*$/u, '/')}sw.js`)
      .catch(() => undefined);
  };
  addEventListener('load', () => {
    setTimeout(register, navigator.serviceWorker.controller ? 0 : settling);
  });
}
