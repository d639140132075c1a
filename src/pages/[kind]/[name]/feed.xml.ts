import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { feedKinds, nameKinds } from '../../../archive/urls.ts';
import { getArchive } from '../../../queries/archive.ts';
import { feedKey, nameFeed } from '../../../queries/feed.ts';

export async function getStaticPaths() {
  const { names } = await getArchive();
  return feedKinds.flatMap((kind) =>
    names[kind].map((entry) => ({
      params: { kind: nameKinds[kind], name: entry.slug },
      props: { entry },
      cacheKey: feedKey(entry),
    })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props, site }) => new Response(nameFeed(props.entry, site));
