import { PartnerScreenView } from '@/components/modules/partners/partner-record';
import { agreementsOfPartner } from '@/lib/modules/agreements/queries';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { seatsOfPartner } from '@/lib/modules/governance/council';
import { needsOfPartner } from '@/lib/modules/needs/queries';
import { orderClassesOfPartner } from '@/lib/modules/order-classes/queries';
import { tabOf, timelineOf } from '@/lib/modules/partners/list';
import { getPartner } from '@/lib/modules/partners/record';
import { partnerTimeline } from '@/lib/modules/partners/timeline';
import { pathwaysOfPartner } from '@/lib/modules/pathways/queries';
import { platformsOfPartner } from '@/lib/modules/platforms/queries';
import { dictionaries } from '@/lib/modules/settings/queries';
import { visitsOfPartner } from '@/lib/modules/visits/queries';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';
import { Hanging } from './hanging';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPartner)(await params)).name };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const { scope, role } = await pageCtx();
  const staff = scope === 'staff';
  const [tab, timeline] = [tabOf(query, role), timelineOf(query)];
  const [partner, of] = [await forPage(getPartner)({ id }), { partnerId: id }];
  const shown = await readPage(async (read) => ({
    words: await read(dictionaries, {}),
    agreements: ['overview', 'agreements'].includes(tab) ? await read(agreementsOfPartner, of) : [],
    platforms: tab === 'platforms' ? await read(platformsOfPartner, of) : [],
    seats: staff && tab === 'platforms' ? await read(seatsOfPartner, of) : [],
    classes: tab === 'classes' ? await read(orderClassesOfPartner, of) : [],
    pathways: tab === 'pathways' ? await read(pathwaysOfPartner, of) : [],
    needs: ['overview', 'needs'].includes(tab) ? await read(needsOfPartner, of) : [],
    visits: staff && ['overview', 'visits'].includes(tab) ? await read(visitsOfPartner, of) : [],
    files: staff && tab === 'files' ? await read(listAttachments, of) : null,
    timeline: staff ? { shown: timeline, ...(await read(partnerTimeline, { id, ...timeline })) } : null,
  }));
  return <PartnerScreenView {...{ partner, tab, role, ...shown }} hanging={<Hanging tab={tab} id={id} />} />;
}
