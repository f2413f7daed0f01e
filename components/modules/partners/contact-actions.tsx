'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/form/form-dialog';
import { useCommand } from '@/components/form/use-command';
import { AskButton } from '@/components/ui/ask-button';
import { OpenButton } from '@/components/ui/open-button';
import { addContact, leaveContact, revealPhone, updateContact } from '@/lib/modules/partners/actions';
import type { ContactView } from '@/lib/modules/partners/types';
import { ContactFields, contactOf } from './contact-fields';

/** Adds a contact to a partner. */
export function AddContact({ partnerId }: { partnerId: string }) {
  const t = useTranslations('partners.contact');
  return (
    <OpenButton label={t('add')} className="btn">
      {(close) => (
        <FormDialog
          title={t('addTitle')}
          submit={t('save')}
          action={addContact}
          input={(form) => ({ partnerId, ...contactOf(form) })}
          onDone={close}
          onClose={close}
        >
          {(error) => <ContactFields error={error} />}
        </FormDialog>
      )}
    </OpenButton>
  );
}

/** Corrects a contact, or notes that it has left. */
export function ContactActions({ contact }: { contact: ContactView }) {
  const t = useTranslations('partners.contact');
  const [open, setOpen] = useState(false);
  const { id, version, name, phoneMasked: phone } = contact;
  return (
    <>
      <button type="button" className="btn btn-s" onClick={() => setOpen(true)} aria-label={`${t('edit')} ${name}`}>
        {t('edit')}
      </button>
      <AskButton
        className="btn btn-s"
        label={t('left')}
        title={t('leftTitle')}
        body={t('leftBody', { name })}
        action={leaveContact}
        input={{ id, version }}
      />
      {open && (
        <FormDialog
          title={t('editTitle')}
          submit={t('save')}
          action={updateContact}
          input={(form) => ({ id, version, ...contactOf(form) })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => <ContactFields values={{ ...contact, phone }} error={error} />}
        </FormDialog>
      )}
    </>
  );
}

type PhoneProps = { contactId: string; name: string; masked: string | null; may: boolean };

/** A phone number, masked until somebody who may asks for it; the audit notes that. */
export function Phone({ contactId, name, masked, may }: PhoneProps) {
  const t = useTranslations('partners.contact');
  const { run, pending } = useCommand(revealPhone);
  const [phone, setPhone] = useState<string | null>(null);

  async function reveal() {
    const answer = await run({ contactId });
    if (answer) setPhone(answer.data.phone);
  }
  if (!masked) return <span className="dim3">{t('noPhone')}</span>;
  return (
    <span className="row gap-1.5!" aria-live="polite">
      {phone ? <a href={`tel:${phone}`}>{phone}</a> : masked}
      {may && !phone && (
        <button
          type="button"
          className="link small"
          disabled={pending}
          onClick={reveal}
          title={t('revealHint')}
          aria-label={`${t('reveal')} ${name}`}
        >
          {t('reveal')}
        </button>
      )}
    </span>
  );
}
