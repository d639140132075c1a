/** What all commands do alike: read their options, say what is wrong with them, outlive their reader. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import process from 'node:process';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { zh } from '../i18n/zh-CN.ts';
import { checksumFile } from '../store/checksums.ts';
import type { BuildSettings } from '../store/settings.ts';

/** A command that was called wrongly; the message says how to call it. */
export class UsageError extends Error {}

/** `command` gives the exit code. */
export async function runCommand(command: () => number | Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // `| head` has read what it wanted.
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/**
 * `parseArgs` of `node:util`, whose mistakes are said in Chinese.
 * @throws {UsageError} with `usage` below what is wrong
 */
export function readOptions<Config extends ParseArgsConfig>(config: Config, usage: string) {
  const { tokens } = parseArgs<Loose>({ ...config, strict: false, tokens: true });
  for (const token of tokens) {
    const mistake = mistakeOf(token, config);
    if (mistake !== undefined) throw new UsageError(`${mistake}\n${usage}`);
  }
  return parseArgs(config);
}

/** @throws {UsageError} where the folder of articles is not there */
export function expectContent({ content }: Pick<BuildSettings, 'content'>): void {
  if (!existsSync(content)) throw new UsageError(zh.commands.noContent(content));
}

/**
 * A site takes the place of all that stands in its folder.
 * @throws {UsageError} where that is not a site
 */
export function expectSiteFolder({ out }: Pick<BuildSettings, 'out'>): void {
  if (!existsSync(out)) return;
  const held = statSync(out).isDirectory() ? readdirSync(out) : [out];
  if (held.length > 0 && !held.includes('index.html') && !held.includes(checksumFile))
    throw new UsageError(zh.commands.notASite(out));
}

type Loose = { strict: false; tokens: true };
type Token = ReturnType<typeof parseArgs<Loose>>['tokens'][number];

function mistakeOf(token: Token, { options, allowPositionals }: ParseArgsConfig) {
  const text = zh.commands.options;
  if (token.kind === 'positional') {
    return allowPositionals ? undefined : text.unexpected(token.value);
  }
  if (token.kind !== 'option') return undefined;
  const { name, rawName, value, inlineValue } = token;
  const type = options?.[name]?.type;
  if (type === undefined) return text.unknown(rawName);
  if (type === 'boolean') return value === undefined ? undefined : text.takesNoValue(rawName);
  const isNextOption = !inlineValue && value !== undefined && /^-./u.test(value);
  return value === undefined || isNextOption ? text.needsValue(rawName) : undefined;
}
