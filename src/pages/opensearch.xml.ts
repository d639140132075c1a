import type { APIRoute } from 'astro';
import { openSearchDescription } from '../queries/opensearch.ts';

export const GET: APIRoute = ({ site }) => new Response(openSearchDescription(site));
