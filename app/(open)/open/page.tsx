import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { OpenColleges } from '@/components/modules/open/open-colleges';
import { openColleges } from '@/lib/auth/open-colleges';
import { requestId } from '@/lib/transport/request';

export async function generateMetadata() {
  return { title: (await getTranslations('open'))('title') };
}

export default async function Page() {
  const colleges = await openColleges(await requestId());
  return colleges.length > 0 ? <OpenColleges colleges={colleges} /> : notFound();
}
