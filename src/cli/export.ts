/** `npm run export -- --bagit DIR | FILE.tar.gz --wacz FILE`: the archive packed for keeping. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { isCalendarDate } from '../archive/dates.ts';
import { exportBag } from '../export/export-bag.ts';
import { exportWacz } from '../export/export-wacz.ts';
import { newestDate } from '../export/metadata.ts';
import { ExportError, openSite } from '../export/site.ts';
import { zh } from '../i18n/zh-CN.ts';
import { site as settings } from '../site.ts';
import { formatProblems, readFolder } from '../store/folder.ts';
import { buildSettings } from '../store/settings.ts';
import { expectContent, readOptions, runCommand, UsageError } from './command.ts';

const text = zh.exporting;
const program = join(import.meta.dirname, '../..');

await runCommand(run);

async function run(): Promise<number> {
  try {
    process.stdout.write(`${await exportArchive()}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function exportArchive(): Promise<string> {
  const { bagit, wacz, originals, gazetteer, date: asked, ...options } = exportOptions();
  const { content, out } = buildSettings(process.env);
  expectContent({ content });
  const { reports, problems } = readFolder(content);
  if (problems.length > 0) throw new ExportError(formatProblems(problems));
  const common = {
    site: openSite(out, content, reports),
    about: { title: settings.title, description: settings.tagline, language: settings.language },
    date: dateOf(asked, newestDate(reports)),
    agent: softwareName(),
  };
  const said: string[] = [];
  if (bagit !== undefined) {
    const { files, bytes } = await exportBag({
      ...common,
      target: resolve(bagit),
      holdings: {
        articles: content,
        originals: resolve(originals),
        gazetteer: resolve(gazetteer),
        program,
      },
      pages: options['no-pages'] !== true,
      reports,
    });
    said.push(text.bagged(bagit, reports.length, files, bytes));
  }
  if (wacz !== undefined) {
    const { records, pages } = exportWacz({ ...common, target: resolve(wacz) });
    said.push(text.waczWritten(wacz, records, pages));
  }
  return said.join('\n');
}

function exportOptions() {
  const { values } = readOptions(
    {
      options: {
        bagit: { type: 'string' },
        wacz: { type: 'string' },
        'no-pages': { type: 'boolean' },
        originals: { type: 'string', default: 'content/originals' },
        gazetteer: { type: 'string', default: 'content/gazetteer.yaml' },
        date: { type: 'string' },
      },
    },
    text.usage,
  );
  const { bagit, wacz } = values;
  const none = bagit === undefined && wacz === undefined;
  if (none || bagit === '' || wacz === '') throw new UsageError(text.usage);
  return values;
}

/** The clock is asked only by `--date today`. */
function dateOf(asked: string | undefined, newest: string | undefined): string {
  if (asked === 'today') return new Date().toISOString().slice(0, 10);
  if (asked !== undefined && !isCalendarDate(asked)) throw new UsageError(text.badDate(asked));
  return asked ?? newest ?? '1970-01-01';
}

function softwareName(): string {
  const { name, version } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return `${name} ${version}`;
}
