import type { APIRoute } from 'astro';
import { sitemapIndex } from '../queries/sitemap.ts';

export const GET: APIRoute = async ({ site }) => new Response(await sitemapIndex(site));
