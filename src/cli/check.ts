/** `npm run check`: the content itself, then types, lint, format, dead code and unsafe packages. */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { checkFolder } from '../checks/folder.ts';
import { zh } from '../i18n/zh-CN.ts';
import { listProblems } from '../store/folder.ts';
import { buildSettings } from '../store/settings.ts';
import { askAudit } from './audit.ts';
import { expectContent, readOptions, runCommand } from './command.ts';

const tools: readonly (readonly [string, readonly string[]])[] = [
  ['astro', ['check', '--minimumSeverity', 'warning']],
  ['eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint']],
  ['prettier', ['--check', '--log-level', 'warn', '.']],
  ['knip', []],
];

const audit = 'npm audit';

await runCommand(check);

async function check(): Promise<number> {
  const { values } = readOptions(
    { options: { fix: { type: 'boolean', default: false } } },
    zh.commands.checkUsage,
  );
  expectContent(buildSettings(process.env));
  const failed = [
    ...(checkContent(values.fix) ? [] : [zh.commands.contentCheck]),
    ...tools.filter(([tool, args]) => !runTool(tool, args)).map(([tool]) => tool),
    ...((await checkPackages()) ? [] : [audit]),
  ];
  process.stdout.write(`${zh.commands.checked(failed)}\n`);
  return failed.length === 0 ? 0 : 1;
}

function checkContent(fix: boolean): boolean {
  const { content } = buildSettings(process.env);
  const { reports, problems, findings, fixed } = checkFolder(content, {
    today: new Date().toISOString().slice(0, 10),
    publicFolder: 'public',
    fix,
  });
  if (problems.length > 0) process.stderr.write(`${listProblems(problems)}\n`);
  for (const { file, line, column, field, severity, message, hint } of findings) {
    const place = field === undefined ? '' : `${field}：`;
    process.stdout.write(
      `${file}:${line}:${column} ${zh.checks.labels[severity]} ${place}${message}\n    → ${hint}\n`,
    );
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  process.stdout.write(`${zh.commands.contentRead(reports.length)}\n`);
  const wrong = problems.length + errors;
  process.stdout.write(`${zh.checks.summary(wrong, findings.length - errors, fixed)}\n`);
  return problems.length === 0 && errors === 0;
}

function runTool(tool: string, args: readonly string[]): boolean {
  process.stdout.write(`${zh.commands.checking(tool)}\n`);
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const shell = process.platform === 'win32';
  return spawnSync(tool, args, { stdio: 'inherit', env, shell }).status === 0;
}

/** Where the registry does not answer nothing is known, which is said and fails nothing. */
async function checkPackages(): Promise<boolean> {
  process.stdout.write(`${zh.commands.checking(audit)}\n`);
  const unsafe = await askAudit('.');
  if (!unsafe) process.stdout.write(`${zh.commands.auditUnanswered}\n`);
  for (const { name, severity, range } of unsafe ?? [])
    process.stderr.write(`${zh.commands.unsafePackage(name, severity, range)}\n`);
  return (unsafe ?? []).length === 0;
}
