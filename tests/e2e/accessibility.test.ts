import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { open, phone } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const pages = [
  '',
  '2026/05/20/20260520-china-russia-talks/',
  '2018/10/24/20181024-hzmb-opens/',
  '2026/05/20/',
  '2026/05/',
  '2026/',
  'years/',
  'sections/国际/',
  'people/',
  'people/习近平/',
  'events/',
  'events/嫦娥探月工程/',
  'sources/',
  'sources/本站编写/',
  'about/',
  'search/?q=航天',
];

test.each(pages)('axe finds nothing wrong with /%s', async (path) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [{}, phone]) {
      const page = await open(path, { colorScheme, ...size });
      await page.waitForLoadState('networkidle');
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { axe: engine } = window as unknown as { axe: { run(): Promise<AxeResults> } };
        const results = await engine.run();
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      });
      expect([colorScheme, violations]).toEqual([colorScheme, []]);
      await page.context().close();
    }
  }
});
