/** Builds the archive in content/ once for all browser tests and serves it. */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/store/serve.ts';
import { buildInChild } from '../build/build-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the served site, ending in a slash. */
    siteUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  const dist = join(import.meta.dirname, '../../.cache/test-site');
  const { status, stderr } = buildInChild({ ARCHIVE_OUT: dist });
  if (status !== 0) throw new Error(stderr);
  const { server, url } = await serve({ dist, base: '/', host: 'localhost', port: 0 });
  project.provide('siteUrl', url);
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
