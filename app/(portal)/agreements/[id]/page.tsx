import { AgreementScreen } from '@/components/modules/agreements/agreement-record';
import { agreementTimeline, getAgreement } from '@/lib/modules/agreements/record';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getAgreement)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { scope, today } = await pageCtx();
  const agreement = await forPage(getAgreement)({ id });
  const { history, files } = await readPage(async (read) => ({
    history: scope === 'staff' ? await read(agreementTimeline, { id }) : null,
    files: await read(listAttachments, { agreementId: id }),
  }));
  return <AgreementScreen {...{ agreement, today, history, files }} />;
}
