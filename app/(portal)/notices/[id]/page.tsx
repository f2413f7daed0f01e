import { NoticeScreen } from '@/components/modules/notices/notice-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getNotice, noticeTimeline } from '@/lib/modules/notices/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getNotice)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope } = await pageCtx();
  const notice = await forPage(getNotice)({ id });
  const files = await forPage(listAttachments)({ noticeId: id });
  const history = scope === 'staff' ? await forPage(noticeTimeline)({ id }) : null;
  return <NoticeScreen {...{ notice, files, history }} />;
}
