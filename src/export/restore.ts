/** An archive out of its bag: checked, laid out as a project, and built again where that is wanted. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { extract } from 'tar';
import { zh } from '../i18n/zh-CN.ts';
import { checksumsOf, compareChecksums, type Differences } from '../store/checksums.ts';
import { checkBag } from './check-bag.ts';
import { infoLabels } from './export-bag.ts';
import { ExportError, siteDigest } from './site.ts';

export interface Restored {
  readonly files: number;
  readonly bytes: number;
  /** Where the site was published, if the bag says so. */
  readonly url?: string;
  /** SHA-256 of the site's list of checksums, if the bag says so. */
  readonly siteDigest?: string;
}

/** Checks `bag`, a folder or a packed file, and lays its payload out in `out`, which must be new or empty. */
export async function restoreBag(bag: string, out: string): Promise<Restored> {
  if (!existsSync(bag)) throw new ExportError(zh.exporting.noBag(bag));
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new ExportError(zh.exporting.targetTaken(out));
  }
  mkdirSync(dirname(out), { recursive: true });
  const arriving = mkdtempSync(`${out}.arriving-`);
  try {
    const folder = statSync(bag).isDirectory() ? bag : await unpack(bag, arriving);
    const { problems, info, files, bytes } = checkBag(folder);
    if (problems.length > 0) throw new ExportError(zh.exporting.badBag(bag, problems));
    const whole = join(arriving, 'whole');
    if (folder === bag) cpSync(join(bag, 'data'), whole, { recursive: true });
    else renameSync(join(folder, 'data'), whole);
    rmSync(out, { recursive: true, force: true });
    renameSync(whole, out);
    return {
      files,
      bytes,
      url: info.get(infoLabels.url),
      siteDigest: info.get(infoLabels.site),
    };
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
}

/** The one folder at the top of a packed bag. Links and paths that lead out are left where they are. */
async function unpack(file: string, into: string): Promise<string> {
  const folder = join(into, 'packed');
  mkdirSync(folder);
  try {
    await extract({ file, cwd: folder, strict: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExportError(zh.exporting.notPacked(file, reason), { cause });
  }
  const [name, ...more] = readdirSync(folder);
  if (name === undefined || more.length > 0) {
    throw new ExportError(zh.exporting.notPacked(file, zh.exporting.notOneFolder));
  }
  return join(folder, name);
}

export interface Rebuilt {
  /** True where the site is byte for byte what the bag says. */
  readonly same: boolean;
  /** What is different, where the bag held the pages to compare with. */
  readonly differences?: Differences;
}

/** Builds the restored project at `out` with its own program, and compares the site with the bag's. */
export function rebuild(out: string, { url, siteDigest: wanted }: Restored): Rebuilt {
  bringPackages(out);
  const dist = join(out, 'dist');
  const before = existsSync(dist) ? checksumsOf(dist) : undefined;
  const { origin, pathname } = new URL(url ?? 'http://localhost:4321/');
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/build.ts'], {
    cwd: out,
    env: {
      ...process.env,
      SITE_URL: origin,
      BASE_PATH: pathname,
      ARCHIVE_CONTENT: join(out, 'content/articles'),
      ARCHIVE_OUT: dist,
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new ExportError(stderr.trim());
  const same = siteDigest(dist) === wanted;
  return { same, differences: before && compareChecksums(before, checksumsOf(dist)) };
}

/** The packages of this program where the restored one wants the same, else those of the registry. */
function bringPackages(out: string): void {
  const theirs = join(out, 'node_modules');
  if (existsSync(theirs)) return;
  const here = join(import.meta.dirname, '../..');
  const lock = (folder: string): string => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (existsSync(join(here, 'node_modules')) && lock(here) === lock(out)) {
    symlinkSync(join(here, 'node_modules'), theirs, 'dir');
    return;
  }
  const { status, stderr } = spawnSync('npm', ['ci', '--omit=dev'], {
    cwd: out,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new ExportError(stderr.trim());
}
