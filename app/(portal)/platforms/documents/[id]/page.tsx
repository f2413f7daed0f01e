import { DocumentScreen } from '@/components/modules/governance/document-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { documentTimeline, getDocument } from '@/lib/modules/governance/documents';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getDocument)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const document = await forPage(getDocument)({ id });
  const history = await forPage(documentTimeline)({ id });
  const files = await forPage(listAttachments)({ platformDocumentId: id });
  return (
    <ClientMessages namespaces={['governance']}>
      <DocumentScreen {...{ document, history, files, today }} />
    </ClientMessages>
  );
}
