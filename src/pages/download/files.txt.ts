import type { APIRoute } from 'astro';
import { downloadFormats, downloadPath } from '../../archive/urls.ts';
import { getArchive } from '../../queries/archive.ts';
import { absolute } from '../../queries/feed.ts';

/** Every file of records, an address a line: `wget -i` takes the whole archive away. */
export const GET: APIRoute = async ({ site }) => {
  const { years } = await getArchive();
  const files = years.flatMap(({ year }) =>
    downloadFormats.map((format) => absolute(downloadPath(year, format), site)),
  );
  return new Response(files.map((address) => `${address}\n`).join(''));
};
