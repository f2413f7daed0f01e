import { PartnerScreenView } from '@/components/modules/partners/partner-record';
import { agreementsOfPartner } from '@/lib/modules/agreements/queries';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { needsOfPartner } from '@/lib/modules/needs/queries';
import { tabOf, timelineOf } from '@/lib/modules/partners/list';
import { getPartner } from '@/lib/modules/partners/record';
import { partnerTimeline } from '@/lib/modules/partners/timeline';
import { dictionaries } from '@/lib/modules/settings/queries';
import { visitsOfPartner } from '@/lib/modules/visits/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getPartner)(await params)).name };
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const { scope } = await pageCtx();
  const staff = scope === 'staff';
  const [tab, timeline] = [tabOf(query), timelineOf(query)];
  const partner = await forPage(getPartner)({ id });
  const of = { partnerId: id };
  return (
    <PartnerScreenView
      {...{ partner, tab }}
      words={await forPage(dictionaries)({})}
      agreements={['overview', 'agreements'].includes(tab) ? await forPage(agreementsOfPartner)(of) : []}
      needs={['overview', 'needs'].includes(tab) ? await forPage(needsOfPartner)(of) : []}
      visits={staff && ['overview', 'visits'].includes(tab) ? await forPage(visitsOfPartner)(of) : []}
      files={staff && tab === 'files' ? await forPage(listAttachments)(of) : null}
      timeline={staff ? { shown: timeline, ...(await forPage(partnerTimeline)({ id, ...timeline })) } : null}
    />
  );
}
