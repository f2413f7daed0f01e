'use client';

import { useTranslations } from 'next-intl';
import { AskButton } from '@/components/ui/ask-button';
import { Modal } from '@/components/ui/modal';
import { handOutLinks, renewLink, revokeLinks } from '@/lib/modules/links/actions';
import type { IssuedLink, LinkRow } from '@/lib/modules/links/types';
import { IssuedLinks } from './issued-links';

/** What may be done with a link that was not used: made anew, or taken back. */
export function LinkActions({ row }: { row: LinkRow }) {
  const t = useTranslations('links');
  if (!row.mayEnd) return null;
  return (
    <span className="row">
      {row.toSend && <HandOut label={t('list.handOut')} className="btn btn-s" ids={[row.id]} />}
      <AskButton<{ links: IssuedLink[] }>
        label={t('list.renew')}
        title={t('list.renew')}
        body={t('make.once')}
        className="btn btn-s"
        action={renewLink}
        input={{ id: row.id }}
        then={({ links }, close) => <Issued {...{ links, close }} />}
      />
      <AskButton
        label={t('list.revoke')}
        title={t('list.revoke')}
        body={t('list.revokeAsk', { name: row.recipient })}
        className="btn btn-s"
        tone="bad"
        action={revokeLinks}
        input={{ linkIds: [row.id] }}
      />
    </span>
  );
}

function Issued({ links, close }: { links: IssuedLink[]; close: () => void }) {
  const t = useTranslations('links');
  return (
    <Modal title={t('make.done', { count: links.length })} onClose={close}>
      <div className="bd">
        <IssuedLinks links={links} days={null} />
      </div>
    </Modal>
  );
}

/** The texts of links that the schedule made: shown once, and from then on sent. */
export function HandOut({ label, className, ids }: { label: string; className: string; ids: string[] }) {
  const t = useTranslations('links');
  return (
    <AskButton<{ links: IssuedLink[] }>
      {...{ label, className, action: handOutLinks, input: { linkIds: ids } }}
      title={label}
      body={t('list.handOutAsk', { count: ids.length })}
      then={({ links }, close) => <Issued {...{ links, close }} />}
    />
  );
}
