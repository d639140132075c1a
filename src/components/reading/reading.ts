/** The one script of every page: settings first; the rest is loaded when a reader asks for it. */
import { registerServiceWorker } from '../../offline/register.ts';
import {
  applySettings,
  keepSettings,
  loadSettings,
  readSettings,
  type Settings,
} from './settings.ts';

registerServiceWorker();

const root = document.documentElement;
applySettings(loadSettings(), root);

function follow(settings: Settings): void {
  applySettings(settings, root);
  const { direction, numbers } = settings;
  if (direction === 'vertical' || numbers === 'on' || document.querySelector('.upright, .number')) {
    void import('./prose.ts').then(({ setProse }) => setProse(settings));
  }
}

function wire(form: HTMLFormElement): void {
  const settings = loadSettings();
  for (const input of form.querySelectorAll('input')) {
    input.checked = Object.entries(settings).some(
      ([name, value]) => name === input.name && value === input.value,
    );
  }
  form.addEventListener('change', () => {
    const chosen = readSettings(JSON.stringify(Object.fromEntries(new FormData(form))));
    keepSettings(chosen);
    follow(chosen);
  });
  form.closest('details')?.classList.remove('idle');
}

for (const form of document.querySelectorAll<HTMLFormElement>('form.reading')) wire(form);
follow(loadSettings());

// Which day it is only the reader's own clock can tell.
for (const place of document.querySelectorAll<HTMLElement>('[data-today]')) {
  const now = new Date();
  const day = [now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const address = `${place.dataset['today'] ?? ''}${day}/`;
  // A day without reports has no page, and no link in the calendar.
  if (!document.querySelector(`.month-days a[href="${address}"]`)) continue;
  place.querySelector('a')?.setAttribute('href', address);
  place.classList.remove('idle');
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.classList.remove('idle');
  button.addEventListener('click', () => {
    void import('./quote.ts').then(({ copyFrom }) => copyFrom(button));
  });
}

if (document.querySelector('.prose')) {
  if (new URLSearchParams(location.search).has('hl')) {
    void import('./marks.ts').then(({ showMarks }) => showMarks());
  }
  let ready = false;
  document.addEventListener('selectionchange', () => {
    if (ready || (getSelection()?.toString().length ?? 0) < 2) return;
    ready = true;
    void import('./quote.ts').then(({ offerQuotes }) => offerQuotes());
  });
}
