import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { downloadFormats } from '../../archive/urls.ts';
import { getArchive } from '../../queries/archive.ts';
import { csvTable, jsonLines } from '../../queries/copies.ts';
import { pageKey, textOf } from '../../queries/page-key.ts';

const writers = { jsonl: jsonLines, csv: csvTable };

export async function getStaticPaths() {
  const { years } = await getArchive();
  return years.flatMap((year) => {
    const reports = year.months.flatMap(({ days }) => days.flatMap((day) => day.reports));
    return downloadFormats.map((format) => ({
      params: { file: `${year.year}.${format}` },
      props: { reports, format },
      cacheKey: pageKey(reports.map(textOf)),
    }));
  });
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { reports, format }, site }) =>
  new Response(writers[format](reports, site));
