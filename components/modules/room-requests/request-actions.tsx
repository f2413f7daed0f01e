'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { useCommand } from '@/components/form/use-command';
import { confirmRequest, declineRequest, revealRequester } from '@/lib/modules/room-requests/actions';
import type { RequestRow } from '@/lib/modules/room-requests/types';

/** Confirms what was asked for, or declines it with a reason. */
export function RequestActions({ row: { id, version, title } }: { row: RequestRow }) {
  const t = useTranslations('roomRequests');
  const [open, setOpen] = useState<'confirm' | 'decline' | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="row">
      {(['confirm', 'decline'] as const).map((event) => (
        <button key={event} type="button" className="link small" onClick={() => setOpen(event)}>
          {t(`events.${event}`)}
          <span className="vh"> {title}</span>
        </button>
      ))}
      {open && (
        <FormDialog<unknown>
          title={t('decide', { event: t(`events.${open}`), title })}
          submit={t(`events.${open}`)}
          tone={open === 'decline' ? 'bad' : 'primary'}
          action={open === 'confirm' ? confirmRequest : declineRequest}
          input={(form) => ({ id, version, ...(open === 'decline' && { reason: form.get('reason') }) })}
          onDone={close}
          onClose={close}
        >
          {(error) =>
            open === 'decline' ? (
              <AreaField
                {...{ name: 'reason', label: t('fields.reason'), help: t('reasonHint'), error }}
                {...{ wide: true, required: true, maxLength: 300 }}
              />
            ) : (
              <p>{t('confirmHint')}</p>
            )
          }
        </FormDialog>
      )}
    </span>
  );
}

/** The number of whoever asks, masked until somebody asks for it; the audit notes that. */
export function RequestPhone({ id, masked }: { id: string; masked: string }) {
  const t = useTranslations('roomRequests');
  const { run, pending } = useCommand(revealRequester);
  const [phone, setPhone] = useState<string | null>(null);

  async function reveal() {
    const answer = await run({ id });
    if (answer) setPhone(answer.data.phone);
  }
  return (
    <span className="row gap-1.5!" aria-live="polite">
      {phone ? (
        <a className="link" href={`tel:${phone}`}>
          {phone}
        </a>
      ) : (
        masked
      )}
      {!phone && (
        <button type="button" className="link small" disabled={pending} onClick={reveal} title={t('revealHint')}>
          {t('reveal')}
          <span className="vh"> {masked}</span>
        </button>
      )}
    </span>
  );
}
