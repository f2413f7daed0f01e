import { getTranslations } from 'next-intl/server';
import { PostList } from '@/components/modules/posts/post-list';
import { grantOf } from '@/lib/authz/catalogue';
import { postList } from '@/lib/modules/posts/list';
import { listPosts, postFacets } from '@/lib/modules/posts/queries';
import { pageCtx, readPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata() {
  return { title: (await getTranslations('posts'))('title') };
}

export default async function Page({ searchParams }: Props) {
  const { role } = await pageCtx();
  const state = postList.parse(await searchParams);
  const { cols: _cols, ...input } = state;
  const { page, facets } = await readPage(async (read) => ({
    page: await read(listPosts, input),
    facets: await read(postFacets, { filter: state.filter }),
  }));
  const may = {
    needed: grantOf(role, 'plans.read') !== null,
    write: grantOf(role, 'posts.write') !== null,
    import: grantOf(role, 'posts.import') !== null,
    export: grantOf(role, 'posts.export') !== null,
  };
  return <PostList {...{ state, page, facets, may }} />;
}
