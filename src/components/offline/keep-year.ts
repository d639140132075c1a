/** Keeps one year in this browser on request, shows how far it is, and lets it go again. */
import { offlineText as text } from '../../i18n/zh-CN.ts';
import { keptChanged, openKept, siteRoot } from '../../offline/caches.ts';
import { KeepError } from '../../offline/kept.ts';
import { offlineIndexPath, type OfflineIndex } from '../../offline/lists.ts';

let index: Promise<OfflineIndex | undefined> | undefined;

/** Asked for once a page; undefined without a network. */
function loadIndex(): Promise<OfflineIndex | undefined> {
  return (index ??= fetch(siteRoot() + offlineIndexPath, { cache: 'no-cache' }).then(
    async (answer) => (answer.ok ? ((await answer.json()) as OfflineIndex) : undefined),
    () => undefined,
  ));
}

export class KeepYear extends HTMLElement {
  #running: AbortController | undefined;

  connectedCallback(): void {
    const able = 'serviceWorker' in navigator && 'caches' in window && 'locks' in navigator;
    if (able && window.isSecureContext) void this.#show();
  }

  disconnectedCallback(): void {
    this.#running?.abort();
  }

  get #year(): string {
    return this.dataset['year'] ?? '';
  }

  async #show(): Promise<void> {
    const store = await openKept();
    const kept = (await store.years()).find(({ year }) => year === this.#year);
    this.classList.remove('idle');
    if (kept) {
      this.#say(text.kept(megabytes(kept.size)));
      this.#offer(text.drop(this.#year), () => this.#drop());
      return;
    }
    const listed = (await loadIndex())?.years.find(({ year }) => year === this.#year);
    this.#say(listed ? text.size(megabytes(listed.size)) : text.needsNetwork);
    this.#offer(text.keep(this.#year), listed && (() => this.#keep()));
  }

  async #keep(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', text.keeping(this.#year));
    this.append(bar);
    this.#say(text.keeping(this.#year));
    this.#offer(text.cancel, () => running.abort());
    try {
      // Browsers clear caches when room is short; a reader's own choice should outlast that.
      await navigator.storage.persist();
      await (
        await openKept()
      ).add(
        this.#year,
        ({ done, total }) => {
          bar.max = Math.max(1, total);
          bar.value = done;
        },
        running.signal,
      );
      this.#tell();
      this.#news(text.done(this.#year));
    } catch (error) {
      if (!running.signal.aborted) {
        if (!(error instanceof KeepError)) throw error;
        this.#news(text.failed[error.reason]);
      }
    } finally {
      bar.remove();
      this.#running = undefined;
      index = undefined;
      await this.#show();
    }
  }

  async #drop(): Promise<void> {
    await (await openKept()).drop(this.#year);
    this.#tell();
    this.#news(text.dropped(this.#year));
    await this.#show();
  }

  #tell(): void {
    navigator.serviceWorker.controller?.postMessage(keptChanged);
  }

  #say(state: string): void {
    const place = this.querySelector('.state');
    if (place) place.textContent = state;
  }

  #news(news: string): void {
    const place = this.querySelector('.news');
    if (place) place.textContent = news;
  }

  #offer(label: string, act: (() => unknown) | undefined): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.textContent = label;
    button.disabled = act === undefined;
    button.onclick = act ? () => void act() : null;
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
