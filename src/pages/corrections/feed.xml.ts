import type { APIRoute } from 'astro';
import { correctionsFeed } from '../../queries/feed.ts';

export const GET: APIRoute = async ({ site }) => new Response(await correctionsFeed(site));
