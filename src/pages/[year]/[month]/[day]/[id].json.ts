import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getArchive, reportPaths } from '../../../../queries/archive.ts';
import { articleRecord } from '../../../../queries/copies.ts';

export async function getStaticPaths() {
  return reportPaths((await getArchive()).reports);
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props, site }) =>
  Response.json(articleRecord(props.report, site));
