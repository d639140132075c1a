/** Brings the service worker in, after all that the reader waits for. */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    // Where it is refused, the archive works as it does without one.
    navigator.serviceWorker
      .register(`${import.meta.env.BASE_URL.replace(/\/*$/u, '/')}sw.js`)
      .catch(() => undefined);
  });
}
