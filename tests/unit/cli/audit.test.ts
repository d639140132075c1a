/** `npm audit` itself, asked of a registry of our own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, expect, test } from 'vitest';
import { askAudit, type Unsafe } from '../../../src/cli/audit.ts';

const versions = ['1.0.0', '1.2.0'].map((version) => [version, { name: 'abacus', version }]);
const abacus = { name: 'abacus', versions: Object.fromEntries(versions) as object };

let registry: Server | undefined;
afterEach(() => registry?.close());

/** A folder that locks one package, and what a registry that answers so makes of it. */
async function audited(status: number, answer: object): Promise<readonly Unsafe[] | null> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const dependencies = { abacus: '1.0.0' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a', dependencies }));
  const packages = { '': { name: 'a', dependencies }, 'node_modules/abacus': { version: '1.0.0' } };
  const lock = { name: 'a', lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  registry = createServer((request, response) => {
    const asked = request.method === 'POST';
    response.writeHead(asked ? status : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(asked ? answer : abacus));
  });
  await new Promise<void>((resolve) => registry?.listen(0, '127.0.0.1', resolve));
  const { port } = registry.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/`;
  const npm = { npm_config_registry: address, npm_config_cache: join(folder, 'cache') };
  return askAudit(folder, { ...process.env, ...npm });
}

test('a package that the registry warns of is named, with the versions that are unsafe', async () => {
  const warning = {
    id: 1,
    url: 'https://example.org/1',
    title: 'Counts wrong',
    severity: 'high',
    vulnerable_versions: '<1.2.0',
    cwe: [],
    cvss: { score: 8, vectorString: null },
  };
  const [unsafe, ...others] = (await audited(200, { abacus: [warning] })) ?? [];
  expect(unsafe).toMatchObject({ name: 'abacus', severity: 'high', range: '1.0.0' });
  expect(others).toEqual([]);
});

test('packages against which nothing is known are safe', async () => {
  expect(await audited(200, {})).toEqual([]);
});

test('a registry that does not answer says nothing of safety', async () => {
  expect(await audited(405, {})).toBeNull();
});
