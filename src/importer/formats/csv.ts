/** A table to records: a row an article, the first row names the fields, in English or in Chinese. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export interface CsvRow {
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
}

export type CsvRead =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly line: number };

const named: Readonly<Record<string, string>> = {
  编号: 'id',
  标题: 'headline',
  肩题: 'kicker',
  引题: 'kicker',
  副题: 'deck',
  副标题: 'deck',
  日期: 'date',
  见报日期: 'date',
  电头: 'dateline',
  署名: 'byline',
  作者: 'byline',
  记者: 'byline',
  稿源: 'source',
  来源: 'source',
  报纸: 'publication',
  栏目: 'section',
  人物: 'people',
  地点: 'places',
  机构: 'organizations',
  专题: 'topics',
  专题词: 'topics',
  事件: 'event',
  正文: 'body',
  内容: 'body',
  title: 'headline',
  author: 'byline',
  content: 'body',
  text: 'body',
};
const lists = new Set(['byline', 'people', 'places', 'organizations', 'topics']);

export function csvRows(text: string): CsvRead {
  try {
    const rows: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      columns: (header: readonly string[]) =>
        header.map((name) => named[name.trim()] ?? name.trim()),
      bom: true,
      info: true,
      skipEmptyLines: true,
      delimiter: text.slice(0, text.search(/\r|\n|$/u)).includes('\t') ? '\t' : ',',
    });
    return {
      ok: true,
      rows: rows.map(({ record, info }) => ({ line: info.lines, record: fields(record) })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, line: typeof error['lines'] === 'number' ? error['lines'] : 1 };
  }
}

/** A day as tables write it, year first: “2026年5月8日”, “2026/5/8”. */
const writtenDay = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

const read = (field: string, value: string): unknown => {
  if (field === 'date') {
    const [, year, month, day] = writtenDay.exec(value.trim()) ?? [];
    if (!year || !month || !day) return value;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  if (lists.has(field)) {
    return value
      .split(/[;；、]/u)
      .map((item) => item.trim())
      .filter(Boolean);
  }
  if (field !== 'edition') return value;
  const [number, ...name] = value.trim().split(/\s+/u);
  return name.length > 0 ? { number, name: name.join(' ') } : { number };
};

/** Empty cells say nothing; a cell of several names is parted at “；”, “;” and “、”. */
const fields = (record: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value.trim() !== '')
      .map(([field, value]) => [field, read(field, value)]),
  );
