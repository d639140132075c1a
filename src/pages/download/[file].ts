import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { downloadFormats } from '../../archive/urls.ts';
import { getArchive } from '../../queries/archive.ts';
import { csvTable, jsonLines } from '../../queries/copies.ts';

const writers = { jsonl: jsonLines, csv: csvTable };

export async function getStaticPaths() {
  const { years } = await getArchive();
  return years.flatMap((year) =>
    downloadFormats.map((format) => ({
      params: { file: `${year.year}.${format}` },
      props: { year, format },
    })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { year, format }, site }) => {
  const reports = year.months.flatMap(({ days }) => days.flatMap((day) => day.reports));
  return new Response(writers[format](reports, site));
};
