import { getTranslations } from 'next-intl/server';
import { ScansScreen } from '@/components/modules/documents/scans-screen';
import { demandScans } from '@/lib/processes/file-scans';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('documents.scans'))('title') };
}

export default async function Page() {
  await forPage(demandScans)({});
  return <ScansScreen />;
}
