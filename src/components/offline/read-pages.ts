/** The reports that were read in this browser and can be read again without a network. */
import { offlineText as text } from '../../i18n/zh-CN.ts';
import { openRead, siteRoot } from '../../offline/caches.ts';

/** As many as one looks through. */
const shown = 40;

/** What an article's address is below the site. */
const article = /^\d{4}\/\d\d\/\d\d\/[^/]+\/$/u;

export class ReadPages extends HTMLElement {
  connectedCallback(): void {
    if ('caches' in window && window.isSecureContext) void this.#show();
  }

  async #show(): Promise<void> {
    const cache = await openRead();
    const list = this.querySelector('ul');
    const button = this.querySelector('button');
    const note = this.querySelector('p');
    if (!list || !button || !note) return;
    const addresses = (await cache.keys())
      .map(({ url }) => url)
      .filter((url) => article.test(url.slice(siteRoot().length)));
    const newest = addresses.reverse().slice(0, shown);
    list.replaceChildren(
      ...(await Promise.all(
        newest.map(async (url) => {
          const item = document.createElement('li');
          const link = document.createElement('a');
          link.href = url;
          link.textContent = (await headlineOf(await cache.match(url))) ?? url;
          item.append(link);
          return item;
        }),
      )),
    );
    note.textContent = newest.length === 0 ? text.nothingRead : text.read(addresses.length);
    button.hidden = newest.length === 0;
    button.onclick = () => void this.#clear(cache);
    this.classList.remove('idle');
  }

  async #clear(cache: Cache): Promise<void> {
    for (const { url } of await cache.keys()) await cache.delete(url);
    await this.#show();
  }
}

async function headlineOf(page: Response | undefined): Promise<string | undefined> {
  const html = await page?.text();
  if (html === undefined) return undefined;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return parsed.querySelector('h1')?.textContent.trim();
}
