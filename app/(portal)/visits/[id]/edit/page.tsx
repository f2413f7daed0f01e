import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { VisitForm } from '@/components/modules/visits/visit-form';
import { Head } from '@/components/ui/head';
import { staffOptions } from '@/lib/modules/people/queries';
import { getVisit } from '@/lib/modules/visits/record';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('titles.edit') };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('visits');
  const { today, membershipId } = await pageCtx();
  const visit = await forPage(getVisit)(await params);
  if (!visit.may.write) forbidden();
  const staff = await forPage(staffOptions)({});
  // Who took part then may have left since.
  const gone = visit.people.filter((person) => !staff.some((each) => each.id === person.id));
  const people = [...gone.map(({ id, name }) => ({ id, name: name || t('record.unknownPerson') })), ...staff];
  return (
    <>
      <Head title={t('titles.edit')} />
      <VisitForm values={visit} owners={[]} {...{ today, people, membershipId }} />
    </>
  );
}
