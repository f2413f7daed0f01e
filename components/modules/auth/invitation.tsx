import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { LinkPage } from '@/lib/auth/by-link';
import { AcceptForm, LinkForm } from './link-form';
import { SignOutButton } from './sign-out-button';

type Props = { token: string; link: LinkPage; signedInAs: string | null };

/** How the person invited goes on: with a first password, by signing in, or at once. */
export async function Invitation({ token, link, signedInAs }: Props) {
  const t = await getTranslations('auth');
  if (signedInAs && signedInAs !== link.userId)
    return (
      <>
        <p>{t('invite.other')}</p>
        <SignOutButton label={t('signOut')} className="btn big" />
      </>
    );
  if (link.isNew)
    return <LinkForm kind="invite" token={token} rule={{ minLength: link.minLength, complex: link.complex }} />;
  if (signedInAs) return <AcceptForm token={token} />;
  return (
    <Link className="btn btn-primary big" href={`/login?${new URLSearchParams({ next: `/invite/${token}` })}`}>
      {t('invite.signIn')}
    </Link>
  );
}
