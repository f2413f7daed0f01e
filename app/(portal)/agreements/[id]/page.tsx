import { AgreementScreen } from '@/components/modules/agreements/agreement-record';
import { ProvenIndicators } from '@/components/modules/standards/proven-indicators';
import { agreementTimeline, getAgreement } from '@/lib/modules/agreements/record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { indicatorsProven } from '@/lib/modules/standards/evidence';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';
import { LinkedClasses, LinkedPathways, LinkedPlatforms } from '../../linked';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getAgreement)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const agreement = await forPage(getAgreement)({ id });
  const { history, files, proven } = await readPage(async (read) => ({
    history: scope === 'staff' ? await read(agreementTimeline, { id }) : null,
    files: await read(listAttachments, { agreementId: id }),
    proven: scope === 'staff' ? await read(indicatorsProven, { kind: 'AGREEMENT', recordId: id }) : [],
  }));
  return (
    <AgreementScreen {...{ agreement, today, history, files }}>
      <LinkedPlatforms filter={{ restsOn: [id] }} />
      <LinkedClasses filter={{ agreement: [id] }} />
      <LinkedPathways filter={{ agreement: [id] }} />
      <ProvenIndicators rows={proven} />
    </AgreementScreen>
  );
}
