import { FollowingPanel } from '@/components/modules/following/following-panel';
import { PlacementScreen } from '@/components/modules/placements/placement-record';
import { grantOf } from '@/lib/authz/catalogue';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { followingOf } from '@/lib/modules/following/queries';
import { getPlacement, placementTimeline } from '@/lib/modules/placements/record';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPlacement)(await params)).studentName };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, role, today } = await pageCtx();
  const staff = scope === 'staff';
  const placement = await forPage(getPlacement)({ id });
  const documents = grantOf(role, 'placements.export') !== null;
  const going = staff && (placement.state === 'STARTED' || placement.state === 'ENDED');
  const { history, files, following } = await readPage(async (read) => ({
    history: staff ? await read(placementTimeline, { id }) : null,
    files: staff ? await read(listAttachments, { placementId: id }) : null,
    following: going ? await read(followingOf, { placementId: id }) : null,
  }));
  return (
    <PlacementScreen {...{ placement, today, history, files, documents }}>
      {following && <FollowingPanel placementId={id} following={following} />}
    </PlacementScreen>
  );
}
