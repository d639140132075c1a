/** Runs the rules over an archive's folder and, on request, mends what can be mended safely. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildArchive } from '../archive/archive.ts';
import { placeOfField } from '../archive/front-matter.ts';
import { listPaths } from '../archive/list-paths.ts';
import { aliasPath, pagePaths } from '../archive/urls.ts';
import { readArticle, readFolder, type Folder } from '../store/folder.ts';
import { applyFixes, checkArticle, type Finding } from './rules.ts';

export interface PlacedFinding extends Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export interface FolderCheck extends Folder {
  readonly findings: readonly PlacedFinding[];
  /** How many findings were mended in their files. */
  readonly fixed: number;
}

/** `today` is `YYYY-MM-DD`; `publicFolder` holds the pictures. */
export function checkFolder(
  content: string,
  { today, publicFolder, fix }: { today: string; publicFolder: string; fix: boolean },
): FolderCheck {
  const folder = readFolder(content);
  const pages = new Set([
    ...Object.values(pagePaths),
    ...folder.reports.flatMap(({ path, article }) => [path, ...article.aliases.map(aliasPath)]),
    ...listPaths(buildArchive(folder.reports)),
  ]);
  const exists = (path: string): boolean =>
    pages.has(path) || pages.has(`${path}/`) || existsSync(join(publicFolder, path));

  const findings: PlacedFinding[] = [];
  let fixed = 0;
  for (const { article, file } of folder.reports) {
    const { body, bodyLine } = readArticle(file);
    const found = checkArticle({ article, body, today, exists });
    const mending = fix ? found.filter((finding) => finding.fix !== undefined) : [];
    if (mending.length > 0) {
      rewriteBody(file, body, applyFixes(body, mending));
      fixed += mending.length;
    }
    findings.push(
      ...found
        .filter((finding) => !mending.includes(finding))
        .map((finding) => ({
          ...finding,
          file,
          ...(finding.field === undefined
            ? place(body, bodyLine, finding.offset)
            : placeOfField(readFileSync(file, 'utf8'), fieldPath(finding.field))),
        })),
    );
  }
  return { ...folder, findings, fixed };
}

/** “figures[2]” to the keys that lead there. */
function fieldPath(field: string): (string | number)[] {
  const [, name = '', item] = /^(\w+)(?:\[(\d+)\])?$/u.exec(field) ?? [];
  return item === undefined ? [name] : [name, Number(item) - 1];
}

function place(body: string, bodyLine: number, offset: number | undefined) {
  if (offset === undefined) return { line: 1, column: 1 };
  const before = body.slice(0, offset).split('\n');
  return { line: bodyLine + before.length - 1, column: [...(before.at(-1) ?? '')].length + 1 };
}

/** Replaces the body and nothing else, by a rename, so that the file is never half written. */
function rewriteBody(file: string, body: string, mended: string): void {
  const text = readFileSync(file, 'utf8');
  // The parser hands the body out with plain line endings.
  const source = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  const start = source.lastIndexOf(body);
  const temporary = `${file}.mending`;
  writeFileSync(temporary, source.slice(0, start) + mended + source.slice(start + body.length));
  renameSync(temporary, file);
}
