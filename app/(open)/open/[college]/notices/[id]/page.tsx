import { getTranslations } from 'next-intl/server';
import { OpenBusy, OpenNoticeScreen } from '@/components/modules/open/open-records';
import { openNotice } from '@/lib/modules/open/queries';
import { forOpen } from '@/lib/transport/open';

type Props = { params: Promise<{ college: string; id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('open'))('title') };
}

export default async function Page({ params }: Props) {
  const { college: code, id } = await params;
  const notice = await forOpen(code, openNotice, { id });
  return notice ? <OpenNoticeScreen {...{ notice, code }} /> : <OpenBusy />;
}
