import { getTranslations } from 'next-intl/server';
import { TemplateScreen } from '@/components/modules/documents/template-screen';
import { listTemplates } from '@/lib/modules/documents/queries';
import { forPage } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('documents'))('title') };
}

export default async function Page() {
  return <TemplateScreen rows={await forPage(listTemplates)({})} />;
}
