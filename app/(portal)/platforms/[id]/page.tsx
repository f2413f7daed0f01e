import { PlatformScreenView } from '@/components/modules/platforms/platform-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getPlatform, platformTimeline } from '@/lib/modules/platforms/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPlatform)(await params)).name };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const staff = scope === 'staff';
  const platform = await forPage(getPlatform)({ id });
  const history = staff ? await forPage(platformTimeline)({ id }) : null;
  const files = staff ? await forPage(listAttachments)({ platformId: id }) : null;
  return <PlatformScreenView {...{ platform, today, history, files }} />;
}
