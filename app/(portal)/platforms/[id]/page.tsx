import { PlatformScreenView } from '@/components/modules/platforms/platform-record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getPlatform, platformTimeline } from '@/lib/modules/platforms/record';
import { forPage, pageCtx } from '@/lib/transport/page';
import { OfKind } from './of-kind';

type Params = { params: Promise<{ id: string }> };
type Props = Params & { searchParams: Promise<{ year?: string | string[] }> };

export async function generateMetadata({ params }: Params) {
  return { title: (await forPage(getPlatform)(await params)).name };
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { year } = await searchParams;
  const { scope, today } = await pageCtx();
  const staff = scope === 'staff';
  const platform = await forPage(getPlatform)({ id });
  const history = staff ? await forPage(platformTimeline)({ id }) : null;
  const files = staff ? await forPage(listAttachments)({ platformId: id }) : null;
  return (
    <PlatformScreenView {...{ platform, today, history, files }}>
      <OfKind {...{ platform, staff, today, year }} />
    </PlatformScreenView>
  );
}
