import { expect, test } from 'vitest';
import { buildSettings } from '../../../src/store/settings.ts';

test.each([
  ['https://archive.example', '', 'https://archive.example', '/'],
  ['https://archive.example/', '', 'https://archive.example', '/'],
  ['https://archive.example', 'paper', 'https://archive.example', '/paper'],
  ['https://archive.example/paper/', '/paper/', 'https://archive.example', '/paper'],
  // Refused when it is built: see tests/unit/cli/command.test.ts.
  ['https://archive.example/paper', '', 'https://archive.example/paper', '/'],
])('SITE_URL=%s BASE_PATH=%s', (address, path, siteUrl, base) => {
  expect(buildSettings({ SITE_URL: address, BASE_PATH: path })).toMatchObject({ siteUrl, base });
});
