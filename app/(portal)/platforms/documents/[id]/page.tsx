import { DocumentScreen } from '@/components/modules/governance/document-record';
import { ProvenIndicators } from '@/components/modules/standards/proven-indicators';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { documentTimeline, getDocument } from '@/lib/modules/governance/documents';
import { indicatorsProven } from '@/lib/modules/standards/evidence';
import { forPage, pageCtx, readPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  return { title: (await forPage(getDocument)(await params)).title };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { today } = await pageCtx();
  const document = await forPage(getDocument)({ id });
  const { history, files, proven } = await readPage(async (read) => ({
    history: await read(documentTimeline, { id }),
    files: await read(listAttachments, { platformDocumentId: id }),
    proven: await read(indicatorsProven, { kind: 'DOCUMENT', recordId: id }),
  }));
  return (
    <ClientMessages namespaces={['governance']}>
      <DocumentScreen {...{ document, history, files, today }}>
        <ProvenIndicators rows={proven} />
      </DocumentScreen>
    </ClientMessages>
  );
}
