import { getTranslations } from 'next-intl/server';
import { YearScreen } from '@/components/modules/college-years/year-record';
import { ClientMessages } from '@/components/shell/client-messages';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { getYear, yearTimeline } from '@/lib/modules/college-years/record';
import { forPage } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props) {
  const { college, year } = await forPage(getYear)(await params);
  const t = await getTranslations('college-years');
  return { title: `${college.name} · ${t('title', { year: String(year) })}` };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const record = await forPage(getYear)({ id });
  const files = await forPage(listAttachments)({ platformYearId: id });
  const history = await forPage(yearTimeline)({ id });
  return (
    <ClientMessages namespaces={['college-years']}>
      <YearScreen {...{ record, files, history }} />
    </ClientMessages>
  );
}
