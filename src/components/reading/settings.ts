/** How the reader likes to read. Kept on this device; shown as attributes of the root element. */

export const choices = {
  theme: ['auto', 'light', 'sepia', 'dark'],
  size: ['small', 'medium', 'large', 'huge'],
  face: ['song', 'hei'],
  direction: ['horizontal', 'vertical'],
  numbers: ['off', 'on'],
} as const;

/** What holds until the reader chooses; the style sheets need no attribute for it. */
export const defaults = {
  theme: 'auto',
  size: 'medium',
  face: 'song',
  direction: 'horizontal',
  numbers: 'off',
} as const satisfies Settings;

export type SettingName = keyof typeof choices;
export type Settings = { readonly [Name in SettingName]: (typeof choices)[Name][number] };

const key = 'archive-reading';
const names = Object.keys(choices) as SettingName[];

/** Takes what is known from `stored`; the default stands for everything else. */
export function readSettings(stored: string | null): Settings {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? '{}');
  } catch {
    // Written by someone else: the defaults hold.
  }
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const known = names.map((name) => {
    const found: unknown = given.find(([other]) => other === name)?.[1];
    return [name, choices[name].find((choice) => choice === found) ?? defaults[name]];
  });
  return Object.fromEntries(known) as Settings;
}

export function loadSettings(): Settings {
  try {
    return readSettings(localStorage.getItem(key));
  } catch {
    // Storage is closed: nothing was kept.
    return readSettings(null);
  }
}

export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify(settings));
  } catch {
    // Storage is closed or full: the settings hold for this page.
  }
}

/** Defaults leave no attribute. */
export function applySettings(settings: Settings, root: HTMLElement): void {
  for (const name of names) {
    if (settings[name] === defaults[name]) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, settings[name]);
  }
}
