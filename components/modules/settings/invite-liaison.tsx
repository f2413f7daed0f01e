'use client';

import { Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { inviteLiaison } from '@/lib/modules/people/actions';
import type { OneTimeLink } from '@/lib/modules/people/types';
import { OneTimeLinkDialog } from './one-time-link';
import { PartnerField } from './partner-field';

type Props = { partner?: { id: string; name: string }; className?: string };

/** Invites a liaison of a partner, of this one where it is given, and shows the link once. */
export function InviteLiaison({ partner, className = 'btn' }: Props) {
  const t = useTranslations('settings');
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        <Link2 className="ic" aria-hidden />
        {t('invitations.inviteLiaison')}
      </button>
      {open && (
        <FormDialog
          title={t('invitations.liaisonTitle')}
          submit={t('invitations.create')}
          action={inviteLiaison}
          input={(form) => {
            const { q: _typed, ...input } = Object.fromEntries(form);
            return input;
          }}
          onDone={(made) => {
            setOpen(false);
            setLink(made);
          }}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              {partner ? (
                <>
                  <p className="field wide">{partner.name}</p>
                  <input type="hidden" name="partnerId" value={partner.id} />
                </>
              ) : (
                <PartnerField error={error} />
              )}
              <TextField name="name" label={t('people.name')} required error={error} />
              <TextField name="title" label={t('people.post')} error={error} />
              <TextField
                name="email"
                type="email"
                label={t('people.email')}
                help={t('invitations.reach')}
                error={error}
              />
              <TextField name="phone" type="tel" label={t('people.phone')} error={error} />
            </div>
          )}
        </FormDialog>
      )}
      {link && <OneTimeLinkDialog title={t('link.invitationTitle')} link={link} onClose={() => setLink(null)} />}
    </>
  );
}
