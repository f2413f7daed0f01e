import { getTranslations } from 'next-intl/server';
import { deviceName } from '@/components/ui/device-name';
import { stamp, stampDay } from '@/components/ui/stamp';
import type { MemberRecord } from '@/lib/modules/people/types';

/** How the person signs in, and where the person is signed in now. */
export async function MemberAccount({ member }: { member: MemberRecord }) {
  const t = await getTranslations('settings.people');
  const facts: [string, string | null][] = [
    [t('email'), member.email],
    [t('phone'), member.phoneMasked],
    [t('totp'), member.totpEnabledAt ? t('totpOn', { day: stampDay(member.totpEnabledAt) }) : t('totpOff')],
    [t('passwordChanged'), member.passwordChangedAt && stampDay(member.passwordChangedAt)],
  ];
  return (
    <>
      <section className="sec">
        <div className="sec-head">
          <h2>{t('account')}</h2>
        </div>
        <dl className="facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? '—'}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="sec">
        <div className="sec-head">
          <h2>{t('sessions')}</h2>
          <span className="n">{member.sessions.length}</span>
        </div>
        {member.sessions.length === 0 && <p className="dim">{t('sessionsNone')}</p>}
        <ul>
          {member.sessions.map((session) => (
            <li key={session.id} className="py-2">
              <span title={session.userAgent ?? undefined}>{deviceName(session.userAgent) ?? t('unknownDevice')}</span>
              <p className="small dim">
                {t('signedIn', { time: stamp(session.createdAt) })} · {t('active', { time: stamp(session.lastSeenAt) })}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
