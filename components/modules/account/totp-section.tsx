'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { RunButton } from '@/components/ui/run-button';
import { stampDay } from '@/components/ui/stamp';
import { recoveryRenew, totpBegin, totpEnd } from '@/lib/modules/account/actions';
import type { AccountPage } from '@/lib/modules/account/types';
import { CodesDialog } from './codes-dialog';
import { ConfirmedButton } from './confirmed-button';
import { TotpSetUp } from './totp-set-up';

/** One-time codes: off, being set up, or on with their recovery codes. */
export function TotpSection({ totp }: { totp: AccountPage['totp'] }) {
  const t = useTranslations('account.totp');
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <>
      {totp.enabledAt ? (
        <TotpOn totp={totp} onCodes={setCodes} />
      ) : totp.offer ? (
        <TotpSetUp offer={totp.offer} onCodes={setCodes} />
      ) : (
        <>
          <p className="dim mb-3">{t(totp.may.begin ? 'offHelp' : 'notHere')}</p>
          {totp.may.begin && <RunButton label={t('begin')} action={totpBegin} input={{}} className="btn" />}
        </>
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </>
  );
}

function TotpOn({ totp, onCodes }: { totp: AccountPage['totp']; onCodes: (codes: string[]) => void }) {
  const t = useTranslations('account.totp');
  return (
    <>
      <p className="mb-3">
        {totp.enabledAt && t('on', { day: stampDay(totp.enabledAt) })} · {t('left', { count: totp.recoveryLeft })}
      </p>
      <div className="row flex-wrap">
        <ConfirmedButton
          label={t('renew')}
          title={t('renewTitle')}
          body={t('renewBody')}
          action={recoveryRenew}
          onDone={(out) => onCodes(out.codes)}
        />
        {totp.may.end ? (
          <ConfirmedButton label={t('end')} title={t('endTitle')} body={t('endBody')} tone="bad" action={totpEnd} />
        ) : (
          <span className="small dim">{t('required')}</span>
        )}
      </div>
    </>
  );
}
