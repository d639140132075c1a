/** The field `proposed` of an article file, written in place: every other byte stays as it is. */
import { Document, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { Name } from '../archive/article.ts';
import { nameKinds, type ProposedKind } from './gazetteer.ts';

export type ProposedNames = Readonly<Record<ProposedKind, readonly Name[]>>;

const frontMatter = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*\r?$)/mu;

/** `file` must be a sound article file. */
export function withProposed(file: string, names: ProposedNames): string {
  const found = frontMatter.exec(file);
  if (!found) throw new Error('no front matter');
  const [, open = '', yaml = ''] = found;
  const newline = open.endsWith('\r\n') ? '\r\n' : '\n';
  const field = render(names).replaceAll('\n', newline);
  const [from, to] = fieldRange(yaml) ?? [yaml.length, yaml.length];
  const before = open + yaml.slice(0, from);
  const gap = from === yaml.length && yaml !== '' && !yaml.endsWith('\n') ? newline : '';
  return before + gap + field + yaml.slice(to) + file.slice(open.length + yaml.length);
}

/** Where the field stands now: from its key to the end of its last line. */
function fieldRange(yaml: string): [number, number] | undefined {
  const { contents } = parseDocument(yaml);
  if (!isMap(contents)) return undefined;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'proposed');
  if (!isScalar(pair?.key)) return undefined;
  const [start, afterKey] = pair.key.range;
  const end = isNode(pair.value) ? pair.value.range[1] : afterKey;
  const written = yaml.slice(0, end).trimEnd().length;
  const line = yaml.indexOf('\n', written);
  return [start, line === -1 ? yaml.length : line + 1];
}

/** A line a kind, as the files of the archive list their names. */
function render(names: ProposedNames): string {
  const kinds = nameKinds.filter((kind) => names[kind].length > 0);
  if (kinds.length === 0) return '';
  const document = new Document({
    proposed: Object.fromEntries(kinds.map((kind) => [kind, names[kind]])),
  });
  for (const kind of kinds) {
    const list = document.getIn(['proposed', kind], true);
    if (isSeq(list)) list.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
