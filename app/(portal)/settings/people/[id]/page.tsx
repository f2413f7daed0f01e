import { getTranslations } from 'next-intl/server';
import { MemberScreen } from '@/components/modules/settings/member-screen';
import { getMember } from '@/lib/modules/people/members';
import { departmentOptions } from '@/lib/modules/people/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('people.title') };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  const { membershipId } = await pageCtx();
  const member = await forPage(getMember)({ id });
  return <MemberScreen member={member} departments={await forPage(departmentOptions)({})} self={id === membershipId} />;
}
