/** An import over files held in memory. */
import { sha256 } from '../../../src/importer/import.ts';
import type { Saved } from '../../../src/importer/files.ts';
import { runImport, type Ports, type RunOptions } from '../../../src/importer/run.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const encode = (source: string | Uint8Array): Uint8Array =>
  typeof source === 'string' ? new TextEncoder().encode(source) : source;

/** @param kept originals that earlier imports kept, by digest and name; added to */
export async function imports(
  sources: Files,
  options: Partial<RunOptions> = {},
  written = new Map<string, string>(),
  kept = new Map<string, Uint8Array>(),
  more: Partial<Ports> = {},
) {
  const bytes = (path: string): Uint8Array => {
    const source = kept.get(path) ?? sources[path];
    if (source === undefined) throw Object.assign(new Error(path), { code: 'EACCES' });
    return encode(source);
  };
  let out = '';
  let err = '';
  const ports: Ports = {
    find: (paths) => paths.map((path) => (path in sources ? { path } : { path, missing: true })),
    read: bytes,
    size: (path) => bytes(path).length,
    *lines(path, longest) {
      let offset = 0;
      for (const [index, line] of new TextDecoder().decode(bytes(path)).split('\n').entries()) {
        const held = new TextEncoder().encode(line);
        offset += held.length + 1;
        if (held.length > 0)
          yield { number: index + 1, offset, ...(held.length <= longest && { bytes: held }) };
      }
    },
    digest: (path) => sha256(bytes(path)),
    store: {
      save(path, content): Saved {
        const standing = written.get(path);
        if (standing !== undefined) return standing === content ? 'unchanged' : 'differs';
        if (options.dryRun !== true) written.set(path, content);
        return 'written';
      },
      replace(path, content) {
        if (options.dryRun !== true) written.set(path, content);
      },
      read: (path) => written.get(path),
      madeOf: (original) =>
        [...written.keys()].filter((path) => written.get(path)?.includes(`  file: ${original}\n`)),
    },
    keep(file, held = bytes(file)) {
      kept.set(`${sha256(held)}/${file}`, held);
    },
    original: (digest, file) => (kept.has(`${digest}/${file}`) ? `${digest}/${file}` : undefined),
    out: (chunk) => {
      out += chunk;
    },
    err: (chunk) => {
      err += chunk;
    },
    progress: () => undefined,
    ...more,
  };
  const totals = await runImport(
    Object.keys(sources)
      .concat('missing.txt')
      .slice(0, options.as ? 1 : -1),
    { dryRun: false, json: false, ...options },
    ports,
  );
  return { totals, out, err, written, kept };
}
