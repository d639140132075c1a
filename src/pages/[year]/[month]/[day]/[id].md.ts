import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getArchive, reportPaths } from '../../../../queries/archive.ts';
import { articleSource } from '../../../../queries/copies.ts';

export async function getStaticPaths() {
  return reportPaths((await getArchive()).reports);
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => new Response(articleSource(props.report));
