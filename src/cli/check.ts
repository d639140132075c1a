/** `npm run check`: the content itself, then types, lint, format and dead code. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { zh } from '../i18n/zh-CN.ts';
import { formatProblems, readFolder } from '../store/folder.ts';
import { buildSettings } from '../store/settings.ts';

const tools: readonly (readonly [string, readonly string[]])[] = [
  ['astro', ['check', '--minimumSeverity', 'warning']],
  ['eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint']],
  ['prettier', ['--check', '--log-level', 'warn', '.']],
  ['knip', []],
];

const failed = [
  ...(checkContent() ? [] : [zh.commands.contentCheck]),
  ...tools.filter(([tool, args]) => !runTool(tool, args)).map(([tool]) => tool),
];
process.stdout.write(`${zh.commands.checked(failed)}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

function checkContent(): boolean {
  const { content } = buildSettings(process.env);
  const { reports, problems } = readFolder(content);
  if (problems.length > 0) {
    process.stderr.write(`${formatProblems(problems)}\n`);
    return false;
  }
  process.stdout.write(`${zh.commands.contentSound(reports.length)}\n`);
  return true;
}

function runTool(tool: string, args: readonly string[]): boolean {
  process.stdout.write(`${zh.commands.checking(tool)}\n`);
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const shell = process.platform === 'win32';
  return spawnSync(tool, args, { stdio: 'inherit', env, shell }).status === 0;
}
