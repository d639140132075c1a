import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { getArchive, reportPaths } from '../../../../queries/archive.ts';
import { articleRecord } from '../../../../queries/copies.ts';
import { textOf } from '../../../../queries/page-key.ts';
import { site } from '../../../../site.ts';

export async function getStaticPaths() {
  return reportPaths(site.copies ? (await getArchive()).reports : [], textOf);
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props, site }) =>
  Response.json(articleRecord(props.report, site));
