import { getTranslations } from 'next-intl/server';
import { AskButton } from '@/components/ui/ask-button';
import { deviceName } from '@/components/ui/device-name';
import { RunButton } from '@/components/ui/run-button';
import { stamp } from '@/components/ui/stamp';
import { endOtherSessions, endSession } from '@/lib/modules/account/actions';
import type { OwnSession } from '@/lib/modules/account/types';

/** Where the person is signed in now; each other device can be signed out. */
export async function SessionList({ sessions }: { sessions: OwnSession[] }) {
  const t = await getTranslations('account.sessions');
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="row items-start py-2">
            <div className="grow">
              <span title={session.userAgent ?? undefined}>{deviceName(session.userAgent) ?? t('unknown')}</span>{' '}
              {session.current && <span className="badge ok">{t('current')}</span>}
              <p className="small dim">
                {t('signedIn', { time: stamp(session.createdAt) })} · {t('active', { time: stamp(session.lastSeenAt) })}
                {session.ip && ` · ${session.ip}`}
              </p>
            </div>
            {!session.current && <RunButton label={t('end')} action={endSession} input={{ id: session.id }} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <AskButton
          label={t('endOthers')}
          title={t('endOthersTitle')}
          body={t('endOthersBody')}
          tone="bad"
          action={endOtherSessions}
          input={{}}
        />
      )}
    </>
  );
}
