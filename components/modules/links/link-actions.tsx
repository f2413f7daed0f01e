'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { FormDialog } from '@/components/form/form-dialog';
import type { Action } from '@/components/form/use-command';
import { AskButton } from '@/components/ui/ask-button';
import { Modal } from '@/components/ui/modal';
import { handOutLinks, renewLink, revokeLinks } from '@/lib/modules/links/actions';
import type { IssuedLink, LinkRow } from '@/lib/modules/links/types';
import { IssuedLinks } from './issued-links';
import { MailFailureReason } from './mail-failure';

type Made = { links: IssuedLink[] };
const Show = createContext<(links: IssuedLink[]) => void>(() => undefined);

/** Shows links just made, which are seen this once: outside of the rows, which may leave the list with what was done. */
export function IssuedHost({ children }: { children: ReactNode }) {
  const t = useTranslations('links');
  const [links, setLinks] = useState<IssuedLink[] | null>(null);
  return (
    <Show value={setLinks}>
      {children}
      {links && (
        <Modal title={t('make.done', { count: links.length })} onClose={() => setLinks(null)}>
          <div className="bd">
            <IssuedLinks links={links} days={null} />
          </div>
        </Modal>
      )}
    </Show>
  );
}

type IssueProps = { label: string; body: ReactNode; className: string; action: Action<Made>; input: unknown };

/** Asks, and has the host show the links that come of it. */
function IssueButton({ label, body, className, action, input }: IssueProps) {
  const show = useContext(Show);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <FormDialog<Made>
          {...{ title: label, submit: label, action }}
          input={() => input}
          onDone={({ links }) => {
            setAsking(false);
            show(links);
          }}
          onClose={() => setAsking(false)}
        >
          {() => <>{body}</>}
        </FormDialog>
      )}
    </>
  );
}

type HandOutProps = { label: string; className: string; ids: string[]; failure?: LinkRow['mailFailure'] };

/** The texts of links that the schedule made: shown once, and from then on sent. */
export function HandOut({ label, className, ids, failure = null }: HandOutProps) {
  const t = useTranslations('links');
  const body = (
    <>
      {failure && (
        <p>
          {t('list.mailFailed')} · <MailFailureReason failure={failure} />
        </p>
      )}
      <p>{t('list.handOutAsk', { count: ids.length })}</p>
    </>
  );
  return <IssueButton {...{ label, className, body }} action={handOutLinks} input={{ linkIds: ids }} />;
}

/** What may be done with a link that was not used: handed out, made anew, or taken back. */
export function LinkActions({ row }: { row: LinkRow }) {
  const t = useTranslations('links');
  if (!row.mayEnd) return null;
  return (
    <span className="row">
      {row.toSend && (
        <HandOut label={t('list.handOut')} className="btn btn-s" ids={[row.id]} failure={row.mailFailure} />
      )}
      <IssueButton
        {...{ label: t('list.renew'), body: <p>{t('make.once')}</p>, className: 'btn btn-s', action: renewLink }}
        input={{ id: row.id }}
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
