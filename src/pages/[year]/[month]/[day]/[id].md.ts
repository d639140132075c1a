import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { dateParts } from '../../../../archive/dates.ts';
import { getArchive } from '../../../../queries/archive.ts';
import { articleSource } from '../../../../queries/copies.ts';

export async function getStaticPaths() {
  const { reports } = await getArchive();
  return reports.map((report) => ({
    params: { ...dateParts(report.article.date), id: report.article.id },
    props: { report },
  }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => new Response(articleSource(props.report));
