import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { stampDay } from '@/components/ui/stamp';
import type { AccountPage } from '@/lib/modules/account/types';
import { PasswordForm } from './password-form';
import { OwnPlaces } from './place-list';
import { ProfileForm } from './profile-form';
import { SessionList } from './session-list';
import { TotpSection } from './totp-section';

/** One's own account, section by section. */
export async function AccountScreen({ account }: { account: AccountPage }) {
  const t = await getTranslations('account');
  const { passwordChangedAt } = account;
  return (
    <div className="max-w-2xl [&_.savebar]:static [&_.savebar]:border-0 [&_.savebar]:px-0 [&_.savebar]:pt-4">
      <Section title={t('profile.title')}>
        <ProfileForm key={account.profile.version} profile={account.profile} />
      </Section>
      <Section title={t('places.title')} count={account.places.length}>
        <OwnPlaces places={account.places} />
      </Section>
      <Section title={t('password.title')}>
        {passwordChangedAt && (
          <p className="small dim mb-3">{t('password.changed', { day: stampDay(passwordChangedAt) })}</p>
        )}
        {account.hasPassword ? <PasswordForm rule={account.rule} /> : <p className="dim">{t('password.none')}</p>}
      </Section>
      <Section title={t('totp.title')}>
        <TotpSection totp={account.totp} />
      </Section>
      <Section title={t('sessions.title')} count={account.sessions.length}>
        <SessionList sessions={account.sessions} />
      </Section>
    </div>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {count !== undefined && <span className="n">{count}</span>}
      </div>
      {children}
    </section>
  );
}
