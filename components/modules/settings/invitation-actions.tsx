'use client';

import { useTranslations } from 'next-intl';
import { AskButton } from '@/components/ui/ask-button';
import { renewInvitation, withdrawInvitation } from '@/lib/modules/people/actions';
import type { InvitationRow } from '@/lib/modules/people/types';
import { OneTimeLinkDialog } from './one-time-link';

/** What can be done with one open invitation. */
export function InvitationActions({ row }: { row: InvitationRow }) {
  const t = useTranslations('settings');
  return (
    <span className="row">
      <AskButton
        label={t('invitations.renew')}
        title={t('invitations.renewTitle', { name: row.name })}
        body={t('invitations.renewBody')}
        className="btn btn-s"
        action={renewInvitation}
        input={{ id: row.id }}
        then={(link, close) => <OneTimeLinkDialog title={t('link.invitationTitle')} link={link} onClose={close} />}
      />
      <AskButton
        label={t('invitations.withdraw')}
        title={t('invitations.withdrawTitle', { name: row.name })}
        body={t('invitations.withdrawBody')}
        className="btn btn-s"
        tone="bad"
        action={withdrawInvitation}
        input={{ id: row.id }}
      />
    </span>
  );
}
