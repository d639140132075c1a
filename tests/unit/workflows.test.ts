/** The ready workflows are what GitHub's own parser and GitLab's own schema take. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire, registerHooks } from 'node:module';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { z } from 'zod';

// The parser imports JSON as bundlers do.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

const root = join(import.meta.dirname, '../..');
const github = readFileSync(join(root, '.github/workflows/archive.yml'), 'utf8');
const gitlab = readFileSync(join(root, '.gitlab/archive.yml'), 'utf8');

/** What is wrong with a workflow, and its jobs with those that each waits for. */
async function parseGitHub(content: string) {
  const { context, value } = parseWorkflow(
    { name: 'archive.yml', content },
    new NoOperationTraceWriter(),
  );
  const errors = (): string[] => context.errors.getErrors().map(String);
  if (!value || errors().length > 0) return { errors: errors(), jobs: [] };
  const { jobs } = await convertWorkflowTemplate(context, value);
  return {
    errors: errors(),
    jobs: jobs.map(({ id, needs }) => [String(id), ...(needs ?? []).map(String)]),
  };
}

const listed = z.array(z.looseObject({ name: z.string(), stage: z.string(), when: z.string() }));

/** The jobs of a pipeline that GitLab's schema takes, or what is wrong with it. */
function parseGitLab(content: string, variables: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-'));
  writeFileSync(join(folder, '.gitlab-ci.yml'), content);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', 'git@gitlab.example:archive/archive.git');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('gitlab-ci-local'),
      ...['--cwd', relative(root, folder), '--list-json'],
      ...variables.flatMap((variable) => ['--variable', variable]),
    ],
    { cwd: root, encoding: 'utf8' },
  );
  return status === 0 ? listed.parse(JSON.parse(stdout)) : `${stdout}${stderr}`;
}

test('GitHub takes its workflow, and each job waits for what it needs', async () => {
  expect(await parseGitHub(github)).toEqual({
    errors: [],
    jobs: [['plan'], ['slice', 'plan'], ['merge', 'slice'], ['pages', 'merge']],
  });
});

test.each([
  ['an unknown key', 'runs-on: ubuntu', 'run-on: ubuntu'],
  ['a job that is not there', 'needs: merge', 'needs: mergers'],
  ['an expression that does not end', '${{ matrix.slice }}', '${{ matrix.slice '],
  ['a permission that is none', 'pages: write', 'pages: public'],
])('GitHub would refuse %s', async (_, right, wrong) => {
  expect(github).toContain(right);
  const { errors } = await parseGitHub(github.replace(right, wrong));
  expect(errors).not.toEqual([]);
});

test('GitLab takes its pipeline: the slices, then all together, published on request', () => {
  const jobs = parseGitLab(gitlab, ['ARCHIVE_PAGES=true']);
  expect(jobs).toMatchObject([
    ...[1, 2, 3, 4].map((number) => ({ name: `slice: [${number}/4]`, stage: 'slice' })),
    { name: 'merge', when: 'on_success', needs: [{ job: 'slice' }] },
    { name: 'publish', when: 'on_success', needs: [{ job: 'merge' }] },
  ]);
  expect(parseGitLab(gitlab)).toContainEqual(
    expect.objectContaining({ name: 'publish', when: 'never' }),
  );
});

test('GitLab would refuse a key that it does not know', () => {
  expect(parseGitLab(gitlab.replace('paths: [dist]', 'folders: [dist]'))).toContain('folders');
});

test('both run commands that the project has', () => {
  const { scripts } = z
    .looseObject({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  for (const workflow of [github, gitlab]) {
    const used = [...workflow.matchAll(/npm run (\S+)/gu)].map(([, name = '']) => name);
    expect(used).toEqual(['build', 'merge', 'verify']);
    for (const name of used) expect(scripts).toHaveProperty(name);
  }
});
