import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { downloadFormats } from '../../archive/urls.ts';
import { getArchive } from '../../queries/archive.ts';
import { csvTable, jsonLines } from '../../queries/copies.ts';
import { pageKey, textOf } from '../../queries/page-key.ts';
import { recordFiles } from '../../queries/record-files.ts';

const writers = { jsonl: jsonLines, csv: csvTable };

export async function getStaticPaths() {
  return [...recordFiles(await getArchive())].flatMap(([name, reports]) =>
    downloadFormats.map((format) => ({
      params: { file: `${name}.${format}` },
      props: { reports, format },
      cacheKey: pageKey(reports.map(textOf)),
    })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { reports, format }, site }) =>
  new Response(writers[format](reports, site));
