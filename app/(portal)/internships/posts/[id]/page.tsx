import { PostScreen } from '@/components/modules/posts/post-record';
import { getPost, postTimeline } from '@/lib/modules/posts/record';
import { forPage, pageCtx } from '@/lib/transport/page';
import { Vacancies } from '../../../vacancies/of';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPost)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope } = await pageCtx();
  const post = await forPage(getPost)({ id });
  const history = scope === 'staff' ? await forPage(postTimeline)({ id }) : null;
  return (
    <PostScreen {...{ post, history }}>
      <Vacancies kind="post" id={id} />
    </PostScreen>
  );
}
