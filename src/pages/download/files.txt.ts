import type { APIRoute } from 'astro';
import { downloadFormats, downloadPath, wholeArchive } from '../../archive/urls.ts';
import { getArchive } from '../../queries/archive.ts';
import { absolute } from '../../queries/feed.ts';
import { recordFiles } from '../../queries/record-files.ts';

/** The files of records year by year, an address a line: `wget -i` takes the whole archive away. */
export const GET: APIRoute = async ({ site }) => {
  const years = [...recordFiles((await getArchive()).reports).keys()].filter(
    (name) => name !== wholeArchive,
  );
  const files = years.flatMap((year) =>
    downloadFormats.map((format) => absolute(downloadPath(year, format), site)),
  );
  return new Response(files.map((address) => `${address}\n`).join(''));
};
