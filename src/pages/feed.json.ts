import type { APIRoute } from 'astro';
import { archiveFeed } from '../queries/feed.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response((await archiveFeed(site, 'plain')).json1());
