import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { InvitationTable } from '@/components/modules/settings/invitation-table';
import { InviteLiaison } from '@/components/modules/settings/invite-liaison';
import { InviteStaff } from '@/components/modules/settings/invite-staff';
import { Empty, Head } from '@/components/ui/head';
import { grantOf } from '@/lib/authz/catalogue';
import { listInvitations } from '@/lib/modules/people/invitations';
import { departmentOptions } from '@/lib/modules/people/queries';
import { forPage, pageCtx } from '@/lib/transport/page';

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('invitations.title') };
}

export default async function Page() {
  const t = await getTranslations('settings.invitations');
  const { role } = await pageCtx();
  const rows = await forPage(listInvitations)({});
  return (
    <>
      <Head title={t('title')} count={t('count', { count: rows.length })} lede={t('intro')}>
        <Link className="btn" href="/settings/invitations/mentors">
          {t('mentors')}
        </Link>
        <InviteLiaison />
        {grantOf(role, 'settings.people') && (
          <InviteStaff departments={await forPage(departmentOptions)({})} className="btn btn-primary" />
        )}
      </Head>
      {rows.length > 0 ? <InvitationTable rows={rows} /> : <Empty title={t('none')} hint={t('noneHint')} />}
    </>
  );
}
