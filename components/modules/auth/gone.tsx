import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { AuthCard } from './auth-card';

/** What stands where a one-time link led to, once it works no more. */
export async function Gone({ kind }: { kind: 'reset' | 'invite' }) {
  const t = await getTranslations('auth');
  return (
    <AuthCard title={t('gone.title')} text={t('gone.text')}>
      <p>{t(kind === 'reset' ? 'gone.resetHint' : 'gone.inviteHint')}</p>
      <div className="row">
        {kind === 'reset' && (
          <Link className="btn btn-primary" href="/forgot">
            {t('gone.again')}
          </Link>
        )}
        <Link className="btn" href="/login">
          {t('back')}
        </Link>
      </div>
    </AuthCard>
  );
}
