/** `npm run import -- FILE…`: newspaper text in, typed articles out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { isCalendarDate } from '../archive/dates.ts';
import { zh } from '../i18n/zh-CN.ts';
import {
  digestFile,
  findOriginal,
  findSources,
  keepOriginal,
  keepPicture,
  folderStore,
  lookOnly,
  readLines,
  readSource,
  sizeOf,
} from '../importer/files.ts';
import type { Imported } from '../importer/import.ts';
import type { Question } from '../importer/interactive.ts';
import { readLineAnswer } from '../importer/options.ts';
import { reviewPage } from '../importer/review.ts';
import { runImport } from '../importer/run.ts';
import { buildSettings } from '../store/settings.ts';
import { readOptions, runCommand } from './command.ts';

const text = zh.importer;

const options = {
  out: { type: 'string' },
  date: { type: 'string' },
  publication: { type: 'string' },
  section: { type: 'string' },
  as: { type: 'string' },
  review: { type: 'string' },
  originals: { type: 'string' },
  pictures: { type: 'string' },
  'no-originals': { type: 'boolean' },
  line: { type: 'string', multiple: true },
  interactive: { type: 'boolean' },
  update: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

await runCommand(importFiles);

async function importFiles(): Promise<number> {
  const { values, positionals } = readOptions({ allowPositionals: true, options }, text.usage);
  if (values.help || positionals.length === 0) {
    process.stdout.write(`${text.usage}\n`);
    return values.help ? 0 : 1;
  }
  if (values.date !== undefined && !isCalendarDate(values.date)) {
    process.stderr.write(`${text.badDateOption(values.date)}\n`);
    return 1;
  }
  const lines = (values.line ?? []).map((given) => ({ given, answer: readLineAnswer(given) }));
  const unread = lines.find(({ answer }) => answer === undefined);
  if (unread) {
    process.stderr.write(`${text.badLineOption(unread.given)}\n`);
    return 1;
  }
  if (lines.length > 0 && findSources(positionals).length > 1) {
    process.stderr.write(`${text.lineOptionForOne}\n`);
    return 1;
  }
  const terminal = process.stdin.isTTY && process.stdout.isTTY;
  if (values.interactive && (!terminal || values.json || positionals.includes('-'))) {
    process.stderr.write(`${text.notATerminal}\n`);
    return 1;
  }
  const folder = values.out ?? buildSettings(process.env).content;
  const dryRun = values['dry-run'] ?? false;
  const json = values.json ?? false;
  const reviewed: Imported[] = [];
  // Originals stand beside the articles, never among them.
  const originals =
    values.originals ?? (values.out === undefined ? 'content/originals' : undefined);
  // The site serves public/; articles written elsewhere keep their pictures beside them.
  const pictures =
    values.pictures ??
    (values.out === undefined ? 'public/pictures' : join(values.out, 'pictures'));
  const { date, publication, section, as } = values;
  const totals = await runImport(
    positionals,
    {
      dryRun,
      json,
      update: values.update ?? false,
      ...(date && { date }),
      ...(publication && { publication }),
      ...(section && { section }),
      ...(as && { as }),
      ...(lines.length > 0 && { lines: lines.flatMap(({ answer }) => answer ?? []) }),
    },
    {
      find: findSources,
      read: readSource,
      size: sizeOf,
      lines: readLines,
      digest: digestFile,
      store: dryRun ? lookOnly(folder) : folderStore(folder),
      out: (chunk) => process.stdout.write(chunk),
      err: (chunk) => process.stderr.write(chunk),
      picture: (picture) => {
        keepPicture(pictures, picture);
      },
      progress: progressBar(),
      ...(values.interactive && { ask: askInTerminal }),
      ...(values.review !== undefined && {
        reviewed: (imported: Imported) => reviewed.push(imported),
      }),
      ...(originals !== undefined &&
        values['no-originals'] !== true && {
          keep: (file: string, bytes: Uint8Array | undefined) => {
            keepOriginal(originals, file, bytes);
          },
        }),
      ...(originals !== undefined && {
        original: (digest: string, file: string) => findOriginal(originals, digest, file),
      }),
    },
  );
  if (values.review !== undefined) writeFileSync(values.review, reviewPage(reviewed));
  if (!json) process.stdout.write(`${text.summary(totals, folder, dryRun)}\n`);
  return totals.failedFiles === 0 ? 0 : 1;
}

/** One key answers, or a line where one is to be typed. */
async function askInTerminal({ said, keys, prompt = '' }: Question): Promise<string> {
  process.stdout.write(`${said}\n`);
  if (keys) return readKey(keys);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(prompt);
  } finally {
    terminal.close();
  }
}

function readKey(keys: readonly string[]): Promise<string> {
  const { stdin } = process;
  return new Promise((resolve) => {
    const take = (pressed: Buffer): void => {
      const key = pressed.toString('utf8');
      // Raw mode hands over what else would stop the program.
      if (key === '\u0003' || key === '\u0004') {
        stdin.setRawMode(false);
        process.exit(130);
      }
      const enter = key === '\r' || key === '\n';
      if (!enter && !keys.includes(key)) return;
      stdin.off('data', take).setRawMode(false).pause();
      process.stdout.write(enter ? '\n' : `${key}\n`);
      resolve(enter ? '' : key);
    };
    stdin.setRawMode(true).resume().on('data', take);
  });
}

/** A bar that redraws itself in a terminal; a line every tenth of the way elsewhere. */
function progressBar(): (done: number, articles: number) => void {
  const live = process.stderr.isTTY;
  let told = 0;
  return (done, articles) => {
    const step = Math.floor(done * (live ? 200 : 10));
    if (step === told) return;
    told = step;
    const share = Math.round(done * 100);
    if (!live) process.stderr.write(`${text.progress(share, articles)}\n`);
    else
      process.stderr.write(
        `\r${'█'.repeat(Math.floor(share / 4)).padEnd(25, '░')} ${text.progress(share, articles)}${done >= 1 ? '\n' : ''}`,
      );
  };
}
