'use client';

import { useTranslations } from 'next-intl';
import { AskButton } from '@/components/ui/ask-button';
import { RunButton } from '@/components/ui/run-button';
import { endMember, endMemberTotp, endSessions, reopenMember, resetLink } from '@/lib/modules/people/actions';
import type { MemberRecord } from '@/lib/modules/people/types';
import { OneTimeLinkDialog } from './one-time-link';

type Props = { member: Pick<MemberRecord, 'id' | 'version' | 'name' | 'may'> };

/** What may be done with one person now. */
export function MemberActions({ member: { id, version, name, may } }: Props) {
  const t = useTranslations('settings');
  return (
    <>
      {may.resetLink && (
        <AskButton
          label={t('people.reset')}
          title={t('people.resetTitle', { name })}
          body={t('people.resetBody')}
          action={resetLink}
          input={{ id }}
          then={(link, close) => <OneTimeLinkDialog title={t('link.resetTitle')} link={link} onClose={close} />}
        />
      )}
      {may.endSessions && (
        <AskButton
          label={t('people.endSessions')}
          title={t('people.endSessionsTitle', { name })}
          body={t('people.endSessionsBody')}
          action={endSessions}
          input={{ id }}
        />
      )}
      {may.endTotp && (
        <AskButton
          label={t('people.endTotp')}
          title={t('people.endTotpTitle', { name })}
          body={t('people.endTotpBody')}
          action={endMemberTotp}
          input={{ id }}
        />
      )}
      {may.end && (
        <AskButton
          label={t('people.end')}
          title={t('people.endTitle', { name })}
          body={t('people.endBody')}
          className="btn btn-bad"
          tone="bad"
          action={endMember}
          input={{ id, version }}
        />
      )}
      {may.reopen && (
        <RunButton label={t('people.reopen')} action={reopenMember} input={{ id, version }} className="btn" />
      )}
    </>
  );
}
