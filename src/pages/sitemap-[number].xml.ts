import type { APIRoute, GetStaticPaths } from 'astro';
import { sitemapCount, sitemapFile } from '../queries/sitemap.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  Array.from({ length: await sitemapCount() }, (_, index) => ({
    params: { number: String(index + 1) },
  }));

export const GET: APIRoute = async ({ params, site }) =>
  new Response(await sitemapFile(Number(params['number']), site));
