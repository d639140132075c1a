/** Typing: input methods, answers at every key, nothing that jumps, nothing that is stale. */
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open, phone } from './browser.ts';
import {
  answered,
  box,
  count,
  facet,
  found,
  headlines,
  results,
  search,
  total,
} from './search-page.ts';

const recent = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage));

/** A key as the browser gets it from the system. */
async function press(client: CDPSession, key: string, code: number, char = ''): Promise<void> {
  await client.send('Input.dispatchKeyEvent', {
    type: char === '' ? 'rawKeyDown' : 'keyDown',
    key,
    windowsVirtualKeyCode: code,
    ...(char !== '' && { text: char }),
  });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
}

const compose = (client: CDPSession, letters: string): Promise<unknown> =>
  client.send('Input.imeSetComposition', {
    text: letters,
    selectionStart: letters.length,
    selectionEnd: letters.length,
  });

test.each(['Chrome', 'Safari'])(
  'while a word is composed nothing is searched, and Enter only takes the word: order of %s',
  async (order) => {
    const page = await open('search/');
    // What every search needs is loaded when the page opens, whatever is typed.
    await page.waitForLoadState('networkidle');
    const client = await page.context().newCDPSession(page);
    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/pagefind/')) requests.push(request.url());
    });
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await box(page).focus();
    for (const letters of ['h', 'hang', 'hang tian']) {
      await press(client, 'Process', 229);
      await compose(client, letters);
    }
    await page.waitForTimeout(300);
    expect(requests).toEqual([]);
    expect([page.url().includes('?'), await page.locator('.answer').isVisible()]).toEqual([
      false,
      false,
    ]);
    if (order === 'Chrome') {
      await press(client, 'Enter', 229, '\r');
      await client.send('Input.insertText', { text: '航天' });
    } else {
      // The composition ends first; the key that ended it comes after, with the old code alone.
      await client.send('Input.insertText', { text: '航天' });
      await page.waitForTimeout(80);
      await press(client, 'Enter', 229, '\r');
    }
    await page.waitForURL(/q=%E8%88%AA%E5%A4%A9/u);
    await answered(page);
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    expect(await results(page).count()).toBeGreaterThan(5);
    // A search that was sent with Enter is remembered; one that was only typed is not.
    expect(await recent(page)).not.toContain('航天');
    await page.waitForTimeout(80);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => JSON.stringify(localStorage).includes('航天'));
  },
);

test('typing searches by itself, and Back goes to the query before', async () => {
  const page = await search('嫦娥');
  const before = await headlines(page);
  await box(page).fill('神舟');
  await page.waitForURL(/q=%E7%A5%9E%E8%88%9F/u);
  await answered(page);
  expect(await headlines(page)).not.toEqual(before);
  await page.goBack();
  await page.waitForURL(/q=%E5%AB%A6%E5%A8%A5/u);
  await answered(page);
  expect(await headlines(page)).toEqual(before);
});

test('a typed query that has been read, or that the box was left with, can be gone back to', async () => {
  const page = await open('search/');
  const query = (): string => new URL(page.url()).searchParams.get('q') ?? '';
  await box(page).fill('北京');
  await answered(page);
  await page.waitForTimeout(3500);
  await box(page).fill('上海');
  await answered(page);
  await box(page).blur();
  await box(page).fill('航天');
  await page.waitForURL((url) => url.searchParams.get('q') === '航天');
  for (const before of ['上海', '北京', '']) {
    await page.goBack();
    await expect.poll(query).toBe(before);
    expect(await box(page).inputValue()).toBe(before);
  }
});

test('every key gives its own answer at once; the address follows when the keys rest', async () => {
  const page = await search('神舟飞船');
  for (const query of ['神', '神舟', '神舟飞']) {
    await box(page).fill(query);
    await page.waitForURL((url) => url.searchParams.get('q') === query);
    await answered(page);
  }
  const before = await page.evaluate(() => history.length);
  await box(page).fill('');
  for (const query of ['神', '神舟', '神舟飞', '神舟飞船']) {
    await page.keyboard.type(query.slice(-1));
    await page.locator('.count', { hasText: `“${query}”：找到` }).waitFor();
  }
  await page.waitForFunction(() => location.search === `?q=${encodeURIComponent('神舟飞船')}`);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('a slow answer never overwrites a newer one', async () => {
  const page = await open('search/');
  let slow = 400;
  await page.route(/\/pagefind\/\d/u, async (route) => {
    const wait = slow;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await route.continue();
  });
  await box(page).fill('嫦娥');
  await page.waitForURL(/q=%E5%AB%A6/u);
  slow = 0;
  await box(page).fill('奥运会');
  await page.waitForURL(/q=%E5%A5%A5/u);
  await answered(page);
  const said = await count(page).textContent();
  await page.waitForTimeout(900);
  expect(await count(page).textContent()).toBe(said);
  expect(said).toBe(found('奥运会', await total(page)));
  for (const mark of await results(page).locator('mark').allTextContents())
    expect(mark).toContain('奥运会');
});

/** What moved by itself or under the reader's hand, as Chromium sees it. */
async function watchShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          readonly value: number;
          readonly sources: readonly { readonly node: Node | null }[];
        };
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 60) : node?.nodeName,
        );
        if (value > 0) shifts.push(`${value} ${moved.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

test.each([
  ['a desk', {}],
  ['a tall desk', { viewport: { width: 1440, height: 1600 } }],
  ['a phone', phone],
] as const)(
  'nothing jumps on %s: typing, conditions, years that come one by one',
  async (_, size) => {
    const blank = await open('about/', size);
    const shifts = await watchShifts(blank);
    let slow = 0;
    await blank.route(/\/pagefind\/\d/u, async (route) => {
      const wait =
        slow === 0 ? 0 : slow + (Number(/(\d{4})\./u.exec(route.request().url())?.[1]) % 7) * 60;
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue();
    });
    await blank.goto('search/');
    await box(blank).pressSequentially('航天员', { delay: 150 });
    await answered(blank);
    for (const query of [
      '航天 发射',
      '神舟九十九号飞船返回',
      '囍龘靐',
      '标题:中国 -奥运 2003..2020',
      '中国',
    ]) {
      await box(blank).fill(query);
      await blank.waitForTimeout(700);
      await answered(blank);
    }
    expect(await shifts()).toEqual([]);
    if (size !== phone) {
      await blank.keyboard.press('Escape');
      for (const value of ['科技', '体育']) {
        await facet(blank, 'section', value).click();
        await blank.waitForTimeout(700);
        await answered(blank);
      }
      expect(await shifts()).toEqual([]);
    }
    slow = 150;
    await blank.goto(`search/?q=${encodeURIComponent('改革')}`);
    await answered(blank);
    await blank.waitForTimeout(300);
    expect(await shifts()).toEqual([]);
  },
);

test('results are laid out a screen at a time, and a new search takes the place of what is left', async () => {
  const page = await open('about/', { viewport: { width: 1280, height: 600 } });
  await page.addInitScript(() => {
    const steps: string[][] = [];
    Object.assign(window, { steps });
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver(() => {
        const headlines = [...document.querySelectorAll('.results h2')].map(
          ({ textContent }) => textContent,
        );
        if (headlines.length > (steps.at(-1)?.length ?? 0)) steps.push(headlines);
      }).observe(document.body, { childList: true, subtree: true });
    });
  });
  await page.goto(`search/?q=${encodeURIComponent('中国')}`);
  await answered(page);
  const steps = await page.evaluate(() => (window as unknown as { steps: string[][] }).steps);
  const all = await headlines(page);
  const grown = steps.map(({ length }, i) => length - (steps[i - 1]?.length ?? 0));
  expect(Math.max(...grown)).toBeLessThanOrEqual(3);
  expect(steps.at(-1)).toEqual(all);
  expect(all).toHaveLength(10);
  // Frames stand still: what is left of one answer waits while the next arrives.
  await page.evaluate(() => {
    const held: FrameRequestCallback[] = [];
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => held.push(callback);
    Object.assign(window, {
      go: () => {
        window.requestAnimationFrame = frame;
        held.forEach((callback) => frame(callback));
      },
    });
  });
  for (const query of ['奥运会', '航天员']) {
    await box(page).fill(query);
    await results(page).locator('mark', { hasText: query }).first().waitFor();
  }
  await page.evaluate(() => (window as unknown as { go: () => void }).go());
  await answered(page);
  const others = await headlines(page);
  // The address follows when the keys rest.
  await page.waitForURL(({ searchParams }) => searchParams.get('q') === '航天员');
  await page.reload();
  await answered(page);
  expect(others).toEqual(await headlines(page));
});
